//go:build !windows

package cli

import (
	"errors"
	"syscall"
)

// isSharingViolation reports that another program holds the file open.
func isSharingViolation(err error) bool { return errors.Is(err, syscall.ETXTBSY) }
