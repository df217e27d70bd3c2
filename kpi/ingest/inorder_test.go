package ingest

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestStrayQuotesDoNotDependOnBlocks: a quote that opens a cell and does not close it
// moves what looks like the ends of the records below it. Wherever a block is cut
// there, the rows are those of the whole text.
func TestStrayQuotesDoNotDependOnBlocks(t *testing.T) {
	presets := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.SampledFrom([]string{"2025-07-01,A,5\n", "2025-07-01,\"B, C\",7\n", "2025-07-02,\"two\nlines\",1\n", "2025-07-02,\"two, \"\"\nlines\"\"\",1\n",
			"2025-07-03,\"stray,4\n", "\"2025-07-03,stray,4\n", "2025-07-03,D,\"4\n", "2025-07-04,\"stray\"er,\"4\n", "2025-07-04,5\" nail,4\n"})
		rows := rapid.SliceOfN(row, 1, 40).Draw(t, "rows")
		text := []byte("Day,Campaign name,Impressions\n" + strings.Join(rows, ""))
		req := bytesOf("x.csv", text)
		req.Columns = []Column{{ID: "date", Kind: DateColumn, Header: "Day"}, {ID: "campaign", Kind: DimColumn, Header: "Campaign name"},
			{ID: "impressions", Kind: MeasureColumn, Header: "Impressions"}}
		want := readAll(readBlocks(t.Context(), []Request{req}, presets, 1, nil, blockSize))
		size, jobs := rapid.IntRange(1, 300).Draw(t, "block"), rapid.IntRange(1, 2).Draw(t, "jobs")
		if got := readAll(readBlocks(t.Context(), []Request{req}, presets, jobs, nil, size)); got != want {
			t.Fatalf("%q in blocks of %d bytes:\n%s\nwhole\n%s", text, size, got, want)
		}
	})
}

// TestStrayQuoteFarFromTheNext reads more rows behind a stray quote than a record may
// hold bytes, without another quote.
func TestStrayQuoteFarFromTheNext(t *testing.T) {
	row := "2025-07-01,A,5\n"
	n := maxRecord/len(row) + 1000
	text := bytes.Join([][]byte{[]byte("Day,Campaign name,Impressions\n2025-07-01,\"two\nlines\",1\n2025-07-01,\"A,5\n2025-07-01,\"two\nlines\",1\n"), bytes.Repeat([]byte(row), n)}, nil)
	req := bytesOf("x.csv", text)
	req.Columns = []Column{{ID: "date", Kind: DateColumn, Header: "Day"}, {ID: "impressions", Kind: MeasureColumn, Header: "Impressions"}}
	tallies, problems := readOne(t, req)
	if len(tallies) != 1 || tallies[0].RowsRead != n+3 {
		t.Fatalf("%d tallies\n%s", len(tallies), dump(nil, problems))
	}
}
