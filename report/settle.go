package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"kpideck/kpi"
)

// quantum is the smallest difference that figures of a unit show.
func (f figures) quantum(decimals int) float64 {
	switch f.unit {
	case kpi.Money, kpi.Count, kpi.People:
		return f.scale.By * math.Pow10(-decimals)
	case kpi.Percent:
		return math.Pow10(-decimals - 2)
	}
	return math.Pow10(-decimals)
}

// settle rounds the parts of a difference so that what is shown adds up: to as
// many places as the totals have, or to one more where plain rounding then adds up. Else the parts whose rounding lost the most make up for it. It returns
// the places.
func (f figures) settle(start, end float64, parts []part) int {
	for _, places := range f.places(end - start) {
		if f.round(start, end, parts, places) {
			return places
		}
	}
	places := f.places(end - start)[0]
	q := f.quantum(places)
	missing := math.Round(end/q) - math.Round(start/q)
	for i := range parts {
		missing -= math.Round(parts[i].value / q)
	}
	spread(parts, missing, q)
	return places
}

// places are those tried: enough for the difference to be seen, then one more.
// Whole things have none, and
// money that is written out does not get finer to make its parts add up.
func (f figures) places(difference float64) []int {
	const seen = 10 // quanta of the difference; with fewer its parts would be rounded away
	if f.unit == kpi.Count || f.unit == kpi.People || f.decimals == 0 && f.scale.By == 1 {
		return []int{f.decimals}
	}
	first := f.decimals
	if math.Abs(difference) < seen*f.quantum(first) {
		first++
	}
	switch {
	case f.unit == kpi.Money && f.scale.By == 1:
		return []int{first}
	case f.unit == kpi.Money && math.Abs(difference) >= wholeSeen*f.scale.By:
		return []int{0, first, first + 1}
	}
	return []int{first, first + 1}
}

// wholeSeen is how many whole units of its scale a difference of money has where
// its parts may do without decimals, as amounts beside them do.
const wholeSeen = 100

// round rounds every part for itself and tells whether they add up.
func (f figures) round(start, end float64, parts []part, places int) bool {
	q := f.quantum(places)
	left := math.Round(end/q) - math.Round(start/q)
	for i := range parts {
		n := math.Round(parts[i].value / q)
		parts[i].shown = n * q
		left -= n
	}
	return left == 0
}

// spread gives the missing quanta, one each, to the parts that are nearest to
// being rounded the other way.
func spread(parts []part, missing, q float64) {
	order := make([]int, len(parts))
	for i := range parts {
		order[i] = i
		parts[i].shown = math.Round(parts[i].value/q) * q
	}
	sign := math.Copysign(1, missing)
	slices.SortStableFunc(order, func(x, y int) int {
		lost := func(i int) float64 { return sign * (parts[i].value - parts[i].shown) }
		return cmp.Compare(lost(y), lost(x))
	})
	for k := 0; missing != 0 && k < len(order); k++ {
		parts[order[k]].shown += sign * q
		missing -= sign
	}
}

// at are the same figures with other places.
func (f figures) at(places int) figures {
	f.decimals, f.scale.Decimals = places, places
	return f
}

// step writes a signed difference without its unit.
func (f figures) step(v float64) string {
	switch f.unit {
	case kpi.Money, kpi.Count, kpi.People:
		return f.l.SignedScaled(v, f.scale)
	case kpi.Percent:
		return f.l.Signed(100*v, f.decimals)
	}
	return f.l.Signed(v, f.decimals)
}

// plain writes a total without its unit, in the way of step.
func (f figures) plain(v float64) string {
	if f.unit == kpi.Percent {
		return f.l.Number(100*v, f.decimals)
	}
	return f.bare(v)
}

// signed writes a difference with its unit; that of percentages is points.
func (f figures) signed(v float64) string {
	switch f.unit {
	case kpi.Percent:
		return f.l.Points(v, f.decimals)
	case kpi.Points:
		return f.l.SignedPoints(v, f.decimals)
	case kpi.Ratio:
		return f.l.SignedTimes(v, f.decimals)
	}
	return f.around(f.step(v))
}

// size writes how large a difference is, where a word beside it says which way it goes.
func (f figures) size(v float64) string {
	return strings.TrimPrefix(f.signed(math.Abs(v)), "+")
}

// total writes a value with its unit on the scale of the bridge.
func (f figures) total(v float64) string {
	switch f.unit {
	case kpi.Money, kpi.Count, kpi.People:
		return f.l.WithUnit(v, f.scale)
	}
	return f.text(v)
}
