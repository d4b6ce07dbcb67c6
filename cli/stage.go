package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// staging is a set of files written beside the places they are meant for and not yet put there.
type staging struct {
	pending []move
	made    []string // folders that were made for it, outermost first
	done    bool
}

type move struct{ from, to string }

// stage writes contents beside their final places. On an error nothing is left behind, and no file that was there has changed.
func stage(folder string, names []string, contents [][]byte) (*staging, error) {
	s := &staging{}
	for i, name := range names {
		if err := s.add(filepath.Join(folder, filepath.FromSlash(name)), contents[i]); err != nil {
			s.discard()
			return nil, err
		}
	}
	return s, nil
}

func (s *staging) add(path string, content []byte) error {
	if err := s.makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".kitei-*.tmp")
	if err != nil {
		return err
	}
	s.pending = append(s.pending, move{f.Name(), path})
	_, err = f.Write(content)
	return errors.Join(err, f.Chmod(0o644), f.Close())
}

// makeFolder makes a folder and those above it, and remembers which were not there.
func (s *staging) makeFolder(folder string) error {
	info, err := os.Stat(folder)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return &fs.PathError{Op: "mkdir", Path: folder, Err: errNotFolder}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if up := filepath.Dir(folder); up != folder {
		if err := s.makeFolder(up); err != nil {
			return err
		}
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	s.made = append(s.made, folder)
	return nil
}

// commit puts every file into its place. A place held by another program stops it with the rest still as it was.
func (s *staging) commit() error {
	for len(s.pending) > 0 {
		m := s.pending[0]
		if err := os.Rename(m.from, m.to); err != nil {
			return &fs.PathError{Op: "rename", Path: m.to, Err: errors.Unwrap(err)}
		}
		s.pending, s.done = s.pending[1:], true
	}
	return nil
}

// discard removes what was not put into place, and the folders made for nothing.
func (s *staging) discard() {
	for _, m := range s.pending {
		_ = os.Remove(m.from) // a leftover with .tmp at its end harms nothing
	}
	s.pending = nil
	for i := len(s.made) - 1; i >= 0 && !s.done; i-- {
		_ = os.Remove(s.made[i]) // not empty when something was put there; then it stays
	}
}
