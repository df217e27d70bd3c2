package deck

import (
	"math"
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// rounded is a goal a step beyond the last value, at two significant digits. The
// least step remains however they fall; ok is false for a share that would pass the
// whole and for a count that would end.
func rounded(u kpi.Unit, last, sign, step float64) (goal float64, ok bool) {
	goal = twoDigits(last * (1 + sign*step))
	if sign*(goal/last-1) < leastStep {
		goal = twoDigits(goal + sign*digitAt(goal))
	}
	if whole := u == kpi.Count || u == kpi.People; whole && sign > 0 {
		goal = math.Ceil(goal)
	} else if whole {
		goal = math.Floor(goal)
	}
	return goal, goal > 0 && (u != kpi.Percent || last >= 1 || goal <= 1) && !math.IsInf(goal, 0)
}

// twoDigits rounds to two significant digits.
func twoDigits(v float64) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 1, 64), 64)
	return short
}

// digitAt is the worth of the second significant digit.
func digitAt(v float64) float64 {
	return math.Pow(10, math.Floor(math.Log10(math.Abs(v)))-1)
}

// amountNear writes an amount at two significant digits.
func amountNear(u kpi.Unit, v float64, locale string) string {
	return writeAmount(u, twoDigits(v), locale)
}

// large are the words for large sums of money, the largest first.
var large = []struct {
	from float64
	word diag.Text
}{{1e9, diag.Both("tỷ", "billion")}, {1e6, diag.Both("triệu", "million")}}

// seconds is the unit of a time.
var seconds = diag.Both("giây", "s")

// writeAmount writes an amount of two significant digits as people write goals,
// so that parseAmount reads it back: 3,4 tỷ, 12%, 90 giây.
func writeAmount(u kpi.Unit, v float64, locale string) string {
	switch u {
	case kpi.Money:
		for _, l := range large {
			if v >= l.from {
				return plainNumber(twoDigits(v/l.from), -1, locale) + " " + l.word.In(locale)
			}
		}
	case kpi.Percent:
		return plainNumber(twoDigits(v*100), -1, locale) + "%"
	case kpi.Seconds:
		return plainNumber(v, -1, locale) + " " + seconds.In(locale)
	}
	return plainNumber(v, -1, locale)
}

// exactAmount writes a value above zero with enough decimals, and never with
// three: behind one separator they could be read as thousands.
func exactAmount(u kpi.Unit, v float64, locale string) string {
	unit := ""
	switch u {
	case kpi.Percent:
		v, unit = v*100, "%"
	case kpi.Seconds:
		unit = " " + seconds.In(locale)
	}
	decimals := 4
	switch {
	case v == math.Trunc(v):
		decimals = 0
	case v >= 1000:
		decimals = 2
	case v < 1:
		decimals = min(4-int(math.Floor(math.Log10(v))), 9)
	}
	return plainNumber(v, decimals, locale) + unit
}

func plainNumber(v float64, decimals int, locale string) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if locale == "vi" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
