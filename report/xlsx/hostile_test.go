package xlsx_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"kpideck/report"
	"kpideck/report/reporttest"
)

// TestHostileTexts holds that texts of exports stay texts, whatever they look
// like, and that the file can be read.
func TestHostileTexts(t *testing.T) {
	for _, text := range []string{
		`=cmd|' /C calc'!A0`, "+1+1", "-2+3", "@SUM(A1:A9)", "007", "1e5", "TRUE", "\tx", "a\x00b\x07c", "<b>&amp;</b>", `"quoted"`,
		"_x0041_", "line\nbreak", strings.Repeat("dài ", 20_000), "\xff\xfe", "😀 trà sữa", "'apostrophe", "{1,2}",
	} {
		d := reporttest.Document()
		d.Client, d.Title = text, text
		table := d.Sections[5].Blocks[0].(*report.Table)
		table.Rows[0].Cells[0].Text = text
		d.Data.Rows[0].Campaign = text
		w := read(t, build(t, d))
		for i := range w.Sheets {
			for _, c := range w.Sheets[i].Cells {
				if n := len(utf16.Encode([]rune(c.Value))); n > 32767 {
					t.Errorf("%.20q: %s!%s holds %d units", text, w.Sheets[i].Name, c.Ref, n)
				}
				if strings.HasPrefix(c.Formula, "=") || strings.Contains(c.Formula, "cmd|") {
					t.Errorf("%.20q became the formula %q", text, c.Formula)
				}
			}
		}
		if c := w.Sheets[6].Cell("B6"); c.Type != "s" || c.Formula != "" {
			t.Errorf("%.20q is held as %+v", text, c)
		}
	}
}

// TestTotalsLabelsAreClean holds that members and words with control characters
// stand on the sheet of totals without them.
func TestTotalsLabelsAreClean(t *testing.T) {
	d := reporttest.Document()
	rename(d, "2025", "a\x00b\x07c\x1fd")
	d.Data.Totals.All, d.Data.Totals.Sum, d.Data.Totals.Title = "tất\x01 cả", "tổng\x02", "Tổng\x03 hợp"
	w := read(t, build(t, d))
	control := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' })
	}
	found := false
	for i := range w.Sheets {
		if control(w.Sheets[i].Name) || control(w.Sheets[i].Part) && strings.ContainsAny(w.Sheets[i].Part, "\x00\x01\x02\x03\x07\x1f") {
			t.Errorf("%q holds control characters", w.Sheets[i].Name)
		}
		for _, c := range w.Sheets[i].Cells {
			found = found || strings.HasPrefix(c.Value, "tất")
			if control(c.Value) || control(c.Formula) || strings.Contains(c.Value, "_x0000_") {
				t.Errorf("%s!%s holds %q %q", w.Sheets[i].Name, c.Ref, c.Value, c.Formula)
			}
		}
	}
	if !found {
		t.Error("the sheet of totals has no label for all members")
	}
}

func TestHostileSheetNames(t *testing.T) {
	d := reporttest.Document()
	titles := []string{"History", "history", strings.Repeat("Tên rất dài ", 9), `a:b\c/d?e*f[g]`, "''", "", "O'Brien's"}
	for i, s := range d.Sections {
		s.Title = titles[i%len(titles)]
	}
	w := read(t, build(t, d))
	seen := map[string]bool{}
	for _, s := range w.Sheets {
		switch n := len(utf16.Encode([]rune(s.Name))); {
		case n == 0 || n > 31:
			t.Errorf("%q has %d units", s.Name, n)
		case strings.ContainsAny(s.Name, `:\/?*[]`), strings.HasPrefix(s.Name, "'"), strings.HasSuffix(s.Name, "'"), strings.EqualFold(s.Name, "history"), seen[strings.ToLower(s.Name)]:
			t.Errorf("%q is no sheet name", s.Name)
		}
		seen[strings.ToLower(s.Name)] = true
	}
	n, differences := reporttest.CompareFormulas(w, reporttest.Recalculate(t, build(t, d)))
	if n == 0 || len(differences) > 0 {
		t.Errorf("%d formulas, %q", n, differences)
	}
}

// TestNamesOfSumifs holds that a campaign whose name SUMIFS would misread is
// never given to it as a condition that takes other rows.
func TestNamesOfSumifs(t *testing.T) {
	was := []string{"Trà sen – tìm khách mới", "=1+1 *khuyến mãi*?", "Từ khóa thương hiệu", "2025"}
	names := []string{"*", "?", "~", "a*", "=x", "<>Meta", ">5", "12", "1e3", "50%", "mEtA aDs", "TỪ KHÓA", `"`, "tab\there", strings.Repeat("x", 300), "từ khóa"}
	for group := range slices.Chunk(names, len(was)) {
		d := reporttest.Document()
		for i, name := range group {
			rename(d, was[i], name)
		}
		data := build(t, d)
		n, differences := reporttest.CompareFormulas(read(t, data), reporttest.Recalculate(t, data))
		if n == 0 || len(differences) > 0 {
			t.Errorf("%q: %d formulas; %s", group, n, strings.Join(differences, "\n"))
		}
	}
}

// rename gives a campaign another name everywhere in the document.
func rename(d *report.Document, from, to string) {
	for i := range d.Data.Rows {
		if d.Data.Rows[i].Campaign == from {
			d.Data.Rows[i].Campaign = to
		}
	}
	for _, row := range d.Sections[4].Blocks[0].(*report.Table).Rows {
		if row.Cells[0].Text != from {
			continue
		}
		row.Cells[0].Text = to
		for _, c := range row.Cells {
			for _, a := range c.From.Amounts() {
				a.Filter.Segment[1].Member = to
			}
		}
	}
}
