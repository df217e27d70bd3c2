package deck

import (
	"fmt"
	"maps"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// CheckCopies tells of files that hold the same bytes: within one source entry they
// count once, in two entries twice, unless these read other measures or rows.
func (d *Deck) CheckCopies(tallies []*kpi.Tally, sources []kpi.SourceReport) (problems diag.List) {
	byHash := map[string][]*kpi.Tally{}
	for _, t := range tallies {
		if t.Hash != "" {
			byHash[t.Hash] = append(byHash[t.Hash], t)
		}
	}
	dropped := droppedOf(sources)
	for _, hash := range slices.Sorted(maps.Keys(byHash)) {
		problems = append(problems, copies(byHash[hash], dropped)...)
		problems = append(problems, d.entries(byHash[hash])...)
	}
	return problems
}

// fileOf names a file of a source entry.
type fileOf struct {
	source int
	file   string
}

// droppedOf lists the files that resolving set aside as copies.
func droppedOf(sources []kpi.SourceReport) map[fileOf]bool {
	files := map[fileOf]bool{}
	for _, s := range sources {
		if slices.ContainsFunc(s.SetAside, func(a kpi.Aside) bool { return a.Reason == kpi.AsideDuplicate }) {
			files[fileOf{s.Source, s.File}] = true
		}
	}
	return files
}

func copies(same []*kpi.Tally, dropped map[fileOf]bool) (problems diag.List) {
	told := map[fileOf]bool{}
	for _, t := range same {
		of := fileOf{t.Source, t.File}
		kept := slices.IndexFunc(same, func(o *kpi.Tally) bool { return o.Source == t.Source && !dropped[fileOf{o.Source, o.File}] })
		if !dropped[of] || told[of] || kept < 0 {
			continue
		}
		told[of] = true
		problems.Add(&diag.Problem{Code: "duplicate_file", Severity: diag.Notice, Pos: diag.Pos{File: t.File},
			Message: diag.Bothf("cùng nội dung với %s; chỉ tính một lần", "the same bytes as %s; they count once", same[kept].File),
			Hint:    diag.Both("xóa một trong hai tệp; nếu lẽ ra khác nhau, xuất lại", "delete one of the two; export again if they should differ")})
	}
	return problems
}

// entries warns where two source entries read the same measure from the same rows.
func (d *Deck) entries(same []*kpi.Tally) (problems diag.List) {
	told := map[string]bool{}
	for i, b := range same {
		for _, a := range same[:i] {
			measure := shared(a, b)
			key := fmt.Sprint(a.Source, b.Source)
			if a.Source == b.Source || measure == "" || told[key] || !d.sameRows(a.Source, b.Source) {
				continue
			}
			told[key] = true
			problems.Add(&diag.Problem{Code: "file_in_two_sources", Severity: diag.Warning, Pos: d.Sources[b.Source].Pos,
				Message: diag.Bothf("%s đã có trong một nguồn khác: %s được tính hai lần", "%s is in another source already: its %s counts twice", b.File, measure),
				Hint:    diag.Both("bỏ tệp khỏi một trong hai nguồn", "take the file out of one of the two sources")})
		}
	}
	return problems
}

// shared gives a measure that both tallies bring.
func shared(a, b *kpi.Tally) string {
	for _, id := range a.Measures {
		if slices.Contains(b.Measures, id) {
			return id
		}
	}
	return ""
}

// sameRows tells whether two source entries choose the same rows.
func (d *Deck) sameRows(a, b int) bool {
	return maps.EqualFunc(d.Sources[a].Where, d.Sources[b].Where, slices.Equal[[]string])
}
