package theme

import (
	"math"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func defaultTheme(t *testing.T) *Theme {
	t.Helper()
	data, err := os.ReadFile("../../templates/themes/default.yaml")
	if err != nil {
		t.Fatal(err)
	}
	th, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestDefaultThemeCanBeRead(t *testing.T) {
	th, white := defaultTheme(t), RGB(255, 255, 255)
	for _, use := range uses {
		y := th.Types[use]
		if got := Contrast(th.Color(y.Color), white); got < MinContrast {
			t.Errorf("type %s: contrast %.2f on white, want at least %.1f", use, got, MinContrast)
		}
		// No text may be under 7 pt.
		if pt := y.Px * 0.6; pt < 7 {
			t.Errorf("type %s is %.1f pt on a slide", use, pt)
		}
	}
	for id, s := range th.Status {
		if got := Contrast(th.Color(s.Color), white); got < MinContrast {
			t.Errorf("status %s: contrast %.2f on white", id, got)
		}
	}
}

// Good and risk are the same grey within what a printer can show: only the
// shape is left to tell them apart.
func TestGoodAndRiskDifferInGreyByShapeOnly(t *testing.T) {
	th := defaultTheme(t)
	good, risk := th.StatusOf("on_track"), th.StatusOf("at_risk")
	distance := math.Abs(float64(th.Color(good.Color).Grey()) - float64(th.Color(risk.Color).Grey()))
	if distance > 24 {
		t.Errorf("grey values are %.0f apart; the rule that shapes differ may be too strict now", distance)
	}
	if good.Shape == risk.Shape {
		t.Error("on_track and at_risk have the same shape")
	}
}

func TestParseFindsEveryProblem(t *testing.T) {
	data, err := os.ReadFile("../../templates/themes/default.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ok := string(data)
	cases := []struct{ name, old, new, want string }{
		{"a role is missing", "  prior:      \"#BDB6AF\"", "  # ", `colors lacks "prior"`},
		{"a colour is wrong", "#BDB6AF", "#BDB6", "not a colour"},
		{"a key is unknown", "name: default", "nam: default", "nam"},
		{"a weight is unknown", "weight: semibold, color: brand}", "weight: fat, color: brand}", `weight "fat"`},
		{"a shape is unknown", "shape: half-disc", "shape: star", `shape "star"`},
		{"grey would be ambiguous", "at_risk:   {shape: triangle", "at_risk:   {shape: disc", "share the shape disc"},
		{"a colour role is unknown", "color: mark}", "color: marc}", `colour "marc"`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			broken := strings.Replace(ok, c.old, c.new, 1)
			if broken == ok {
				t.Fatalf("the default theme does not hold %q", c.old)
			}
			_, err := Parse([]byte(broken))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one that holds %q", err, c.want)
			}
		})
	}
}

func TestBrandIsDarkenedUntilItCanBeRead(t *testing.T) {
	white := RGB(255, 255, 255)
	rapid.Check(t, func(t *rapid.T) {
		c := RGB(rapid.Byte().Draw(t, "r"), rapid.Byte().Draw(t, "g"), rapid.Byte().Draw(t, "b"))
		d := c.Darkened()
		if Contrast(d, white) < MinContrast {
			t.Fatalf("%s became %s, contrast %.2f", c.Hex(), d.Hex(), Contrast(d, white))
		}
		if Contrast(c, white) >= MinContrast && d != c {
			t.Fatalf("%s can be read and was changed to %s", c.Hex(), d.Hex())
		}
	})
}

func TestWithBrandLeavesTheThemeAlone(t *testing.T) {
	th := defaultTheme(t)
	before := th.Color(Brand)
	yellow := RGB(0xFF, 0xD4, 0x00)
	branded := th.WithBrand(yellow)
	if th.Color(Brand) != before {
		t.Error("the receiver changed")
	}
	if got := branded.Color(Brand); got == yellow || Contrast(got, RGB(255, 255, 255)) < MinContrast {
		t.Errorf("brand is %s", got.Hex())
	}
	if branded.Color(Good) != th.Color(Good) || branded.Color(Bad) != th.Color(Bad) {
		t.Error("brand changed what good or bad look like")
	}
}

// Whatever a client's colour is, what stands on it, beside it and on its tint can
// be read.
func TestBrandCanBeReadWhereverItStands(t *testing.T) {
	th := defaultTheme(t)
	rapid.Check(t, func(t *rapid.T) {
		c := RGB(rapid.Byte().Draw(t, "r"), rapid.Byte().Draw(t, "g"), rapid.Byte().Draw(t, "b"))
		b := th.WithBrand(c)
		for _, pair := range [][2]Role{{Brand, Paper}, {Brand, BrandTint}, {OnBrand2, Brand}, {Paper, Brand}, {Ink, BrandTint}, {Text2, BrandTint}} {
			if got := Contrast(b.Color(pair[0]), b.Color(pair[1])); got < MinContrast {
				t.Fatalf("brand %s: %s on %s has contrast %.2f", c.Hex(), pair[0], pair[1], got)
			}
		}
	})
}
