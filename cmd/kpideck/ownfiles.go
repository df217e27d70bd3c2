package main

import (
	"errors"
	"io/fs"
	"os"
	"slices"

	"kpideck/templates"
)

// dataFiles are presets, KPIs, packs, words, layouts and looks: those that come
// inside the program, with a user's own folder over them. A file of the same name
// replaces one of the program's, any other is added.
type dataFiles struct{ own, shipped fs.FS }

// newDataFiles takes a user's folder, or none.
func newDataFiles(dir string) (fs.FS, error) {
	if dir == "" {
		return templates.FS, nil
	}
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return nil, usage("it names a folder such as templates/, with presets/ and the like in it", "KPIDECK_TEMPLATES: cannot open %q: %v", dir, reason(err))
	case !info.IsDir():
		return nil, usage("it names a folder such as templates/, with presets/ and the like in it", "KPIDECK_TEMPLATES: %q is no folder", dir)
	}
	return dataFiles{os.DirFS(dir), templates.FS}, nil
}

// Open opens a user's file, else the program's.
func (d dataFiles) Open(name string) (fs.File, error) {
	f, err := d.own.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return d.shipped.Open(name)
	}
	return f, err
}

// Glob lists the files of both, sorted.
func (d dataFiles) Glob(pattern string) ([]string, error) {
	own, err := fs.Glob(d.own, pattern)
	if err != nil {
		return nil, err
	}
	shipped, err := fs.Glob(d.shipped, pattern)
	list := append(own, shipped...)
	slices.Sort(list)
	return slices.Compact(list), err
}
