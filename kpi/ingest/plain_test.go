package ingest

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

func plainOf(t *testing.T, content string) string {
	t.Helper()
	tab, problems := Plain("file.csv", func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil })
	var b strings.Builder
	if tab != nil {
		fmt.Fprintf(&b, "%s %q header line %d: %s\n", tab.Encoding, tab.Delimiter, tab.HeaderLine, strings.Join(tab.Header, "|"))
		for i, row := range tab.Rows {
			fmt.Fprintf(&b, "%d: %s\n", tab.Lines[i], strings.Join(row, "|"))
		}
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %s %s\n", p.Severity, p.Code, p.Pos)
	}
	return b.String()
}

func TestPlain(t *testing.T) {
	for _, tt := range []struct {
		name, content, want string
	}{
		{"semicolons, title above, trailing separators", "Mục tiêu quý 3;;;\nkpi;period;goal;\nrevenue;2025-Q3;10 tỷ;\n\nleads;2025-Q3;\"1,200\";\n", "UTF-8 ';' header line 2: kpi|period|goal\n3: revenue|2025-Q3|10 tỷ\n5: leads|2025-Q3|1,200\n"},
		{"the header is the first row of texts of the common width", "Báo cáo\n\ndate,from,to,rate\n2025-07-01,USD,VND,26000\n", "UTF-8 ',' header line 3: date|from|to|rate\n4: 2025-07-01|USD|VND|26000\n"},
		{"quoted line ends keep line numbers", "a,b\n\"x\ny\",1\nz,2\n", "UTF-8 ',' header line 1: a|b\n2: x\ny|1\n4: z|2\n"},
		{"sep line and tabs", "sep=\t\nkpi\tgoal\nroas\t4\n", "UTF-8 '\\t' header line 2: kpi|goal\n3: roas|4\n"},
		{"short rows are filled", "a,b,c\n1\n", "UTF-8 ',' header line 1: a|b|c\n2: 1||\n"},
		{"an open quote is a problem", "a,b\n1,\"2\n3,4\n", "UTF-8 ',' header line 1: a|b\nerror open_quote file.csv:2:3\n"},
		{"an empty file", "\n \n", "warning empty_file file.csv\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := plainOf(t, tt.content); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
