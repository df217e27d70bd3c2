package ingest

import (
	"strings"
	"testing"
	"testing/fstest"

	"kpideck/kpi"
	"kpideck/templates"
)

// orderPreset is what the tests of measures share: a list of order lines.
const orderPreset = `preset: orders
platform: Shop
channel: Chợ
requires: [date]
keys: {date: [Ngày]}
columns: {order: [Mã đơn, Order ID], status: [Trạng thái]}
measures:
`

// presetOf reads one preset beside the words that ship.
func presetOf(t testing.TB, content string) Presets {
	t.Helper()
	words, err := templates.FS.ReadFile("presets/words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, err := LoadPresets(fstest.MapFS{"words.yaml": {Data: words}, "own.yaml": {Data: []byte(content)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// tableOf reads a text by a preset and gives the lines of the dump from the
// head of the table on, problems included.
func tableOf(t testing.TB, p Presets, content string) string {
	t.Helper()
	_, rows, _ := strings.Cut(dump(Read(t.Context(), []Request{text("x.csv", content)}, p, 1, nil)), "  span | ")
	return rows
}

func TestMeasuresThatCount(t *testing.T) {
	for _, tt := range []struct{ name, measures, content, want string }{
		{"rows", "  - {id: orders, count: rows}\n",
			"Ngày,Mã đơn\n2025-07-01,A\n2025-07-01,\n2025-07-02,B\n",
			"currency | orders\n  2025-07-01 |  | 2\n  2025-07-02 |  | 1\n"},
		{"filled cells, and zero where none is filled", "  - {id: registrations, count: filled, headers: [Đăng ký]}\n",
			"Ngày,Đăng ký\n2025-07-01,x\n2025-07-01, \n2025-07-02,\n",
			"currency | registrations\n  2025-07-01 |  | 1\n  2025-07-02 |  | 0\n"},
		{"rows of a status, whatever its case and spaces", "  - {id: orders, count: rows, when: {status: [Hoàn thành, Completed]}}\n",
			"Ngày,Trạng thái\n2025-07-01,Hoàn  Thành\n2025-07-01,COMPLETED\n2025-07-01,Đã hủy\n2025-07-02,Đã hủy\n",
			"currency | orders\n  2025-07-01 |  | 2\n  2025-07-02 |  | 0\n"},
		{"a word may stand alone", "  - {id: orders, count: rows, when: {status: Hoàn thành}}\n",
			"Ngày,Trạng thái\n2025-07-01,Hoàn thành\n2025-07-01,Đã hủy\n",
			"currency | orders\n  2025-07-01 |  | 1\n"},
		{"amounts unless cancelled", "  - {id: revenue, headers: [Tiền], unless: {status: [Đã hủy]}}\n",
			"Ngày,Tiền,Trạng thái\n2025-07-01,10.5,Xong\n2025-07-01,99,Đã hủy\n2025-07-01,,Xong\n2025-07-02,5,Đã hủy\n2025-07-03,,Xong\n",
			"currency | revenue\n  2025-07-01 |  | 10.5\n  2025-07-02 |  | 0\n  2025-07-03 |  | ·\n"},
		{"an empty cell is a word too", "  - {id: orders, count: rows, when: {status: [\"\"]}}\n",
			"Ngày,Trạng thái\n2025-07-01,\n2025-07-01, \n2025-07-01,Đã hủy\n",
			"currency | orders\n  2025-07-01 |  | 2\n"},
		{"both conditions hold", "  - {id: orders, count: rows, when: {status: [a, b]}, unless: {order: [t1]}}\n",
			"Ngày,Trạng thái,Mã đơn\n2025-07-01,a,t1\n2025-07-01,b,t2\n2025-07-01,c,t2\n",
			"currency | orders\n  2025-07-01 |  | 1\n"},
		{"numbers of a range", "  - {id: promoters, count: filled, headers: [Điểm], between: [9, 10]}\n  - {id: low, count: filled, headers: [Điểm], between: [-1.5, 6]}\n",
			"Ngày,Điểm\n2025-07-01,9\n2025-07-01,10.0\n2025-07-01,8\n2025-07-01,\n2025-07-01,-1\n2025-07-02,7\n2025-07-02,chín\n",
			"currency | promoters | low\n  2025-07-01 |  | 2 | 1\n  2025-07-02 |  | 0 | 0\n" +
				"warning bad_number x.csv:8:12 (2): cannot read \"chín\" as a number, the cell is left out\n"},
		{"a row once more on a day of its own", "  - {id: leads, count: rows}\n  - {id: mqls, count: dated, headers: [Ngày MQL], unless: {status: [test]}}\n",
			"Ngày,Ngày MQL,Trạng thái\n2025-07-01,,\n2025-07-01,2025-07-04 08:00,\n2025-07-02,2025-07-04,\n2025-07-02,2025-07-02,\n2025-07-02,2025-07-02,test\n2025-07-03,hôm qua,\n",
			"currency | leads | mqls\n  2025-07-01 |  | 2 | 0\n  2025-07-02 |  | 3 | 1\n  2025-07-03 |  | 1 | 0\n  2025-07-04 |  | 0 | 2\n" +
				"warning bad_date x.csv:7:12 (1): cannot read \"hôm qua\" as a date\n"},
		{"days of their own decide the order of dates", "  - {id: leads, count: rows}\n  - {id: mqls, count: dated, headers: [Ngày MQL]}\n",
			"Ngày,Ngày MQL\n01/07/2025,05/07/2025\n02/07/2025,31/07/2025\n",
			"currency | leads | mqls\n  2025-07-01 |  | 1 | 0\n  2025-07-02 |  | 1 | 0\n  2025-07-05 |  | 0 | 1\n  2025-07-31 |  | 0 | 1\n"},
		{"nothing where the column of a condition is missing", "  - {id: orders, count: rows, unless: {status: [a]}}\n  - {id: leads, count: rows}\n",
			"Ngày\n2025-07-01\n",
			"currency | leads\n  2025-07-01 |  | 1\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tableOf(t, presetOf(t, orderPreset+tt.measures), tt.content); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestDescriptionsAreSetAside takes the row under the header out where it says
// what the columns mean, and keeps it where it is data.
func TestDescriptionsAreSetAside(t *testing.T) {
	p := presetOf(t, "descriptions: true\n"+orderPreset+"  - {id: orders, count: distinct, headers: [Mã đơn]}\n  - {id: lines, count: rows}\n")
	for _, tt := range []struct{ name, content, want string }{
		{"a row of descriptions", "Ngày,Mã đơn,Ghi chú\nKhi đặt hàng.,Mã của sàn.,1\n2025-07-01,A,\n",
			"rows 1  description_row 1\n  span | currency | orders | lines\n  2025-07-01 |  | 1 | 1\n"},
		{"data under the header", "Ngày,Mã đơn\n2025-07-01,A\n2025-07-01,B\n",
			"rows 2\n  span | currency | orders | lines\n  2025-07-01 |  | 2 | 2\n"},
		{"an id that is a number is data with a bad day", "Ngày,Mã đơn\nx,123\n2025-07-01,B\n",
			"rows 2  bad_row 1\n  span | currency | orders | lines\n  2025-07-01 |  | 1 | 1\nwarning bad_date x.csv:2:1 (1): cannot read \"x\" as a date\n"},
		{"a second row of texts is bad data", "Ngày,Mã đơn\nKhi đặt.,Mã.\nKhi đặt.,Mã.\n2025-07-01,B\n",
			"rows 2  bad_row 1  description_row 1\n  span | currency | orders | lines\n  2025-07-01 |  | 1 | 1\nwarning bad_date x.csv:3:1 (1): cannot read \"Khi đặt.\" as a date\n"},
	} {
		for _, size := range []int{1, blockSize} {
			_, got, _ := strings.Cut(dump(readBlocks(t.Context(), []Request{text("x.csv", tt.content)}, p, 2, nil, size)), "seen 2025-07-01  ")
			if got != tt.want {
				t.Errorf("%s, blocks of %d bytes: got\n%s\nwant\n%s", tt.name, size, got, tt.want)
			}
		}
	}
}

// TestFreeRolesAreNoDimensions reads a status and an order id without showing them.
func TestFreeRolesAreNoDimensions(t *testing.T) {
	p := presetOf(t, orderPreset+"  - {id: orders, count: rows, when: {status: [x]}}\n")
	r := text("x.csv", "Ngày,Mã đơn,Trạng thái\n2025-07-01,A1,x\n")
	r.Dims = []string{"order", "status"}
	tallies, problems := Read(t.Context(), []Request{r}, p, 1, nil)
	if len(tallies) != 1 || len(tallies[0].Dims) != 0 || len(problems) > 0 {
		t.Fatal(dump(tallies, problems))
	}
}

func TestPresetWithoutFamilyBelongsToAll(t *testing.T) {
	p := presetOf(t, orderPreset+"  - {id: orders, count: rows}\n")
	r := text("x.csv", "Ngày\n2025-07-01\n")
	tallies, _ := Read(t.Context(), []Request{r}, p, 1, nil)
	if tallies[0].Family != kpi.AnyFamily {
		t.Errorf("family %q", tallies[0].Family)
	}
	r.Family, r.HasFamily = kpi.CRM, true
	if tallies, _ = Read(t.Context(), []Request{r}, p, 1, nil); tallies[0].Family != kpi.CRM {
		t.Errorf("the deck says crm, the tally %q", tallies[0].Family)
	}
}

// TestWordsOfMeasuresAreStrict turns down what contradicts itself, with its place.
func TestWordsOfMeasuresAreStrict(t *testing.T) {
	for measures, want := range map[string]string{
		"  - {id: orders, count: lines}\n":                                         `:8:25: count: "lines" is not one of`,
		"  - {id: orders, count: rows, headers: [A]}\n":                            ":8:40: orders: count: rows has no headers",
		"  - {id: orders, count: filled}\n":                                        "orders: headers: are wanted",
		"  - {id: orders}\n":                                                       "orders: headers: are wanted",
		"  - {headers: [A]}\n":                                                     "a measure needs an id",
		"  - {id: orders, headers: [A]}\n  - {id: orders, headers: [B]}\n":         `:9:10: measure "orders" is defined twice`,
		"  - {id: orders, headers: [A], count: filled, times: order}\n":            ":8:54: orders: what is counted has no weight",
		"  - {id: orders, headers: [A], count: filled, same: status}\n":            "orders: what is counted has no result type",
		"  - {id: orders, headers: [A], count: filled, fractional: true}\n":        "orders: a count of rows has no fractions",
		"  - {id: orders, count: rows, when: {status: []}}\n":                      ":8:37: orders: when: status: names no cell",
		"  - {id: orders, count: rows, when: {state: [a]}}\n":                      `"state" is named but has no headers`,
		"  - {id: orders, headers: [A], between: [9, 10]}\n":                       "between: stands beside count: filled",
		"  - {id: orders, headers: [A], count: filled, between: [10, 9]}\n":        ":8:56: orders: between: two numbers",
		"  - {id: orders, headers: [A], count: filled, between: [9]}\n":            "between: two numbers",
		"  - {id: orders, headers: [A], count: filled, between: [9, x]}\n":         "between: two numbers",
		"  - {id: orders, headers: [A], count: distinct, once_per: order}\n":       "once_per: is for amounts",
		"  - {id: orders, headers: [A], once_per: ordr}\n":                         `"ordr" is named but has no headers`,
		"  - {id: orders, count: rows, unles: {status: [a]}}\n":                    ":8:31:",
		"  - {id: orders, count: rows}\nfamily: shops\n":                           `:9:9: family: "shops" is not one of`,
		"  - {id: orders, count: rows}\ndimensions: [{id: order, headers: [A]}]\n": `columns: "order" is a key or a dimension already`,
	} {
		_, err := LoadPresets(fstest.MapFS{"own.yaml": {Data: []byte(orderPreset + measures)}}, ".")
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "own.yaml") {
			t.Errorf("%s%v, want %s", measures, err, want)
		}
	}
}

// TestPresetsReadNoPersonalColumn turns down a preset that would show who a
// person is, with the place of the header.
func TestPresetsReadNoPersonalColumn(t *testing.T) {
	words, err := templates.FS.ReadFile("presets/words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for content, want := range map[string]string{
		"keys: {date: [Ngày], account: [Họ tên]}\n":                     ":3:32: \"Họ tên\" tells who a person is",
		"keys: {date: [Ngày]}\ncolumns: {order: [Mã, Email]}\n":         ":4:23: \"Email\"",
		"dimensions:\n  - {id: buyer, headers: [Người mua]}\n":          ":4:27: \"Người mua\"",
		"measures:\n  - {id: leads, count: filled, headers: [Email]}\n": "",
	} {
		_, err := LoadPresets(fstest.MapFS{"words.yaml": {Data: words}, "own.yaml": {Data: []byte("preset: x\nplatform: X\n" + content)}}, ".")
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s%v, want %s", content, err, want)
		}
	}
}
