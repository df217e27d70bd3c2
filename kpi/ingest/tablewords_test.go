package ingest

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/templates"
)

// presetsOf loads presets written in a test, with the words that are shipped.
func presetsOf(t *testing.T, presets ...string) Presets {
	t.Helper()
	words, err := fs.ReadFile(templates.FS, "presets/"+wordsName)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"p/" + wordsName: {Data: words}}
	for i, text := range presets {
		files[fmt.Sprintf("p/%d.yaml", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	p, err := LoadPresets(files, "p")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// readBy reads one file by presets of a test.
func readBy(t *testing.T, p Presets, r Request) ([]*kpi.Tally, diag.List) {
	t.Helper()
	return Read(t.Context(), []Request{r}, p, 2, nil)
}

const plainCosts = `
preset: costs
platform: List
fallback: true
requires: [date, spend]
keys: {date: [Day]}
measures: [{id: spend, headers: [Cost]}, {id: clicks, headers: [Clicks]}]
`

const richerCosts = `
preset: a-platform
platform: A
requires: [date, spend]
keys: {date: [Day]}
measures: [{id: spend, headers: [Cost]}]
`

// TestFallbackComesLast holds that a preset with fallback: is tried only when
// no other fits, though it binds more columns.
func TestFallbackComesLast(t *testing.T) {
	file := text("x.csv", "Day,Cost,Clicks\n2025-07-01,5,2\n")
	for name, tt := range map[string]struct {
		presets Presets
		deck    string
		want    string
	}{
		"alone":            {presetsOf(t, plainCosts), "", "costs"},
		"beside one":       {presetsOf(t, plainCosts, richerCosts), "", "a-platform"},
		"by the deck":      {presetsOf(t, plainCosts, richerCosts), "costs", "costs"},
		"not by the order": {presetsOf(t, richerCosts, plainCosts), "", "a-platform"},
	} {
		r := file
		r.Preset = tt.deck
		tallies, problems := readBy(t, tt.presets, r)
		if len(tallies) != 1 || tallies[0].Preset != tt.want {
			t.Errorf("%s: want %s:\n%s", name, tt.want, dump(tallies, problems))
		}
	}
}

const nthPreset = `
preset: nth
platform: N
comment: "#"
requires: [page_views, [nth_day, nth_week, nth_month]]
keys: {nth_day: [Nth day], nth_week: [Nth week], nth_month: [Nth month]}
measures: [{id: page_views, headers: [Views]}]
`

// TestNth holds that numbered weeks are blocks of seven days from the start of
// the stated range, numbered months calendar months, and both cut at its ends.
func TestNth(t *testing.T) {
	p := presetsOf(t, nthPreset)
	for _, tt := range []struct{ name, axis, rows, want string }{
		{"days", "Nth day", "0000,1\n0040,2\n0001,3\n", "2025-01-29 1 · 2025-01-30 3 · 2025-03-10 2"},
		{"weeks start with the range, the last is cut", "Nth week", "0000,1\n0005,2\n", "2025-01-29..2025-02-04 1 · 2025-03-05..2025-03-10 2"},
		{"months are of the calendar, both ends are cut", "Nth month", "0000,1\n0001,4\n0002,2\n", "2025-01-29..2025-01-31 1 · 2025-02-01..2025-02-28 4 · 2025-03-01..2025-03-10 2"},
		{"nothing lies beyond the range", "Nth week", "0000,1\n0006,2\n", "2025-01-29..2025-02-04 1 · bad_date 6:1"},
		{"nor a month", "Nth month", "0003,2\n0000,1\n", "2025-01-29..2025-01-31 1 · bad_date 5:1"},
		{"no number", "Nth week", "x,2\n0000,1\n", "2025-01-29..2025-02-04 1 · bad_date 5:1"},
		{"the finest axis counts", "Nth day,Nth week", "0040,0005,2\n", "2025-03-10 2"},
	} {
		head := strings.ReplaceAll("# Start date: 20250129\n# End date: 20250310\n\nAXIS,Views\n", "AXIS", tt.axis)
		if strings.Contains(tt.axis, ",") {
			head = strings.Replace(head, "\n\n", "\n", 1)
		}
		tallies, problems := readBy(t, p, text("x.csv", head+tt.rows))
		if got := spansAndFaults(tallies, problems); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// spansAndFaults lists the spans with their first amount, then code and place
// of what is worse than a notice.
func spansAndFaults(tallies []*kpi.Tally, problems diag.List) string {
	var list []string
	for _, t := range tallies {
		for _, r := range t.Rows {
			list = append(list, spanText(r.Span)+" "+r.Amounts[0].Sum.String())
		}
	}
	for _, p := range problems {
		if p.Severity != diag.Notice {
			list = append(list, fmt.Sprintf("%s %d:%d", p.Code, p.Pos.Line, p.Pos.Column))
		}
	}
	return strings.Join(list, " · ")
}

const consolePreset = `
preset: console
platform: C
requires: [date, search_clicks]
keys: {date: [Date]}
measures: [{id: search_clicks, headers: [Clicks]}]
refuses:
  - {headers: [Top queries, Clicks], why: no_date}
  - {headers: [Hour, Weekday], why: hour_without_date}
  - {headers: [Lifetime, Clicks], why: range_total}
  - [Draft, Clicks]
companions: [{headers: [Filter, Value], as: filters}, {headers: [Filtre, Valeur], as: filters}]
`

// TestRefusals holds which tables a preset turns down, with what reason, and
// that a table by day is no breakdown.
func TestRefusals(t *testing.T) {
	p := presetsOf(t, consolePreset)
	for _, tt := range []struct{ name, content, want string }{
		{"a breakdown", "Top queries,Clicks\na,5\n", "error breakdown_without_days x.csv:1"},
		{"a breakdown below a title", "Report\n\nTop queries,Clicks\na,5\n", "error breakdown_without_days x.csv:3"},
		{"a breakdown by day", "Date,Top queries,Clicks\n2025-07-01,a,5\n", ""},
		{"hours", "Hour;Weekday;Clicks\n1;Mon;5\n", "error hour_without_date x.csv:1"},
		{"hours of dates", "Date,Hour,Weekday,Clicks\n2025-07-01,1,Tue,5\n", ""},
		{"one total", "Date,Lifetime,Clicks\n2025-07-01,1,5\n", "error range_total x.csv:1"},
		{"a list of headers alone", "Date,Draft,Clicks\n2025-07-01,1,5\n", "error no_days x.csv:1"},
		{"filters", "Filter,Value\nSearch type,Web\nPage,+/blog/\n", "notice export_filters x.csv:1"},
	} {
		_, problems := readBy(t, p, text("x.csv", tt.content))
		var got []string
		for _, x := range problems {
			got = append(got, fmt.Sprintf("%s %s %s", x.Severity, x.Code, x.Pos))
		}
		if strings.Join(got, " · ") != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFiltersAreShown(t *testing.T) {
	_, problems := readBy(t, presetsOf(t, consolePreset), text("x.csv", "Filter,Value\nSearch type,Web\nPage,+/blog/\n"))
	if len(problems) != 1 || problems[0].Message["en"] != "filters of the export: Search type: Web · Page: +/blog/" {
		t.Error(dump(nil, problems))
	}
}

// TestFiltersOfAWorkbook holds that the filters on another sheet are shown as well.
func TestFiltersOfAWorkbook(t *testing.T) {
	book := workbookOf(t, []string{"Filters", "Chart"}, map[string][][]any{
		"Filters": {{"Filter", "Value"}, {"Search type", "Web"}}, "Chart": {{"Date", "Clicks"}, {"2025-07-01", 9}}}, nil)
	tallies, problems := readBy(t, presetsOf(t, consolePreset), bytesOf("x.xlsx", book))
	if len(tallies) != 1 || len(problems) != 1 || problems[0].Code != "export_filters" {
		t.Error(dump(tallies, problems))
	}
}

// TestBreakdownBesideItsTotals holds that a folder of tables of one export may
// be named as a whole, but a breakdown alone may not stand for it.
func TestBreakdownBesideItsTotals(t *testing.T) {
	p := presetsOf(t, consolePreset)
	days, queries := text("Chart.csv", "Date,Clicks\n2025-07-01,9\n"), text("Queries.csv", "Top queries,Clicks\na,5\n")
	severity := func(reqs ...Request) diag.Severity {
		_, problems := Read(t.Context(), reqs, p, 2, nil)
		for _, x := range problems {
			if x.Code == "breakdown_without_days" {
				return x.Severity
			}
		}
		return ""
	}
	if got := severity(days, queries); got != diag.Notice {
		t.Errorf("beside its totals: %s", got)
	}
	if got := severity(queries); got != diag.Error {
		t.Errorf("alone: %s", got)
	}
	queries.Source = 1
	if got := severity(days, queries); got != diag.Error {
		t.Errorf("in a source of its own: %s", got)
	}
}

// TestFilesOfOneDownload holds that the files of a download may be named as a whole
// where one of them is the table by day: the others are told and stop nothing.
func TestFilesOfOneDownload(t *testing.T) {
	for name, tt := range map[string]struct {
		days   string
		others []string
	}{
		"YouTube": {"Date,Views\n2025-08-01,120\n", []string{"Content,Video title,Video publish time,Duration,Views,Watch time (hours)\nTotal,,,,359,12\nAb1,A film,\"Jul 28, 2025\",184,359,12\n"}},
		"TikTok Studio": {"Date,Video Views,Profile Views,Likes,Comments,Shares\n2025-08-01,5,1,1,0,0\n", []string{
			"Date,Total Viewers,New Viewers,Returning Viewers\n2025-08-01,5,undefined,1\n", "Date,Hour,Active followers\n2025-08-01,0,7\n", "Top territories,Distribution\nVietnam,0.4\n",
			"Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views\nJuly 16,A film,x,July 16,1,2,3,4\n"}},
		"Meta Business Suite": {"sep=,\n\"Views\"\n\"Date\",\"Primary\"\n\"2025-08-01T00:00:00\",\"5\"\n", []string{
			"sep=,\n\"Age & gender\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"3.4%\",\"1.2%\"\n\n\"Top countries\"\n\"Vietnam\",\"Japan\"\n\"90\",\"3\"\n"}},
	} {
		reqs := []Request{text("days.csv", tt.days)}
		for i, other := range tt.others {
			reqs = append(reqs, text(fmt.Sprintf("other%d.csv", i), other))
		}
		tallies, problems := Read(t.Context(), reqs, builtin(t), 2, nil)
		if len(tallies) != 1 || problems.Failed() || len(problems) < len(tt.others) {
			t.Errorf("%s:\n%s", name, dump(tallies, problems))
		}
	}
}

// TestPresetWordsAreStrict holds that a preset with a slip does not load.
func TestPresetWordsAreStrict(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"fallback: maybe", `:3:11: "maybe" cannot stand here: true or false is wanted`},
		{"refuses: [{headers: [A], why: because}]", `unknown why "because"`},
		{"refuses: [{why: no_date}]", "headers: are required"},
		{"refuses: [{headers: [A], whi: no_date}]", "whi"},
		{"companions: [{headers: [A], as: notes}]", `unknown as "notes"`},
		{"companions: [{as: filters}]", "headers: are required"},
		{"keys: {nth_year: [A]}", `unknown key "nth_year"`},
	} {
		if err := loadLine(tt.line); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: want an error about %s, got %v", tt.line, tt.want, err)
		}
	}
}

// loadLine loads a preset of nothing but some lines.
func loadLine(lines string) error {
	_, err := LoadPresets(fstest.MapFS{"p/a.yaml": {Data: []byte("preset: a\nplatform: A\n" + lines + "\n")}}, "p")
	return err
}

// TestTablesBesideTheAudience holds that a table by day below the parts of an
// audience in one file is read.
func TestTablesBesideTheAudience(t *testing.T) {
	tallies, problems := readOne(t, text("Audience.csv", "\"Age & gender\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"3.4%\",\"1.2%\"\n\n\"Follows\"\n\"Date\",\"Primary\"\n\"2025-08-01T00:00:00\",\"5\"\n"))
	if got := spansAndFaults(tallies, problems); got != "2025-08-01 5" {
		t.Errorf("%s\n%s", got, dump(tallies, problems))
	}
}
