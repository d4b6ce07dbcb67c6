package cli

import (
	"errors"
	"syscall"
)

// isSharingViolation reports that another program holds the file open (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION).
func isSharingViolation(err error) bool {
	return errors.Is(err, syscall.Errno(32)) || errors.Is(err, syscall.Errno(33))
}
