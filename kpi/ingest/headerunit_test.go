package ingest

import (
	"strings"
	"testing"
)

// TestUnitsInHeaders holds that a column in thousands is not taken for dong, and
// not left out without a word.
func TestUnitsInHeaders(t *testing.T) {
	for _, tt := range []struct {
		header string
		want   string // in the problem; "" for none
	}{
		{"Ngày,Chi phí (nghìn đồng),Doanh thu", `"Chi phí (nghìn đồng)"`},
		{"Ngày,Spend (k),Revenue", `"Spend (k)"`},
		{"Ngày,Chi phí (VND),Doanh thu", ""},
		{"Ngày,Chi phí,Doanh thu (triệu đồng)", `"Doanh thu (triệu đồng)"`},
		{"Ngày,Ghi chú (nếu có),Doanh thu", ""},
	} {
		tallies, problems := readOne(t, text("Zalo.csv", tt.header+"\n2025-07-13,1500,7\n"))
		said := dump(tallies, problems)
		if got := strings.Contains(said, "unit_in_header"); got != (tt.want != "") || !strings.Contains(said, tt.want) {
			t.Errorf("%s: want %q:\n%s", tt.header, tt.want, said)
		}
	}
}
