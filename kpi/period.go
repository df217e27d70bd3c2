package kpi

// Span is a half-open run of days: Start is in it, End is not. It is the one
// interval convention of the program; only documents show the last day.
type Span struct{ Start, End Date }

// Day gives the span of one day.
func Day(d Date) Span { return Span{d, d + 1} }

// Through gives the span from first to last, both inside.
func Through(first, last Date) Span { return Span{first, last + 1} }

// Days is the number of days, never negative.
func (s Span) Days() int { return max(0, int(s.End-s.Start)) }

// Last is the last day in the span.
func (s Span) Last() Date { return s.End - 1 }

// Empty tells whether no day is in the span.
func (s Span) Empty() bool { return s.End <= s.Start }

// Has tells whether a day lies in the span.
func (s Span) Has(d Date) bool { return s.Start <= d && d < s.End }

// Contains tells whether the whole of o lies in s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps tells whether some day lies in both.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Clip gives the days that lie in both; Empty when there are none.
func (s Span) Clip(o Span) Span { return Span{max(s.Start, o.Start), min(s.End, o.End)} }

// Hull is the shortest span that holds both; one without days adds nothing.
func (s Span) Hull(o Span) Span {
	switch {
	case s.Empty():
		return o
	case o.Empty():
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Grain is the length of a period.
type Grain uint8

// The grains, finest first.
const (
	Daily Grain = iota
	Weekly
	Monthly
	Quarterly
	Yearly
)

var grainNames = [...]string{"day", "week", "month", "quarter", "year"}

// String gives day, week, month, quarter or year.
func (g Grain) String() string { return grainNames[g] }

// ParseGrain reads the name of a grain.
func ParseGrain(name string) (Grain, bool) {
	for i, n := range grainNames {
		if n == name {
			return Grain(i), true
		}
	}
	return 0, false
}

// Period is a span that a Calendar cut: it has a grain and a label such as
// 2025-Q3. Only a Calendar builds periods, so label and days always agree; a
// part of one that pages or comparisons cut or move keeps grain and label.
type Period struct {
	Grain Grain
	Label string
	Span
}
