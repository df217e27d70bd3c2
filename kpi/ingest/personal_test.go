package ingest

import (
	"strings"
	"testing"
)

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
