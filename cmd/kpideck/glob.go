package main

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// input is a file that a deck reads.
type input struct {
	name string // relative to the deck, / between folders, NFC: the same on every machine
	path string // where to open it
	size int64

	member int // its place in the archive at path; -1 for a file by itself
}

// finder lists the files that patterns name. Hidden files, *.tmp and the lock
// files of office programs are never inputs, nor is what skip says.
type finder struct {
	dir  string
	skip func(input) bool
}

var errPattern = errors.New("bad pattern")

// find lists the files of a pattern, sorted, with those in archives. * stands for any part of a name, ?
// for one letter, [ab] for one of them, ** for any folders.
func (f *finder) find(pattern string) ([]input, error) {
	pattern = norm.NFC.String(filepath.ToSlash(pattern))
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, errPattern
	}
	root, base := f.dir, ""
	if rest, absolute := strings.CutPrefix(pattern, "/"); absolute {
		root, base, pattern = "/", "/", rest
	} else if volume := filepath.VolumeName(pattern); volume != "" {
		root, base, pattern = volume+string(filepath.Separator), volume+"/", strings.TrimPrefix(pattern[len(volume):], "/")
	}
	found := map[string]input{}
	f.walk(root, base, strings.Split(path.Clean(pattern), "/"), found)
	var list []input
	for _, in := range found {
		list = append(list, unpacked(in)...)
	}
	slices.SortFunc(list, func(a, b input) int { return strings.Compare(a.name, b.name) })
	return list, nil
}

// walk looks for the segments of a pattern below a folder; name is the folder
// as messages show it. A folder that cannot be read has no files.
func (f *finder) walk(dir, name string, segments []string, found map[string]input) {
	seg, rest := segments[0], segments[1:]
	if seg == ".." || seg == "." {
		if len(rest) > 0 {
			f.walk(filepath.Join(dir, seg), path.Join(name, seg), rest, found)
		}
		return
	}
	if seg == "**" && len(rest) > 0 {
		f.walk(dir, name, rest, found)
	}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		shown := norm.NFC.String(e.Name())
		if hidden(shown) && !strings.HasPrefix(seg, ".") {
			continue
		}
		at, as := filepath.Join(dir, e.Name()), path.Join(name, shown)
		if matched, _ := path.Match(seg, shown); !matched && seg != "**" {
			continue
		}
		switch {
		case seg == "**" && e.IsDir(): // not through links, which may lead back
			f.walk(at, as, segments, found)
		case seg != "**" && len(rest) > 0:
			f.walk(at, as, rest, found)
		case len(rest) == 0:
			f.add(at, as, found)
		}
	}
}

func (f *finder) add(at, name string, found map[string]input) {
	info, err := os.Stat(at)
	if err != nil || !info.Mode().IsRegular() {
		return
	}
	in := input{name: name, path: at, size: info.Size(), member: -1}
	if !f.skip(in) {
		found[at] = in
	}
}

func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(strings.ToLower(name), ".tmp")
}
