package xlsx

import (
	"strings"
	"testing"

	"kpideck/report"
)

func TestSheetNames(t *testing.T) {
	names := newSheetNames()
	tests := []struct{ title, want string }{
		{"Tổng quan", "Tổng quan"}, {"tổng quan", "tổng quan 2"}, {"History", "History 2"}, {"a:b/c", "a b c"}, {"'x'", "x"}, {"", "–"}, {" ", "– 2"},
		{strings.Repeat("dài", 20), "dàidàidàidàidàidàidàidàidàidài…"},
	}
	for _, tt := range tests {
		if got := names.name(tt.title); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestLiterals(t *testing.T) {
	tests := []struct{ name, operator, want string }{
		{"Meta Ads", "", `"Meta Ads"`}, {`say "hi"`, "", `"say ""hi"""`}, {"50*2?", "", `"=50~*2~?"`}, {"~x", "", `"=~~x"`},
		{"=x", "", `"==x"`}, {">5 a", "", `"=>5 a"`}, {"Meta Ads", "<>", `"<>Meta Ads"`},
	}
	for _, tt := range tests {
		if got := literal(tt.name, tt.operator); got != tt.want {
			t.Errorf("%s %q is written %s, want %s", tt.operator, tt.name, got, tt.want)
		}
	}
}

func TestSearchable(t *testing.T) {
	for name, want := range map[string]bool{"Meta Ads": true, "đ": true, "2025": false, "1e5": false, "5%": false, "": false, " x": false, "Q3 2025": true,
		strings.Repeat("x", 300): false} {
		if got := searchable(name); got != want {
			t.Errorf("searchable(%.20q) = %v", name, got)
		}
	}
}

func TestColumnNames(t *testing.T) {
	for title, want := range map[string]string{"Doanh thu": "Doanh thu", "Chi phí (ads)": "Chi phí (ads)", "a[b]#c'd": "a b c d", "x:y,z.w": "x y z w", "": "–"} {
		if got := columnName(title); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
}

func TestNumberFormats(t *testing.T) {
	b := &book{d: &report.Document{Locale: "vi", Words: report.Words{Points: "đ%"}}}
	tests := []struct {
		format report.Format
		want   string
	}{
		{report.Format{Kind: report.FormatMoney, Scale: 1}, `#,##0;"−"#,##0`},
		{report.Format{Kind: report.FormatMoney, Scale: 1e3, Decimals: 1}, `#,##0.0,;"−"#,##0.0,`},
		{report.Format{Kind: report.FormatMoney, Scale: 1e9, Decimals: 2}, `#,##0.00,,,;"−"#,##0.00,,,`},
		{report.Format{Kind: report.FormatPercent, Scale: 1, Decimals: 2}, `0.00%;"−"0.00%`},
		{report.Format{Kind: report.FormatChange, Decimals: 1, Sign: true}, `+0.0%;"−"0.0%;0.0%`},
		{report.Format{Kind: report.FormatPoints, Decimals: 1, Sign: true}, `+0.0" đ%";"−"0.0" đ%";0.0" đ%"`},
		{report.Format{Kind: report.FormatDate}, "dd/mm/yyyy"},
		{report.Format{}, ""},
	}
	for _, tt := range tests {
		if got := b.numberFormat(tt.format); got != tt.want {
			t.Errorf("%+v is %s, want %s", tt.format, got, tt.want)
		}
	}
}

// TestTextWidths compares with widths measured in a sheet in Arial 10, in digits.
func TestTextWidths(t *testing.T) {
	for text, want := range map[string]float64{"0000000000": 10.6, "iiiiiiiiii": 4.2, "Doanh thu": 8.7, "Đơn hàng": 8.4} {
		if got := textWidth(text, look{}); got < want*0.95 || got > want*1.05 {
			t.Errorf("%q is %.2f wide, want about %.1f", text, got, want)
		}
	}
	if textWidth("tiếng Việt", look{}) != textWidth("tieng Viet", look{}) {
		t.Error("accents widen a text")
	}
	if n := lines("một hai ba bốn", look{}, 8); n != 2 {
		t.Errorf("%d lines", n)
	}
}

func TestChartFormats(t *testing.T) {
	tests := []struct {
		value float64
		text  string
		want  report.Format
	}{
		{712_345_678, "712,3", report.Format{Kind: report.FormatNumber, Scale: 1e6, Decimals: 1}},
		{1157, "1.157", report.Format{Kind: report.FormatNumber, Scale: 1}},
		{0.0301, "3,01%", report.Format{Kind: report.FormatPercent, Decimals: 2}},
		{740_000_000, "0,74", report.Format{Kind: report.FormatNumber, Scale: 1e9, Decimals: 2}},
	}
	for _, tt := range tests {
		if got, ok := formatOf(tt.value, tt.text); !ok || got != tt.want {
			t.Errorf("%v as %q is %+v", tt.value, tt.text, got)
		}
	}
}
