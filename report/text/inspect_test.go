package text_test

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/ingest"
	"kpideck/report/reporttest"
	reporttext "kpideck/report/text"
)

func inspection(names ...string) *ingest.Inspection {
	t := ingest.InspectedTable{Number: 1, Delimiter: ',', HeaderLine: 3, Above: []string{names[0]}, Rows: 2,
		Nearest: []ingest.NearPreset{{ID: "meta-ads", Lacking: []string{names[0] + " | b | c"}}},
		Apart:   []ingest.Apart{{Kind: "footnote", Rows: 1, Lines: "6"}}, First: [][]string{names, names}}
	for _, n := range names {
		t.Columns = append(t.Columns, ingest.InspectedColumn{Header: n, Meaning: ingest.MeansDimension, ID: "campaign", Examples: []string{n}})
	}
	read := t
	read.Preset = &ingest.Preset{ID: "meta-ads", Platform: "Meta Ads"}
	read.Fits = names[:1]
	read.Reading = &ingest.Reading{Platform: "Meta Ads", Channel: names[0], Family: kpi.Ads, Accounts: names[:1],
		Numbers: ingest.Proof{Style: "1,234.5", By: "cell", Line: 4, Column: 2, Cell: names[0]}, Dates: ingest.Proof{By: "nothing"}}
	return &ingest.Inspection{Encoding: "UTF-8", Tables: []ingest.InspectedTable{t, read}}
}

func inspected(t testing.TB, x *ingest.Inspection, columns int) string {
	var b strings.Builder
	if err := reporttext.WriteInspection(&b, "exports/x.csv", x, columns, reporttest.Words(t, "vi")); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestInspectedCellsAreHarmless(t *testing.T) {
	requireClean(t, "an inspection", inspected(t, inspection(hostile, "b"), 100))
}

// Tables end where the terminal ends, however long and wide names are.
func TestInspectionFitsTheTerminal(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.StringOfN(rapid.RuneFrom([]rune("ab đコ\u0301\x1b")), 1, 60, -1)
		names := rapid.SliceOfN(name, 2, 12).Draw(rt, "names")
		columns := rapid.IntRange(60, 140).Draw(rt, "columns")
		for _, l := range strings.Split(inspected(t, inspection(names...), columns), "\n") {
			facts := strings.Contains(l, "có cột") || strings.Contains(l, "thiếu") || strings.Contains(l, "vì ô")
			if n := text.StringWidthWithoutEscSequences(l); n > columns && !facts && strings.HasPrefix(l, "  ") && !strings.HasPrefix(l, "   ") {
				rt.Fatalf("%d columns of %d: %q", n, columns, l)
			}
		}
	})
}
