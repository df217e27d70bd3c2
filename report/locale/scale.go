package locale

import (
	"fmt"
	"math"
	"strings"
)

// step is a unit word that numbers are shortened by, from a magnitude on.
type step struct {
	From     float64 `yaml:"from"`
	By       float64 `yaml:"by"`
	Decimals int     `yaml:"decimals"`
	Unit     string  `yaml:"unit"`
	// WholeFrom is the magnitude from which running text leaves decimals out;
	// 0: never. A column keeps them, so that its figures stay aligned.
	WholeFrom float64 `yaml:"whole_from"`
}

func checkSteps(name string, steps []step, before error) error {
	if before != nil {
		return before
	}
	for i, s := range steps {
		if s.By <= 0 || s.From < s.By || s.Unit == "" {
			return fmt.Errorf("format: %s: %q needs a unit and a positive by that is not above from", name, s.Unit)
		}
		if i > 0 && s.From >= steps[i-1].From {
			return fmt.Errorf("format: %s: largest first, %q comes too late", name, s.Unit)
		}
	}
	return nil
}

// Scale shortens the numbers of a column or row. By divides them; Unit is what
// the header says, as "tr ₫", with a non-breaking space, or "€k" where the sign
// stands before the number.
type Scale struct {
	By       float64
	Decimals int
	Unit     string

	before, after string // what stands around a number instead of Unit after it
}

// Around writes the unit to a number that is already written: 9,62 tỷ ₫, −€328.6k.
func (s Scale) Around(number string) string {
	if s.before == "" || number == NoValue {
		return suffixed(number, NBSP+s.Unit)
	}
	digits := strings.TrimLeft(number, minus+"+")
	return number[:len(number)-len(digits)] + s.before + digits + s.after
}

// Money writes an amount compactly with its unit: 9,62 tỷ ₫, 107,2 nghìn ₫, 950 ₫.
func (l *Locale) Money(v float64, currency string) string {
	s := l.MoneyScale(math.Abs(v), currency)
	if v == 0 {
		s.Decimals = 0
	}
	for _, st := range l.format.Money {
		if st.By == s.By && st.WholeFrom > 0 && math.Abs(v) >= st.WholeFrom {
			s.Decimals = 0
		}
	}
	return l.WithUnit(v, s)
}

// MoneyScale gives the one scale for amounts whose largest magnitude is max.
func (l *Locale) MoneyScale(max float64, currency string) Scale {
	c := l.currency(currency)
	s := l.scale(l.format.Money, max, c.Decimals)
	if c.Before {
		s.before, s.after = c.Sign, s.Unit
		s.Unit = c.Sign + s.Unit
		return s
	}
	s.Unit = joined(s.Unit, c.Sign)
	return s
}

func (l *Locale) currency(code string) currency {
	if c, known := l.format.Currencies[code]; known {
		return c
	}
	return currency{Sign: code, Decimals: 2}
}

// CountScale gives the one scale for counts whose largest magnitude is max.
func (l *Locale) CountScale(max float64) Scale { return l.scale(l.format.Counts, max, 0) }

// scale picks the step by the rounded number: 999.999.999 is 1,00 tỷ, not 1.000,0 tr.
func (l *Locale) scale(steps []step, max float64, decimals int) Scale {
	max = math.Abs(max)
	for i, s := range steps {
		below := Scale{By: 1, Decimals: decimals}
		if i+1 < len(steps) {
			below = Scale{By: steps[i+1].By, Decimals: steps[i+1].Decimals}
		}
		half := below.By * math.Pow10(-below.Decimals) / 2
		if max >= s.From-half {
			return Scale{By: s.By, Decimals: s.Decimals, Unit: s.Unit}
		}
	}
	return Scale{By: 1, Decimals: decimals}
}

// Scaled writes the bare number of a scale.
func (l *Locale) Scaled(v float64, s Scale) string {
	if shift := math.Round(math.Log10(s.By)); s.By > 0 && math.Pow10(int(shift)) == s.By {
		return l.shifted(v, -int(shift), s.Decimals, false)
	}
	return l.Number(v/s.By, s.Decimals)
}

// SignedScaled writes a difference divided by a scale, a rise with +.
func (l *Locale) SignedScaled(v float64, s Scale) string {
	if shift := math.Round(math.Log10(s.By)); s.By > 0 && math.Pow10(int(shift)) == s.By {
		return l.shifted(v, -int(shift), s.Decimals, true)
	}
	return l.Signed(v/s.By, s.Decimals)
}

// WithUnit writes the number of a scale and its unit.
func (l *Locale) WithUnit(v float64, s Scale) string { return s.Around(l.Scaled(v, s)) }

// UnitWord names what a number of a kpi.Unit counts: %, người, ₫. Counts have none.
func (l *Locale) UnitWord(unit, currency string) string {
	if unit == "money" {
		return l.MoneyScale(0, currency).Unit
	}
	return l.format.Units[unit]
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + NBSP + b
}
