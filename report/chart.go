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
	ID      BlockID
	On      Medium
	KPI     string
	Message string
	Unit    string
	Weeks   []WeekPoint
	Legend  WeekLegend
	// Line is set for ratios and stocks, which are drawn as a line; what adds up
	// over days is drawn as columns from zero.
	Line     bool
	Ticks    []Tick // of the value axis of a line, at most 5
	AxisNote string // of a line whose axis begins above zero: "trục bắt đầu ở 400"
	Status   Cell   // of the target, at the right end of the heading; empty without one
}

// WeekPoint is one week part of the quarter. Values are in base units; labels
// are set for those that are shown. Forecast is what is still to come, so that a
// week under way has both: its forecast stands on top of its actual.
type WeekPoint struct {
	Label    string // W27
	Note     string // "2/7 ngày"
	Actual   *float64
	Text     string
	Gap      *float64 // actual less plan, of weeks that are over and in columns
	GapText  string
	GapTone  Tone
	Forecast *float64
	Low      *float64 // the forecast's 80% band, of a line only
	High     *float64
	Plan     *float64
	LastYear *float64
	// ActualFollows, PlanFollows and LastYearFollows are how these follow from
	// others; nil where that is not known.
	ActualFollows, PlanFollows, LastYearFollows *Relation
	Event                                       string
	Holiday                                     string // in short, fit to stand under the week
}

// WeekLegend names the marks. ForecastValue stands below the name of the
// forecast at the end of its line.
type WeekLegend struct{ Actual, Forecast, ForecastValue, Band, Plan, Gap, LastYear string }

// Media tells where the block is shown.
func (b *WeekChart) Media() Medium { return b.On }

// Name is the block's name in layouts.
func (b *WeekChart) Name() BlockID { return b.ID }

// Metric is the id of the KPI that the chart shows.
func (b *WeekChart) Metric() string { return b.KPI }

// Multiples are small charts of one shape.
type Multiples struct {
	ID    BlockID
	On    Medium
	Title string
	Note  string // right of the title
	Items []Multiple
	Key   []string // what marks mean, below
	Marks []string // by entry of Key: the mark that it explains
	Scale *Scale   // that all of them share; nil: each has its own
}

// Scale is an axis that several charts of one unit share.
type Scale struct {
	Low, High         float64
	LowText, HighText string
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
	Values      []*float64   // a short week of what adds up over days is scaled to seven
	Partial     []bool       // the week is short: it is not compared with the others
	Signals     []WeekSignal // by week
	Limits      *Limits      // nil where too few weeks are known
	Future      int          // weeks at the end that have not begun
	Goal        *float64
	GoalText,
	MinText, MaxText string // where there are no limits
}

// WeekSignal tells of a week whether it is news. Outside is beyond a natural
// limit, else the week belongs to a run or a jump inside the limits; Up is more
// than usual.
type WeekSignal struct {
	On, Outside, Up bool
	Tone            Tone
}

// Limits are the natural limits of weekly values, with their texts.
type Limits struct {
	Low, Centre, High             float64
	LowText, CentreText, HighText string
}

// Media tells where the block is shown.
func (b *Multiples) Media() Medium { return b.On }

// Name is the block\'s name in layouts.
func (b *Multiples) Name() BlockID { return b.ID }
