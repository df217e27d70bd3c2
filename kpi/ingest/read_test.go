package ingest

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
)

// leadColumns maps a plain list of leads.
var leadColumns = []Column{{ID: "date", Kind: DateColumn, Header: "Ngày tạo"}, {ID: "channel", Kind: DimColumn, Header: "Nguồn"},
	{ID: "leads", Kind: MeasureColumn, Count: true}}

// moneyColumns maps a date, a count and an amount.
var moneyColumns = []Column{{ID: "date", Kind: DateColumn, Header: "date"}, {ID: "orders", Kind: MeasureColumn, Header: "orders"},
	{ID: "revenue", Kind: MeasureColumn, Header: "revenue"}}

func mapped(content string, columns []Column, more ...func(*Request)) Request {
	r := text("list.csv", content)
	r.Columns = columns
	for _, f := range more {
		f(&r)
	}
	return r
}

// TestRead holds what becomes of a file as a whole: its rows below the column
// names, and every problem. The first line of a tally, which says where it
// comes from, is left out.
func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name string
		req  Request
		want string
	}{
		{"rows of a list are counted by channel and filtered",
			mapped("Ngày tạo;Nguồn;Trạng thái\n01/07/2025;Facebook;MQL\n13/07/2025;Facebook;SQL\n13/07/2025;Zalo;Mới\n13/07/2025; Facebook ;MQL\n", leadColumns,
				func(r *Request) { r.Where = map[string][]string{"Trạng thái": {"MQL", "SQL"}} }), `
  stated -  seen 2025-07-01..2025-07-13  rows 4  filtered 1
  span | channel | currency | leads
  2025-07-01 | Facebook |  | 1
  2025-07-13 | Facebook |  | 2
`},
		{"count of filled cells", mapped("date,won\n2025-07-01,2025-07-09\n2025-07-01,\n2025-07-02, \n",
			[]Column{{ID: "date", Kind: DateColumn, Header: "date"}, {ID: "orders", Kind: MeasureColumn, Header: "won", Count: true}}), `
  stated -  seen 2025-07-01..2025-07-02  rows 3
  span | currency | orders
  2025-07-01 |  | 1
  2025-07-02 |  | 0
`},
		{"start and end make spans", mapped("from,to,cost\n2025-07-01,2025-07-31,10\n2025-08-05,2025-08-05,7\n2025-08-09,2025-08-01,7\n",
			[]Column{{ID: "date", Kind: DateColumn, Header: "from"}, {ID: "end", Kind: EndColumn, Header: "to"}, {ID: "other_cost", Kind: MeasureColumn, Header: "cost"}}), `
  stated -  seen 2025-07-01..2025-08-05  rows 3  bad_row 1
  span | currency | other_cost
  2025-07-01..2025-07-31 |  | 10
  2025-08-05 |  | 7
warning ends_before_start list.csv:4:1 (1): range of days ends before it starts: "2025-08-09"
`},
		{"period labels", mapped("quarter,size\n2025-Q3,100\n2025-Q9,5\n", []Column{{ID: "period", Kind: PeriodColumn, Header: "quarter"}, {ID: "market_size", Kind: MeasureColumn, Header: "size"}},
			func(r *Request) {
				r.Period = func(label string) (kpi.Span, bool) {
					return kpi.Span{Start: kpi.MustDate("2025-07-01"), End: kpi.MustDate("2025-10-01")}, label == "2025-Q3"
				}
			}), `
  stated -  seen 2025-07-01..2025-09-30  rows 2  bad_row 1
  span | currency | market_size
  2025-07-01..2025-09-30 |  | 100
warning bad_date list.csv:3:1 (1): cannot read "2025-Q9" as a date
`},
		{"period labels in a date column", mapped("kỳ,size\n2025-Q3,100\n2025-11-02,5\nhè,1\n", []Column{{ID: "date", Kind: DateColumn, Header: "kỳ"}, {ID: "market_size", Kind: MeasureColumn, Header: "size"}},
			func(r *Request) {
				r.Period = func(label string) (kpi.Span, bool) {
					return kpi.Span{Start: kpi.MustDate("2025-07-01"), End: kpi.MustDate("2025-10-01")}, label == "2025-Q3"
				}
			}), `
  stated -  seen 2025-07-01..2025-11-02  rows 3  bad_row 1
  span | currency | market_size
  2025-07-01..2025-09-30 |  | 100
  2025-11-02 |  | 5
warning bad_date list.csv:4:1 (1): cannot read "hè" as a date
`},
		{"a later cell decides the order of dates", mapped("date,orders,revenue\n3/4/2025,1,1\n4/3/2025,1,1\n25/4/2025,1,1\n", moneyColumns), `
  stated -  seen 2025-03-04..2025-04-25  rows 3
  span | currency | orders | revenue
  2025-03-04 |  | 1 | 1
  2025-04-03 |  | 1 | 1
  2025-04-25 |  | 1 | 1
`},
		{"rising dates prove nothing", mapped("date,orders,revenue\n1/4/2025,1,1\n2/4/2025,1,1\n3/4/2025,1,1\n", moneyColumns), `
error dates_ambiguous list.csv:2:1 (1): "1/4/2025" may be day/month or month/day, and no cell of the file tells which
  hint: set dates: dmy, mdy or ymd for this source in deck.yaml
`},
		{"dates that read alike both ways need no order", mapped("date,orders,revenue\n5/5/2025,1,1\n", moneyColumns), `
  stated -  seen 2025-05-05  rows 1
  span | currency | orders | revenue
  2025-05-05 |  | 1 | 1
`},
		{"dates in two orders", mapped("date,orders,revenue\n13/4/2025,1,1\n4/14/2025,1,1\n", moneyColumns), `
error dates_mixed list.csv:2:1 (1): dates are written in two orders: "13/4/2025" here, "4/14/2025" on line 3
  hint: set dates: dmy, mdy or ymd for this source in deck.yaml
`},
		{"the deck's word on dates", mapped("date,orders,revenue\n1/4/2025,1,1\n25/4/2025,1,1\n", moneyColumns, func(r *Request) { r.Dates = "mdy" }), `
  stated -  seen 2025-01-04  rows 2  bad_row 1
  span | currency | orders | revenue
  2025-01-04 |  | 1 | 1
warning bad_date list.csv:3:1 (1): cannot read "25/4/2025" as a date
`},
		{"a later cell decides the style of numbers", mapped("date;orders;revenue\n2025-07-01;1;1.234\n2025-07-01;1;2,5\n", moneyColumns), `
  stated -  seen 2025-07-01  rows 2
  span | currency | orders | revenue
  2025-07-01 |  | 2 | 1236.5
`},
		{"no cell tells the style of numbers", mapped("date;orders;revenue\n2025-07-01;1;1.234\n2025-07-02;2;5\n", moneyColumns), `
error numbers_ambiguous list.csv:2:14 (1): "1.234" may have a grouped thousand or three decimals, and no cell of the file tells which
  hint: set numbers: "1.234,5" or numbers: "1,234.5" for this source in deck.yaml
`},
		{"numbers in two styles", mapped("date;orders;revenue\n2025-07-01;1;1.5\n2025-07-02;2;1,5\n", moneyColumns), `
error numbers_mixed list.csv:2:14 (1): numbers are written in two ways: "1.5" here, "1,5" on line 3
  hint: set numbers: "1.234,5" or numbers: "1,234.5" for this source in deck.yaml
`},
		{"the deck's word on numbers", mapped("date;orders;revenue\n2025-07-01;1;1.234\n", moneyColumns, func(r *Request) { r.Numbers = "1.234,5" }), `
  stated -  seen 2025-07-01  rows 1
  span | currency | orders | revenue
  2025-07-01 |  | 1 | 1234
`},
		{"a count has no fractions", mapped("date;orders;revenue\n2025-07-01;1.234;5\n", moneyColumns), `
  stated -  seen 2025-07-01  rows 1
  span | currency | orders | revenue
  2025-07-01 |  | 1234 | 5
notice numbers_by_nature list.csv:2:12 (1): "1.234" is read with a grouped thousand, because this column has no fractions
`},
		{"dong have no fractions", mapped("date;orders;revenue\n2025-07-01;1;1.234\n", moneyColumns, func(r *Request) { r.Currency = "VND" }), `
  stated -  seen 2025-07-01  rows 1
  span | currency | orders | revenue
  2025-07-01 | VND | 1 | 1234
notice numbers_by_nature list.csv:2:14 (1): "1.234" is read with a grouped thousand, because this column has no fractions
`},
		{"nor has a sheet of a deck in dong", mapped("date;orders;revenue\n2025-07-01;1;1.234\n", moneyColumns, func(r *Request) { r.Home = "VND" }), `
  stated -  seen 2025-07-01  rows 1
  span | currency | orders | revenue
  2025-07-01 |  | 1 | 1234
notice numbers_by_nature list.csv:2:14 (1): "1.234" is read with a grouped thousand, because this column has no fractions
`},
		{"dong by the sign in the cell", mapped("date;orders;revenue\n2025-07-01;1;1.234 ₫\n", moneyColumns), `
  stated -  seen 2025-07-01  rows 1
  span | currency | orders | revenue
  2025-07-01 | VND | 1 | 1234
notice numbers_by_nature list.csv:2:14 (1): "1.234 ₫" is read with a grouped thousand, because this column has no fractions
`},
		{"euro in a deck in dong may have fractions", mapped("date;orders;revenue\n2025-07-01;1;€1.234\n", moneyColumns, func(r *Request) { r.Home = "VND" }), `
error numbers_ambiguous list.csv:2:14 (1): "€1.234" may have a grouped thousand or three decimals, and no cell of the file tells which
  hint: set numbers: "1.234,5" or numbers: "1,234.5" for this source in deck.yaml
`},
		{"a sign in the cells names the currency", mapped("date,orders,revenue\n2025-07-01,1,€1.50\n2025-07-02,1,€2.25\n", moneyColumns), `
  stated -  seen 2025-07-01..2025-07-02  rows 2
  span | currency | orders | revenue
  2025-07-01 | EUR | 1 | 1.5
  2025-07-02 | EUR | 1 | 2.25
`},
		{"bad rows are counted with the first place", mapped("date,orders,revenue\n2025-07-01,1,x\nsoon,1,1\n,1,1\n2025-07-01,1\nlater,1,1\n2025-07-01,1,1,oops\n2025-07-02,4,8\n", moneyColumns), `
  stated -  seen 2025-07-01..2025-07-02  rows 7  bad_row 4  no_date 1
  span | currency | orders | revenue
  2025-07-01 |  | 1 | ·
  2025-07-02 |  | 4 | 8
warning bad_number list.csv:2:14 (1): cannot read "x" as a number, the cell is left out
warning bad_date list.csv:3:1 (2): cannot read "soon" as a date
warning row_too_short list.csv:5:12 (1): row has too few cells, the last is "1"
warning row_too_long list.csv:7:16 (1): row has more cells than the header, extra cell "oops"
`},
		{"places count runes and the lines of quoted cells", mapped("date,text,revenue,orders\n2025-07-01,\"hai\ndòng\",1,1\n2025-07-02,đồng,x,1\n", moneyColumns), `
  stated -  seen 2025-07-01..2025-07-02  rows 2
  span | currency | orders | revenue
  2025-07-01 |  | 1 | 1
  2025-07-02 |  | 1 | ·
warning bad_number list.csv:4:17 (1): cannot read "x" as a number, the cell is left out
`},
		{"a totals row of a plain file", mapped("date,orders,revenue\n2025-07-01,1,2\n2025-07-02,2,3\nTổng cộng,3,5\n", []Column{
			{ID: "date", Kind: DateColumn, Header: "date"}, {ID: "orders", Kind: MeasureColumn, Header: "orders"}}), `
  stated -  seen 2025-07-01..2025-07-02  rows 2  totals_row 1
  span | currency | orders
  2025-07-01 |  | 1
  2025-07-02 |  | 2
  total "Tổng cộng" line 4: orders stated 3 computed 3
`},
		{"serial days of a spreadsheet", mapped("date,orders,revenue\n45839,1,1\n45840.5,2,2\n", moneyColumns), `
  stated -  seen 2025-07-01..2025-07-02  rows 2
  span | currency | orders | revenue
  2025-07-01 |  | 1 | 1
  2025-07-02 |  | 2 | 2
`},
		{"serial days among others are damage", mapped("date,orders,revenue\n2025-07-01,1,1\n45840,2,2\n", moneyColumns), `
  stated -  seen 2025-07-01  rows 2  bad_row 1
  span | currency | orders | revenue
  2025-07-01 |  | 1 | 1
warning mixed_serials list.csv:3:1 (1): serial day "45840" among written dates
`},
		{"a day far beyond the others is damage", mapped("date,orders,revenue\n2025-07-01,1,1\n2032-12-31,9,9\n2025-07-02,2,2\n2031-12-31,9,9\n", moneyColumns), `
  stated -  seen 2025-07-01..2025-07-02  rows 4  bad_row 2
  span | currency | orders | revenue
  2025-07-01 |  | 1 | 1
  2025-07-02 |  | 2 | 2
warning date_far_off list.csv:3:1 (2): date "2032-12-31" lies apart from all others of the file: before 2000, more than 92 days after, or ten years before
`},
		{"92 days beyond are not", mapped("date,orders,revenue\n2025-07-01,1,1\n2025-10-01,2,2\n", moneyColumns), `
  stated -  seen 2025-07-01..2025-10-01  rows 2
  span | currency | orders | revenue
  2025-07-01 |  | 1 | 1
  2025-10-01 |  | 2 | 2
`},
		{"max and users are not summed", mapped("date,peak,users\n2025-07-01,5,10\n2025-07-01,9,20\n2025-07-02,1,7\n", []Column{
			{ID: "date", Kind: DateColumn, Header: "date"}, {ID: "peak", Kind: MeasureColumn, Header: "peak"}, {ID: "users", Kind: MeasureColumn, Header: "users"}}), `
  stated -  seen 2025-07-01..2025-07-02  rows 3
  span | currency | peak | users
  2025-07-01 |  | 9 | ·
  2025-07-02 |  | 1 | 7
`},
		{"a header that is not there", mapped("day,orders,revenue\n2025-07-01,1,1\n", moneyColumns), `
error no_column list.csv:1 (1): no column "date"
  hint: the columns of the file: "day", "orders", "revenue"
`},
		{"an open quote ends what can be read", mapped("date,orders,revenue\n2025-07-01,1,1\n2025-07-02,\"1\n2025-07-03,1,1\n", moneyColumns), `
error open_quote list.csv:3:12 (1): a quote opens and never closes: the rest of the file cannot be read
  hint: close the quote or export the file again
`},
		{"a quote that begins a name takes no rows with it", mapped("Ngày tạo,Nguồn\n2025-07-01,\"TV 5\n2025-07-02,Zalo\n2025-07-03,\"TV 7\n2025-07-03,Zalo\n", leadColumns), `
  stated -  seen 2025-07-01..2025-07-03  rows 4
  span | channel | currency | leads
  2025-07-01 | "TV 5 |  | 1
  2025-07-02 | Zalo |  | 1
  2025-07-03 | "TV 7 |  | 1
  2025-07-03 | Zalo |  | 1
warning stray_quote list.csv:2:12 (2): the cell "\"TV 5" opens a quote and does not close it; the quote is read as a letter
`},
		{"names of several lines stay whole", mapped("Ngày tạo,Nguồn\n2025-07-01,\"TV\n5\"\n2025-07-02,Zalo\n", leadColumns), `
  stated -  seen 2025-07-01..2025-07-02  rows 2
  span | channel | currency | leads
  2025-07-01 | TV
5 |  | 1
  2025-07-02 | Zalo |  | 1
`},
		{"a quoted cell of two lines is no record quoted as a whole", mapped("date,orders,revenue\n\"2025-07-01,1,2\nlost\"\n2025-07-02,1,2\n", moneyColumns), `
  stated -  seen 2025-07-02  rows 2  bad_row 1
  span | currency | orders | revenue
  2025-07-02 |  | 1 | 2
warning row_too_short list.csv:2:1 (1): row has too few cells, the last is "2025-07-01,1,2\nlost"
`},
		{"records quoted as a whole are parsed again", mapped("\"date,\"\"orders\"\",revenue\"\n\"2025-07-01,\"\"1\"\",2\"\n", moneyColumns), `
  stated -  seen 2025-07-01  rows 1
  span | currency | orders | revenue
  2025-07-01 |  | 1 | 2
`},
		{"names are NFC, trimmed and without zero-width spaces", mapped("Nga\u0300y ta\u0323o,Nguồn\n2025-07-01,\u200bZalo \n2025-07-01,Zalo\n", leadColumns), `
  stated -  seen 2025-07-01  rows 2
  span | channel | currency | leads
  2025-07-01 | Zalo |  | 2
`},
		{"binary data", text("x.csv", "\x7fELF\x02\x00\x00\x00\x01\x02"), `
error binary x.csv (1): binary data (NUL bytes), not a text table
  hint: download the file again, or export it as CSV or xlsx
`},
		{"an empty file", text("x.csv", " \n"), `
warning empty_file x.csv (1): the file is empty
`},
		{"only dimensions that the deck needs are kept", func() Request {
			r := text("x.csv", "Campaign name,Ad set name,Day,Impressions,Amount spent (USD)\nA,s1,2025-07-01,10,1.5\nA,s2,2025-07-01,20,2.5\n")
			r.Dims = []string{"adset"}
			return r
		}(), `
  stated -  seen 2025-07-01  rows 2
  span | campaign | adset | currency | spend | impressions
  2025-07-01 | A | s1 | USD | 1.5 | 10
  2025-07-01 | A | s2 | USD | 2.5 | 20
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(strings.TrimPrefix(tt.want, "\n"), withoutOrigin(dump(readOne(t, tt.req)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// withoutOrigin drops the lines that say what a tally comes from.
func withoutOrigin(s string) string {
	var kept []string
	for _, line := range strings.SplitAfter(s, "\n") {
		if !strings.Contains(line, " preset=") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// TestWhatTheDeckSays overrides what a file says of itself.
func TestWhatTheDeckSays(t *testing.T) {
	r := text("a/Shop-Campaigns-1-Jul-2025-1-Jul-2025.csv", "Reporting starts,Reporting ends,Campaign name,Impressions,Amount spent\n2025-07-01,2025-07-01,A,10,1.5\n")
	tallies, _ := readOne(t, r)
	if got := tallies[0]; got.Account != "Shop" || got.Family != kpi.Ads || got.Platform != "Meta Ads" || got.Level != kpi.LevelCampaign {
		t.Errorf("detected account %q, family %q, channel %q, level %q", got.Account, got.Family, got.Platform, got.Level)
	}
	r.Account, r.Family, r.HasFamily, r.Channel, r.Level, r.Currency = "chính", kpi.Social, true, "Boosted posts", kpi.LevelAd, "VND"
	tallies, _ = readOne(t, r)
	if got := tallies[0]; got.Account != "chính" || got.Family != kpi.Social || got.Platform != "Boosted posts" || got.Level != kpi.LevelAd || got.Rows[0].Currency != "VND" {
		t.Errorf("the deck's account, family, channel, level, currency became %q %q %q %q %q", got.Account, got.Family, got.Platform, got.Level, got.Rows[0].Currency)
	}
	if len(tallies[0].Hash) != 64 {
		t.Errorf("hash %q", tallies[0].Hash)
	}
}

func TestInstantsMoveToTheDecksZone(t *testing.T) {
	r := mapped("date,orders,revenue\n2025-06-30T20:00:00Z,1,1\n2025-06-30 20:00:00,1,1\n", moneyColumns, func(r *Request) { r.Zone = time.FixedZone("+07", 7*3600) })
	tallies, _ := readOne(t, r)
	if got := spanText(tallies[0].Seen); got != "2025-06-30..2025-07-01" {
		t.Errorf("days %s", got)
	}
}

// TestLevelOfTheDeckDoesNotMixRows: rows that state their own level keep it,
// or one amount would count three times.
func TestLevelOfTheDeckDoesNotMixRows(t *testing.T) {
	r := onDisk("testdata/meta-ads/levels-vi.csv", "x.csv")
	r.Level = kpi.LevelCampaign
	tallies, _ := readOne(t, r)
	var levels []string
	for _, x := range tallies {
		levels = append(levels, string(x.Level))
	}
	if got := strings.Join(levels, " "); got != "ad adset campaign" {
		t.Errorf("levels %s", got)
	}
}
