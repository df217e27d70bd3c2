package ingest

import (
	"bytes"
	"strings"
	"testing"
)

// TestBlankLinesCostOnce: a sheet with a cell in its last row has a million blank
// rows above it. Whether a table starts after them is asked of the run, not of each;
// one that starts far below is found all the same.
func TestBlankLinesCostOnce(t *testing.T) {
	for name, n := range map[string]int{"a few": 3, "just beyond what is looked at": lookAhead + 7, "half of it": lookAhead/2 + 1, "a million": 1 << 20} {
		gap := strings.Repeat("\n", n)
		one := "machine,at,pieces\nA,2025-07-01,3\n" + gap + "B,2025-07-02,4\n"
		if x := Inspect(t.Context(), text("x.csv", one), builtin(t), 2); len(x.Tables) != 1 || x.Tables[0].Rows != 2 {
			t.Errorf("%s: %s", name, told(x))
		}
		two := "machine,at,pieces\nA,2025-07-01,3\n" + gap + "place,day,visitors\nHà Nội,2025-07-02,4\n"
		if x := Inspect(t.Context(), text("x.csv", two), builtin(t), 2); len(x.Tables) != 2 || x.Tables[1].Rows != 1 || x.Tables[1].HeaderLine != n+3 {
			t.Errorf("%s: %s", name, told(x))
		}
		var b bytes.Buffer
		if problems := CopyTable(&b, text("x.csv", two), builtin(t), 2); b.String() != "place,day,visitors\nHà Nội,2025-07-02,4\n" {
			t.Errorf("%s: %q %v", name, b.String(), problems)
		}
	}
}
