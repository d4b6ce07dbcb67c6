package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"

	"kitei/exporters"
	"kitei/policy"
)

// file is one output before it is written.
type file struct {
	name  string // relative to the output folder, with slashes
	write func(io.Writer) error
}

// ledgerName is the record of what kitei last wrote into a folder: it tells a file a person has edited from one of ours.
const ledgerName = ".kitei-written.json"

// ledger maps file names to the SHA-256 of what was last written there.
type ledger map[string]string

// writeAll writes files into a folder: all of them or, when any would overwrite a person's work, none.
//
// A file that exists and is neither what kitei last wrote there nor equal to the new content stops the run, unless force is set: then the old
// file is kept beside the new with .bak at its end. So are the files named in read: what people wrote into those stands in the new ones. Everything is on the disk before the first file is replaced, so that a full disk or a
// folder that cannot be written leaves all as it was.
func (p *program) writeAll(folder string, files []file, force bool, read ...string) error {
	contents, notices, err := render(files)
	if err != nil {
		return err
	}
	book := readLedger(folder)
	var edited, unread []string
	for i, f := range files {
		if book.edited(folder, f.name, contents[i]) {
			edited = append(edited, f.name)
			if !slices.Contains(read, f.name) {
				unread = append(unread, f.name)
			}
		}
	}
	if len(unread) > 0 && !force {
		return policy.Problem("output-edited", policy.Pos{File: filepath.ToSlash(filepath.Join(folder, unread[0]))}, len(unread))
	}
	for i, f := range files {
		book[f.name] = sum(contents[i])
	}
	record, err := book.encode()
	if err != nil {
		return err
	}
	names := []string{}
	for _, f := range files {
		names = append(names, f.name)
	}
	staged, err := stage(folder, append(names, ledgerName), append(contents, record))
	if err != nil {
		return err
	}
	defer staged.discard()
	for _, name := range edited {
		if err := keep(filepath.Join(folder, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	if err := staged.commit(); err != nil {
		return err
	}
	p.notices(notices)
	return nil
}

// noting is a file being made, with what it could not hold.
type noting struct {
	bytes.Buffer
	file    string
	notices []policy.Notice
}

// Note takes a notice of a writer.
func (n *noting) Note(notice policy.Notice) {
	notice.Pos.File = n.file
	n.notices = append(n.notices, notice)
}

// tell passes the notices on to the writer the file goes to.
func (n *noting) tell(w io.Writer) {
	if next, ok := w.(exporters.Noter); ok {
		for _, notice := range n.notices {
			next.Note(notice)
		}
	}
}

// render gives the contents of the files and what they could not hold. They are made side by side: writers only read the documents they share.
func render(files []file) ([][]byte, []policy.Notice, error) {
	made := make([]noting, len(files))
	errs := make([]error, len(files))
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		done.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(files); i = next.Add(1) - 1 {
				made[i].file = files[i].name
				errs[i] = files[i].write(&made[i])
			}
		})
	}
	done.Wait()
	var contents [][]byte
	var notices []policy.Notice
	for i, err := range errs {
		if err != nil {
			return nil, nil, err // the first in the order of the files, whoever came first
		}
		contents, notices = append(contents, made[i].Bytes()), append(notices, made[i].notices...)
	}
	return contents, notices, nil
}

// writeOne writes a single file under the same rules. The ledger stands in its folder.
func (p *program) writeOne(path string, force bool, write func(io.Writer) error) error {
	return p.writeAll(filepath.Dir(path), []file{{filepath.Base(path), write}}, force)
}

func readLedger(folder string) ledger {
	book := ledger{}
	src, err := os.ReadFile(filepath.Join(folder, ledgerName))
	if err == nil && json.Unmarshal(src, &book) != nil {
		return ledger{} // a damaged record: every file then counts as a person's
	}
	return book
}

func (l ledger) edited(folder, name string, content []byte) bool {
	now, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return false // nothing is there; a file where the folder should be is for the writer to report
	}
	if err != nil {
		return true // a folder of that name, or unreadable: not ours to replace
	}
	return sum(now) != l[name] && !bytes.Equal(now, content)
}

// encode writes the record; its keys come out sorted.
func (l ledger) encode() ([]byte, error) {
	src, err := json.MarshalIndent(l, "", " ")
	return append(src, '\n'), err
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// keep moves a file a person edited aside, to name.bak, name.bak2 …: an older copy is never overwritten.
func keep(path string) error {
	for i := 1; ; i++ {
		bak := path + ".bak"
		if i > 1 {
			bak += policy.FormatNumber(i, policy.Hankaku)
		}
		if _, err := os.Lstat(bak); errors.Is(err, fs.ErrNotExist) {
			return os.Rename(path, bak)
		}
	}
}
