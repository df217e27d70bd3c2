package main

import (
	"crypto/sha256"
	"encoding/hex"
	"path"

	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/templates"
)

// exampleFigures warns while a deck still reads the example that init gives a
// deck without exports. The file is known by its bytes: changed, it is the
// user's own.
func (r *reading) exampleFigures(s *shipped) (problems diag.List) {
	known := map[string]bool{}
	for _, id := range s.localeIDs() {
		if file, err := templates.FS.ReadFile(path.Join("scaffold", id, exampleName)); err == nil {
			sum := sha256.Sum256(deck.Marked(file))
			known[hex.EncodeToString(sum[:])] = true
		}
	}
	for _, t := range r.tallies {
		if known[t.Hash] {
			problems.Add(&diag.Problem{Code: "example_figures", Severity: diag.Warning, Pos: diag.Pos{File: t.File},
				Message: diag.Both("đây là số ví dụ đi kèm kpideck, không phải số của bạn", "these are the example figures that come with kpideck, not yours"),
				Hint:    diag.Both("thêm tệp xuất vào sources: rồi bỏ nguồn này và xóa tệp", "add exports to sources:, then take this source out and delete the file")})
		}
	}
	return problems
}
