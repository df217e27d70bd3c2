package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kpideck/kpi/diag"
)

// tempPattern names files that are not complete yet. Nothing reads them.
const tempPattern = ".kpideck-*.tmp"

// oldEnding ends the name under which a document that is being replaced is kept
// until all of them are.
const oldEnding = "-old.tmp"

// staging holds the new files of a folder under temporary names until all of
// them are complete. Then commit gives them their names, all or none.
type staging struct {
	dir   string
	made  []string // folders that did not exist, outermost first
	files []*staged
}

type staged struct {
	name   string // in the folder
	temp   string // path; "" when nothing was written
	backup string // path of what stood there before; "" when nothing did
	sha256 string
}

// stage makes the folder and prepares a file for each name, in their order.
func stage(dir string, names ...string) (*staging, error) {
	s := &staging{dir: dir}
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); err == nil || at == filepath.Dir(at) {
			break
		}
		s.made = append([]string{at}, s.made...)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		s.discard()
		return nil, writeProblem(dir, err)
	}
	for _, name := range names {
		s.files = append(s.files, &staged{name: name})
	}
	return s, nil
}

// abandoned is the age from which an unfinished file belongs to no run that is
// still at work. Age is all there is to go by: a process id means nothing on
// another machine, and folders are shared.
const abandoned = 24 * time.Hour

// sweep removes what killed runs left behind. Copies of documents that they were
// about to replace (-old.tmp) stay: one may be the last of its kind.
func (s *staging) sweep(now time.Time) {
	entries, _ := os.ReadDir(s.dir)
	for _, e := range entries {
		unfinished, _ := filepath.Match(tempPattern, e.Name())
		info, err := e.Info()
		if unfinished && err == nil && info.Mode().IsRegular() && !strings.HasSuffix(e.Name(), oldEnding) && now.Sub(info.ModTime()) > abandoned {
			_ = os.Remove(filepath.Join(s.dir, e.Name())) // what cannot be removed is hidden and read by nothing
		}
	}
}

// write fills one file; files may be written at the same time.
func (s *staging) write(f *staged, body func(io.Writer) error) error {
	temp, err := os.CreateTemp(s.dir, tempPattern)
	if err != nil {
		return writeProblem(f.name, err)
	}
	f.temp = temp.Name()
	sum := sha256.New()
	w := bufio.NewWriterSize(io.MultiWriter(temp, sum), 1<<16)
	err = body(w)
	for _, step := range []func() error{w.Flush, func() error { return temp.Chmod(0o644) }, temp.Sync} {
		if err == nil {
			err = step()
		}
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return writeProblem(f.name, err)
	}
	f.sha256 = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// commit gives all files their names, in order. When one cannot be had, those
// before it get back what they replaced.
func (s *staging) commit() error {
	for i, f := range s.files {
		err := s.replace(f)
		if err != nil {
			s.restore(s.files[:i])
			return writeProblem(f.name, err)
		}
	}
	for _, f := range s.files {
		if f.backup != "" {
			_ = os.Remove(f.backup) // the new file is in place; a leftover is hidden and read by nothing
		}
	}
	if d, err := os.Open(s.dir); err == nil {
		_ = d.Sync() // not every file system can; the files themselves are on disk
		_ = d.Close()
	}
	s.files, s.made = nil, nil
	return nil
}

func (s *staging) replace(f *staged) error {
	target := filepath.Join(s.dir, f.name)
	if _, err := os.Lstat(target); err == nil {
		f.backup = strings.TrimSuffix(f.temp, ".tmp") + oldEnding
		if err := keepCopy(target, f.backup); err != nil {
			return err
		}
	}
	if err := os.Rename(f.temp, target); err != nil {
		return err
	}
	f.temp = ""
	return nil
}

// keepCopy links the old file under a second name, or copies it where the file
// system has no links. The target never disappears in between.
func keepCopy(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	old, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, old, 0o644)
}

func (s *staging) restore(done []*staged) {
	for _, f := range done {
		target := filepath.Join(s.dir, f.name)
		if f.backup == "" {
			_ = os.Remove(target)
		} else if os.Rename(f.backup, target) == nil {
			f.backup = ""
		}
	}
}

// discard removes what is not committed, and the folders made for it.
func (s *staging) discard() {
	for _, f := range s.files {
		for _, path := range []string{f.temp, f.backup} {
			if path != "" {
				_ = os.Remove(path)
			}
		}
	}
	for i := len(s.made) - 1; i >= 0; i-- {
		_ = os.Remove(s.made[i]) // stays when someone else put a file there
	}
	s.files, s.made = nil, nil
}

func writeProblem(name string, err error) error {
	if link, ok := err.(*os.LinkError); ok {
		err = link.Err
	}
	return &diag.Problem{Code: "write", Severity: diag.Error, Count: 1,
		Message: diag.Bothf("không ghi được %s: %v", "cannot write %s: %v", name, reason(err)),
		Hint:    diag.Both("đóng tệp nếu nó đang mở ở chương trình khác; kiểm tra quyền ghi và chỗ trống", "close it if another program has it open; check permissions and space")}
}
