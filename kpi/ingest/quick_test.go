package ingest

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// TestQuickWayChangesNothing reads tables of which most rows can go the quick way,
// and all others that there are, with it and without.
func TestQuickWayChangesNothing(t *testing.T) {
	presets := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		req := steadyRequest(t)
		sameWithoutQuick(t, req, presets, rapid.IntRange(64, 1<<14).Draw(t, "block"))
	})
}

// sameWithoutQuick reads a file with the quick way and without.
func sameWithoutQuick(t fataler, req Request, presets Presets, size int) {
	t.Helper()
	slow := newReader(context.Background(), presets, 1, nil, size)
	slow.row = func(*part, int, int32) {}
	defer close(slow.tasks)
	read := slow.file(&req)
	want := readAll(read.tallies, read.problems)
	for _, jobs := range []int{1, 3} {
		if got := readAll(readBlocks(context.Background(), []Request{req}, presets, jobs, nil, size)); got != want {
			t.Fatalf("with the quick way and jobs %d\n%s\nwithout\n%s", jobs, got, want)
		}
	}
}

// readAll is a dump with what a dump leaves out.
func readAll(tallies []*kpi.Tally, problems diag.List) string {
	problems.Sort()
	slices.SortStableFunc(tallies, func(a, b *kpi.Tally) int {
		return cmp.Or(strings.Compare(a.Table, b.Table), strings.Compare(a.Account, b.Account), cmp.Compare(a.Level, b.Level))
	})
	var b strings.Builder
	for _, t := range tallies {
		fmt.Fprintln(&b, t.Evidence, t.CampaignIDs, t.CurrencyAt, t.RowsByDay, t.SetAside, t.Hash)
		if t.How != nil {
			fmt.Fprintln(&b, *t.How)
		}
	}
	return b.String() + dump(tallies, problems)
}

// steadyColumns are the columns of an export, and what stands in them: the first
// in most rows.
var steadyColumns = []struct {
	header string
	cells  []string
}{
	{"Campaign name", []string{"Bán hàng", "\"Quà, tặng\"", "A", "\"A\"", " A", "\"Hội \"\"An\"\"\"", "\"hai\ndòng\"", "Total 5", "", "5\" x"}},
	{"Campaign ID", []string{"1201", "1202", "1.2E+11", ""}},
	{"Currency", []string{"VND", "vnd", "USD", "\"VND\""}},
	{"Ad name", []string{"Mẫu 12", "\"Mẫu 3, phin\"", "x", "\"a\"b"}},
	{"Account name", []string{"Cửa hàng", "Kho"}},
	{"Impressions", []string{"120", "7", "0", "", "12345678", "123456789", "1,5", "1.234", "-3", "x", "\"45\"", "000", "12 "}},
	{"Amount spent", []string{"482726", "12.5", "0.25", "1.234", "1,234.5", "999999999999", "₫12", "", "\"12.50\""}},
	{"Reach", []string{"90", "91", ""}},
	{"CTR (All)", []string{"1", "2.5", "2,5", "", "3%"}},
	{"Result type", []string{"Purchases", "Leads", ""}},
	{"Results", []string{"3", "0", ""}},
}

// steadyRequest draws an export by day, with or without the range that it states,
// read by the preset or by columns: that name where: and an end.
func steadyRequest(t *rapid.T) Request {
	var at []int
	for i := range steadyColumns {
		if rapid.IntRange(0, 3).Draw(t, "has column") > 0 || i == 0 || i == 6 || i == 5 {
			at = append(at, i)
		}
	}
	odd := rapid.SampledFrom([]int{3, 30, 1000}).Draw(t, "one cell odd of")
	ends := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "line end")
	stated := rapid.Bool().Draw(t, "stated")
	var b bytes.Buffer
	header := []string{"Day"}
	for _, i := range at {
		header = append(header, steadyColumns[i].header)
	}
	if stated {
		header = append(header, "Reporting starts", "Reporting ends")
	}
	b.WriteString(strings.Join(header, ",") + ends)
	day := kpi.MustDate("2025-07-10")
	for range rapid.IntRange(1, 80).Draw(t, "rows") {
		if rapid.IntRange(0, rapid.SampledFrom([]int{15, 1}).Draw(t, "order")).Draw(t, "next day") == 0 {
			day = kpi.MustDate("2025-07-10") + (day-kpi.MustDate("2025-07-10")+1)%5
		}
		row := []string{day.String()}
		if rapid.IntRange(0, odd).Draw(t, "odd day") == 0 {
			row[0] = rapid.SampledFrom([]string{"11/7/2025", "7/13/2025", "13/7/2025", "", "Total", "soon"}).Draw(t, "day")
		}
		for _, i := range at {
			cells := steadyColumns[i].cells
			n := 0
			if rapid.IntRange(0, odd).Draw(t, "odd cell") == 0 {
				n = rapid.IntRange(0, len(cells)-1).Draw(t, "cell")
			} else if i == 0 {
				n = rapid.IntRange(0, 3).Draw(t, "name")
			}
			row = append(row, cells[n])
		}
		if stated {
			row = append(row, "2025-07-01", rapid.SampledFrom([]string{"2025-07-31", "2025-07-31", day.String()}).Draw(t, "stated end"))
		}
		if rapid.IntRange(0, 10*odd).Draw(t, "odd width") == 0 {
			row = append(row, rapid.SampledFrom([]string{"", "x"}).Draw(t, "extra"))
		}
		b.WriteString(strings.Join(row, ",") + ends)
	}
	if rapid.IntRange(0, 9).Draw(t, "garbled") == 0 {
		b.WriteString("2025-07-10,\xe9\n")
	}
	req := bytesOf("x.csv", b.Bytes())
	if rapid.Bool().Draw(t, "by columns") {
		req.Columns = []Column{{ID: "date", Kind: DateColumn, Header: "Day"}, {ID: kpi.Campaign, Kind: DimColumn, Header: "Campaign name"},
			{ID: "impressions", Kind: MeasureColumn, Header: "Impressions"}, {ID: "spend", Kind: MeasureColumn, Header: "Amount spent"}}
		if rapid.Bool().Draw(t, "where") {
			req.Where = map[string][]string{"Campaign name": {"Bán hàng", "A"}}
		}
		if stated {
			req.Columns = append(req.Columns, Column{ID: "end", Kind: EndColumn, Header: "Reporting ends"})
		}
	}
	return req
}

// TestQuickWayIsTaken: a table of which every row but the first says nothing new
// goes the quick way whole, in whatever order its rows stand.
func TestQuickWayIsTaken(t *testing.T) {
	const header = "Day,Campaign name,Campaign ID,Currency,Ad name,Impressions,CTR (All),Purchases,Amount spent\n"
	const new = "2025-07-01,\"Quà, tặng\",1201,VND,\"Mẫu 1, đỏ\",120,1.5,,48.25\n2025-07-02,Bán hàng,1202,VND,x,120,1.5,3,48\n2025-07-01,Bán hàng,1202,VND,x,120,1.5,3,48\n"
	const old = "2025-07-02,\"Quà, tặng\",1201,VND,\"Mẫu 2, xanh\",5,0.75,,1234567.5\n2025-07-01,Bán hàng,1202,VND,,99999999,,3,123456789012\n2025-07-01,Bán hàng,1202,VND,\"\",1,2,,3\n"
	for _, end := range []string{"\n", "\r\n"} {
		first, text := strings.ReplaceAll(new, "\n", end), strings.ReplaceAll(new+strings.Repeat(old, 300), "\n", end)
		p := partOf(t, header)
		p.fold(block{data: []byte(first), line: 2})
		p.quick.index.clear()
		p.quick.idle = 0
		if at, line := p.quickRows(&block{data: []byte(text), line: 2}, len(first), 5); at != len(text) || line != 905 {
			t.Errorf("the quick way ends at %d of %d, line %d: %q", at, len(text), line, text[at:min(len(text), at+80)])
		}
	}
}

// partOf makes a part of a table whose rows are no evidence.
func partOf(t *testing.T, header string) *part {
	t.Helper()
	req := bytesOf("x.csv", nil)
	presets := builtin(t)
	l, ok := presets.detect([]byte(header), true, &req, 0)
	if !ok {
		t.Fatal("no preset")
	}
	tr := newTable(&req, &l, presets.words)
	tr.line, tr.check = -evidenceLines, true
	return newPart(tr)
}
