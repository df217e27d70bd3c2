package report_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/reporttest"
)

// tetWorld is a shop in Vietnam that sells 10 a day, and 30 a day in the three
// weeks before Tết, reported two days before Tết 2026.
func tetWorld(t *testing.T, lang, timezone string) *report.Document {
	t.Helper()
	return tetWorldSince(t, lang, timezone, "2024-10-01")
}

// tetWorldSince is tetWorld of a shop whose first day is another.
func tetWorldSince(t *testing.T, lang, timezone, first string) *report.Document {
	t.Helper()
	base, err := deck.LoadCatalogue(os.DirFS("../templates"))
	if err != nil {
		t.Fatal(err)
	}
	shop := &kpi.Tally{File: "shop.csv", Family: kpi.Shop, Measures: []string{"revenue"}, RowsByDay: map[kpi.Span]int{}}
	for d := kpi.MustDate(first); d <= kpi.MustDate("2026-02-15"); d++ {
		sold := int64(10)
		for _, tet := range []string{"2025-01-29", "2026-02-17"} {
			if ahead := kpi.MustDate(tet) - d; ahead > 0 && ahead <= 21 {
				sold = 30
			}
		}
		shop.Rows = append(shop.Rows, kpi.TallyRow{Span: kpi.Day(d), Currency: "VND", Amounts: amounts(sold)})
		shop.RowsByDay[kpi.Day(d)]++
	}
	cat := base.Catalog()
	cube, sources, _ := kpi.Resolve([]*kpi.Tally{shop}, cat, kpi.ResolveOptions{Currency: "VND"})
	m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
	q, _ := m.Calendar().Parse("2026-Q1")
	card := review.Assess(m, nil, review.Options{Quarter: q, Holidays: base.Holidays(timezone)})
	return report.Build(report.Input{Model: m, Card: card, Sources: sources, Locale: reporttest.Words(t, lang), Quarter: q,
		Packs: []report.Pack{{ID: "p", KPIs: []string{"revenue"}}}, Layout: reporttest.Layout(t, "quarterly")})
}

// blocks gives the blocks of a type of a section.
func blocks[T report.Block](d *report.Document, id report.SectionID) (list []T) {
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if x, ok := b.(T); ok && s.ID == id {
				list = append(list, x)
			}
		}
	}
	return list
}

// 1 January to 15 February 2026 holds 20 of the 21 days before Tết; so does 13
// December 2024 to 27 January 2025, where the shop sold as much.
func TestLastYearIsSaidToBeAlignedOnTet(t *testing.T) {
	for lang, want := range map[string]string{"vi": "so với năm trước, căn theo Tết Nguyên đán", "en": "against last year, aligned on Lunar New Year (Tết)"} {
		table := blocks[*report.Table](tetWorld(t, lang, "Asia/Ho_Chi_Minh"), report.Overview)[0]
		if !strings.HasSuffix(table.Note, want) {
			t.Errorf("the note is %q, want it to end in %q", table.Note, want)
		}
		at := slices.IndexFunc(table.Columns, func(c report.Column) bool { return c.Role == report.RoleYearChange })
		for _, r := range table.Rows {
			if r.Kind != report.BandRow && (r.Cells[at].Number == nil || *r.Cells[at].Number != 0) {
				t.Errorf("change against last year is %+v, want none", r.Cells[at])
			}
		}
	}
}

// A shop without a last year is compared with none, aligned or not.
func TestWithoutLastYearNothingIsAligned(t *testing.T) {
	table := blocks[*report.Table](tetWorldSince(t, "en", "Asia/Ho_Chi_Minh", "2025-10-01"), report.Overview)[0]
	if strings.Contains(table.Note, "aligned") {
		t.Errorf("the note is %q", table.Note)
	}
}

func TestElsewhereLastYearIsTheSameDates(t *testing.T) {
	d := tetWorld(t, "en", "Europe/Berlin")
	table := blocks[*report.Table](d, report.Overview)[0]
	if strings.Contains(table.Note, "aligned") {
		t.Errorf("the note is %q", table.Note)
	}
	for _, w := range blocks[*report.WeekChart](d, report.Weeks)[0].Weeks {
		if w.Holiday != "" {
			t.Errorf("%s has the holiday %q", w.Label, w.Holiday)
		}
	}
}

func TestHolidaysAreMarkedUnderTheWeeks(t *testing.T) {
	d := tetWorld(t, "vi", "Asia/Ho_Chi_Minh")
	chart := blocks[*report.WeekChart](d, report.Weeks)[0]
	var marked []string
	for _, w := range chart.Weeks {
		if w.Holiday != "" {
			marked = append(marked, w.Label+" "+w.Holiday)
		}
	}
	if want := []string{"W08 Tết", "W10 8/3"}; !slices.Equal(marked, want) {
		t.Errorf("holidays of the chart are %v, want %v", marked, want)
	}
	if want := "cùng ngày quý năm trước, căn theo Tết Nguyên đán"; chart.Legend.LastYear != want {
		t.Errorf("legend %q, want %q", chart.Legend.LastYear, want)
	}
	// W07, 9 to 15 February, stands beside 21 to 27 January 2025: seven days of 30.
	if w := chart.Weeks[6]; w.Label != "W07" || w.LastYear == nil || *w.LastYear != 210 {
		t.Errorf("last year of %s is %v, want 210", w.Label, w.LastYear)
	}
	strip := blocks[*report.Table](d, report.Weeks)[0]
	row := strip.Rows[len(strip.Rows)-1]
	w08 := slices.IndexFunc(strip.Columns, func(c report.Column) bool { return c.Title == "W08" })
	if row.Cells[0].Text != "Ngày lễ" || row.Cells[w08].Text != "Tết" || len(row.Cells) != len(strip.Columns) {
		t.Errorf("the last row of the weeks is %+v", row)
	}
	lists := blocks[*report.Remarks](d, report.Weeks)
	list := lists[slices.IndexFunc(lists, func(r *report.Remarks) bool { return r.ID == report.EventsBlock })]
	if got, want := list.Items[0].Detail, "W08 · 17/2 Tết Nguyên đán; W10 · 8/3 Quốc tế Phụ nữ"; got != want {
		t.Errorf("below the chart stands %q, want %q", got, want)
	}
}
