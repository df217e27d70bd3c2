package report

import "kpideck/kpi"

// TableKind tells writers which table it is, for widths and freezing only.
type TableKind string

// The tables.
const (
	Scorecard       TableKind = "scorecard"
	WeekStrip       TableKind = "weeks"
	WeekTable       TableKind = "week"
	ChannelTable    TableKind = "channels"
	SourceTable     TableKind = "sources"
	TotalsTable     TableKind = "totals"
	ProblemTable    TableKind = "problems"
	FamilyTable     TableKind = "families" // the same thing counted by several families
	DefinitionList  TableKind = "definitions"
	BridgeTable     TableKind = "bridge" // a change and the steps that it is made of
	BudgetTable     TableKind = "budget"
	SmartTable      TableKind = "smart"
	SmartDetail     TableKind = "smart_detail" // a verdict with what it rests on for every letter
	SmartShort      TableKind = "smart_short"  // a line for every target
	OwnerTable      TableKind = "owners"
	ActionTable     TableKind = "actions"
	NextTable       TableKind = "next"
	JourneyTable    TableKind = "journey"
	AllocationTable TableKind = "allocation"
	CoverageTable   TableKind = "coverage"
	OverlapTable    TableKind = "overlaps"
	RestatedTable   TableKind = "restated"
)

// UnitsAbove tells whether the second header lines of a kind of table carry the
// units of its cells, which then leave them out.
func (k TableKind) UnitsAbove() bool { return k == ChannelTable || k == BudgetTable }

// Table is rows of cells under columns.
type Table struct {
	ID      BlockID
	On      Medium
	Kind    TableKind
	Title   string
	Note    string // grey, beside or below the title
	Columns []Column
	Rows    []Row
	Blank   int      // empty rows below the others, for people to type in, in a workbook
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

// The marks of days that the key of a coverage explains.
const (
	MarkProvisional = "provisional"
	MarkMissing     = "missing"
	MarkTwice       = "overlap"
	MarkComing      = "not-yet"
)

// Column is the header of a column.
type Column struct {
	Role    Role
	On      Medium
	Title   string // at most two lines
	Code    string // second header line: "2025-Q3", "so QT"
	Text    bool   // left-aligned text; numbers are right-aligned
	Help    string // what the column means, in a sentence, for a note on its header
	Choices []Cell // what people choose from in its cells, in a workbook
	Period  kpi.Period
	Ticks   []Tick  // of a RoleStrip column: the axis that its strips share
	Days    *DayBar // of a RoleCoverage column: the days that its cells show, with the months above them
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
	RoleBand       Role = "band"   // both edges
	RoleMissed     Role = "missed" // by how much the forecast missed past periods
	RoleMethod     Role = "method" // of the forecast, and how it did on past periods
	RoleRequired   Role = "required_rate"
	RoleCurrent    Role = "current_rate"
	RoleToBest     Role = "required_to_best" // the required rate as a share of the best week's
	RoleGroup      Role = "group"
	RoleScore      Role = "score"
	RoleBullet     Role = "bullet"
	RoleSpark      Role = "sparkline"
	RoleWeek       Role = "week"
	RoleSignal     Role = "signal"   // what the weeks of a row say
	RoleValue      Role = "value"    // a number of a plain table
	RoleShare      Role = "share"    // drawn with a bar in the cell
	RoleRate       Role = "rate"     // what a member changed by itself
	RoleMix        Role = "mix"      // and by its share of the whole
	RoleEffect     Role = "effect"   // both together
	RoleResults    Role = "results"  // what the spend is for
	RoleCost       Role = "cost"     // of one result
	RoleCostGap    Role = "cost_gap" // to the cost of the total
	RoleSample     Role = "sample"   // the tries that a rate divides by
	RoleText       Role = "text"
	RoleState      Role = "state" // of an action
	RoleDue        Role = "due"
	RoleLate       Role = "late"     // days that an action is overdue
	RoleStrip      Role = "strip"    // what is asked beside what was done
	RoleCoverage   Role = "coverage" // day by day
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
	ID    string // of the target, by which a workbook names its cells; "" = none
	Bold  bool
	Depth int // of a ChildRow that serves the one before it
	Cells []Cell
}

// Media tells where the block is shown.
func (b *Table) Media() Medium { return b.On }

// Name is the block\'s name in layouts.
func (b *Table) Name() BlockID { return b.ID }
