package report

import (
	"math"

	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report/locale"
)

// figures writes numbers of one metric on one scale, chosen once for all the
// cells of its row, so that they can be compared by eye.
type figures struct {
	l        *locale.Locale
	currency string
	unit     kpi.Unit
	scale    locale.Scale
	decimals int
	told     bool // money is written on this scale with these decimals, not each amount on its own
}

// newFigures picks the scale by the largest of the numbers that will be shown.
func (b *builder) newFigures(unit kpi.Unit, shown ...*float64) figures {
	top := 0.0
	for _, v := range shown {
		if v != nil {
			top = math.Max(top, math.Abs(*v))
		}
	}
	f := figures{l: b.l, currency: b.currency, unit: unit}
	switch unit {
	case kpi.Money:
		f.scale = b.l.MoneyScale(top, b.currency)
		if f.scale.By > 1 && smallest(shown) >= 100*f.scale.By {
			f.scale.Decimals = 0
		}
		f.decimals = f.scale.Decimals
	case kpi.Count, kpi.People:
		f.scale = b.l.CountScale(top)
		f.decimals = f.scale.Decimals
	case kpi.Percent:
		f.decimals = percentDecimals(top)
	case kpi.Ratio:
		f.decimals = 2
	case kpi.Points:
		f.decimals = 1
	}
	if f.scale.By == 0 {
		f.scale.By = 1
	}
	return f
}

// widest is how large a number of a column may get on a finer scale before it
// takes decimals instead.
const widest = 1e5

// fine keeps two digits of the smallest figure of a column, so that channels
// whose costs differ by a third do not look alike: by the next finer scale, or
// by decimals where the largest figure would get too long on it.
func (f figures) fine(shown []*float64) figures {
	top, least := 0.0, math.Inf(1)
	for _, v := range shown {
		if v != nil && *v != 0 {
			top, least = max(top, math.Abs(*v)), min(least, math.Abs(*v))
		}
	}
	short := func() bool { return top > 0 && least/f.scale.By*math.Pow10(f.decimals)*f.percentage() < 9.5 }
	if f.unit == kpi.Money && f.scale.By > 1 && short() {
		if finer := f.l.MoneyScale(f.scale.By/2, f.currency); top/finer.By < widest {
			f.scale, f.decimals = finer, finer.Decimals
		}
	}
	if f.unit == kpi.Count || f.unit == kpi.People {
		return f
	}
	for extra := 0; extra < 2 && short(); extra++ {
		f.decimals++
		f.scale.Decimals = f.decimals
	}
	return f
}

// telling has a decimal more where rounding would blur how far money is from its
// goal: €1.14m of €1.24m, not €1.1m of €1.2m.
func (f figures) telling(actual, goal *float64) figures {
	const blurred = 2 // quanta
	if f.unit != kpi.Money || f.scale.By == 1 || actual == nil || goal == nil {
		return f
	}
	if gap := math.Abs(*actual - *goal); gap > 0 && gap < blurred*f.quantum(f.decimals) {
		f = f.at(f.decimals + 1)
		f.told = true
	}
	return f
}

// percentage is what a figure is multiplied by when it is written.
func (f figures) percentage() float64 {
	if f.unit == kpi.Percent {
		return 100
	}
	return 1
}

// smallest magnitude shown; infinite when nothing is.
func smallest(shown []*float64) float64 {
	least := math.Inf(1)
	for _, v := range shown {
		if v != nil {
			least = math.Min(least, math.Abs(*v))
		}
	}
	return least
}

// percentDecimals gives rates under a tenth two places: a click rate of 1.62 %
// moves in its second one.
func percentDecimals(top float64) int {
	switch {
	case top < 0.1:
		return 2
	case top < 10:
		return 1
	}
	return 0
}

var formatKinds = map[kpi.Unit]FormatKind{kpi.Money: FormatMoney, kpi.Count: FormatCount, kpi.People: FormatCount,
	kpi.Percent: FormatPercent, kpi.Ratio: FormatRatio, kpi.Seconds: FormatSeconds, kpi.Points: FormatNumber}

func (f figures) format() Format {
	return Format{Kind: formatKinds[f.unit], Scale: f.scale.By, Decimals: f.decimals}
}

// unitWord is what stands in a unit column.
func (f figures) unitWord() string {
	if f.unit == kpi.Money || f.scale.Unit != "" {
		return f.scale.Unit
	}
	return f.l.UnitWord(string(f.unit), f.currency)
}

// around writes the unit to a number that is already written.
func (f figures) around(number string) string {
	if f.unit == kpi.Money {
		return f.scale.Around(number)
	}
	return f.l.Suffixed(number, f.unitWord())
}

// text writes a number with its unit, bare one whose unit stands elsewhere.
func (f figures) text(v float64) string {
	switch f.unit {
	case kpi.Money:
		if f.told && v != 0 {
			return f.l.WithUnit(v, f.scale)
		}
		return f.l.Money(v, f.currency)
	case kpi.Percent:
		return f.l.Percent(v, f.decimals)
	case kpi.Ratio:
		return f.l.Times(v, f.decimals)
	case kpi.Seconds:
		return f.l.Seconds(v)
	case kpi.Points:
		return f.l.Number(v, f.decimals)
	}
	if f.scale.Unit != "" {
		return f.l.WithUnit(v, f.scale)
	}
	return f.l.Scaled(v, f.scale)
}

func (f figures) bare(v float64) string {
	switch f.unit {
	case kpi.Money, kpi.Count, kpi.People:
		return f.l.Scaled(v, f.scale)
	case kpi.Percent:
		return f.l.Percent(v, f.decimals)
	}
	return f.l.Number(v, f.decimals)
}

// shownFor gives what is counted in fractions, as the conversions that ads claim,
// two places below one: 0 beside a cost per conversion would contradict it.
func (f figures) shownFor(v float64) figures {
	if (f.unit == kpi.Count || f.unit == kpi.People) && f.scale.By == 1 && v != 0 && math.Abs(v) < 1 {
		return f.at(2)
	}
	return f
}

// cell writes a number that may be missing.
func (f figures) cell(v *float64) Cell {
	if v == nil {
		return Cell{Text: f.l.Word("none")}
	}
	n := *v
	f = f.shownFor(n)
	return Cell{Text: f.text(n), Bare: f.bare(n), Number: &n, Format: f.format()}
}

// value writes a KPI value: the number, or at least its largest known part, or
// the reason why there is none.
func (f figures) value(v kpi.Value) Cell {
	c := f.cell(v.Ptr())
	c.From = v.Derivation
	switch {
	case v.OK():
	case v.AtLeast != nil:
		c.Text = f.l.Say("at_least", f.text(*v.AtLeast))
		c.Bare = f.l.Say("at_least", f.bare(*v.AtLeast))
		c.Note = f.l.Word("reason." + string(v.Reason))
	default:
		c.Note = f.l.Word("reason." + string(v.Reason))
	}
	return c
}

// change writes a comparison: relative, or in points for percentages and for
// what is counted in points.
func (b *builder) change(c review.Comparison, x *kpi.Metric) Cell {
	if c.Change == nil {
		return Cell{Text: b.l.Word("none"), Note: b.l.Word("compare." + c.Reason)}
	}
	n := *c.Change
	cell := Cell{Number: &n, Tone: toneOf(n, x.Better)}
	if x.Unit == kpi.Points {
		cell.Text, cell.Tone = b.l.SignedPoints(n, 1), toneOf(n/100, x.Better) // a score has a hundred points
		cell.Format = Format{Kind: FormatScore, Decimals: 1, Sign: true}
		return cell
	}
	if c.Points {
		places := pointDecimals(n)
		cell.Text = b.l.Points(n, places)
		cell.Format = Format{Kind: FormatPoints, Decimals: places, Sign: true}
		return cell
	}
	places := 1
	if math.Abs(n) >= 1 {
		places = 0
	}
	cell.Text = b.l.SignedPercent(n, places)
	cell.Format = Format{Kind: FormatChange, Decimals: places, Sign: true}
	return cell
}

// pointDecimals keeps a small difference from reading as none.
func pointDecimals(n float64) int {
	if math.Abs(n) < 0.01 {
		return 2
	}
	return 1
}

// toneOf colours a change by what it means, whatever its sign. Under half a
// percent nothing is said.
func toneOf(change float64, better kpi.Better) Tone {
	if math.Abs(change) < 0.005 || better == kpi.Band {
		return Neutral
	}
	if (change > 0) == (better == kpi.Higher) {
		return Good
	}
	return Bad
}

// goal writes a goal with its sign: ≥ 12 tỷ ₫, ≤ 95, 2–4, ≈ 6.000. One that is a
// change of what is not known yet stands as it was written.
func (f figures) goal(r *review.Row) Cell {
	c := f.cell(r.Goal)
	if r.Goal == nil {
		c.Note = f.l.Word("reason.no_baseline")
		if r.Target != nil && r.Target.Goal.Relative && r.Target.Goal.Text != "" {
			c.Text = r.Target.Goal.Text
		}
		return c
	}
	c.Input = true
	if r.GoalLow == nil {
		c.Text = goalSign(r) + c.Text
		return c
	}
	c.Bare = f.l.Say("goal.between", f.bare(*r.GoalLow), f.bare(*r.Goal))
	c.Format.Before = f.l.Say("goal.between", f.bare(*r.GoalLow), "")
	c.Text = f.between(*r.GoalLow, *r.Goal)
	return c
}

// between writes a range with its unit said once, on the scale of the figures.
func (f figures) between(low, high float64) string {
	if f.unit == kpi.Money {
		return f.scale.Around(f.l.Say("goal.between", f.bare(low), f.bare(high)))
	}
	return f.l.Say("goal.between", f.bare(low), f.text(high))
}

// goalSign says which side of a goal is right; a band has its two edges instead,
// and a single goal of what is best inside a band is to be kept from both sides.
func goalSign(r *review.Row) string {
	switch {
	case r.GoalLow != nil:
		return ""
	case r.Kind == review.GoalBetween:
		return "≈" + locale.NBSP
	case r.Kind == review.GoalAtMost:
		return "≤" + locale.NBSP
	}
	return "≥" + locale.NBSP
}
