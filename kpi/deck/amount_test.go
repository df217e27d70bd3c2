package deck

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
)

func TestAmountsAsPeopleWriteThem(t *testing.T) {
	for _, tt := range []struct {
		text string
		unit kpi.Unit
		want string
	}{
		{"10000000000", kpi.Money, "10000000000"},
		{"10.000.000.000", kpi.Money, "10000000000"},
		{"10,000,000,000", kpi.Money, "10000000000"},
		{"10 000 000 000", kpi.Money, "10000000000"},
		{"1.234.567,5", kpi.Money, "1234567.5"},
		{"1,234,567.5", kpi.Money, "1234567.5"},
		{"10 tỷ", kpi.Money, "10000000000"},
		{"1,5 tỷ", kpi.Money, "1500000000"},
		{"1.5 tỷ", kpi.Money, "1500000000"},
		{"1,1 Tỷ đồng", kpi.Money, "1100000000"},
		{"1 tỷ 500 triệu", kpi.Money, "1500000000"},
		{"500tr", kpi.Money, "500000000"},
		{"500trđ", kpi.Money, "500000000"},
		{"500 triệu", kpi.Money, "500000000"},
		{"350k", kpi.Money, "350000"},
		{"350 nghìn", kpi.Money, "350000"},
		{"350 ngàn ₫", kpi.Money, "350000"},
		{"1.2b", kpi.Money, "1200000000"},
		{"2 nghìn tỷ", kpi.Money, "2000000000000"},
		{"-5 tỷ", kpi.Money, "-5000000000"},
		{"−5", kpi.Money, "-5"},
		{"$1,234.56", kpi.Money, "1234.56"},
		{"350.000₫", kpi.Money, "350000"},
		{"350.000 đ", kpi.Money, "350000"},
		{"VND 350.000", kpi.Money, "350000"},
		{"1.2m", kpi.Count, "1200000"},
		{"95000", kpi.Count, "95000"},
		{"50.000 lượt", kpi.Count, "50000"},
		{"90 giây", kpi.Seconds, "90"},
		{"90s", kpi.Seconds, "90"},
		{"2 phút", kpi.Seconds, "120"},
		{"2 phút 30 giây", kpi.Seconds, "150"},
		{"1,5 phút", kpi.Seconds, "90"},
		{"2m", kpi.Seconds, "120"},
		{"20%", kpi.Percent, "0.2"},
		{"2,6 %", kpi.Percent, "0.026"},
		{"2.6 phần trăm", kpi.Percent, "0.026"},
		{"450%", kpi.Percent, "4.5"},
		{"0.2", kpi.Percent, "0.2"},
		{"350%", kpi.Ratio, "3.5"},
		{"3,5x", kpi.Ratio, "3.5"},
		{"4.5", kpi.Ratio, "4.5"},
		{"45", kpi.Points, "45"},
		{"-12 điểm", kpi.Points, "-12"},
		{".5", kpi.Ratio, "0.5"},
	} {
		d, f := parseAmount(clean(tt.text), tt.unit)
		if f != nil {
			t.Errorf("%q of %s: %s", tt.text, tt.unit, f.message.In("en"))
		} else if d.String() != tt.want {
			t.Errorf("%q of %s is %s, want %s", tt.text, tt.unit, d, tt.want)
		}
	}
}

// One separator before exactly three digits separates thousands of what is
// counted and is a decimal point in what is divided.
func TestSeparatorBeforeThreeDigits(t *testing.T) {
	for _, tt := range []struct {
		text string
		unit kpi.Unit
		want string // empty: refused
	}{
		{"1.234", kpi.Money, "1234"},
		{"12,500", kpi.Count, "12500"},
		{"12.500", kpi.People, "12500"},
		{"1.234", kpi.Ratio, "1.234"},
		{"1,234%", kpi.Percent, "0.01234"},
		{"1.234", kpi.Points, "1.234"},
		{"0.500", kpi.Money, "0.5"},
		{"0,123", kpi.Count, "0.123"},
		{"1234.567", kpi.Count, "1234.567"},
		{"1.2345", kpi.Money, "1.2345"},
		{"1.234,567", kpi.Money, "1234.567"},
		{"1.234 tỷ", kpi.Money, ""},
		{"1,500k", kpi.Money, ""},
		{"1.234.567 tr", kpi.Money, "1234567000000"},
		{"1.500 giây", kpi.Seconds, ""},
		{"1500 giây", kpi.Seconds, "1500"},
	} {
		d, f := parseAmount(tt.text, tt.unit)
		switch {
		case f != nil && tt.want != "":
			t.Errorf("%q of %s: %s", tt.text, tt.unit, f.message.In("en"))
		case f == nil && d.String() != tt.want:
			t.Errorf("%q of %s is %s, want %q", tt.text, tt.unit, d, tt.want)
		}
	}
}

func TestAmountsThatAreNone(t *testing.T) {
	for _, tt := range []struct {
		text string
		unit kpi.Unit
		want string
	}{
		{"much", kpi.Money, `"much" is no amount`},
		{"1..2", kpi.Money, `"1..2" is no amount`},
		{"1.23.456", kpi.Money, `"1.23.456" is no amount`},
		{"1,2,3", kpi.Money, `"1,2,3" is no amount`},
		{"12.7.", kpi.Count, `"12.7." is no amount`},
		{"10 tỷ 5", kpi.Money, `"10 tỷ 5" is no amount`},
		{"5 triệu 1 tỷ", kpi.Money, `"5 triệu 1 tỷ" is no amount`},
		{"10 tỉnh", kpi.Money, `"tỉnh" in "10 tỉnh" is not understood`},
		{"20%", kpi.Money, `"20%" does not fit a KPI that is money`},
		{"90 giây", kpi.Count, `"90 giây" does not fit a KPI that is a count`},
		{"$5", kpi.Count, `"$5" does not fit a KPI that is a count`},
		{"20", kpi.Percent, `"20" has no % sign`},
		{"1e9", kpi.Money, `"e" in "1e9" is not understood`},
		{strings.Repeat("9", 40), kpi.Money, `"` + strings.Repeat("9", 40) + `" is no amount`},
		{"999999999999999999999 tỷ", kpi.Money, `"999999999999999999999 tỷ" is no amount`},
	} {
		_, f := parseAmount(tt.text, tt.unit)
		if f == nil {
			t.Errorf("%q of %s is taken", tt.text, tt.unit)
		} else if got := f.message.In("en"); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// style is a way of writing digits: what separates thousands and decimals.
type style struct{ thousand, decimal string }

var styles = []style{{".", ","}, {",", "."}, {" ", ","}, {" ", "."}, {"", ","}, {"", "."}}

// write prints n hundredths of a number in a style, as "12.345,67"; decimals
// are left out when they are zero.
func (s style) write(hundredths int64) string {
	digits := fmt.Sprint(hundredths / 100)
	var groups []string
	for len(digits) > 3 && s.thousand != "" {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	text := strings.Join(append([]string{digits}, groups...), s.thousand)
	if cents := hundredths % 100; cents != 0 {
		text += s.decimal + fmt.Sprintf("%02d", cents)
	}
	return text
}

func TestWrittenAmountsReadBack(t *testing.T) {
	scales := map[string]int64{"": 1, "k": 1e3, " nghìn": 1e3, " ngàn": 1e3, "tr": 1e6, " triệu": 1e6, "m": 1e6, " tỷ": 1e9, " tỷ đồng": 1e9, "b": 1e9}
	var suffixes []string
	for s := range scales {
		suffixes = append(suffixes, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 1e15).Draw(t, "hundredths")
		s := rapid.SampledFrom(styles).Draw(t, "style")
		suffix := rapid.SampledFrom(suffixes).Draw(t, "suffix")
		sign := rapid.SampledFrom([]string{"", "-", "$", "-$", "₫ "}).Draw(t, "sign")
		text := sign + s.write(n) + suffix
		value, _ := kpi.Scaled(n, 2)
		want, _ := value.Mul(kpi.Whole(scales[suffix]))
		if strings.HasPrefix(sign, "-") {
			want = want.Neg()
		}
		got, f := parseAmount(text, kpi.Money)
		if f != nil {
			// The rule on top of amount.go: 1.234 tỷ could mean two things.
			ambiguous := suffix != "" && n%100 == 0 && n >= 1e5 && n < 1e8 && s.thousand != "" && s.thousand != " "
			if !ambiguous {
				t.Fatalf("%q: %s", text, f.message.In("en"))
			}
			return
		}
		if got != want {
			t.Fatalf("%q is %s, want %s", text, got, want)
		}
	})
}

func FuzzAmount(f *testing.F) {
	for _, s := range []string{"1,5 tỷ", "10.000.000", "350k", "-2 phút 30 giây", "20%", "$1,234.5", "1 tỷ 500 triệu", "₫", ".", "1.234"} {
		f.Add(s)
	}
	units := []kpi.Unit{kpi.Money, kpi.Count, kpi.People, kpi.Percent, kpi.Ratio, kpi.Seconds, kpi.Points}
	f.Fuzz(func(t *testing.T, text string) {
		for _, u := range units {
			d, flaw := parseAmount(clean(text), u)
			if flaw != nil {
				if flaw.message.In("en") == "" || flaw.message.In("vi") == "" {
					t.Errorf("%q is refused without a word", text)
				}
				continue
			}
			if again, flaw := parseAmount(clean(text)+" ", u); flaw != nil || again != d {
				t.Errorf("%q changes with a space after it", text)
			}
		}
	})
}
