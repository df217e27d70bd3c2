package ingest

import (
	"bytes"
	"context"
	"fmt"
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
	want := slow.file(&req)
	got := readAll(readBlocks(context.Background(), []Request{req}, presets, 1, nil, size))
	if want := readAll(want.tallies, want.problems); got != want {
		t.Fatalf("with the quick way\n%s\nwithout\n%s", got, want)
	}
}

// readAll is a dump with what a dump leaves out.
func readAll(tallies []*kpi.Tally, problems diag.List) string {
	problems.Sort()
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
		if rapid.IntRange(0, 15).Draw(t, "next day") == 0 {
			day++
		}
		row := []string{day.String()}
		if rapid.IntRange(0, odd).Draw(t, "odd day") == 0 {
			row[0] = rapid.SampledFrom([]string{"11/7/2025", "", "Total", "soon"}).Draw(t, "day")
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
// goes the quick way whole.
func TestQuickWayIsTaken(t *testing.T) {
	const header = "Day,Campaign name,Campaign ID,Currency,Ad name,Impressions,Amount spent,CTR (All),Purchases\n"
	text := []byte("2025-07-01,\"Quà, tặng\",1201,VND,\"Mẫu 1, đỏ\",120,48.25,1.5,\n2025-07-01,Bán hàng,1202,VND,x,120,48,1.5,3\n" +
		strings.Repeat("2025-07-01,\"Quà, tặng\",1201,VND,\"Mẫu 2, xanh\",5,1234567.5,0.75,\n2025-07-01,Bán hàng,1202,VND,,99999999,123456789012,,3\n", 400))
	req := bytesOf("x.csv", nil)
	words := builtin(t).words
	l, ok := builtin(t).detect([]byte(header), true, &req, 0)
	if !ok {
		t.Fatal("no preset")
	}
	tr := newTable(&req, &l, words)
	tr.line, tr.check = -evidenceLines, true // no row is evidence
	p := newPart(tr)
	first := bytes.IndexByte(text, '\n') + 1
	first += bytes.IndexByte(text[first:], '\n') + 1
	p.fold(block{data: text[:first], line: 2})
	p.quick.index.clear()
	p.quick.idle = 0
	if at, line := p.quickRows(&block{data: text, line: 2}, first, 4); at != len(text) || line != 804 {
		t.Errorf("the quick way ends at %d of %d, line %d: %q", at, len(text), line, text[at:min(len(text), at+80)])
	}
}
