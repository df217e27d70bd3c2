package ingest

import (
	"fmt"
	"slices"
)

// unproven tells which exports a preset reads by headers that nobody has seen in
// a file: all of them, or those that have one of some headers.
type unproven struct {
	all     bool
	headers []string
}

// UnmarshalYAML reads true or a list of headers.
func (u *unproven) UnmarshalYAML(read func(any) error) error {
	if err := read(&u.headers); err == nil {
		return nil
	}
	if err := read(&u.all); err != nil || !u.all {
		return fmt.Errorf("unproven: true or a list of headers is wanted")
	}
	u.headers = nil
	return nil
}

// keyed has the headers as they are compared.
func (u unproven) keyed() unproven { return unproven{u.all, keysOf(u.headers)} }

func (u unproven) with(more unproven) unproven {
	return unproven{u.all || more.all, slices.Concat(u.headers, more.headers)}
}

// doubtful tells whether the preset was never held against a real file with the
// header row of a table, or with the title that names its figure.
func (x *Preset) doubtful(t *tableRead) bool {
	seen := append(headerColumns(t.header, t.words), headerKey(t.titleLine))
	return x.unproven.all || slices.ContainsFunc(seen, func(key string) bool { return namedIn(x.unproven.headers, key) })
}
