package report

// Bullet is the picture of a target: ranges, bar, marks. All in base units; nil
// means none. Labels are in the other cells.
type Bullet struct {
	Actual, Forecast, Low, High *float64
	Goal, Red                   *float64
	GoalLow                     *float64 // the lower edge of a band
	Previous, LastYear          *float64
	LowerIsBetter               bool
	Max                         float64 // end of the scale; it starts at 0
}

// WeekChart is a metric week by week in the quarter.
type WeekChart struct {
	On      Medium
	KPI     string
	Message string
	Unit    string
	Weeks   []WeekPoint
	Legend  WeekLegend
}

// WeekPoint is one week part of the quarter. Values are in base units; labels
// are set for those that are shown. Forecast is what is still to come, so that a
// week under way has both: its forecast stands on top of its actual.
type WeekPoint struct {
	Label    string // W27
	Note     string // "2/7 ngày"
	Actual   *float64
	Text     string
	Forecast *float64
	Plan     *float64
	LastYear *float64
	Event    string
	Holiday  string // in short, fit to stand under the week
}

// WeekLegend names the marks.
type WeekLegend struct{ Actual, Forecast, Plan, LastYear string }

// Media tells where the block is shown.
func (b *WeekChart) Media() Medium { return b.On }

// Multiples are small charts of one shape.
type Multiples struct {
	On    Medium
	Title string
	Items []Multiple
}

// Multiple is one metric over the weeks.
type Multiple struct {
	Name        string
	Unit        string
	Latest      string // of the last whole week
	LatestLabel string
	Verdict     string
	Tone        Tone
	Labels      []string
	Values      []*float64
	Partial     []bool // the week is short
	Future      int    // weeks at the end that have not begun
	Goal        *float64
	GoalText,
	MinText, MaxText string
}

// Media tells where the block is shown.
func (b *Multiples) Media() Medium { return b.On }
