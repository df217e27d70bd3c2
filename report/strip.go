package report

// Strip is what a goal asks beside what was done before: past changes as dots,
// the proposal as a line, on the scale that its column shares.
type Strip struct {
	Past      []float64 // changes of past periods, fractions
	Proposal  float64
	Text      string  // "+12%"
	Outside   bool    // beyond all of them
	Low, High float64 // ends of the column's scale
}

// Coverage is a source day by day.
type Coverage struct {
	Days     []DayState
	Overlaps [][2]int // half-open runs of days on which two files speak
}

// DayState says what a source tells of a day.
type DayState uint8

// The states of a day.
const (
	DayCovered     DayState = iota
	DayProvisional          // may still be changed by the platform
	DayMissing              // inside the quarter, without data
	DayComing               // after the as-of date
	DayUntouched            // outside what the source is asked for
)
