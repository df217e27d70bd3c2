package review

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// Status is where a target stands.
type Status string

// Met and Missed are said of periods that are over; while a period runs, a
// target is on track, at risk or off track by its forecast.
const (
	Met      Status = "met"
	Missed   Status = "missed"
	OnTrack  Status = "on_track"
	AtRisk   Status = "at_risk"
	OffTrack Status = "off_track"
	NoData   Status = "no_data"
)

// Bad tells whether a status wants attention first.
func (s Status) Bad() bool { return s == Missed || s == OffTrack }

// Comparison is a value of another period, cut to the same number of elapsed
// days. Change is relative (0.12 = +12 %) or, for percent units, a difference
// of fractions and for points one of points; nil with a Reason when the two are not comparable.
type Comparison struct {
	Period kpi.Period
	Value  kpi.Value
	Change *float64
	Points bool // Change is a difference, not a ratio
	Reason string
	// Aligned is the id of the holiday that the other stretch was moved to stand
	// alike to, "" where it holds the same dates; see CompareYear.
	Aligned string
}

// Verdict is the finding on one letter of SMART.
type Verdict struct {
	Verdict  string // pass, warn or fail
	Kind     VerdictKind
	Evidence diag.Text // one sentence with the figure behind it
}

// Row is one target judged.
type Row struct {
	Target       *Target
	Metric       *kpi.Metric
	Actual       kpi.Value
	Kind         GoalKind // never GoalPlain: the direction is decided
	Goal         *float64 // nil when a relative goal has no baseline; the upper edge of a band
	GoalLow      *float64 // the lower edge of a band; nil with GoalBetween: Goal is a single number, kept within a tenth
	Red          *float64
	Baseline     *float64
	Attainment   *float64 // actual / goal; goal / actual for at most
	Expected     *float64 // at the last covered day
	Pacing       *float64 // actual / expected; expected / actual for at most
	RequiredRate *float64 // per remaining day, for what adds up over days
	CurrentRate  *float64 // per elapsed day, days that no file tells of left out
	// Needed is RequiredRate as the forecast has it: days so far that no file tells
	// of brought CurrentRate each. Only where there are such days do they differ.
	Needed *float64
	// NeededLow and NeededHigh are what Needed is for the edges of a band, which it
	// goes for the middle of; nil without one.
	NeededLow, NeededHigh *float64

	Phasing string // how Expected is spread over the period, as linear
	// ToCurrent and ToBestWeek are RequiredRate as a share of CurrentRate and of a
	// day of BestWeek.
	ToCurrent   *float64
	ToBestWeek  *float64
	BestWeek    *float64 // what the best seven days in a row brought, of all that are known
	Forecast    *Forecast
	Status      Status
	Score       *float64 // 0..120, 100 = goal reached
	Provisional bool
	Scored      bool     // counts for the scorecard's score
	Worth       *float64 // of the 100 points of the overall score
	Lost        *float64 // points of the overall score lost; negative above 100
	Previous    Comparison
	LastYear    Comparison
	Elapsed     int                // days of the period that Actual covers
	Untold      int                // days of those that some account tells nothing of, between days that it tells of
	Unbegun     int                // days of those before the first account began, of what is told of daily
	Days        int                // days of the period
	Signal      *Signal            // of the quarter's weeks; nil where there are too few
	Bridge      *Bridge            // why it moved against the previous period, by channel, of a channel by campaign; nil where that cannot be told
	Chance      *RateChange        // whether a rate of counts changed beyond chance; nil for all else
	Factors     *Bridge            // why revenue moved, from spend to order value; nil where that cannot be told
	Smart       map[string]Verdict // by letter: s m a r t
	Notes       []Note
	Children    []*Row      // rows whose parent is this one
	Serving     int         // targets that serve this one, or the same goal in another period
	Allocation  *Allocation // of the goal to children of the same KPI; nil where fewer than two share it
	Explained   []Explained // how much of the gap each child stands for, by arithmetic
	Arithmetic  diag.Text   // how Score and Lost came about, with the numbers put in; nil without a score

	reckoning reckoning
	daily     *history // of what adds up over days; nil: it does not, or has no days
	plan      *phase   // of the goal; nil: linear
	ahead     *phase   // of what the forecast adds; nil: linear
}

// GroupScore is the score of a weight group.
type GroupScore struct {
	Group    string
	Weight   float64 // in points of 100, renormalised to the groups that have targets
	Score    *float64
	Points   *float64 // weight × score / 100
	Coverage float64  // share of the group's weight that has data
}

// Score is the roll-up over groups. 100 less Overall is the sum of what the rows lost.
type Score struct {
	Overall     *float64 // over what has data
	Strict      *float64 // what is missing counts as zero
	Coverage    float64  // share of all weight that has data
	Groups      []GroupScore
	Grade       string // of the reward table
	Provisional bool
	// Empty are the groups that have a weight but no scored target, by name. The
	// others stand for the whole, so that their weights are larger than written.
	Empty []string
}

// Scorecard is the judged quarter.
type Scorecard struct {
	Quarter kpi.Period
	AsOf    kpi.Date
	Rows    []*Row // order of targets.csv
	Score   Score
	Events  []Event // those that touch the quarter
	// Holidays are those of Options, which the pages mark and align on.
	Holidays kpi.Holidays
	// Findings are what check prints: orphans, goals that disagree, and the like.
	Findings diag.List
}
