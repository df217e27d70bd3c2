package kpi_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
)

var (
	billion = big.NewInt(1_000_000_000)
	limit   = new(big.Int).Lsh(big.NewInt(1), 127) // magnitudes stay below it
)

// unit gives a Decimal as a count of billionths.
func unit(d kpi.Decimal) *big.Int {
	r, ok := new(big.Rat).SetString(d.String())
	if !ok {
		panic("not a number: " + d.String())
	}
	r.Mul(r, new(big.Rat).SetInt(billion))
	if !r.IsInt() {
		panic("more than nine places: " + d.String())
	}
	return r.Num()
}

func fits(n *big.Int) bool { return new(big.Int).Abs(n).Cmp(limit) < 0 }

// halfEven rounds a rational to an integer.
func halfEven(r *big.Rat) *big.Int {
	floor := new(big.Int).Div(r.Num(), r.Denom()) // Euclidean: the floor, since the denominator is positive
	rest := new(big.Rat).Sub(r, new(big.Rat).SetInt(floor))
	switch c := rest.Cmp(big.NewRat(1, 2)); {
	case c > 0, c == 0 && floor.Bit(0) == 1:
		return floor.Add(floor, big.NewInt(1))
	}
	return floor
}

// someNumber draws texts of numbers of all magnitudes, near the limit too.
var someNumber = rapid.Custom(func(t *rapid.T) string {
	sign := rapid.SampledFrom([]string{"", "", "-", "+"}).Draw(t, "sign")
	whole := rapid.StringMatching(`[0-9]{0,12}|[0-9]{28,30}|1701411834604692317[0-9]{11}`).Draw(t, "whole")
	frac := rapid.StringMatching(`|[0-9]{1,9}|[0-9]{8}[05]0{0,30}|[0-9]{9}5[0-9]{0,3}|[0-9]{20,60}`).Draw(t, "fraction")
	if whole == "" && frac == "" {
		whole = "0"
	}
	if frac != "" {
		frac = "." + frac
	}
	return sign + whole + frac
})

var someDecimal = rapid.Custom(func(t *rapid.T) kpi.Decimal {
	d, err := kpi.ParseDecimal(someNumber.Filter(func(s string) bool {
		_, err := kpi.ParseDecimal(s)
		return err == nil
	}).Draw(t, "number"))
	if err != nil {
		t.Fatal(err)
	}
	return d
})

func TestParseDecimalRoundsHalfEvenOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := someNumber.Draw(t, "number")
		r, ok := new(big.Rat).SetString(strings.TrimPrefix(s, "+"))
		if !ok {
			t.Fatalf("the test drew %q", s)
		}
		want := halfEven(r.Mul(r, new(big.Rat).SetInt(billion)))
		d, err := kpi.ParseDecimal(s)
		switch {
		case !fits(want):
			if !errors.Is(err, kpi.ErrOverflow) {
				t.Fatalf("%s: %v %v, want an overflow", s, d, err)
			}
		case err != nil:
			t.Fatalf("%s: %v", s, err)
		case unit(d).Cmp(want) != 0:
			t.Fatalf("%s is %s billionths, want %s", s, unit(d), want)
		}
	})
}

func TestParseDecimalRefuses(t *testing.T) {
	for _, s := range []string{"", ".", "-", "+-1", "--1", "1-", "1.2.3", "1,5", "1e3", "0x1", " 1", "1 ", "١", "NaN", "Inf"} {
		if d, err := kpi.ParseDecimal(s); err == nil {
			t.Errorf("%q was read as %v", s, d)
		}
	}
	for s, want := range map[string]string{"5.": "5", ".5": "0.5", "-0": "0", "-0.0000000001": "0", "0007": "7",
		"0.0000000005": "0", "0.0000000015": "0.000000002", "0.00000000050000000000000000000000000000000000001": "0.000000001"} {
		if d, err := kpi.ParseDecimal(s); err != nil || d.String() != want {
			t.Errorf("%s is %v %v, want %s", s, d, err, want)
		}
	}
}

func TestDecimalArithmeticEqualsBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := someDecimal.Draw(t, "a"), someDecimal.Draw(t, "b")
		x, y := unit(a), unit(b)
		check := func(what string, got kpi.Decimal, ok bool, want *big.Int) {
			if ok != fits(want) || ok && unit(got).Cmp(want) != 0 {
				t.Fatalf("%v %s %v = %v (fits: %v), want %s billionths", a, what, b, got, ok, want)
			}
		}
		sum, ok := a.Add(b)
		check("+", sum, ok, new(big.Int).Add(x, y))
		diff, ok := a.Sub(b)
		check("-", diff, ok, new(big.Int).Sub(x, y))
		product, ok := a.Mul(b)
		check("×", product, ok, halfEven(new(big.Rat).SetFrac(new(big.Int).Mul(x, y), billion)))
		if a.Cmp(b) != x.Cmp(y) || b.Cmp(a) != y.Cmp(x) {
			t.Fatalf("%v against %v: %d", a, b, a.Cmp(b))
		}
		if a.IsZero() != (x.Sign() == 0) || unit(a.Neg()).Cmp(new(big.Int).Neg(x)) != 0 {
			t.Fatalf("%v: zero %v, negative %v", a, a.IsZero(), a.Neg())
		}
	})
}

func TestTheLimitsOfDecimals(t *testing.T) {
	number := func(s string) kpi.Decimal {
		d, err := kpi.ParseDecimal(s)
		if err != nil {
			t.Fatal(s, err)
		}
		return d
	}
	largest, billionth := number("170141183460469231731687303715.884105727"), number("0.000000001")
	if _, err := kpi.ParseDecimal("170141183460469231731687303715.884105728"); err == nil {
		t.Error("2^127 billionths were read")
	}
	for _, test := range []struct {
		a, b kpi.Decimal
		fits bool
	}{{largest, billionth, false}, {largest, billionth.Neg(), true}, {largest.Neg(), billionth.Neg(), false}, {largest.Neg(), billionth, true},
		{largest, largest, false}, {largest.Neg(), largest, true}} {
		if sum, ok := test.a.Add(test.b); ok != test.fits {
			t.Errorf("%v + %v = %v, fits: %v", test.a, test.b, sum, ok)
		}
		if diff, ok := test.a.Sub(test.b.Neg()); ok != test.fits {
			t.Errorf("%v - %v = %v, fits: %v", test.a, test.b.Neg(), diff, ok)
		}
	}
}

func TestDecimalTextParsesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someDecimal.Draw(t, "number")
		back, err := kpi.ParseDecimal(d.String())
		if err != nil || back != d {
			t.Fatalf("%v parses back to %v %v", d, back, err)
		}
	})
}

func TestDecimalFloatIsTheNearest(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, d kpi.Decimal) {
		want, _ := new(big.Rat).SetFrac(unit(d), billion).Float64()
		if got := d.Float(); got != want {
			t.Fatalf("%v is %v, want %v", d, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) { check(t, someDecimal.Draw(t, "number")) })
	// Halfway between two float64: 2^53+1 is a tie, a billionth more is not.
	for _, s := range []string{"9007199254740993", "9007199254740993.000000001", "9007199254740992.999999999", "9007199254740995", "-9007199254740993"} {
		d, err := kpi.ParseDecimal(s)
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
	}
}

func TestScaled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, places := rapid.Int64().Draw(t, "n"), rapid.IntRange(-45, 60).Draw(t, "places")
		exact := new(big.Rat).SetInt64(n)
		ten := new(big.Rat).SetInt64(10)
		for range max(places, -places) {
			if places > 0 {
				exact.Quo(exact, ten)
			} else {
				exact.Mul(exact, ten)
			}
		}
		want := halfEven(exact.Mul(exact, new(big.Rat).SetInt(billion)))
		if d, ok := kpi.Scaled(n, places); ok != fits(want) || ok && unit(d).Cmp(want) != 0 {
			t.Fatalf("%d over 10^%d is %v (fits: %v), want %s billionths", n, places, d, ok, want)
		}
	})
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"0", "-1.5", "+.000000001", "170141183460469231731.687303716", "0.0000000005", "1e5", "1,000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := kpi.ParseDecimal(s)
		if err != nil {
			return
		}
		back, err := kpi.ParseDecimal(d.String())
		if err != nil || back != d {
			t.Errorf("%q is %v, which parses to %v %v", s, d, back, err)
		}
		if neg := d.Neg(); neg.Neg() != d || neg.Cmp(d) != -d.Cmp(neg) {
			t.Errorf("%q: the negative of %v is %v", s, d, neg)
		}
	})
}
