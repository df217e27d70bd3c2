package kpi

import (
	"errors"
	"math"
	"math/big"
	"math/bits"
	"strings"
)

// Decimal is an exact number: a signed 128-bit count of billionths. Sums of
// Decimals do not depend on their order, which is what makes reports
// reproducible. The largest magnitude is about 1.7·10²⁹.
type Decimal struct {
	hi int64
	lo uint64
}

// Digits is the number of decimal places that a Decimal keeps.
const Digits = 9

// ErrOverflow says that a sum or a cell is beyond what a Decimal holds.
var ErrOverflow = errors.New("number beyond ±1.7e29")

// Whole gives the Decimal of an integer.
func Whole(n int64) Decimal {
	d, _ := Scaled(n, 0)
	return d
}

// Scaled gives n × 10^-places exactly, rounding half-even where places > 9; ok
// is false on overflow.
func Scaled(n int64, places int) (d Decimal, ok bool) {
	if places >= 0 && places <= Digits && n != math.MinInt64 {
		if d = FromDigits(uint64(max(n, -n)), places); n < 0 {
			d = d.Neg()
		}
		return d, true
	}
	b := big.NewInt(n)
	if places <= Digits {
		if places < -40 {
			return Decimal{}, n == 0
		}
		return fromBig(b.Mul(b, pow10(Digits-places)))
	}
	return fromBig(halfEven(b, pow10(places-Digits)))
}

// FromDigits gives n × 10^-places exactly, for 0 to 9 places; any n fits.
func FromDigits(n uint64, places int) Decimal {
	hi, lo := bits.Mul64(n, tens[Digits-places])
	return Decimal{int64(hi), lo}
}

// ParseDecimal reads an optional sign, digits and an optional point with
// digits, as 1234.5 or -.5; digits beyond the ninth place are rounded half-even
// once. It reads no grouping and no exponent: ingest turns those into this form.
func ParseDecimal(s string) (Decimal, error) {
	whole, frac, err := splitDecimal(s)
	if err != nil {
		return Decimal{}, err
	}
	if len(whole)+len(frac) <= 18 && len(frac) <= Digits {
		return signed(scaleFast(whole, frac), s), nil
	}
	if len(whole) > 30 {
		return Decimal{}, ErrOverflow
	}
	frac = shortened(frac)
	b, _ := new(big.Int).SetString(whole+frac, 10)
	if len(frac) > Digits {
		b = halfEven(b, pow10(len(frac)-Digits))
	} else {
		b.Mul(b, pow10(Digits-len(frac)))
	}
	d, ok := fromBig(b)
	if !ok {
		return Decimal{}, ErrOverflow
	}
	return signed(d, s), nil
}

// shortened keeps the digits that decide a rounding at the ninth place: one
// more, and whether anything follows it.
func shortened(frac string) string {
	if len(frac) <= Digits+2 {
		return frac
	}
	if strings.Trim(frac[Digits+1:], "0") == "" {
		return frac[:Digits+1]
	}
	return frac[:Digits+1] + "1"
}

var errNotNumber = errors.New("not a number")

// splitDecimal gives the digits before the point without leading zeros, and
// those after it.
func splitDecimal(s string) (whole, frac string, err error) {
	t := strings.TrimLeft(s, "+-")
	whole, frac, _ = strings.Cut(t, ".")
	if len(s)-len(t) > 1 || whole+frac == "" {
		return "", "", errNotNumber
	}
	for _, digits := range []string{whole, frac} {
		for i := range len(digits) {
			if digits[i] < '0' || digits[i] > '9' {
				return "", "", errNotNumber
			}
		}
	}
	return strings.TrimLeft(whole, "0"), frac, nil
}

func signed(d Decimal, s string) Decimal {
	if s[0] == '-' {
		return d.Neg()
	}
	return d
}

var tens = [...]uint64{1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// scaleFast takes at most 18 digits, at most nine of them after the point.
func scaleFast(whole, frac string) Decimal {
	var n uint64
	for i := range len(whole) {
		n = n*10 + uint64(whole[i]-'0')
	}
	for i := range len(frac) {
		n = n*10 + uint64(frac[i]-'0')
	}
	return FromDigits(n, len(frac))
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

func halfEven(n, by *big.Int) *big.Int {
	q, r := new(big.Int).QuoRem(n, by, new(big.Int))
	twice := r.Abs(r).Lsh(r, 1)
	if c := twice.Cmp(by); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(int64(n.Sign())))
	}
	return q
}

func fromBig(b *big.Int) (Decimal, bool) {
	if b.BitLen() > 127 {
		return Decimal{}, false
	}
	abs := new(big.Int).Abs(b)
	lo := new(big.Int).And(abs, new(big.Int).SetUint64(math.MaxUint64)).Uint64()
	d := Decimal{int64(new(big.Int).Rsh(abs, 64).Uint64()), lo}
	if b.Sign() < 0 {
		d = d.Neg()
	}
	return d, true
}

func (d Decimal) big() *big.Int {
	b := new(big.Int).Lsh(big.NewInt(d.hi), 64)
	return b.Add(b, new(big.Int).SetUint64(d.lo))
}

// Neg gives -d.
func (d Decimal) Neg() Decimal {
	lo, borrow := bits.Sub64(0, d.lo, 0)
	hi, _ := bits.Sub64(0, uint64(d.hi), borrow)
	return Decimal{int64(hi), lo}
}

// lowest has no counterpart above zero, so it counts as overflow.
var lowest = Decimal{hi: math.MinInt64}

// Add gives d + e; ok is false when the sum does not fit.
func (d Decimal) Add(e Decimal) (sum Decimal, ok bool) {
	lo, carry := bits.Add64(d.lo, e.lo, 0)
	hi, _ := bits.Add64(uint64(d.hi), uint64(e.hi), carry)
	sum = Decimal{int64(hi), lo}
	fits := (d.hi < 0) != (e.hi < 0) || (sum.hi < 0) == (d.hi < 0)
	return sum, fits && sum != lowest
}

// Sub gives d - e; ok is false when the difference does not fit.
func (d Decimal) Sub(e Decimal) (Decimal, bool) { return d.Add(e.Neg()) }

// Mul gives d × e rounded half-even to nine places; ok is false on overflow.
func (d Decimal) Mul(e Decimal) (Decimal, bool) {
	p := new(big.Int).Mul(d.big(), e.big())
	return fromBig(halfEven(p, pow10(Digits)))
}

// Cmp compares: -1, 0 or +1.
func (d Decimal) Cmp(e Decimal) int {
	switch {
	case d.hi != e.hi && d.hi < e.hi, d.hi == e.hi && d.lo < e.lo:
		return -1
	case d == e:
		return 0
	}
	return 1
}

// IsZero tells whether d is exactly zero.
func (d Decimal) IsZero() bool { return d.hi == 0 && d.lo == 0 }

// Float gives the nearest float64, correctly rounded (ties to even).
func (d Decimal) Float() float64 {
	if d.hi < 0 {
		return 0 - d.Neg().Float()
	}
	if d.hi == 0 && d.lo < 1<<53 {
		return float64(d.lo) / 1e9 // both exact, so the division rounds once
	}
	// The quotient by 10⁹ is taken to 62 bits or more, with its last bit set
	// when something is left: the conversion then rounds as if it saw all bits.
	shift := bits.LeadingZeros64(uint64(d.hi))
	if d.hi == 0 {
		shift = 64 + bits.LeadingZeros64(d.lo)
	}
	hi, lo := shiftLeft(uint64(d.hi), d.lo, shift-1)
	quotient, rest := bits.Div64(hi, lo, 1e9<<34)
	if rest != 0 {
		quotient |= 1
	}
	return math.Ldexp(float64(quotient), 34-(shift-1))
}

func shiftLeft(hi, lo uint64, by int) (uint64, uint64) {
	if by >= 64 {
		return lo << (by - 64), 0
	}
	return hi<<by | lo>>(64-by), lo << by
}

// String gives the number without trailing zeros, as 1234.5.
func (d Decimal) String() string {
	s := d.big().String()
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	if len(s) <= Digits {
		s = strings.Repeat("0", Digits+1-len(s)) + s
	}
	cut := len(s) - Digits
	s = s[:cut] + strings.TrimRight("."+s[cut:], "0")
	s = strings.TrimSuffix(s, ".")
	if neg {
		return "-" + s
	}
	return s
}
