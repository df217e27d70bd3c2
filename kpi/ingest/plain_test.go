package ingest

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

func plainOf(t *testing.T, content string, o PlainOptions) string {
	t.Helper()
	o.File = "file.csv"
	tab, problems := Plain(func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }, o)
	var b strings.Builder
	if tab != nil {
		fmt.Fprintf(&b, "%s %q preset=%q header line %d: %s\n", tab.Encoding, tab.Delimiter, tab.Preset, tab.HeaderLine, strings.Join(tab.Header, "|"))
		for i, row := range tab.Rows {
			fmt.Fprintf(&b, "%d: %s\n", tab.Lines[i], strings.Join(row, "|"))
		}
		if tab.LeftOut > 0 {
			fmt.Fprintf(&b, "left out %d\n", tab.LeftOut)
		}
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %s %s\n", p.Severity, p.Code, p.Pos)
	}
	return b.String()
}

func TestPlain(t *testing.T) {
	presets := builtin(t)
	for _, tt := range []struct {
		name, content string
		opt           PlainOptions
		want          string
	}{
		{"semicolons, title above, trailing separators", "Mục tiêu quý 3;;;\nkpi;period;goal;\nrevenue;2025-Q3;10 tỷ;\n\nleads;2025-Q3;\"1,200\";\n",
			PlainOptions{Headers: []string{"kpi", "period", "goal", "kỳ"}},
			"UTF-8 ';' preset=\"\" header line 2: kpi|period|goal\n3: revenue|2025-Q3|10 tỷ\n5: leads|2025-Q3|1,200\n"},
		{"no wanted header: the first row of texts of the common width", "Báo cáo\n\ndate,from,to,rate\n2025-07-01,USD,VND,26000\n",
			PlainOptions{}, "UTF-8 ',' preset=\"\" header line 3: date|from|to|rate\n4: 2025-07-01|USD|VND|26000\n"},
		{"quoted line ends keep line numbers", "a,b\n\"x\ny\",1\nz,2\n", PlainOptions{},
			"UTF-8 ',' preset=\"\" header line 1: a|b\n2: x\ny|1\n4: z|2\n"},
		{"sep line and tabs", "sep=\t\nkpi\tgoal\nroas\t4\n", PlainOptions{}, "UTF-8 '\\t' preset=\"\" header line 2: kpi|goal\n3: roas|4\n"},
		{"short rows are filled", "a,b,c\n1\n", PlainOptions{Headers: []string{"a", "b", "c"}}, "UTF-8 ',' preset=\"\" header line 1: a|b|c\n2: 1||\n"},
		{"an open quote is a problem", "a,b\n1,\"2\n3,4\n", PlainOptions{}, "UTF-8 ',' preset=\"\" header line 1: a|b\nerror open_quote file.csv:2:3\n"},
		{"an empty file", "\n \n", PlainOptions{}, "notice empty_file file.csv\n"},
		{"totals and footnotes of an export",
			"Report\n1 July 2025 - 31 July 2025\nCampaign,Currency code,Cost,Clicks\nA,VND,1,2\nTotal: Campaigns,VND,1,2\n",
			PlainOptions{Presets: &presets}, "UTF-8 ',' preset=\"google-ads\" header line 3: Campaign|Currency code|Cost|Clicks\n4: A|VND|1|2\nleft out 1\n"},
		{"an export that no preset knows", "# x\n# Start date: 20250101\nFruit,Weight\npear,2\n\n# y\n# Start date: 20250101\nNut,Weight\nfig,3\n",
			PlainOptions{Presets: &presets, Table: 2}, "UTF-8 ',' preset=\"\" header line 8: Nut|Weight\n9: fig|3\n"},
		{"a footnote", "Video,Views,Likes\na,1,2\nShowing top 500 results\n", PlainOptions{Presets: &presets},
			"UTF-8 ',' preset=\"\" header line 1: Video|Views|Likes\n2: a|1|2\nleft out 1\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := plainOf(t, tt.content, tt.opt); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
