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
	Logo     *Logo // nil: none
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
	Paper    Paper
	Pages    []PagePlan // of the layout; none: a page for each section
	Data     *DataTable
	Facts    Facts
}

// Words are the few texts that belong to a writer's frame, not to a section.
type Words struct {
	Page      string // "Trang"
	Contents  string // "Mục lục"
	Question  string // header of the contents table: which question a page answers
	Readers   string // header of the contents table: who uses it
	Undefined string // in the place of what is divided by 0
	New       string // in the place of a change from 0
	NoCompare string // in the place of a change between unlike stretches
	NoValue   string // "–"
	Unnamed   string // of a document without a client
	FirstPage string // of a sheet of data: that only its first page is printed, and how to print all
	Continued string // "(tiếp)": beside the kicker of a section's second page and those after it
	Points    string // unit of a difference of percentages: "đ%"
	Score     string // unit of a score and of a difference of scores: "điểm"
	Ties      string // a sum that comes to what it explains: "khớp"
	Differs   string // and one that does not
	Failing   string // how many of the checks do not hold
	Broken    string // a check that has no value
	NotSet    string // in the place of kpi.NotSet: "(không rõ)"
	Status    map[review.Status]string
	Params    ParamWords
	Legend    Remarks            // how to read marks and cells, on the contents sheet
	Questions map[BlockID]string // which question a block answers that has a sheet of its own
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
	Why         SectionID = "why"
	Tactical    SectionID = "tactical"
	Weeks       SectionID = "weeks"
	Channels    SectionID = "channels"
	Budget      SectionID = "budget"
	Smart       SectionID = "smart"
	Checks      SectionID = "checks"
	Definitions SectionID = "definitions"
	Cover       SectionID = "cover"   // pages only
	Goal        SectionID = "goal"    // pages only: one section for each strategic goal
	Journey     SectionID = "journey" // awareness, engagement, conversion, retention
	Actions     SectionID = "actions" // what was decided last time, and what is to be decided now
	Next        SectionID = "next"    // goals of the next quarter
	Week        SectionID = "week"    // pages only: the last whole week
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
	On       Medium
	Key      string // which one, where several sections share an ID: the target's id of a Goal
	Title    string // name of the sheet and kicker of the page
	Message  string // the finding, one sentence with number and unit
	Scope    string // period, as-of, what is compared
	Footer   string // method
	Question string // for the contents: which question it answers
	Readers  string // for the contents: who uses it
	Blocks   []Block
}

// Headlines are the findings, most important first.
type Headlines struct {
	ID    BlockID
	On    Medium
	Title string
	Items []Headline
}

// Headline is a finding: a title of at most 34 characters and a text.
type Headline struct {
	Title string
	Text  string
	Note  string // what the lead says to it
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

// Media tells where the block is shown.
func (b *Headlines) Media() Medium { return b.On }

// Name is the block\'s name in layouts.
func (b *Headlines) Name() BlockID { return b.ID }

// Remarks are lines with a mark: checks, events, notes.
type Remarks struct {
	ID    BlockID
	On    Medium
	Box   bool // of questions to decide: numbered, set apart from what is said
	Title string
	Note  string // of a box, right of the title: how many questions stand elsewhere
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
func (b *Remarks) Media() Medium { return b.On }

// Name is the block\'s name in layouts.
func (b *Remarks) Name() BlockID { return b.ID }

// Facts is what report.json and the tidy table hold, without words.
type Facts struct {
	Values      iter.Seq[ValueRow]
	Brief       bool         // values of campaigns without what their period and their total tell
	Catalog     *kpi.Catalog // names and units of the KPIs
	Unavailable []Unavailable
	Card        *review.Scorecard
	Budget      *review.Budget // nil where spend and results cannot be set side by side
	Actions     []review.Action
	Next        []review.NextGoal
	Journey     *review.Journey // nil where no path has two steps
	Sources     []kpi.SourceReport
	Accounts    []kpi.AccountDays // their days of the quarter
	Overlaps    []kpi.Overlap     // which of them were set aside for others
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
