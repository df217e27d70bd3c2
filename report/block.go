package report

// Block is a part of a section. Writers switch over the types: *CoverBox,
// *Headlines, *Table, *ScoreBox, *Tree, *WeekChart, *Multiples, *Bridge,
// *DotPairs, *Steps, *Funnel or *Remarks.
type Block interface {
	Media() Medium
	Name() BlockID
}

// BlockID names a block in the layouts. Blocks of one name in a section are the
// same thing for different media, or several of a kind.
type BlockID string

// The blocks.
const (
	CoverBlock       BlockID = "cover"
	HeadlineBlock    BlockID = "headlines"
	ScorecardBlock   BlockID = "scorecard"
	ScoreBlock       BlockID = "score"
	DecisionsBlock   BlockID = "decisions" // what the meeting is asked to decide
	ChartBlock       BlockID = "chart"
	TreeBlock        BlockID = "tree"
	AllocationBlock  BlockID = "allocation" // what the children of a goal add up to
	FindingsBlock    BlockID = "findings"
	ArithmeticBlock  BlockID = "arithmetic" // how scores came about
	OwnersBlock      BlockID = "owners"
	DepartmentsBlock BlockID = "departments"
	NotesBlock       BlockID = "notes"
	BridgeBlock      BlockID = "bridge"
	FactorsBlock     BlockID = "factors"
	BridgesBlock     BlockID = "bridges" // all of them as one table
	SaysBlock        BlockID = "says"
	ChildrenBlock    BlockID = "children" // the tactical rows of one goal
	WeekStripBlock   BlockID = "week_strip"
	MultiplesBlock   BlockID = "multiples"
	WeekTableBlock   BlockID = "week_table" // KPIs of the last whole week, with what their weeks say
	PaceBlock        BlockID = "pace"       // how much of each goal is reached, and was to be by now
	EventsBlock      BlockID = "events"
	SignalsBlock     BlockID = "signals" // what the latest week of each KPI says
	ChancesBlock     BlockID = "chances" // which rates changed beyond chance
	ChannelsBlock    BlockID = "channels"
	CampaignsBlock   BlockID = "campaigns"
	DotPairsBlock    BlockID = "pairs"
	QuestionsBlock   BlockID = "questions"
	BudgetBlock      BlockID = "budget"
	StepsBlock       BlockID = "steps"
	FunnelBlock      BlockID = "funnel"
	StepRatesBlock   BlockID = "step_rates" // one step rate by channel, before and after
	SmartBlock       BlockID = "smart"
	SmartRestBlock   BlockID = "smart_rest" // the targets that do not fail, one line each
	EvidenceBlock    BlockID = "evidence"
	ActionsBlock     BlockID = "actions"
	NextBlock        BlockID = "next" // goals of the next quarter with what was asked before
	CoverageBlock    BlockID = "coverage"
	SourcesBlock     BlockID = "sources"
	TotalsBlock      BlockID = "totals"
	FamiliesBlock    BlockID = "families"
	OverlapsBlock    BlockID = "overlaps" // which files told of the same days, and who spoke
	RestatedBlock    BlockID = "restated" // figures that a newer export tells differently
	RatesBlock       BlockID = "rates"
	MissingBlock     BlockID = "missing"
	BriefBlock       BlockID = "brief"
	ProblemsBlock    BlockID = "problems"
	DefinitionsBlock BlockID = "definitions"
	BarsBlock        BlockID = "bars" // charts that only a workbook draws
)
