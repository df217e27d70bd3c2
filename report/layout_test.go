package report_test

import (
	"fmt"
	"strings"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
)

func TestLayoutsSayWhereTheyAreWrong(t *testing.T) {
	cases := []struct{ name, file, want string }{
		{"unknown key", "id: a\ncolour: red\n", "2:1"},
		{"no id", "pages: []\n", "needs an id"},
		{"unknown page", "id: a\npage: a5\n", "[2:7] \"a5\" is no page"},
		{"unknown section", "id: a\npages:\n  - section: overvew\n", "[3:14] there is no section \"overvew\"; did you mean \"overview\"?"},
		{"unknown block", "id: a\npages:\n  - section: smart\n    rows: [8 smrt]\n", "there is no block \"smrt\"; did you mean \"smart\"?"},
		{"block of an unknown section", "id: a\npages:\n  - section: smart\n    rows: [next.smart, nxt.smart]\n", "there is no section \"nxt\""},
		{"too wide", "id: a\npages:\n  - section: smart\n    rows: [8 smart | 6 tree]\n", "14 wide together"},
		{"no width", "id: a\npages:\n  - section: smart\n    rows: [8 smart | tree]\n", "begins with its width"},
		{"no block", "id: a\npages:\n  - section: smart\n    rows: [8 | 4 tree]\n", "names no block"},
		{"wrong width", "id: a\npages:\n  - section: smart\n    rows: [13 tree]\n", "1 to 12 wide"},
		{"not yaml", "id: [a\n", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := report.ParseLayout([]byte(c.file))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// pagesOf are the pages of a report with a layout: kicker, then rows of columns.
func pagesOf(t *testing.T, layout string) string {
	t.Helper()
	l, err := report.ParseLayout([]byte(layout))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range smallWith(t, "vi", "2025-09-14", l.On(reporttest.Layout(t, "quarterly"))).Pages {
		fmt.Fprintf(&b, "%s\n", p.Section.ID)
		for _, row := range p.Rows {
			var columns []string
			for _, c := range row {
				words := []string{fmt.Sprint(c.Span)}
				for _, block := range c.Blocks {
					words = append(words, string(block.Name()))
				}
				columns = append(columns, strings.Join(words, " "))
			}
			fmt.Fprintf(&b, "  %s\n", strings.Join(columns, " | "))
		}
	}
	return b.String()
}

func TestPagesHoldWhatThereIs(t *testing.T) {
	cases := []struct{ name, layout, want string }{
		{"columns of one section", "rows: [headlines, 9 scorecard | 3 score]", "overview\n  12 headlines\n  9 scorecard | 3 score\n"},
		{"a block of another section", "rows: [8 scorecard | 4 strategic.tree]", "overview\n  8 scorecard | 4 tree\n"},
		{"an absent block", "rows: [8 scorecard | 4 restated]", "overview\n  8 scorecard\n"},
		{"an absent row", "rows: [restated, scorecard]", "overview\n  12 scorecard\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := pagesOf(t, "id: a\npages:\n  - section: overview\n    "+c.layout+"\n"); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestPagesWithoutContentAreLeftOut(t *testing.T) {
	got := pagesOf(t, `
id: a
pages:
  - section: next
    rows: [next]
  - section: next
    rows: [next, overview.scorecard]
  - section: why
    without: [overview]
    rows: [bridge]
  - section: goal
    most: 1
    rows: [chart]
`)
	want := "overview\n  12 scorecard\ngoal\n  12 chart\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
