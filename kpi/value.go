package kpi

// Reason says why there is no value. "No data", "zero" and "undefined" are
// different things everywhere.
type Reason string

// The reasons of the contract.
const (
	NoReason      Reason = ""
	NoData        Reason = "no_data"
	Undefined     Reason = "undefined" // the denominator is zero, or the result beyond what a number holds
	NotAdditive   Reason = "not_additive"
	MixedCurrency Reason = "mixed_currency"
	InSpan        Reason = "span"        // only a longer row covers these days
	WrongGrain    Reason = "grain"       // the metric means nothing at this grain
	NeedsInput    Reason = "needs_input" // an assumption that the deck does not give
)

// Value is what a metric is in a period and a segment: a number, or a Reason
// why there is none.
type Value struct {
	Number  float64
	Reason  Reason
	Partial bool // the period is not covered from its start or to its end
	Late    bool // some source needed here lacks days before Through: it begins late or has a hole
	Span    Span // the days the number stands for, from the period's start
	// Begins is the first day on which every measure needed here is known from
	// some account; others may begin later, as a new channel does. 0 without data.
	Begins Date
	// Through is the last day that every source needed here covers; 0 without data.
	Through Date
	// AtLeast is the largest known part of what may not be added; nil if none.
	AtLeast    *float64
	Basis      string // the families, as ads or ads/crm
	Derivation *Derivation
}

// OK tells whether there is a number.
func (v Value) OK() bool { return v.Reason == NoReason }

// Ptr gives the number or nil.
func (v Value) Ptr() *float64 {
	if !v.OK() {
		return nil
	}
	n := v.Number
	return &n
}
