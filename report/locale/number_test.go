package locale_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/report/locale"
)

func TestNumbers(t *testing.T) {
	vi, en := load(t, "vi"), load(t, "en")
	for _, c := range []struct{ name, got, want string }{
		{"groups and decimals", vi.Number(1234.5, 1), "1.234,5"},
		{"english marks", en.Number(1234567.891, 2), "1,234,567.89"},
		{"minus sign", vi.Number(-25, 0), "−25"},
		{"no negative zero", vi.Number(-0.04, 1), "0,0"},
		{"half goes away from zero", vi.Number(2.5, 0), "3"},
		{"negative half goes away from zero", vi.Number(-2.5, 0), "−3"},
		{"half as printed, not as stored", vi.Number(1.005, 2), "1,01"},
		{"carry into a new group", vi.Number(999.96, 1), "1.000,0"},
		{"far below the last decimal", vi.Number(1e-12, 2), "0,00"},
		{"rounds up from nothing", vi.Number(0.005, 2), "0,01"},
		{"large", vi.Number(1e15, 0), "1.000.000.000.000.000"},
		{"not a number", vi.Number(math.NaN(), 2), "–"},
		{"zero has no plus", vi.SignedPercent(0.0004, 1), "0,0%"},
		{"percent", vi.Percent(0.124, 1), "12,4%"},
		{"percent without float dust", en.Percent(0.035, 2), "3.50%"},
		{"change", vi.SignedPercent(-0.25, 0), "−25%"},
		{"points", vi.Points(0.006, 1), "+0,6\u00a0đ%"},
		{"points of a score", vi.SignedPoints(-13.75, 1), "−13,8\u00a0điểm"},
		{"english points", en.Points(-0.006, 1), "−0.6\u00a0pp"},
		{"ratio", vi.Times(3.2, 2), "3,20×"},
		{"seconds", vi.Seconds(95), "95\u00a0giây"},
		{"short seconds", en.Seconds(2.44), "2.4\u00a0s"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestMoney(t *testing.T) {
	vi, en := load(t, "vi"), load(t, "en")
	for _, c := range []struct{ got, want string }{
		{vi.Money(9_620_000_000, "VND"), "9,62 tỷ ₫"},
		{vi.Money(350_000_000, "VND"), "350 tr ₫"},
		{vi.Money(35_240_000, "VND"), "35,2 tr ₫"},
		{vi.Money(107_200, "VND"), "107,2 nghìn ₫"},
		{vi.Money(950, "VND"), "950 ₫"},
		{vi.Money(-350_000_000, "VND"), "−350 tr ₫"},
		{vi.Money(999_999_999, "VND"), "1,00 tỷ ₫"},
		{vi.Money(999.6, "VND"), "1,0 nghìn ₫"},
		{vi.Money(0, "VND"), "0 ₫"},
		{en.Money(9_620_000_000, "VND"), "9.62 bn VND"},
		{en.Money(12.5, "USD"), "$12.50"},
		{en.Money(12_500, "USD"), "$12.5k"},
		{en.Money(328_640, "EUR"), "€328.6k"},
		{en.Money(-145.224, "EUR"), "−€145.22"},
		{en.Money(0, "EUR"), "€0"},
		{en.Money(2_400_000, "GBP"), "£2.4m"},
		{en.Money(12.5, "CHF"), "12.50 CHF"},
		{en.MoneyScale(328_640, "EUR").Around("+5.2"), "+€5.2k"},
		{en.MoneyScale(328_640, "EUR").Unit, "€k"},
		{vi.Money(328_640, "EUR"), "328,6 nghìn €"},
		{vi.Money(12_500, "USD"), "12,5 nghìn USD"},
		{vi.Exact(18_351_383.9, "money", "VND"), "18.351.384 ₫"},
		{vi.Exact(1925.49, "money", "SGD"), "1.925,49 SGD"},
		{en.Exact(1925.49, "money", "EUR"), "€1,925.49"},
		{en.Exact(1925, "money", "EUR"), "€1,925"},
		{en.Operand(1082600, "money", "EUR"), "€1,082,600"},
		{vi.Operand(0.024894, "percent", "VND"), "2,489%"},
		{vi.Operand(3.0965, "ratio", "VND"), "3,097×"},
		{vi.Operand(19.0476, "points", "VND"), "19,05"},
		{en.Money(12.5, ""), "12.50"},
	} {
		if want := strings.ReplaceAll(c.want, " ", "\u00a0"); c.got != want {
			t.Errorf("got %q, want %q", c.got, want)
		}
	}
}

func TestFiguresCarryTheirUnit(t *testing.T) {
	vi := load(t, "vi")
	for _, c := range []struct {
		v           float64
		unit        string
		figure, all string
	}{
		{211_970_280, "money", "212 tr ₫", "211.970.280 ₫"},
		{2566.25, "count", "2.566", "2.566,25"},
		{1038, "people", "1.038", "1.038 người"},
		{0.0262, "percent", "2,62%", "2,62%"},
		{0.124, "percent", "12,4%", "12,4%"},
		{3.2, "ratio", "3,20×", "3,20×"},
		{95, "seconds", "95 giây", "95 giây"},
		{41.26, "points", "41,3", "41,3"},
	} {
		figure, all := vi.Figure(c.v, c.unit, "VND"), vi.Exact(c.v, c.unit, "VND")
		space := strings.NewReplacer(" ", "\u00a0")
		if figure != space.Replace(c.figure) || all != space.Replace(c.all) {
			t.Errorf("%v %s: got %q and %q, want %q and %q", c.v, c.unit, figure, all, c.figure, c.all)
		}
	}
}

func TestOneScalePerColumn(t *testing.T) {
	vi := load(t, "vi")
	s := vi.MoneyScale(9.62e9, "VND")
	if s.By != 1e9 || s.Unit != "tỷ\u00a0₫" || vi.Scaled(35_000_000, s) != "0,04" {
		t.Errorf("got %+v, 35 tr as %s", s, vi.Scaled(35_000_000, s))
	}
	if s := vi.CountScale(12_779); s.By != 1 || vi.Scaled(12_779, s) != "12.779" {
		t.Errorf("counts below a million stay whole: %+v", s)
	}
	if s := vi.CountScale(45_200_000); vi.WithUnit(45_200_000, s) != "45.200,0\u00a0nghìn" {
		t.Errorf("got %s", vi.WithUnit(45_200_000, s))
	}
}

func TestDatesAndUnits(t *testing.T) {
	vi, en := load(t, "vi"), load(t, "en")
	for _, c := range []struct{ got, want string }{
		{vi.Date(2025, 9, 4), "04/09/2025"},
		{vi.ShortDate(2025, 9, 14), "14/9"},
		{en.Date(2025, 9, 4), "4 Sep 2025"},
		{en.ShortDate(2025, 9, 14), "14 Sep"},
		{vi.UnitWord("money", "VND"), "₫"},
		{vi.UnitWord("people", ""), "người"},
		{en.UnitWord("money", "EUR"), "€"},
		{en.UnitWord("count", ""), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Cà phê Sông Hàn":    "ca-phe-song-han",
		"ĐÀ NẴNG -- Đường 2": "da-nang-duong-2",
		"  A&B / C.  ":       "a-b-c",
		"日本 茶":               "日本-茶",
		"***":                "",
		"Ca\u0300 phe\u0302": "ca-phe",
	} {
		if got := locale.Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
	if got := locale.Slug(strings.Repeat("ab ", 100)); len(got) > 160 || strings.HasSuffix(got, "-") {
		t.Errorf("a long name gives %q", got)
	}
}

// What is written reads back as the number rounded, and writing that again
// gives the same text.
func TestNumberRoundTrips(t *testing.T) {
	for _, id := range []string{"vi", "en"} {
		l := load(t, id)
		marks := map[string]*strings.Replacer{
			"vi": strings.NewReplacer(".", "", ",", ".", "−", "-"),
			"en": strings.NewReplacer(",", "", "−", "-"),
		}[id]
		rapid.Check(t, func(t *rapid.T) {
			v := rapid.Float64Range(-1e12, 1e12).Draw(t, "v")
			decimals := rapid.IntRange(0, 3).Draw(t, "decimals")
			text := l.Number(v, decimals)
			back, err := strconv.ParseFloat(marks.Replace(text), 64)
			if err != nil {
				t.Fatal(err)
			}
			if diff := math.Abs(back - v); diff > 0.5*math.Pow10(-decimals)+math.Abs(v)*1e-15 {
				t.Fatalf("%v reads back as %v from %q", v, back, text)
			}
			if again := l.Number(back, decimals); again != text {
				t.Fatalf("%q is written again as %q", text, again)
			}
		})
	}
}
