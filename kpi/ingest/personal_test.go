package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// TestNoCellOfAListOfPeople holds that of a table with personal data no message
// shows a cell, wherever a shifted row puts them, and that messages still say
// what is wrong; of other tables they show the cell.
func TestNoCellOfAListOfPeople(t *testing.T) {
	columns := []Column{{ID: "date", Kind: DateColumn, Header: "Ngày"}, {ID: "channel", Kind: DimColumn, Header: "Nguồn"},
		{ID: "currency", Kind: CurrencyColumn, Header: "Tiền"}, {ID: "leads", Kind: MeasureColumn, Header: "Số"}}
	const good = "An,13/01/2025,Zalo,VND,1,\n"
	for _, tt := range []struct{ name, rows, en, vi, plain string }{
		{"a date", "An,Planted,Zalo,VND,1,\n", "the cell here is no date", "ô ở đây không phải ngày", `cannot read "Planted" as a date`},
		{"a number", "An,13/01/2025,Zalo,VND,Planted,\n", "the cell here is no number and is left out", "ô ở đây không phải số, được bỏ qua", `cannot read "Planted" as a number`},
		{"an extra cell", "An,13/01/2025,Zalo,VND,1,,Planted\n", "row has more cells than the header", "dòng có nhiều ô hơn tiêu đề", `extra cell "Planted"`},
		{"the last cell", "An,13/01/2025,Planted\n", "row has too few cells", "dòng thiếu ô", `the last is "Planted"`},
		{"a stray quote", "An,13/01/2025,\"Planted,VND,1,\nAn,13/01/2025,\"Zalo\",VND,1,\n", "a cell here opens a quote", "một ô ở đây mở ngoặc kép", `cell "\"Planted" opens a quote`},
		{"ways of numbers", "An,13/01/2025,Zalo,VND,\"7.234,5\",\nAn,13/01/2025,Zalo,VND,\"7,234.5\",\n", "numbers are written in two ways: here and on line 4", "số viết theo hai kiểu: ở đây và ở dòng 4", `"7.234,5" here`},
		{"orders of dates", "An,01/14/2025,Zalo,VND,1,\n", "dates are written in two orders: here and on line 3", "ngày viết theo hai kiểu: ở đây và ở dòng 3", `"01/14/2025" on line 3`},
		{"a far date", "An,01/01/1907,Zalo,VND,1,\n", "the date here lies apart", "ngày ở đây nằm lạc xa", `date "01/01/1907" lies apart`},
	} {
		_, problems := readOne(t, mapped("Email,Ngày,Nguồn,Tiền,Số,\n"+good+tt.rows, columns))
		_, plain := readOne(t, mapped("Tên,Ngày,Nguồn,Tiền,Số,\n"+good+tt.rows, columns))
		said := ""
		for _, p := range problems {
			said += p.Message["en"] + "|" + p.Message["vi"] + "\n"
		}
		if !strings.Contains(said, tt.en) || !strings.Contains(said, tt.vi) || strings.ContainsAny(said, "\"…%") {
			t.Errorf("%s: want %q and %q and no cell:\n%s", tt.name, tt.en, tt.vi, said)
		}
		if shown := dump(nil, plain); !strings.Contains(shown, tt.plain) {
			t.Errorf("%s: without people want %q:\n%s", tt.name, tt.plain, shown)
		}
	}
}

// TestEveryFaultReadsWithoutItsCell holds that a fault that shows a cell has a
// wording without it.
func TestEveryFaultReadsWithoutItsCell(t *testing.T) {
	for code, text := range faultTexts {
		for _, locale := range []string{"vi", "en"} {
			if shows := strings.Contains(text.shown[locale], "%"); shows != (text.hidden != nil) || strings.Contains(text.hidden[locale], "%") {
				t.Errorf("%s: %q and %q", code, text.shown[locale], text.hidden[locale])
			}
		}
	}
}

// TestMembersOfAListOfPeople holds that e-mails, phones and currencies that are
// none do not become names of a report where a row is shifted.
func TestMembersOfAListOfPeople(t *testing.T) {
	columns := []Column{{ID: "date", Kind: DateColumn, Header: "Ngày"}, {ID: "channel", Kind: DimColumn, Header: "Nguồn"},
		{ID: "currency", Kind: CurrencyColumn, Header: "Tiền"}, {ID: "revenue", Kind: MeasureColumn, Header: "Số"}}
	tallies, problems := readOne(t, mapped("Họ tên,Ngày,Nguồn,Tiền,Số\nAn,13/01/2025,an@example.com,₫,1\nAn,13/01/2025,0900 000 001,Người An,2\nAn,13/01/2025,Zalo,usd,3\n", columns))
	said := dump(tallies, problems)
	for _, secret := range []string{"example", "0900", "NGƯỜI", "Người"} {
		if strings.Contains(said, secret) {
			t.Errorf("%q is shown:\n%s", secret, said)
		}
	}
	for _, use := range []string{"Zalo", "USD", "VND"} {
		if !strings.Contains(said, use) {
			t.Errorf("%q is not shown:\n%s", use, said)
		}
	}
}

// TestPersonalColumns holds that what tells who a person is becomes no member
// and stands in no message; filled cells may be counted.
func TestPersonalColumns(t *testing.T) {
	const person = "an@example.com"
	head, row := "Ngày,Email,Số điện thoại,Nguồn\n", "01/13/2025,"+person+",0900000000,Zalo\n"
	count := []Column{{ID: "date", Kind: DateColumn, Header: "Ngày"}, {ID: "leads", Kind: MeasureColumn, Header: "Email", Count: true}}
	for _, tt := range []struct {
		name, content string
		columns       []Column
		code          string
	}{
		{"counted", head + row, count, ""},
		{"bound as a dimension", head + row, append(count[:1:1], Column{ID: "campaign", Kind: DimColumn, Header: "Email"}), "personal_column"},
		{"bound as an account", head + row, append(count[:1:1], Column{ID: "account", Kind: AccountColumn, Header: "Số điện thoại"}), "personal_column"},
		{"bound as a currency", head + row, append(count[:2:2], Column{ID: "currency", Kind: CurrencyColumn, Header: "email"}), "personal_column"},
		{"bound as a date", head + row, []Column{{ID: "date", Kind: DateColumn, Header: "Số điện thoại"}, count[1]}, "personal_column"},
		{"a name beside an e-mail", "Ngày,Email,Tên\n13/01/2025," + person + ",0900000000\n", append(count[:2:2], Column{ID: "channel", Kind: DimColumn, Header: "Tên"}), "personal_column"},
		{"an owner as a channel", "Ngày,Email,Người phụ trách\n13/01/2025," + person + ",0900000000\n", append(count[:2:2], Column{ID: "channel", Kind: DimColumn, Header: "Người phụ trách"}), "personal_column"},
		{"a source beside an e-mail", head + row, append(count[:2:2], Column{ID: "channel", Kind: DimColumn, Header: "Nguồn"}), ""},
		{"no header row for the deck's columns", row + row, count, "no_column"},
		{"no header row", row + row, nil, "unknown_file"},
		{"in a row that is too long", head + strings.TrimSpace(row) + "," + person + "\n" + row, count, "row_too_long"},
		{"in a row that is too short", "Ngày,Nguồn,Email,Ô\n01/13/2025,Zalo," + person + "\n" + row,
			append(count, Column{ID: "orders", Kind: MeasureColumn, Header: "Ô"}), "row_too_short"},
		{"in a second table below the first", "Ngày,Nguồn\n01/13/2025,Zalo\n" + person + ",Zalo\n",
			[]Column{{ID: "date", Kind: DateColumn, Header: "Ngày"}, {ID: "leads", Kind: MeasureColumn, Count: true}}, "bad_date"},
		{"in a file that no preset knows", head + row, nil, "unknown_file"},
	} {
		tallies, problems := readOne(t, mapped(tt.content, tt.columns))
		said := dump(tallies, problems)
		if strings.Contains(said, person) || strings.Contains(said, "0900") {
			t.Errorf("%s: somebody's data are shown:\n%s", tt.name, said)
		}
		if tt.code != "" && !strings.Contains(said, tt.code) || tt.code == "" && len(problems) > 0 {
			t.Errorf("%s: want %q:\n%s", tt.name, tt.code, said)
		}
	}
}

// TestPersonalWhere holds that where: asks no personal column, whose cells the
// deck would hold.
func TestPersonalWhere(t *testing.T) {
	columns := []Column{{ID: "date", Kind: DateColumn, Header: "Ngày"}, {ID: "leads", Kind: MeasureColumn, Count: true}}
	for header, code := range map[string]string{"Khách hàng": "personal_column", "tên": "personal_column", "Nguồn": ""} {
		_, problems := readOne(t, mapped("Ngày,Email,Khách hàng,Tên,Nguồn\n13/01/2025,,An,An,Zalo\n", columns,
			func(r *Request) { r.Where = map[string][]string{header: {"An", "Zalo"}} }))
		if said := dump(nil, problems); code == "" && said != "" || !strings.Contains(said, code) {
			t.Errorf("where %s: want %q, got %q", header, code, said)
		}
	}
}

// TestNameBesideAContact holds that a name is personal only beside an e-mail or a
// phone, and not where a preset knows it: the name of an order of a shop is its number.
func TestNameBesideAContact(t *testing.T) {
	w := builtin(t).words
	for _, tt := range []struct {
		header []string
		want   string
	}{
		{[]string{"Name", "Email", "Spend"}, "[true true false]"},
		{[]string{"Company name", "Zalo"}, "[true true]"},
		{[]string{"Name", "Owner", "Spend"}, "[false true false]"},
		{[]string{"Name", "Spend"}, "[false false]"},
	} {
		if got := fmt.Sprint(w.personalColumns(tt.header)); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.header, got, tt.want)
		}
	}
	x := Inspect(t.Context(), text("x.csv", "Name,Email,Financial Status,Created at,Subtotal,Total,Lineitem name\n#1001,,paid,2025-07-01 10:00:00 +0700,5,5,x\n"), builtin(t), 1)
	if len(x.Tables) != 1 || x.Tables[0].Preset == nil || x.Tables[0].Columns[0].Meaning == MeansPersonal {
		t.Errorf("the order's name: %+v", x.Tables)
	}
}

// TestHeadersThatAreNone holds that a row of data is not shown as the headers of
// a file, nor proposed for columns:.
func TestHeadersThatAreNone(t *testing.T) {
	const rows = "Người An,an@example.com,09/07/2025,Zalo\nNgười Ba,ba@example.com,10/07/2025,Zalo\n"
	for _, in := range []string{rows, strings.ReplaceAll(strings.ReplaceAll(rows, "an@example.com", "0900000001"), "ba@example.com", "900000002"),
		strings.ReplaceAll(strings.ReplaceAll(rows, "an@example.com", "900000001"), "ba@example.com", "900000002")} {
		x := Inspect(t.Context(), text("x.csv", in), builtin(t), 1)
		_, problems := readOne(t, text("x.csv", in))
		said := fmt.Sprint(x.Tables[0].Columns, x.Tables[0].First, x.Tables[0].Entry, x.Problems) + dump(nil, problems)
		for _, secret := range []string{"Người An", "Người Ba", "@", "00000"} {
			if strings.Contains(said, secret) {
				t.Errorf("%q is shown: %s", secret, said)
			}
		}
		if hint := problems[0].Hint["en"]; !strings.Contains(hint, "add a header row") {
			t.Errorf("hint %q", hint)
		}
	}
}
