package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

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
	own := os.DirFS(dir)
	if name := unread(own); name != "" {
		return nil, usage("call it "+strings.TrimSuffix(path.Base(name), ".yml")+".yaml", "KPIDECK_TEMPLATES: %s is not read", name)
	}
	return dataFiles{own, templates.FS}, nil
}

// unread finds a file of a user's folder that looks like one of data and is passed
// over for how its name ends; "" where there is none.
func unread(own fs.FS) string {
	kinds, _ := fs.ReadDir(templates.FS, ".")
	for _, kind := range kinds {
		if names, _ := fs.Glob(own, kind.Name()+"/*.yml"); len(names) > 0 {
			return names[0]
		}
	}
	return ""
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
