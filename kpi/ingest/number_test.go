package ingest

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
)

func testWords(t testing.TB) *words { return builtin(t).words }

// numberText shows a parsed cell: value, then what is open or proved.
func numberText(n number) string {
	s := map[reading]string{badNumber: "bad", noNumber: "none"}[n.kind]
	if s != "" {
		return s
	}
	s = n.value.String()
	switch {
	case n.kind == dotNumber:
		s += " or ×1000 (dot)"
	case n.kind == commaNumber:
		s += " or ×1000 (comma)"
	case n.proves == dotDecimal:
		s += " dot"
	case n.proves == commaDecimal:
		s += " comma"
	}
	if n.symbol != "" {
		s += " " + n.symbol
	}
	return s
}

func TestNumber(t *testing.T) {
	w := testWords(t)
	for _, tt := range []struct{ cell, want string }{
		{"0", "0"}, {"482726", "482726"}, {" 12 ", "12"}, {"-5", "-5"}, {"−5", "-5"}, {"+5", "5"},
		{"1164.09", "1164.09 dot"}, {"1164,09", "1164.09 comma"}, {".22", "0.22 dot"}, {"5.", "5 dot"}, {"687.64387464", "687.64387464 dot"},
		{"1.234", "1.234 or ×1000 (dot)"}, {"1,234", "1.234 or ×1000 (comma)"}, {"-1.234", "-1.234 or ×1000 (dot)"},
		{"0.123", "0.123 dot"}, {"0,123", "0.123 comma"}, {"1234.567", "1234.567 dot"}, {"12.3456", "12.3456 dot"},
		{"1,234.56", "1234.56 dot"}, {"1.234,56", "1234.56 comma"}, {"1.234.567", "1234567 comma"}, {"1,234,567", "1234567 dot"},
		{"12,34,567.89", "1234567.89 dot"}, {"1 234", "1234"}, {"1\u00a0234,5", "1234.5 comma"}, {"1 234,567", "1234.567 comma"}, {"1'234.50", "1234.5 dot"},
		{"2.81%", "0.0281 dot"}, {"2,81 %", "0.0281 comma"}, {"50%", "0.5"}, {"[9]", "9"}, {"[1.421183]", "1.421183 dot"},
		{"US$0.00", "0 dot USD"}, {"€1,622.60", "1622.6 dot EUR"}, {"$980", "980"}, {"-$980.50", "-980.5 dot"}, {"$-980.50", "-980.5 dot"},
		{"1.500.000 ₫", "1500000 comma VND"}, {"1.500.000đ", "1500000 comma VND"}, {"VND 1.500", "1.5 or ×1000 (dot) VND"}, {"25000 VND", "25000 VND"},
		{"(100)", "-100"}, {"(1.234,50)", "-1234.5 comma"}, {"(1,234.50)", "-1234.5 dot"}, {"( 1.234 )", "-1.234 or ×1000 (dot)"}, {"($980.50)", "-980.5 dot"},
		{"US$(12)", "-12 USD"}, {"(1.500.000 ₫)", "-1500000 comma VND"}, {"(1.500.000) ₫", "-1500000 comma VND"}, {"(3%)", "-0.03"}, {"(3)%", "-0.03"},
		{"(-5)", "bad"}, {"-(5)", "bad"}, {"(5", "bad"}, {"5)", "bad"}, {"((5))", "bad"}, {"5 (2)", "bad"}, {"(x 5)", "bad"}, {"()", "bad"},
		{"6.49E+17", "649000000000000000 dot"}, {"1e-05", "0.00001"}, {"61.45831645967741", "61.45831646 dot"},
		{"", "none"}, {" --", "none"}, {"-", "none"}, {"NAN", "none"}, {"undefined", "none"}, {"N/A", "none"}, {"\u200b", "none"}, {"\ufeff7", "7"},
		{"abc", "bad"}, {"< 10%", "bad"}, {"1.23.456", "bad"}, {"1,2,3", "bad"}, {"12-3", "bad"}, {"0:01:35", "bad"}, {"1.234.56", "bad"}, {"1,23,4.5", "bad"},
		{"3.апр", "bad"}, {"9e99", "bad"}, {"1e", "bad"}, {".", "bad"}, {"100000000000000000000000", "bad"}, {"XYZ 5", "bad"},
	} {
		if got := numberText(w.parseNumber([]byte(tt.cell), undecided)); got != tt.want {
			t.Errorf("%q = %s, want %s", tt.cell, got, tt.want)
		}
	}
}

func TestNumberWithHint(t *testing.T) {
	w := testWords(t)
	for _, tt := range []struct {
		cell string
		hint style
		want string
	}{
		{"1.234", dotDecimal, "1.234 dot"}, {"1.234", commaDecimal, "1234 comma"}, {"1,234", dotDecimal, "1234 dot"}, {"1,234", commaDecimal, "1.234 comma"},
		{"1.5", commaDecimal, "bad"}, {"1,5", dotDecimal, "bad"}, {"1.234.567", dotDecimal, "bad"}, {"1,234.5", commaDecimal, "bad"}, {"7", commaDecimal, "7"},
	} {
		got := numberText(w.parseNumber([]byte(tt.cell), tt.hint))
		if strings.TrimSuffix(got, " comma") != strings.TrimSuffix(tt.want, " comma") {
			t.Errorf("%q in style %d = %s, want %s", tt.cell, tt.hint, got, tt.want)
		}
	}
}

// written writes a number of thousandths in a style.
func written(thousandths int64, s style, grouped bool) string {
	n := big.NewInt(thousandths)
	neg := n.Sign() < 0
	n.Abs(n)
	whole, frac := new(big.Int).QuoRem(n, big.NewInt(1000), new(big.Int))
	text := whole.String()
	point, group := ".", ","
	if s == commaDecimal {
		point, group = ",", "."
	}
	if grouped {
		for i := len(text) - 3; i > 0; i -= 3 {
			text = text[:i] + group + text[i:]
		}
	}
	if frac.Sign() != 0 {
		text += point + fmt.Sprintf("%03d", frac.Int64())
	}
	if neg {
		text = "-" + text
	}
	return text
}

// TestNumberReadsBack writes numbers in a style; with that style as a hint they
// read back, and without one the true reading is always among the readings.
func TestNumberReadsBack(t *testing.T) {
	w := testWords(t)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1e15, 1e15).Draw(t, "thousandths")
		s := rapid.SampledFrom([]style{dotDecimal, commaDecimal}).Draw(t, "style")
		text := written(n, s, rapid.Bool().Draw(t, "grouped"))
		want := kpi.FromDigits(uint64(max(n, -n)), 3)
		if n < 0 {
			want = want.Neg()
		}
		if got := w.parseNumber([]byte(text), s); got.kind != sureNumber || got.value != want {
			t.Fatalf("%q with its style = %s", text, numberText(got))
		}
		var c cell
		c.put(w.parseNumber([]byte(text), undecided), "sum")
		if got := c.read(s, "sum"); got != want {
			t.Fatalf("%q read late in its style = %s, want %s", text, got, want)
		}
	})
}

// bySpreadsheet reads what every spreadsheet reads alike in a style: digits, perhaps in
// groups of three, perhaps with decimals and a minus.
func bySpreadsheet(s string, hint style) (kpi.Decimal, bool) {
	point, group := ".", ","
	switch hint {
	case commaDecimal:
		point, group = group, point
	case undecided:
		return kpi.Decimal{}, false
	}
	pattern := `^-?([0-9]{1,9}|[1-9][0-9]{0,2}(\` + group + `[0-9]{3}){1,3})(\` + point + `[0-9]{1,6})?$`
	if !regexp.MustCompile(pattern).MatchString(s) {
		return kpi.Decimal{}, false
	}
	d, err := kpi.ParseDecimal(strings.ReplaceAll(strings.ReplaceAll(s, group, ""), point, "."))
	return d, err == nil
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1.234,5", "-US$1.00", "[9]", "1e-5", "12 345", "٣", "1\u00a0234", "--", "%", "1,234.50", "-12.345.678", "0,25"} {
		for hint := range byte(3) {
			f.Add(s, hint)
		}
	}
	w := builtin(f).words
	f.Fuzz(func(t *testing.T, s string, hint byte) {
		n := w.parseNumber([]byte(s), style(hint%3))
		if n.kind > noNumber && n.value.String() == "" {
			t.Fatal("a number without text")
		}
		if hint%3 != 0 && (n.kind == dotNumber || n.kind == commaNumber) {
			t.Fatalf("%q stays open in spite of a hint", s)
		}
		if want, ok := bySpreadsheet(s, style(hint%3)); ok && (n.kind != sureNumber || n.value != want) {
			t.Fatalf("%q = %s, want %s", s, numberText(n), want)
		}
	})
}
