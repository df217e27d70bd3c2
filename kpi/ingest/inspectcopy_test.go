package ingest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// twelveDays are rows enough to learn from what columns look like.
var twelveDays = func() (rows string) {
	for day := range 12 {
		rows += fmt.Sprintf("2025-07-%02d,%d,%d\n", day+1, 100000+1000*day, 20+day)
	}
	return rows
}()

func TestCopyTable(t *testing.T) {
	for _, c := range []struct {
		name, in string
		table    int
		want     string
		problems string // codes
	}{
		{"PlainRows", "Date,Spend\n2025-07-01,1\n2025-07-02,2\n", 1, "Date,Spend\n2025-07-01,1\n2025-07-02,2\n", ""},
		{"MixedLineEnds", "a,b\r\nx,1\ny,2\r\n", 1, "a,b\nx,1\ny,2\n", ""},
		{"LineEndsOfAllKinds", "a,b\r\"x\ry\",1\nz,2\r\nw,3\rv,4", 1, "a,b\n\"x\ry\",1\nz,2\nw,3\nv,4\n", ""},
		{"OldLineEnds", "a,b\rx,1\ry,2\r", 1, "a,b\nx,1\ny,2\n", ""},
		{"AnotherDelimiter", "a;b\n\"x;y\";1,5\n\"q\"\"q\";2\n", 1, "a,b\nx;y,\"1,5\"\n\"q\"\"q\",2\n", ""},
		{"ACellOfTwoLines", "a,b\n\"x\r\ny\",1\n", 1, "a,b\n\"x\r\ny\",1\n", ""},
		{"CellsStayAsWritten", "a,b\n  x ,007\n", 1, "a,b\n  x ,007\n", ""},
		{"LinesAboveAndBelow", "Report\nJuly\n\nName,Day,Spend\nx,2025-07-01,1\ny,2025-07-02,2\nTotal,,3\n\nMade by hand\n", 1,
			"Name,Day,Spend\nx,2025-07-01,1\ny,2025-07-02,2\n", "above_left_out totals_left_out footnotes_left_out"},
		{"RowsOfOtherWidths", "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,\n", 1, "a,b,c\n1,2,3\n1,2,\n1,2,3,4\n1,2,3\n", "row_too_short row_too_long"},
		{"AQuoteThatNeverCloses", "a,b\n1,\"x\n2,y\n", 1, "a,b\n1,\"\"\"x\"\n2,y\n", "open_quote"},
		{"AStrayQuoteSwallowsNoRows", "a,b,c\n1,\"x,2\n3,\"y, z\",4\n5,u,6\n", 1, "a,b,c\n1,\"\"\"x\",2\n3,\"y, z\",4\n5,u,6\n", "open_quote"},
		{"AStrayQuoteInTheLastCell", "a,b\n1,\"5 inch\r\n2,x\r\n3,\"6 inch\r\n", 1, "a,b\n1,\"\"\"5 inch\"\n2,x\n3,\"\"\"6 inch\"\n", "open_quote"},
		{"AQuoteThatIsMissing", "\"a\",\"b\",\"c\"\n\"1,\"x\",\"y, z\"\n\"2\",\"u\",\"v\"\n", 1, "a,b,c\n\"\"\"1\",x,\"y, z\"\n2,u,v\n", "open_quote"},
		{"TextBehindAQuotedCell", "a,b\n\"x, y\" z,1\n\"u\" v,2\n", 1, "a,b\n\"x, y z\",1\nu v,2\n", "stray_quote"},
		{"ALastRowInAnotherDelimiter", "a,b,c\n1,2,3\nx;5;6\n", 1, "a,b,c\n1,2,3\nx;5;6,,\n", "row_too_short"},
		{"RowsAboveTheHeader", "Report\n\na,b\nx,1\nc,d,e\ny,2,3\nz,4,5\n", 1, "c,d,e\ny,2,3\nz,4,5\n", "above_left_out"},
		{"ASecondTable", "a,b\nx,1\n\nc,d,e\ny,z,2\n", 2, "c,d,e\ny,z,2\n", ""},
		{"TheFirstOfTwo", "a,b\nx,1\n\nc,d,e\ny,z,2\n", 1, "a,b\nx,1\n", "more_tables"},
		{"ABlankLineIsNoEnd", "a,b\nx,1\n\ny,2\n", 1, "a,b\nx,1\ny,2\n", ""},
		{"AHeaderOfOneEmptyCell", "\"\"\n", 1, "\"\"\n", ""},
		{"TabsInCellsOfSeveralLines", "a,b,c\nr\t,\"z\n\t\",\"z\n\ta\"\n", 1, "a,b,c\nr\t,\"z\n\t\",\"z\n\ta\"\n", ""},
		{"ApostrophesForQuotes", "a,b\n'x, y',1\n'Kids' coat, red',2\n'u',3\n", 1, "a,b\n\"x, y\",1\n\"Kids' coat, red\",2\nu,3\n", ""},
		{"ABackslashBeforeQuotes", "a,b\n\"5\\\", round\",1\n\"x, y\",2\n\"6\\\", flat\",3\n", 1, "a,b\n\"5\"\", round\",1\n\"x, y\",2\n\"6\"\", flat\",3\n", ""},
		{"ASpaceBehindEveryComma", "a, b\nx, \"1, 2\"\nz, \"3, 4\"\n", 1, "a,b\nx,\"1, 2\"\nz,\"3, 4\"\n", ""},
		{"ABackslashAtTheEndOfACell", "a,b\n\"C:\\\",1\n\"D:\\\",2\n", 1, "a,b\nC:\\,1\nD:\\,2\n", ""},
		{"AHeaderOfTwoRows", "Day,Spend,Clicks\n(local),(VND),(all)\n" + twelveDays, 1, "Day (local),Spend (VND),Clicks (all)\n" + twelveDays, "header_joined"},
		{"ASecondTableWithoutABlankLine", "Day,Spend,Clicks\n" + twelveDays + "Day,Spend,Leads\n2025-08-01,5,6\n", 1, "Day,Spend,Clicks\n" + twelveDays, "more_tables"},
		{"ASeparatorTooMany", "Day,Spend,Clicks\n" + twelveDays + "2025-07-13,,120000,31\n", 1, "Day,Spend,Clicks\n" + twelveDays + "2025-07-13,120000,31\n", "row_mended"},
		{"ASeparatorTooFew", "Day,Spend,Clicks\n" + twelveDays + "2025-07-13120000,31\n", 1, "Day,Spend,Clicks\n" + twelveDays + "2025-07-13,120000,31\n", "row_mended"},
		{"ASeparatorTooFewThatFitsNowhere", "Day,Spend,Clicks\n" + twelveDays + "2025-07-13,1200003\n", 1, "Day,Spend,Clicks\n" + twelveDays + "2025-07-13,1200003,\n", "row_too_short"},
		{"ARowInAnotherDelimiter", "Day,Spend,Clicks\n" + twelveDays + "2025-07-13;120000;31\n2025-07-14,120000,31\n", 1, "Day,Spend,Clicks\n" + twelveDays + "2025-07-13,120000,31\n2025-07-14,120000,31\n", "row_mended"},
		{"NoSuchTable", "a,b\nx,1\n", 3, "", "no_table"},
		{"NoTable", "\n\n", 1, "", "no_table"},
		{"HeaderOnly", "a,b\n", 1, "a,b\n", ""},
		{"AShortRowBetweenRows", "a,b,c\n1,2,3\nx\n4,5,6\n", 1, "a,b,c\n1,2,3\nx,,\n4,5,6\n", "row_too_short"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			var codes []string
			for _, p := range CopyTable(&b, text("x.csv", c.in), builtin(t), c.table) {
				codes = append(codes, p.Code)
			}
			if b.String() != c.want {
				t.Errorf("got\n%s\nwant\n%s", b.String(), c.want)
			}
			if got := strings.Join(codes, " "); got != c.problems {
				t.Errorf("problems %q, want %q", got, c.problems)
			}
		})
	}
}

// What is written reads back as the cells that were there, whatever they hold.
func TestCopiedCellsAreThoseOfTheFile(t *testing.T) {
	presets := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOfN(rapid.RuneFrom([]rune("aé\"';,| \n\t12")), 0, 6, -1)
		width := rapid.IntRange(2, 4).Draw(t, "width")
		rows := [][]string{{}}
		for i := range width {
			rows[0] = append(rows[0], fmt.Sprintf("column %c", 'a'+i))
		}
		for range rapid.IntRange(1, 8).Draw(t, "rows") {
			row := []string{"r" + cell.Draw(t, "cell")} // no row is blank
			for range width - 1 {
				row = append(row, "z"+cell.Draw(t, "cell"))
			}
			rows = append(rows, row)
		}
		var in, out bytes.Buffer
		w := csv.NewWriter(&in)
		w.WriteAll(rows)
		CopyTable(&out, text("x.csv", in.String()), presets, 1)
		got, err := csv.NewReader(&out).ReadAll()
		if err != nil || fmt.Sprint(got) != fmt.Sprint(rows) {
			t.Fatalf("%q became %q (%v)", rows, got, err)
		}
	})
}
