package ingest

import (
	"fmt"
	"maps"
	"slices"
)

// reveals turns a preset down whose keys, dimensions or free roles read a
// personal column. Measures may share a header with one, as the users of web
// analytics do.
func (f *presetFile) reveals(w *words) error {
	for word, roles := range map[string]map[string][]string{"keys": f.Keys, "columns": f.Columns} {
		for _, role := range slices.Sorted(maps.Keys(roles)) {
			if err := w.refusePersonal(fmt.Sprintf("$.%s.%s", word, role), roles[role]); err != nil {
				return err
			}
		}
	}
	for i, d := range f.Dims {
		if err := w.refusePersonal(fmt.Sprintf("$.dimensions[%d].headers", i), d.Headers); err != nil {
			return err
		}
	}
	return nil
}

func (w *words) refusePersonal(path string, headers []string) error {
	at := slices.IndexFunc(headers, w.personal)
	if at < 0 {
		return nil
	}
	return &badWord{fmt.Sprintf("%s[%d]", path, at), fmt.Sprintf("%q tells who a person is (personal: of words.yaml); only a measure with count: filled may use it", headers[at])}
}
