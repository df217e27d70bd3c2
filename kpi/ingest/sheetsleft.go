package ingest

import (
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// A workbook gives one sheet, since exporters repeat the same rows on several.
// What people keep by hand has a sheet for each month or shop instead: those
// that are left must not be left in silence.

// visibleFirst puts hidden sheets behind the others: nobody who looks at the
// workbook means them.
func (w *workbook) visibleFirst(sheets []string) []string {
	var shown, hidden []string
	for _, s := range sheets {
		if w.hidden[s] {
			hidden = append(hidden, s)
		} else {
			shown = append(shown, s)
		}
	}
	return append(shown, hidden...)
}

// tellSheetsLeft warns of visible sheets with figures that the one that is read
// does not have. A preset that names its sheets knows which to read.
func (f *fileRead) tellSheetsLeft(w *workbook, used string) {
	at := slices.IndexFunc(f.r.presets.list, func(x *Preset) bool { return x.ID == f.tallies[0].Preset })
	handmade := at < 0 || f.r.presets.list[at].fallback
	if at >= 0 && slices.Contains(f.r.presets.list[at].sheets, used) {
		return
	}
	var left []string
	for _, sheet := range w.sheets {
		if sheet == used || w.hidden[sheet] {
			continue
		}
		try := fileRead{r: f.r, req: f.req}
		if err := try.sheet(w, sheet); err == nil && brings(f.tallies, try.tallies, handmade) {
			left = append(left, sheet)
		}
	}
	if len(left) == 0 {
		return
	}
	names := strings.TrimSpace(quoted(left))
	f.problems.Add(f.problem("sheets_left", diag.Warning, 0,
		diag.Bothf("chỉ đọc trang tính %q; các trang sau cũng có số mà không được đọc: %s", "only the sheet %q is read; these have figures too and are left out: %s", used, names),
		diag.Both("thêm vào sources: một mục cho mỗi trang, với sheet: tên trang; nếu chúng lặp lại trang đã đọc thì ghi sheet: của trang cần đọc",
			"add an entry to sources: for each sheet, with sheet: its name; where they repeat the one that is read, state sheet: for that one")))
}

// brings tells whether tables of another sheet have days that the tables in use
// lack or, in sheets made by hand, other sums.
func brings(own, other []*kpi.Tally, handmade bool) bool {
	for _, o := range other {
		at := slices.IndexFunc(own, func(t *kpi.Tally) bool { return t.Preset == o.Preset && slices.Equal(t.Measures, o.Measures) })
		if at < 0 || len(o.Rows) == 0 {
			continue
		}
		if t := own[at]; o.Seen.Start < t.Seen.Start || o.Seen.End > t.Seen.End || handmade && !slices.Equal(measureSums(t), measureSums(o)) {
			return true
		}
	}
	return false
}

// measureSums adds the measures of a table over its rows, of whatever currency.
func measureSums(t *kpi.Tally) []float64 {
	list := make([]float64, len(t.Measures))
	for _, r := range t.Rows {
		for i, c := range r.Amounts {
			list[i] += c.Sum.Float()
		}
	}
	return list
}
