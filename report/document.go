// Package report holds the meaning of a report and no file format: Build
// chooses words, order and rounding once and makes the Document that every
// writer paints. Writers decide nothing, so they cannot disagree.
package report

import (
	"iter"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// Document is a finished report. Texts are in its locale, rounded as they are
// shown; numbers beside them have full precision.
type Document struct {
	Client   string
	Title    string
	Subtitle string // quarter, as-of date and elapsed days in one line
	Locale   string
	Currency string
	Quarter  kpi.Period
	Previous kpi.Period
	LastYear kpi.Period
	AsOf     kpi.Date
	Elapsed  int // days of the quarter to as_of
	Days     int
	RedBand  float64 // how far short of its goal a target without a red value turns red: 0.1
	Words    Words
	Sections []*Section
	Data     *DataTable
	Facts    Facts
}

// Words are the few texts that belong to a writer's frame, not to a section.
type Words struct {
	Page      string // "Trang"
	Contents  string // "Mục lục"
	Question  string // header of the contents table: which question a page answers
	Readers   string // header of the contents table: who uses it
	Formula   string // "chia cho 0" and so on are in Undefined, New, NotComparable
	Undefined string
	New       string
	NoCompare string
	NoValue   string // "–"
	Unnamed   string // of a document without a client
	Continued string // "(tiếp)": beside the kicker of a section's second page and those after it
	Points    string // unit of a difference of percentages: "đ%"
	Status    map[review.Status]string
	Params    ParamWords
	Legend    Remarks // how to read marks and cells, on the contents sheet
}

// ParamWords name the parameters of the period on the contents sheet, which
// the workbook's formulas refer to.
type ParamWords struct{ Title, Quarter, Previous, LastYear, First, Last, AsOf, Elapsed, Days, Red string }

// SectionID names a section; layouts and writers refer to it.
type SectionID string

// The sections in their order.
const (
	Overview    SectionID = "overview"
	Strategic   SectionID = "strategic"
	Tactical    SectionID = "tactical"
	Weeks       SectionID = "weeks"
	Channels    SectionID = "channels"
	Checks      SectionID = "checks"
	Definitions SectionID = "definitions"
)

// Medium says where a block or a column is shown.
type Medium uint8

// The media; a set is their sum. Zero means everywhere.
const (
	InBook Medium = 1 << iota
	InPage
	InText
)

// In tells whether a medium is in a set.
func (m Medium) In(one Medium) bool { return m == 0 || m&one != 0 }

// Section is a sheet of the workbook and one or more pages.
type Section struct {
	ID       SectionID
	Title    string // name of the sheet and kicker of the page
	Message  string // the finding, one sentence with number and unit
	Scope    string // period, as-of, what is compared
	Footer   string // method
	Question string // for the contents: which question it answers
	Readers  string // for the contents: who uses it
	Blocks   []Block
}

// Block is a part of a section: *Headlines, *Table, *ScoreBox, *Tree,
// *WeekChart, *Multiples or *Remarks.
type Block interface{ Media() Medium }

// Headlines are the findings, most important first.
type Headlines struct {
	On    Medium
	Title string
	Items []Headline
}

// Headline is a finding: a title of at most 34 characters and a text.
type Headline struct {
	Title string
	Text  string
	Tone  Tone
}

// Tone says whether something is good or bad news.
type Tone uint8

// The tones.
const (
	Neutral Tone = iota
	Good
	Risk
	Bad
)

// TableKind tells writers which table it is, for widths and freezing only.
type TableKind string

// The tables.
const (
	Scorecard      TableKind = "scorecard"
	WeekStrip      TableKind = "weeks"
	ChannelTable   TableKind = "channels"
	SourceTable    TableKind = "sources"
	TotalsTable    TableKind = "totals"
	ProblemTable   TableKind = "problems"
	FamilyTable    TableKind = "families" // the same thing counted by several families
	DefinitionList TableKind = "definitions"
)

// Table is rows of cells under columns.
type Table struct {
	On      Medium
	Kind    TableKind
	Title   string
	Note    string // grey, beside or below the title
	Columns []Column
	Rows    []Row
	Key     []string // what marks mean, one line below
	Marks   []string // by entry of Key: the mark that it explains, one of the Mark constants or a status; "" for none
}

// The marks of bullets and week charts that a key explains.
const (
	MarkActual   = "actual"
	MarkForecast = "forecast"
	MarkBand     = "whisker" // the forecast's 80% band
	MarkGoal     = "goal"
	MarkPrevious = "previous"
	MarkLastYear = "last-year"
	MarkRed      = "red-range" // beyond the red flag
)

// Column is the header of a column.
type Column struct {
	Role   Role
	On     Medium
	Title  string // at most two lines
	Code   string // second header line: "2025-Q3", "so QT"
	Text   bool   // left-aligned text; numbers are right-aligned
	Period kpi.Period
}

// Role is what a column or cell means.
type Role string

// The roles. Two changes stand side by side: against the previous period and
// against last year.
const (
	RoleName       Role = "name"
	RoleStatus     Role = "status"
	RoleOwner      Role = "owner"
	RoleUnit       Role = "unit"
	RoleDirection  Role = "direction"
	RoleActual     Role = "actual"
	RoleExpected   Role = "expected"
	RoleGoal       Role = "goal"
	RolePacing     Role = "pacing"
	RolePrevious   Role = "previous"
	RoleChange     Role = "change"
	RoleLastYear   Role = "last_year"
	RoleYearChange Role = "year_change"
	RoleForecast   Role = "forecast"
	RoleLow        Role = "low"
	RoleHigh       Role = "high"
	RoleRequired   Role = "required_rate"
	RoleCurrent    Role = "current_rate"
	RoleGroup      Role = "group"
	RoleScore      Role = "score"
	RoleBullet     Role = "bullet"
	RoleSpark      Role = "sparkline"
	RoleWeek       Role = "week"
	RoleValue      Role = "value" // a number of a plain table
	RoleShare      Role = "share" // drawn with a bar in the cell
	RoleText       Role = "text"
)

// RowKind is what a row is.
type RowKind uint8

// The kinds of rows. A BandRow is a heading inside a table; a ChildRow hangs
// under the row above it; a WarnRow says what is missing there.
const (
	PlainRow RowKind = iota
	BandRow
	TotalRow
	ChannelRow
	CampaignRow
	ChildRow
	WarnRow
)

// Row is a line of a table. Cells are in the order of the columns; a BandRow
// and a WarnRow have only their first.
type Row struct {
	Kind  RowKind
	Key   string // the same in all tables that show the same thing, so that a workbook can link them; "" = none
	Bold  bool
	Cells []Cell
}

// Cell is a value with its meaning.
type Cell struct {
	Text   string   // as shown where the unit stands in the cell (page, text)
	Bare   string   // as shown where the column or a unit cell carries the unit; "" = Text
	Number *float64 // full precision, in base units (₫, fraction); nil: none
	Format Format
	Status review.Status
	Tone   Tone
	Strong bool
	Input  bool   // written by a person: goals, targets
	Note   string // why there is no value, or what it stands for
	From   *kpi.Derivation
	Calc   Calc
	Bullet *Bullet
	Spark  []*float64
	Signal bool // outside its natural limits
	Future bool // a period not yet begun
}

// FormatKind says how a number is written.
type FormatKind string

// The kinds of formats. FormatPoints is a difference of two percentages;
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
	FormatDate    FormatKind = "date"
)

// Format is how a number is shown: divided by Scale (1, 1e3, 1e6, 1e9), with
// Decimals places. Sign shows + as well.
type Format struct {
	Kind     FormatKind
	Scale    float64
	Decimals int
	Sign     bool
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
	CalcExpectedLinear Calc = "goal*elapsed/days"
	CalcExpectedGoal   Calc = "goal"
	CalcPace           Calc = "actual/expected"
	CalcPaceInverse    Calc = "expected/actual"
	CalcStraight       Calc = "actual/elapsed*days" // straight-line forecast
	CalcForecastActual Calc = "actual"              // the forecast of a ratio or a stock is its value
	CalcStatusAtLeast  Calc = "status>="            // from forecast, high and goal
	CalcStatusAtMost   Calc = "status<="            // from forecast, low and goal
)

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

// ScoreBox is the overall score with its groups.
type ScoreBox struct {
	On       Medium
	Title    string
	Note     string
	Overall  Cell
	OutOf    string // "/ 100"
	Grade    string
	Hint     string // next grade, strict score, coverage
	Groups   []ScoreGroup
	Coverage Cell
}

// ScoreGroup is one bar of the score box.
type ScoreGroup struct {
	Name   string
	Points Cell // of Weight
	Weight float64
	Label  string // "35,7 / 50 điểm"
}

// Tree links strategic goals to the tactical ones that serve them.
type Tree struct {
	On         Medium
	LeftTitle  string
	RightTitle string
	Columns    []string // headers of a card's figures: weight, forecast, goal, status, points lost
	Nodes      []TreeNode
}

// TreeNode is a strategic goal and its children, or Missing, the question to
// ask where it has none.
type TreeNode struct {
	Card     Card
	Children []Card
	Missing  string
}

// Card is a target in the tree.
type Card struct {
	Name   string
	Sub    string // owner and group
	Group  string // "A · 18"
	Value  Cell   // forecast while running, else actual
	Goal   Cell
	Status Cell
	Lost   Cell // points lost
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
}

// WeekLegend names the marks.
type WeekLegend struct{ Actual, Forecast, Plan, LastYear string }

// Multiples are small charts of one shape.
type Multiples struct {
	On    Medium
	Title string
	Items []Multiple
}

// Multiple is one metric over the weeks.
type Multiple struct {
	Name    string
	Unit    string
	Latest  string
	Verdict string
	Tone    Tone
	Labels  []string
	Values  []*float64
	Partial []bool // the week is short
	Future  int    // weeks at the end that have not begun
	Goal    *float64
	GoalText,
	MinText, MaxText string
}

// Remarks are lines with a mark: checks, events, notes.
type Remarks struct {
	On    Medium
	Title string
	Items []Remark
}

// Remark is one line.
type Remark struct {
	Tone   Tone
	Status review.Status // when a status mark is meant
	Text   string
	Detail string
}

// Media tells where the block is shown.
func (b *Headlines) Media() Medium { return b.On }

// Media tells where the block is shown.
func (b *Table) Media() Medium { return b.On }

// Media tells where the block is shown.
func (b *ScoreBox) Media() Medium { return b.On }

// Media tells where the block is shown.
func (b *Tree) Media() Medium { return b.On }

// Media tells where the block is shown.
func (b *WeekChart) Media() Medium { return b.On }

// Media tells where the block is shown.
func (b *Multiples) Media() Medium { return b.On }

// Media tells where the block is shown.
func (b *Remarks) Media() Medium { return b.On }

// DataTable is what the workbook's formulas add up: atoms of days by channel
// and campaign. No edge of the report cuts an atom.
type DataTable struct {
	Title    string
	Message  string
	Scope    string
	Headers  DataHeaders
	Measures []DataMeasure
	Rows     []DataRow
}

// DataHeaders are the titles of the fixed columns.
type DataHeaders struct{ Period, Week, From, To, FromDay, ToDay, Channel, Campaign string }

// DataMeasure is a column of amounts.
type DataMeasure struct {
	Measure *kpi.Measure
	Family  kpi.Family
	Title   string // unique in the table
	Format  Format
}

// DataRow is an atom: FromDay and ToDay count from 1 inside the quarter.
type DataRow struct {
	Period         string // label of the quarter
	Week           string // "" for a span longer than a week
	Span           kpi.Span
	FromDay, ToDay int
	Channel        string
	Campaign       string
	Amounts        []*float64
}

// Facts is what report.json and the tidy table hold, without words.
type Facts struct {
	Values      iter.Seq[ValueRow]
	Catalog     *kpi.Catalog // names and units of the KPIs
	Unavailable []Unavailable
	Card        *review.Scorecard
	Sources     []kpi.SourceReport
	Problems    diag.List
}

// ValueRow is a metric in a period and a segment.
type ValueRow struct {
	KPI     string
	Period  kpi.Period
	Segment kpi.Segment
	Value   kpi.Value
}

// Unavailable is a KPI that the sources cannot answer.
type Unavailable struct {
	KPI     string
	Missing []string
}
