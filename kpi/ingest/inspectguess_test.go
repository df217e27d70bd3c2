package ingest

import (
	"bytes"
	"strings"
	"testing"
)

// figures are rows below a header of three columns.
const figures = "2025-07-01,Huế,12\n2025-07-02,Vinh,7\n2025-07-03,Huế,9\n2025-07-04,Vinh,31\n2025-07-05,Huế,4\n2025-07-06,Vinh,5\n2025-07-07,Huế,8\n2025-07-08,Vinh,3\n2025-07-09,Huế,11\n2025-07-10,Vinh,6\n"

// TestWhatIsGuessedIsTold: a damaged header or row is put right where that is clear,
// and it is said on which line something was guessed.
func TestWhatIsGuessedIsTold(t *testing.T) {
	for name, c := range map[string]struct{ in, header, told string }{
		"a header's last cell opens a quote":      {"when,town,\"heads\n" + figures, `when,town,"""heads"`, "header_mended 1"},
		"a header's first cell opens a quote":     {"\"when,town,heads\n" + figures, `"""when",town,heads`, "header_mended 1"},
		"a header of another delimiter":           {"when;town;heads\n" + figures, "when,town,heads", "header_mended 1"},
		"a header with a separator too many":      {"when,,town,heads\n" + figures, "when,town,heads", "header_mended 1"},
		"a header with a separator too few":       {"when,townheads\n" + strings.ReplaceAll(figures, "\n", ",\n"), "when,townheads", "header_too_short 1, row_too_long 2"},
		"a header of two rows":                    {"when,town,heads\ndate,place,people\n" + figures, "when date,town place,heads people", "header_joined 1"},
		"a title of one cell":                     {"Visits of July\n\nwhen,town,heads\n" + figures, "when,town,heads", "above_left_out 1"},
		"a quote in a cell without quotes":        {"when,town,heads\n2025-07-01,Hu\"ế,12\n" + figures, "when,town,heads", "stray_quote 2"},
		"text behind a closing quote":             {"when,town,heads\n2025-07-01,\"\"Huế\",12\n" + figures, "when,town,heads", "stray_quote 2"},
		"quotes as they should be":                {"when,town,heads\n2025-07-01,\"H\"\"uế, V\",12\n2025-07-01,\"\",12\n" + figures, "when,town,heads", ""},
		"a list of one column with a comma in it": {"town\nHuế\nVinh\nVinh, Nghệ An\n" + strings.Repeat("Đà Nẵng\n", 9), "town", "row_too_long 4"},
		"cells that begin with a space":           {"when, town, heads\n" + strings.ReplaceAll(figures, ",", ", "), "when,town,heads", ""},
	} {
		var b bytes.Buffer
		var told []string
		for _, p := range CopyTable(&b, text("x.csv", c.in), builtin(t), 1) {
			told = append(told, p.Code+" "+strings.TrimPrefix(p.Pos.String(), "x.csv:"))
		}
		header, rows, _ := strings.Cut(b.String(), "\n")
		if header != c.header || strings.Join(told, ", ") != c.told {
			t.Errorf("%s: header %q, told %q; want %q, %q", name, header, told, c.header, c.told)
		}
		if strings.Contains(c.in, figures) && !strings.HasSuffix(rows, figures) {
			t.Errorf("%s: rows\n%s", name, rows)
		}
	}
}

// TestAHeadThatNeverEndsIsNoLargeRecord: of a small file it is not said that a
// record of it is over 16 MiB.
func TestAHeadThatNeverEndsIsNoLargeRecord(t *testing.T) {
	var b bytes.Buffer
	problems := CopyTable(&b, text("x.csv", "a,\"b\nc,d\ne\n"), builtin(t), 1)
	for _, p := range problems {
		if p.Code == "record_too_large" {
			t.Error(p)
		}
	}
	if b.Len() == 0 && !problems.Failed() {
		t.Error("nothing written, and nothing said")
	}
}
