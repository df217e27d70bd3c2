package ingest

import (
	"strings"
	"testing"
	"time"

	"kpideck/kpi"
)

const insightsPreset = `
preset: insights
platform: I
family: social
requires: [date, titled]
keys: {date: [Date]}
titled: {header: [Primary], reach: [Facebook reach, Reach], page_views: [Views]}
titled_channels: {Facebook: [Facebook reach]}
`

// insights is a file of two tables, parted by a blank line and a title.
const insights = "\"Facebook reach\"\n\"Date\",\"Primary\"\n\"2025-01-01T01:00:00\",\"5\"\n\"2025-01-02T00:00:00\",\"7\"\n\n\"Views\"\n\"Date\",\"Primary\"\n\"2025-01-01T00:00:00\",\"11\"\n"

func titledText(tallies []*kpi.Tally) string {
	var list []string
	for _, t := range tallies {
		line := t.Table + " [" + t.Platform + "]"
		for _, r := range t.Rows {
			line += " " + spanText(r.Span) + " " + t.Measures[0] + " " + r.Amounts[0].Sum.String()
		}
		list = append(list, line)
	}
	return strings.Join(list, " · ")
}

// TestTitledTables holds that the line above a table names its measure, that
// several tables are parted by a blank line and a title, and that what is no
// such table is passed over.
func TestTitledTables(t *testing.T) {
	p := presetsOf(t, insightsPreset)
	const reach = "1: Facebook reach [Facebook] 2025-01-01 reach 5 2025-01-02 reach 7"
	const two = reach + " · 2: Views [] 2025-01-01 page_views 11"
	semicolons := strings.NewReplacer(`","`, ";", `"`, "", "\n\n", "\n;;;\n").Replace(insights)
	for _, tt := range []struct{ name, content, want, problem string }{
		{"two tables", insights, two, ""},
		{"behind a separator line", "sep=,\n" + insights, two, ""},
		{"resaved with semicolons", semicolons, two, ""},
		{"resaved with separators after the titles", strings.ReplaceAll(semicolons, "Views\n", "Views;;\n"), two, ""},
		{"a blank line first", "\n" + insights, two, ""},
		{"several blank lines between", strings.Replace(insights, "\n\n", "\n\n\n", 1), two, ""},
		{"blank lines at the end", insights + "\n\n", two, ""},
		{"a blank line but no title", "Views\nDate,Primary\n2025-01-01,5\n\n2025-01-01,11\n", " [] 2025-01-01 page_views 16", ""},
		{"a title that no one knows", strings.Replace(insights, "Facebook reach", "Page mood", 1), "2: Views [] 2025-01-01 page_views 11", "tables_skipped"},
		{"such a title alone", strings.ReplaceAll(strings.ReplaceAll(insights, "Facebook reach", "Page mood"), "Views", "Mood"), "", "unknown_title"},
		{"a table of another kind first", "\"Age\"\n\"\",\"Women\"\n\"18-24\",\"3\"\n\n" + insights,
			strings.NewReplacer("2: ", "3: ", "1: ", "2: ").Replace(two), "tables_skipped"},
		{"a table of another kind last", insights + "\n\"Age\"\n\"\",\"Women\"\n\"18-24\",\"3\"\n", two, "tables_skipped"},
	} {
		for _, size := range []int{16, 64, blockSize} {
			tallies, problems := readBlocks(t.Context(), []Request{text("x.csv", tt.content)}, p, 2, nil, size)
			code := ""
			if len(problems) > 0 {
				code = problems[0].Code
			}
			if got := titledText(tallies); got != tt.want || code != tt.problem || len(problems) > 1 {
				t.Errorf("%s, blocks of %d:\n got %s (%s)\nwant %s (%s)\n%s", tt.name, size, got, code, tt.want, tt.problem, dump(nil, problems))
			}
		}
	}
}

// TestTitledIsStrict holds that titles say whole things.
func TestTitledIsStrict(t *testing.T) {
	for line, want := range map[string]string{
		"titled: {reach: [Reach]}":                                            "header:",
		"titled: {header: [Primary]}":                                         "at least one measure",
		"titled: {header: [Primary], reach: [A], views: [a]}":                 `"a" is named twice`,
		"titled: {header: [P], reach: [A]}\ntitled_channels: {Facebook: [B]}": `"B" is no title`,
	} {
		if err := loadLine(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: want an error about %s, got %v", line, want, err)
		}
	}
}

// TestPartingIsQuick holds that lines within an open quote, each of which looks
// like the start of a table, are not looked through again and again.
func TestPartingIsQuick(t *testing.T) {
	for name, p := range map[string]parting{"comments": {comment: "#"}, "titles": {titles: true}} {
		data := []byte("a,\"b" + strings.Repeat("\n\n#x", 1<<18) + "\n")
		done := make(chan int, 1)
		go func() { done <- p.next(data, ',') }()
		select {
		case at := <-done:
			if at >= 0 {
				t.Errorf("%s: a table starts within a quote, at %d", name, at)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%s: takes too long", name)
		}
	}
}
