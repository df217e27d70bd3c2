package template

import (
	"strings"
	"testing"
)

// Filling a formula down moves what is relative in it and nothing else.
func TestShifted(t *testing.T) {
	tests := []struct{ formula, want string }{
		{"C4-B4", "C6-B6"},
		{"C$4-$B4+$A$1", "C$4-$B6+$A$1"},
		{"SUM(B4:D4)", "SUM(B6:D6)"},
		{"Data!B4+'Q3 A1'!C4", "Data!B6+'Q3 A1'!C6"},
		{`IF(B4="B4","it''s A1",A1)`, `IF(B6="B4","it''s A1",A3)`},
		{"T[@[Cost A1]]*B4", "T[@[Cost A1]]*B6"},
		{"LOG10(B4)", "LOG10(B6)"},
		{"kpi.cpl.quarter+Q3_2025", "kpi.cpl.quarter+Q3_2025"},
		{"B:B+4:4", "B:B+4:4"},
		{"Mục_A1+B4", "Mục_A1+B6"},
		{"B1048576", "#REF!"},
	}
	for _, tt := range tests {
		if got := shifted(tt.formula, 2, 0); got != tt.want {
			t.Errorf("%s becomes %s, want %s", tt.formula, got, tt.want)
		}
	}
	if got := shifted("A4+$A4", 0, -1); got != "#REF!+$A4" {
		t.Errorf("to the left: %s", got)
	}
}

func TestAttributes(t *testing.T) {
	tag := `<x:c r="B4" s = '2' t="s" note=" t='b' ">`
	if got, want := without(tag, "t"), `<x:c r="B4" s = '2' note=" t='b' ">`; got != want {
		t.Errorf("without t: %s, want %s", got, want)
	}
	if got, want := with(`<c r="B4"/>`, "s", "7"), `<c r="B4" s="7"/>`; got != want {
		t.Errorf("with s: %s, want %s", got, want)
	}
	if got, want := with(tag, "s", "7"), `<x:c r="B4" t="s" note=" t='b' " s="7">`; got != want {
		t.Errorf("with s: %s, want %s", got, want)
	}
}

func TestReferences(t *testing.T) {
	tests := []struct {
		text, sheet, area string
		ok                bool
	}{
		{"Sheet1!$B$4", "Sheet1", "B4", true},
		{"'It''s Q3'!$B$4:$XFD$1048576", "It's Q3", "B4:XFD1048576", true},
		{"Sheet1!B4,Sheet1!C4", "", "", false},
		{"[1]Sheet1!$XFE$4", "", "", false},
		{"OFFSET(A1,1,1)", "", "", false},
		{"#REF!", "", "", false},
		{"7", "", "", false},
	}
	for _, tt := range tests {
		sheet, a, ok := parseReference(tt.text)
		if ok != tt.ok || ok && (sheet != tt.sheet || a.String() != tt.area) {
			t.Errorf("%s: %q %s %v", tt.text, sheet, a, ok)
		}
	}
}

// What is moved down and up again is as it was, unless it left the sheet.
func FuzzShifted(f *testing.F) {
	for _, text := range []string{"SUM(B4:D4)", `IF(B4="B4",'it''s'!A1,T[@[x]])`, "'", "[", "$A$1", "$$A1", "XFD1048576"} {
		f.Add(text, 2, 1)
	}
	f.Fuzz(func(t *testing.T, text string, rows, cols int) {
		moved := shifted(text, rows%1000, cols%100)
		if back := shifted(moved, -(rows % 1000), -(cols % 100)); back != text && !strings.Contains(moved, "#REF!") && shifted(text, 0, 0) == text {
			t.Errorf("%q moved to %q comes back as %q", text, moved, back)
		}
	})
}
