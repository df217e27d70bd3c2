package ingest

import "testing"

// TestSignatureRow holds that a header row of common words signs only as a whole.
func TestSignatureRow(t *testing.T) {
	for _, tc := range []struct{ header, preset string }{
		{"Date,Views", "youtube"},
		{"date,VIEWS", "youtube"},
		{"Views,Date", ""},
		{"Date,Views,Likes", ""},
		{"Date,Traffic source,Views", "youtube"},
	} {
		r := text("Totals.csv", tc.header+"\n2025-08-01,a,3,4\n")
		l, _ := builtin(t).detect([]byte(tc.header+"\n"), true, &r, 0)
		got := ""
		if l.preset != nil && !l.preset.fallback {
			got = l.preset.ID
		}
		if got != tc.preset {
			t.Errorf("%s: taken for %q, want %q", tc.header, got, tc.preset)
		}
	}
}
