package ingest

import (
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"kpideck/kpi"
)

// fixed is a signed 128-bit count of billionths, as kpi.Decimal is, with the
// operations that the inner loop needs and no allocation.
type fixed struct {
	hi int64
	lo uint64
}

var tens = [...]uint64{1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// scaled gives n × 10^-places for places of 0 to 9. Of any uint64 that fits.
func scaled(n uint64, places int) fixed {
	hi, lo := bits.Mul64(n, tens[kpi.Digits-places])
	return fixed{int64(hi), lo}
}

// add cannot overflow: a cell or product is below 10²⁰, of which 850 million fit.
func (f fixed) add(g fixed) fixed {
	lo, carry := bits.Add64(f.lo, g.lo, 0)
	hi, _ := bits.Add64(uint64(f.hi), uint64(g.hi), carry)
	return fixed{int64(hi), lo}
}

func (f fixed) neg() fixed {
	lo, borrow := bits.Sub64(0, f.lo, 0)
	hi, _ := bits.Sub64(0, uint64(f.hi), borrow)
	return fixed{int64(hi), lo}
}

func (f fixed) zero() bool { return f.hi == 0 && f.lo == 0 }

func (f fixed) less(g fixed) bool { return f.hi < g.hi || f.hi == g.hi && f.lo < g.lo }

func (f fixed) big() *big.Int {
	b := new(big.Int).Lsh(big.NewInt(f.hi), 64)
	return b.Add(b, new(big.Int).SetUint64(f.lo))
}

func fromBig(b *big.Int) (fixed, bool) {
	if b.BitLen() > 126 {
		return fixed{}, false
	}
	abs := new(big.Int).Abs(b)
	f := fixed{int64(new(big.Int).Rsh(abs, 64).Uint64()), new(big.Int).And(abs, maxWord).Uint64()}
	if b.Sign() < 0 {
		f = f.neg()
	}
	return f, true
}

var (
	maxWord   = new(big.Int).SetUint64(^uint64(0))
	billion   = big.NewInt(1e9)
	thousands = big.NewInt(1000)
	largest   = pow10(20 + kpi.Digits)
)

// thousandfold gives f × 1000: the other reading of an ambiguous cell.
func (f fixed) thousandfold() fixed {
	g, _ := fromBig(new(big.Int).Mul(f.big(), thousands))
	return g
}

// times gives f × g rounded half-even to nine places; ok is false from 10²⁰, as
// it is of a cell.
func (f fixed) times(g fixed) (p fixed, ok bool) {
	b := halfEven(new(big.Int).Mul(f.big(), g.big()), billion)
	if b.CmpAbs(largest) >= 0 {
		return fixed{}, false
	}
	return fromBig(b)
}

func halfEven(n, by *big.Int) *big.Int {
	q, r := new(big.Int).QuoRem(n, by, new(big.Int))
	twice := r.Abs(r).Lsh(r, 1)
	if c := twice.Cmp(by); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(int64(n.Sign())))
	}
	return q
}

// decimal gives the same number as the domain's type.
func (f fixed) decimal() kpi.Decimal {
	sign := ""
	if f.hi < 0 {
		sign, f = "-", f.neg()
	}
	d, err := kpi.ParseDecimal(sign + f.text())
	if err != nil {
		panic("ingest: a sum beyond the range of a decimal: " + f.text())
	}
	return d
}

// text writes a number that is not negative, without trailing zeros, so that
// most are short enough for the quick way of ParseDecimal.
func (f fixed) text() string {
	s := strconv.FormatUint(f.lo, 10)
	if f.hi != 0 {
		s = f.big().String()
	}
	if len(s) <= kpi.Digits {
		s = strings.Repeat("0", kpi.Digits+1-len(s)) + s
	}
	whole, frac := s[:len(s)-kpi.Digits], strings.TrimRight(s[len(s)-kpi.Digits:], "0")
	if frac == "" {
		return whole
	}
	return whole + "." + frac
}
