package text

import (
	"io"
	"math"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/ingest"
	"kpideck/kpi/review"
	"kpideck/report/locale"
)

// Explanation is one value with all that a reader needs to check it.
type Explanation struct {
	Metric   *kpi.Metric
	Period   kpi.Period
	Segment  kpi.Segment
	Value    kpi.Value
	Currency string
	Catalog  *kpi.Catalog
	Sources  []kpi.SourceReport // all, in the order of Resolve
	Lineages []*kpi.Lineage     // of the amounts of the value, each once
	Missing  []string           // measures that no source brings
	Known    kpi.Span           // the days that sources cover
	Rows     []ExplainedRows    // on request
	Bridge   *review.Bridge     // why it moved, by the members of a dimension; nil where not asked
	Before   kpi.Span           // the days that the bridge starts from
	Against  diag.Text          // how a rate differs from that of other members; nil where not asked
}

// ExplainedRows are the rows of a file that a value is made of.
type ExplainedRows struct {
	File string
	ingest.FedRows
}

// WriteExplanation writes where a value comes from, for a terminal of so many
// columns: the formula in numbers and in words, its amounts and what each file
// gave to them, what was set aside, and the rows that were asked for; without a
// value, why there is none and what to do.
func WriteExplanation(w io.Writer, x Explanation, columns int, l *locale.Locale) error {
	e := &explainer{printer: newPrinter(), Explanation: x, l: l}
	e.columns = max(columns, narrowest)
	e.line(spaced(x.Metric.Names.In(l.ID), "("+x.Metric.ID+")"))
	e.wrapped("", e.scope())
	e.line("")
	e.result()
	if x.Value.Basis != "" {
		e.line("")
		e.line(l.Say("text.explain.basis", x.Value.Basis))
	}
	e.bridge()
	e.against()
	e.coverage()
	for _, lineage := range x.Lineages {
		e.line("")
		e.amount(lineage)
	}
	e.withheld()
	e.asideInReading()
	e.rows()
	_, err := io.WriteString(w, e.b.String())
	return err
}

// against says how the rate differs from another one.
func (e *explainer) against() {
	if e.Against == nil {
		return
	}
	e.line("")
	e.wrapped("", e.l.Say("text.explain.against", e.Against.In(e.l.ID)))
}

type explainer struct {
	*printer
	Explanation
	l *locale.Locale
}

// scope says period, segment and the days that the number stands for.
func (e *explainer) scope() string {
	parts := []string{e.Period.Label}
	for _, p := range e.Segment {
		parts = append(parts, p.Member)
	}
	if len(e.Segment) == 0 {
		parts = append(parts, e.l.Word("text.explain.total"))
	}
	if s := e.Value.Span; !s.Empty() {
		parts = append(parts, e.span(s))
	}
	if e.Value.Partial {
		parts = append(parts, e.l.Word("text.explain.partial"))
	}
	return strings.Join(parts, " · ")
}

func (e *explainer) span(s kpi.Span) string {
	first, last := e.l.Date(s.Start.Civil()), e.l.Date(s.Last().Civil())
	if s.Days() == 1 {
		return first
	}
	return first + "–" + last
}

func (e *explainer) result() {
	v := e.Value
	if !v.OK() {
		e.line("  " + spaced(locale.NoValue, e.l.Word("reason."+string(v.Reason))))
		if v.AtLeast != nil {
			e.line("  " + e.l.Say("at_least", e.exact(*v.AtLeast, e.Metric.Unit)))
		}
	}
	if v.Derivation != nil {
		if v.OK() {
			e.wrapped("  "+e.exact(v.Number, e.Metric.Unit)+" = ", expression(v.Derivation, e.inNumbers))
		}
		e.wrapped("  = ", expression(v.Derivation, e.inWords))
	}
	if !v.OK() {
		e.line("")
		e.remedy()
	}
}

func (e *explainer) exact(v float64, unit kpi.Unit) string {
	return e.l.Exact(v, string(unit), e.Currency)
}

func (e *explainer) inNumbers(d *kpi.Derivation) string {
	switch d.Step {
	case kpi.StepAmount:
		if d.Amount.Reason != kpi.NoReason {
			return locale.NoValue
		}
		return e.exact(d.Amount.Sum.Float(), d.Amount.Measure.Unit)
	case kpi.StepAssumption:
		if a := e.Catalog.Assumption(d.ID); a != nil {
			return e.exact(d.Number, a.Unit)
		}
	}
	return e.plain(d.Number)
}

// plain writes a number of a formula with up to six decimals, as many as it has.
func (e *explainer) plain(v float64) string {
	decimals := 0
	for ; decimals < 6 && math.Abs(v*math.Pow10(decimals)-math.Round(v*math.Pow10(decimals))) > 1e-9; decimals++ {
	}
	return e.l.Number(v, decimals)
}

func (e *explainer) inWords(d *kpi.Derivation) string {
	switch d.Step {
	case kpi.StepAmount:
		return e.amountName(d.Amount)
	case kpi.StepAssumption:
		if a := e.Catalog.Assumption(d.ID); a != nil {
			return a.Names.In(e.l.ID)
		}
		return d.ID
	}
	return e.plain(d.Number)
}

// amountName adds to the measure's name what sets it apart: another period, a
// condition, the value before the period.
func (e *explainer) amountName(a *kpi.Amount) string {
	name := a.Measure.Names.In(e.l.ID)
	if name == "" {
		name = a.Measure.ID
	}
	var apart []string
	if a.Opening {
		apart = append(apart, e.l.Word("text.explain.opening"))
	}
	if a.Period.Label != e.Period.Label {
		apart = append(apart, a.Period.Label)
	}
	if a.Filter != nil {
		for _, c := range a.Filter.Conds {
			apart = append(apart, c.String())
		}
	}
	if len(apart) == 0 {
		return name
	}
	return name + " [" + strings.Join(apart, ", ") + "]"
}

// How strongly an operator binds its operands, weakest first.
const (
	bindsSum = iota
	bindsProduct
	bindsSign
	bindsAtom
)

func binding(s kpi.Step) int {
	switch s {
	case kpi.StepAdd, kpi.StepSub:
		return bindsSum
	case kpi.StepMul, kpi.StepDiv, kpi.StepPerYear:
		return bindsProduct
	case kpi.StepNeg:
		return bindsSign
	}
	return bindsAtom
}

// expression writes a derivation as a formula, atoms as the caller says.
func expression(d *kpi.Derivation, atom func(*kpi.Derivation) string) string {
	d = unwrapped(d)
	arg := func(i, strength int) string {
		s := expression(d.Args[i], atom)
		if binding(unwrapped(d.Args[i]).Step) < strength {
			return "(" + s + ")"
		}
		return s
	}
	switch d.Step {
	case kpi.StepNeg:
		return "−" + arg(0, bindsAtom)
	case kpi.StepAdd:
		return arg(0, bindsSum) + " + " + arg(1, bindsSum)
	case kpi.StepSub:
		return arg(0, bindsSum) + " − " + arg(1, bindsProduct)
	case kpi.StepMul:
		return arg(0, bindsProduct) + " × " + arg(1, bindsProduct)
	case kpi.StepDiv:
		return arg(0, bindsProduct) + " / " + arg(1, bindsSign)
	case kpi.StepPerYear:
		return arg(0, bindsProduct) + " × " + atom(&kpi.Derivation{Step: kpi.StepNumber, Number: d.Factor})
	}
	return atom(d)
}

// unwrapped looks through the metrics that a formula names: their own formulas
// stand in their place.
func unwrapped(d *kpi.Derivation) *kpi.Derivation {
	for d.Step == kpi.StepMetric && len(d.Args) == 1 {
		d = d.Args[0]
	}
	return d
}
