package ingest

import "testing"

// TestPeriodLabel holds how people write periods, and what is none.
func TestPeriodLabel(t *testing.T) {
	w := builtin(t).words
	for _, tc := range []struct{ written, label string }{
		{"Quý 3/2025", "2025-Q3"},
		{"Quý III năm 2025", "2025-Q3"},
		{"Q3 2025", "2025-Q3"},
		{"2025 Q3", "2025-Q3"},
		{"Quarter 4, 2025", "2025-Q4"},
		{"Tháng 7/2025", "2025-07"},
		{"tháng 12 năm 2025", "2025-12"},
		{"T7/2025", "2025-07"},
		{"Thg 7-2025", "2025-07"},
		{"07/2025", "2025-07"},
		{"2025.7", "2025-07"},
		{"July 2025", "2025-07"},
		{"Năm 2025", "2025"},
		{"Quý 5/2025", ""},
		{"Tháng 13/2025", ""},
		{"Tháng 0/2025", ""},
		{"Quý 2025", ""},
		{"Tháng 2025", ""},
		{"Tháng 7", ""},
		{"7/25", ""},
		{"1/7/2025", ""},
		{"Quý 3/2025 (dự kiến)", ""},
		{"Tháng bảy 2025", ""},
		{"2025 2026", ""},
		{"", ""},
	} {
		if got, _ := w.periodLabel(memberName(tc.written)); got != tc.label && tc.label != "" {
			t.Errorf("%q: %q, want %q", tc.written, got, tc.label)
		} else if got, ok := w.periodLabel(memberName(tc.written)); tc.label == "" && ok {
			t.Errorf("%q: read as %q, but it names no period", tc.written, got)
		}
	}
}
