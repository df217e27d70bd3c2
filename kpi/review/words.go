package review

import (
	"fmt"
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// locales are the languages that findings and evidence are written in.
var locales = []string{"vi", "en"}

// words writes sentences in both languages. Arguments that read differently in
// each (measured, changed, kpi.Names, kpi.Date, kpi.Period, diag.Text) become text on the way.
type words struct {
	number  func(locale string, unit kpi.Unit, v float64) string
	operand func(locale string, unit kpi.Unit, v float64) string
	date    func(locale string, d kpi.Date) string
	period  func(locale string, p kpi.Period) string
}

// measured is a number with its unit.
type measured struct {
	unit  kpi.Unit
	value float64
}

// operand is a number of a sum that a reader checks.
type operand measured

// changed is a relative change; it reads as a percentage with its sign.
type changed float64

// stepped is a difference in a unit; of percentages it reads as points.
type stepped measured

func newWords(opt Options) words {
	w := words{opt.Format, opt.Operand, opt.Date, opt.Period}
	if w.number == nil {
		w.number = plainNumber
	}
	if w.operand == nil {
		w.operand = w.number
	}
	if w.date == nil {
		w.date = func(_ string, d kpi.Date) string { return d.String() }
	}
	if w.period == nil {
		w.period = func(_ string, p kpi.Period) string { return p.Label }
	}
	return w
}

func plainNumber(_ string, unit kpi.Unit, v float64) string {
	if unit == kpi.Percent {
		return strconv.FormatFloat(tidy(100*v), 'g', 6, 64) + " %"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// say builds a text from a format per language.
func (w words) say(vi, en string, args ...any) diag.Text {
	text := diag.Text{}
	for i, format := range []string{vi, en} {
		text[locales[i]] = fmt.Sprintf(format, w.in(locales[i], args)...)
	}
	return text
}

func (w words) in(locale string, args []any) []any {
	out := make([]any, len(args))
	for i, arg := range args {
		switch a := arg.(type) {
		case measured:
			out[i] = w.number(locale, a.unit, a.value)
		case operand:
			out[i] = w.operand(locale, a.unit, a.value)
		case changed:
			out[i] = signed(float64(a), w.number(locale, kpi.Percent, float64(a)))
		case stepped:
			out[i] = w.step(locale, a)
		case kpi.Names:
			out[i] = a.In(locale)
		case kpi.Date:
			out[i] = w.date(locale, a)
		case kpi.Period:
			out[i] = w.period(locale, a)
		case diag.Text:
			out[i] = a.In(locale)
		default:
			out[i] = arg
		}
	}
	return out
}

func (w words) step(locale string, s stepped) string {
	if s.unit != kpi.Percent {
		return signed(s.value, w.number(locale, s.unit, s.value))
	}
	points := diag.Both("điểm %", "pp")
	return signed(s.value, w.number(locale, kpi.Points, tidy(100*s.value))) + "\u00a0" + points.In(locale)
}

func signed(v float64, text string) string {
	if v > 0 {
		return "+" + text
	}
	return text
}

// segmentName names a segment by its members; the total has a name too.
func segmentName(s kpi.Segment) diag.Text {
	if len(s) == 0 {
		return diag.Both("toàn bộ", "in total")
	}
	members := make([]string, len(s))
	for i, pick := range s {
		members[i] = pick.Member
	}
	name := strings.Join(members, ", ")
	return diag.Both(name, name)
}
