package ingest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// told is what an inspection says of a file, a line for each fact.
func told(x *Inspection) string {
	var b strings.Builder
	fmt.Fprintln(&b, x.Encoding)
	for _, t := range x.Tables {
		id := "-"
		if t.Preset != nil {
			id = t.Preset.ID
		}
		fmt.Fprintf(&b, "table %d %s line %d %q %s fits %q refused %v rows %d\n", t.Number, t.Sheet, t.HeaderLine, t.Delimiter, id, t.Fits, t.Refused, t.Rows)
		for _, c := range t.Columns {
			fmt.Fprintf(&b, "  %s: %s %s %s %q\n", c.Header, c.Meaning, c.ID, c.Looks, c.Examples)
		}
		for _, a := range t.Apart {
			fmt.Fprintf(&b, "  apart %s %d: %s\n", a.Kind, a.Rows, a.Lines)
		}
		if r := t.Reading; r != nil {
			fmt.Fprintf(&b, "  %s %q %v %v, seen %s, stated %s\n  numbers %+v\n  dates %+v\n", r.Family, r.Channel, r.Levels, r.Currencies, spanText(r.Seen), spanText(r.Stated), r.Numbers, r.Dates)
		}
	}
	for _, p := range x.Problems {
		fmt.Fprintf(&b, "%s %s\n", p.Code, p.Pos)
	}
	return b.String()
}

func TestInspect(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"AKnownExport", "Day,Campaign name,Amount spent (USD),Impressions,Frequency\n2025-07-01,Tea,1.25,1000,1.1\n13/7/2025,Tea,2,900,1.2\n", `UTF-8
table 1  line 1 ',' meta-ads fits ["Amount spent (USD)" "Day" "Impressions"] refused false rows 2
  Day: date  date ["2025-07-01" "13/7/2025"]
  Campaign name: dimension campaign text ["Tea"]
  Amount spent (USD): measure spend number ["1.25" "2"]
  Impressions: measure impressions number ["1000" "900"]
  Frequency: ratio  number ["1.1" "1.2"]
  ads "Meta Ads" [campaign] [USD], seen 2025-07-01..2025-07-13, stated -
  numbers {Style:1,234.5 By:cell Line:2 Column:16 Cell:1.25}
  dates {Style:dmy By:cell Line:3 Column:1 Cell:13/7/2025}
`},
		{"AnUnknownTable", "machine|at|pieces\nA|2025-07-01|3\n\nB|2025-07-02|4\n", `UTF-8
table 1  line 1 '|' - fits [] refused false rows 2
  machine: none  text ["A" "B"]
  at: none  date ["2025-07-01" "2025-07-02"]
  pieces: none  number ["3" "4"]
  apart blank 1: 3
`},
		{"PersonalColumnsAreMasked", "machine|at|Email|pieces\nA|2025-07-01|x@example.com|3\n", `UTF-8
table 1  line 1 '|' - fits [] refused false rows 1
  machine: none  text ["…"]
  at: none  date ["2025-07-01"]
  Email: personal  text ["…"]
  pieces: none  number ["3"]
`},
		{"NoTable", "\n\n", "UTF-8\nempty_file x.csv\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(Inspect(t.Context(), text("x.csv", c.in), builtin(t), 2)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// The tables of all sheets are counted through, and --sheet looks at one.
func TestInspectAWorkbook(t *testing.T) {
	book := workbookOf(t, []string{"Notes", "Data"}, map[string][][]any{
		"Notes": {{"who", "what"}, {"A", "mended"}, {"B", "sent"}},
		"Data": {{"Report"}, {}, {"Day", "Campaign name", "Amount spent (USD)", "Impressions"},
			{midnight(2025, 7, 1), "Tea, green", 1.5, 1000}, {midnight(2025, 7, 2), "Tea", 2, 900}, {"made by hand"}},
	}, nil)
	req := Request{File: "x.xlsx", Measure: catalogue, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(book)), nil }}
	x := Inspect(t.Context(), req, builtin(t), 1)
	if len(x.Tables) != 2 || x.Tables[0].Preset != nil || x.Tables[1].Preset == nil || x.Tables[1].Sheet != "Data" || x.Tables[1].Reading == nil {
		t.Fatalf("%s", told(x))
	}
	for _, c := range []struct {
		sheet string
		table int
		want  string
	}{
		{"", 1, "who,what\nA,mended\nB,sent\n"},
		{"", 2, "Day,Campaign name,Amount spent (USD),Impressions\n2025-07-01,\"Tea, green\",1.5,1000\n2025-07-02,Tea,2,900\n"},
		{"Data", 1, "Day,Campaign name,Amount spent (USD),Impressions\n2025-07-01,\"Tea, green\",1.5,1000\n2025-07-02,Tea,2,900\n"},
		{"None", 1, ""},
	} {
		var b bytes.Buffer
		req.Sheet = c.sheet
		problems := CopyTable(&b, req, builtin(t), c.table)
		if b.String() != c.want || problems.Failed() != (c.want == "") {
			t.Errorf("table %d of %q:\n%s%v", c.table, c.sheet, b.String(), problems)
		}
	}
}

// The rows that Rows gives add up to what the tally holds of the same days and
// members.
func TestRowsAreThoseOfTheTally(t *testing.T) {
	in := "Date,Channel,Status,Spend,Phone\n3/7/2025,A,ok,1,1\n4/7/2025,A,ok,2,\n4/7/2025,B,ok,4,1\n13/7/2025,A,ok,8,\n4/7/2025,A,ok,,1\n4/7/2025,A,no,16,1\n4/7/2025,A,ok,32,1\n"
	req := text("x.csv", in)
	req.Where = map[string][]string{"Status": {"ok"}}
	req.Columns = []Column{{ID: "date", Kind: DateColumn, Header: "Date"}, {ID: kpi.Channel, Kind: DimColumn, Header: "Channel"},
		{ID: "spend", Kind: MeasureColumn, Header: "Spend"}, {ID: "calls", Kind: MeasureColumn, Header: "Phone", Count: true}}
	want := func(tally *kpi.Tally, days kpi.Span, members []string) bool {
		return days == kpi.Day(kpi.MustDate("2025-07-04")) && members[0] == "A"
	}
	for limit, shown := range map[int]string{-1: "[{3 [4/7/2025 A 2 ok ]} {8 [4/7/2025 A 32 ok …]}] 0", 1: "[{3 [4/7/2025 A 2 ok ]}] 1"} {
		got, problems := Rows(t.Context(), req, builtin(t), []string{"spend"}, limit, want)
		if len(got) != 1 || problems.Failed() {
			t.Fatalf("%v %v", got, problems)
		}
		if s := fmt.Sprint(got[0].Rows, got[0].More); s != shown {
			t.Errorf("limit %d: %s, want %s", limit, s, shown)
		}
	}
}

// A file that turns out not to be UTF-8 far below its start gives its rows once,
// and with them those above.
func TestRowsOfAnOldEncodingAreGivenOnce(t *testing.T) {
	in := "Day,Campaign name,Amount spent (VND),Impressions\n2025-07-01,Tea,1,10\n" + strings.Repeat("2025-07-02,Cup,2,20\n", 3*blockSize/20) +
		"2025-07-01," + cp1258("Đà Nẵng") + ",3,30\n2025-07-01,Tea,4,40\n"
	first := func(_ *kpi.Tally, days kpi.Span, _ []string) bool { return days == kpi.Day(kpi.MustDate("2025-07-01")) }
	got, problems := Rows(t.Context(), text("x.csv", in), builtin(t), []string{"spend"}, -1, first)
	if len(got) != 1 || problems.Failed() {
		t.Fatalf("%v %v", got, problems)
	}
	var cells []string
	for _, row := range got[0].Rows {
		cells = append(cells, strings.Join(row.Cells[:3], " "))
	}
	if want := []string{"2025-07-01 Tea 1", "2025-07-01 Đà Nẵng 3", "2025-07-01 Tea 4"}; !slices.Equal(cells, want) {
		t.Errorf("rows %q, want %q", cells, want)
	}
}

// An amount that repeats on the lines of an order is shown once, so that the
// rows add up; lines that bring something else are shown as well.
func TestRowsOfAnOrderAddUp(t *testing.T) {
	in := "Order ID,Order Status,Order Creation Date,Product Name,Shopee Rebate,Total Amount\n" +
		"A,Completed,2025-07-01 10:00,Tea,1,30\nA,Completed,2025-07-01 10:00,Cup,2,30\nB,Cancelled,2025-07-01 11:00,Tea,1,9\nC,Completed,2025-07-02 11:00,Tea,1,5\nA,Completed,2025-07-02 09:00,Pot,1,30\n"
	req := text("Order.all.20250701_20250702.csv", in)
	for measure, want := range map[string]string{"revenue": "[2 5]", "orders": "[2 5]", "placed_orders": "[2 4 5]"} {
		got, problems := Rows(t.Context(), req, builtin(t), []string{measure}, -1, func(*kpi.Tally, kpi.Span, []string) bool { return true })
		if len(got) != 1 || problems.Failed() {
			t.Fatalf("%v %v", got, problems)
		}
		var lines []int
		for _, row := range got[0].Rows {
			lines = append(lines, row.Line)
		}
		if fmt.Sprint(lines) != want {
			t.Errorf("%s: lines %v, want %s", measure, lines, want)
		}
	}
}

// A row that counts on two days is shown under each of them, for what it brings there.
func TestRowsOfADayOfTheirOwn(t *testing.T) {
	p := presetOf(t, orderPreset+"  - {id: leads, count: rows}\n  - {id: mqls, count: dated, headers: [Ngày MQL]}\n")
	in := "Ngày,Ngày MQL\n2025-07-01,2025-07-02\n2025-07-02,2025-07-02\n2025-07-02,\n2025-07-02,2025-07-09\n"
	day := kpi.Day(kpi.MustDate("2025-07-02"))
	for measures, want := range map[string]string{"leads": "[3 4 5]", "mqls": "[2 3]", "leads mqls": "[2 3 4 5]"} {
		got, problems := Rows(t.Context(), text("x.csv", in), p, strings.Fields(measures), -1, func(_ *kpi.Tally, days kpi.Span, _ []string) bool { return days == day })
		if len(got) != 1 || problems.Failed() {
			t.Fatalf("%v %v", got, problems)
		}
		var lines []int
		for _, row := range got[0].Rows {
			lines = append(lines, row.Line)
		}
		if fmt.Sprint(lines) != want {
			t.Errorf("%s: lines %v, want %s", measures, lines, want)
		}
	}
}

// FuzzCopyTable holds that whatever a file holds, a table leaves as CSV that
// reads back with no row narrower than the header, and looking at it never panics.
func FuzzCopyTable(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "a;b\r\n\"1\n2\";3\n\nTotal;3\n", "x\ny,z\n\n\"q", "\xef\xbb\xbfa\tb\n\xff\t2\n", "# c\n\na,b\n1,2\n\n# d\n\ne,f\n"} {
		f.Add(seed)
	}
	presets := builtin(f)
	f.Fuzz(func(t *testing.T, in string) {
		var b bytes.Buffer
		problems := CopyTable(&b, text("x.csv", in), presets, 1)
		r := csv.NewReader(&b)
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatalf("%q: %v", in, err)
		}
		for _, row := range rows {
			if len(row) < len(rows[0]) && len(rows[0]) > 1 {
				t.Fatalf("%q: %q is narrower than %q", in, row, rows[0])
			}
		}
		empty := slices.ContainsFunc(problems, func(p *diag.Problem) bool { return p.Code == "no_table" })
		if len(rows) == 0 && !problems.Failed() && !empty {
			t.Fatalf("%q: nothing written, and not a word why", in)
		}
		Inspect(t.Context(), text("x.csv", in), presets, 1)
	})
}

// TestCopiedTablesStream holds the live memory of a long file below its size.
func TestCopiedTablesStream(t *testing.T) {
	const rows = 2_000_000
	row := []byte("2025-07-01,\"a, b\",1234.5\n")
	req := Request{File: "x.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(&repeated{head: []byte("date,name,revenue\n"), row: row, rows: rows}), nil
	}}
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	out := &sink{}
	problems := CopyTable(out, req, builtin(t), 1)
	if out.bytes != len(row)*rows+len("date,name,revenue\n") || len(problems) != 0 {
		t.Fatalf("%d bytes, %v", out.bytes, problems)
	}
	if grown, size := int64(out.peak)-int64(before.HeapAlloc), int64(rows*len(row)); grown > size/2 {
		t.Errorf("heap grew by %d bytes over a file of %d", grown, size)
	}
}

// sink counts what is written and remembers the largest heap.
type sink struct {
	bytes, writes int
	peak          uint64
}

func (c *sink) Write(p []byte) (int, error) {
	c.bytes += len(p)
	if c.writes++; c.writes%16 == 0 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		c.peak = max(c.peak, m.HeapAlloc)
	}
	return len(p), nil
}
