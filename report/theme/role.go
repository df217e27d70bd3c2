package theme

// Role is what a colour means.
type Role string

// The roles of colour.
const (
	Ink       Role = "ink"
	Text2     Role = "text-2"
	Text3     Role = "text-3"
	Mark      Role = "mark"
	Actual    Role = "actual"
	Prior     Role = "prior"
	Rule      Role = "rule"
	Hairline  Role = "hairline"
	Band      Role = "band"
	Range1    Role = "range-1"
	Range2    Role = "range-2"
	Wash      Role = "wash"
	Paper     Role = "paper"
	Good      Role = "good"
	Risk      Role = "risk"
	Bad       Role = "bad"
	BadTint   Role = "bad-tint"
	Brand     Role = "brand"
	BrandTint Role = "brand-tint"
	OnBrand2  Role = "on-brand-2"
)

// Use is what a piece of text is for.
type Use string

// The uses of type.
const (
	CoverTitle   Use = "cover-title"
	CoverName    Use = "cover-name"
	CoverText    Use = "cover-text"
	BigScore     Use = "big-score"
	Score        Use = "score"
	Message      Use = "message"
	BoxTitle     Use = "box-title"
	BlockTitle   Use = "block-title"
	Unit         Use = "unit"
	Kicker       Use = "kicker"
	Scope        Use = "scope"
	Body         Use = "body"
	Strong       Use = "strong"
	Cell         Use = "cell"
	CellStrong   Use = "cell-strong"
	Header       Use = "header"
	HeaderStrong Use = "header-strong"
	Note         Use = "note"
	Axis         Use = "axis"
	Value        Use = "value"
)

// LineUse is what a line is for.
type LineUse string

// The uses of lines.
const (
	TopLine       LineUse = "top"
	RuleLine      LineUse = "rule"
	HairLine      LineUse = "hairline"
	AxisLine      LineUse = "axis"
	ActualLine    LineUse = "actual"
	SparkLine     LineUse = "spark"
	PriorLine     LineUse = "prior"
	ForecastLine  LineUse = "forecast"
	GoalLine      LineUse = "goal"
	GoalDash      LineUse = "goal-dash"
	WhiskerLine   LineUse = "whisker"
	OutlineLine   LineUse = "outline"
	HatchLine     LineUse = "hatch"
	EventLine     LineUse = "event"
	LimitLine     LineUse = "limit"
	FutureLine    LineUse = "future"
	MissingLine   LineUse = "missing"
	OverlapLine   LineUse = "overlap"
	ConnectorLine LineUse = "connector"
	PathLine      LineUse = "path"
	OpenEndLine   LineUse = "open-end"
)

// Weight is one of the two weights of the type.
type Weight string

// The weights.
const (
	Regular  Weight = "regular"
	SemiBold Weight = "semibold"
)

// Shape is the outline of a status mark.
type Shape string

// The shapes.
const (
	TickDisc    Shape = "tick-disc"
	Disc        Shape = "disc"
	Triangle    Shape = "triangle"
	Diamond     Shape = "diamond"
	CrossSquare Shape = "cross-square"
	HalfDisc    Shape = "half-disc"
	Ring        Shape = "ring"
	Square      Shape = "square"
)

var (
	roles = []Role{Ink, Text2, Text3, Mark, Actual, Prior, Rule, Hairline, Band, Range1, Range2,
		Wash, Paper, Good, Risk, Bad, BadTint, Brand, BrandTint, OnBrand2}
	uses = []Use{CoverTitle, CoverName, CoverText, BigScore, Score, Message, BoxTitle, BlockTitle, Unit, Kicker, Scope,
		Body, Strong, Cell, CellStrong, Header, HeaderStrong, Note, Axis, Value}
	lineUses = []LineUse{TopLine, RuleLine, HairLine, AxisLine, ActualLine, SparkLine, PriorLine,
		ForecastLine, GoalLine, GoalDash, WhiskerLine, OutlineLine, HatchLine, EventLine,
		LimitLine, FutureLine, MissingLine, OverlapLine, ConnectorLine, PathLine, OpenEndLine}
	shapes   = []Shape{TickDisc, Disc, Triangle, Diamond, CrossSquare, HalfDisc, Ring, Square}
	statuses = []string{"met", "on_track", "at_risk", "off_track", "missed", "no_data", "done",
		"doing", "overdue", "pass", "warn", "fail", "unknown", "signal-good", "signal-bad",
		"signal-neutral"}
)
