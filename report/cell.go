package report

import (
	"kpideck/kpi"
	"kpideck/kpi/review"
)

// Cell is a value with its meaning.
type Cell struct {
	Text    string   // as shown where the unit stands in the cell (page, text)
	Bare    string   // as shown where the column or a unit cell carries the unit; "" = Text
	Number  *float64 // full precision, in base units (₫, fraction); nil: none
	Format  Format
	Status  review.Status
	Verdict string // of a letter of SMART: pass, warn, fail or unknown
	Tone    Tone
	Strong  bool
	Input   bool   // written by a person: goals, targets
	Note    string // why there is no value, or what it stands for
	From    *kpi.Derivation
	Calc    Calc
	Follows *Relation // from other cells and amounts; nil: From or Calc says it, or nothing does
	Share   float64   // of the goal, for CalcExpectedShare
	Bullet  *Bullet
	Spark   []*float64
	// SparkFrom is where the values of Spark come from.
	SparkFrom []*kpi.Derivation
	Run       *Multiple // a sparkline with its limits and signals
	Strip     *Strip
	Cover     *Coverage
	Mark      Mark // of an action: done, doing, open, overdue
	Signal    bool // outside its natural limits
	Future    bool // a period not yet begun
}

// Mark says how an action stands; it is drawn before the cell's text.
type Mark string

// The marks of actions.
const (
	MarkDone    Mark = "done"
	MarkDoing   Mark = "doing"
	MarkOpen    Mark = "open"
	MarkOverdue Mark = "overdue"
)

// FormatKind says how a number is written.
type FormatKind string

// The kinds of formats. FormatPoints is a difference of two percentages, FormatScore one of two scores in points;
// FormatChange a relative change with its sign.
const (
	FormatText    FormatKind = ""
	FormatMoney   FormatKind = "money"
	FormatCount   FormatKind = "count"
	FormatPercent FormatKind = "percent"
	FormatRatio   FormatKind = "ratio"
	FormatSeconds FormatKind = "seconds"
	FormatNumber  FormatKind = "number"
	FormatChange  FormatKind = "change"
	FormatPoints  FormatKind = "points"
	FormatScore   FormatKind = "score"
	FormatDate    FormatKind = "date"
	FormatLate    FormatKind = "late" // a count of days, of which 0 is not said
)

// Format is how a number is shown: divided by Scale (1, 1e3, 1e6, 1e9), with
// Decimals places. Sign shows + as well.
type Format struct {
	Kind     FormatKind
	Scale    float64
	Decimals int
	Sign     bool
	Before   string // written before the number and its sign: the lower edge of a band and its dash, the period that is compared with
}

// Calc says that a cell follows from others of its row, so that a workbook can
// hold it as a live formula. Its Number is the same figure.
type Calc string

// The calculations. Names in them are roles of the same row.
const (
	CalcNone           Calc = ""
	CalcChangePrevious Calc = "actual/previous-1"
	CalcPointsPrevious Calc = "actual-previous"
	CalcChangeYear     Calc = "actual/last_year-1"
	CalcPointsYear     Calc = "actual-last_year"
	CalcScorePrevious  Calc = "points-previous" // of what is itself counted in points
	CalcScoreYear      Calc = "points-last_year"
	CalcExpectedLinear Calc = "goal*elapsed/days"
	CalcExpectedShare  Calc = "goal*share" // the share that the phasing gives the days so far
	CalcExpectedGoal   Calc = "goal"
	CalcPace           Calc = "actual/expected"
	CalcPaceInverse    Calc = "expected/actual"
	CalcStraight       Calc = "actual/elapsed*days" // straight-line forecast
	CalcForecastActual Calc = "actual"              // the forecast of a ratio or a stock is its value
	CalcStatusAtLeast  Calc = "status>="            // from forecast, high and goal
	CalcStatusAtMost   Calc = "status<="            // from forecast, low and goal
	CalcDifference     Calc = "difference"          // actual less previous, in the figure's own unit
	CalcEffect         Calc = "rate+mix"
	CalcSum            Calc = "sum"  // of the rows above, up to the heading
	CalcTies           Calc = "ties" // whether the sum of effects is actual less previous
	CalcAgainstTotal   Calc = "cost/total-1"
	CalcLate           Calc = "late"   // days from due to the as-of day, of what is not done
	CalcPicked         Calc = "picked" // the cell of the row under the title that its choice names
)
