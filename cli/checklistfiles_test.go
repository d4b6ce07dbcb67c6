package cli

import (
	"io/fs"
	"syscall"
	"testing"
)

// A workbook that is there and cannot be opened is a problem of that workbook; other errors stop the run.
func TestUnopened(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want bool
	}{
		{nil, false},
		{&fs.PathError{Op: "open", Path: "a.xlsx", Err: syscall.EACCES}, true},
		{&fs.PathError{Op: "read", Path: "a.xlsx", Err: syscall.EIO}, false},
	} {
		n := unopened("返送/a.xlsx", tt.err)
		if (n != nil) != tt.want || n != nil && n.Pos.File != "返送/a.xlsx" {
			t.Errorf("%v: %v", tt.err, n)
		}
	}
}
