package report

import (
	"cmp"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
	"kpideck/report/locale"
)

// Input is everything that a report says; Build adds words and order only.
type Input struct {
	Model    *kpi.Model
	Card     *review.Scorecard
	Actions  []review.Action      // of this review, see review.ActionsOf
	Next     []review.NextGoal    // of the quarter after the report's
	Journeys []review.JourneyPath // of which the report shows one
	Sources  []kpi.SourceReport
	Problems diag.List
	Client   string
	Logo     *Logo // nil: none
	Title    string
	Locale   *locale.Locale
	Quarter  kpi.Period
	Packs    []Pack
	Layout   Layout
	Paper    Paper // "" = the layout's
	Daily    bool  // Facts hold days as well
	DataRows int   // most rows of the data table; 0: MaxDataRows
	// Exports names the kinds that have a measure, for what is missing; may be nil.
	Exports func(*kpi.Measure) []kpi.Names
}

// Pack is a set of KPIs that the pages show.
type Pack struct {
	ID    string
	Names kpi.Names
	KPIs  []string
}

// Build makes the Document.
func Build(in Input) *Document {
	b := newBuilder(in)
	d := &Document{
		Client: in.Client, Logo: in.Logo, Title: cmp.Or(in.Title, b.l.Word("title")), Locale: b.l.ID, Currency: b.currency,
		Quarter: b.quarter, Previous: b.previous, LastYear: b.lastYear,
		AsOf: b.m.AsOf(), Elapsed: b.elapsed, Days: b.quarter.Days(), RedBand: review.RedShare, Words: b.words(),
	}
	d.Subtitle = b.subtitle(d.Client)
	d.Sections = append([]*Section{b.cover(), b.overview(), b.strategic()}, b.goals()...)
	d.Sections = append(d.Sections, b.why(), b.tactical(), b.weeks(), b.channels(), b.budget(), b.journey(), b.smart(), b.actions(), b.next(), b.checks(), b.definitions())
	d.Sections = append(d.Sections, b.week()...)
	d.Sections = slices.DeleteFunc(d.Sections, func(s *Section) bool { return s == nil })
	b.addBeside(d.Sections)
	b.addBars(d.Sections)
	b.addHelp(d.Sections)
	b.addChoices(d.Sections)
	d.Paper = cmp.Or(in.Paper, in.Layout.Paper, Slide)
	d.Pages = b.plan(in.Layout, d.Sections)
	b.addInvariants(d.Sections)
	d.Data = b.data(d.Sections)
	d.Facts = b.facts()
	return d
}

// builder holds what all sections share.
type builder struct {
	in       Input
	m        *kpi.Model
	l        *locale.Locale
	card     *review.Scorecard
	currency string
	quarter  kpi.Period
	previous kpi.Period
	lastYear kpi.Period
	elapsed  int
	told     int  // of the elapsed days, see countDays
	part     bool // some total leaves out days
	lines    []*line
	spending *review.Budget
	path     *review.Journey
	scores   *scoreTables
	used     map[amountKey]bool // what the data table must hold
	others   map[amountKey]bool // what pages show beside it, which days do not add up to
	edges    map[kpi.Date]bool  // where the report cuts days

	periods       []kpi.Period // all that the data touch, finest grain first
	channelNames  []string     // with rows, those without a name last
	campaignNames map[string][]string
}

func newBuilder(in Input) *builder {
	b := &builder{in: in, m: in.Model, l: in.Locale, card: in.Card, quarter: in.Quarter, currency: in.Model.Currency(), used: map[amountKey]bool{}, others: map[amountKey]bool{}, edges: map[kpi.Date]bool{}, campaignNames: map[string][]string{}}
	b.previous = b.m.Calendar().Previous(b.quarter)
	b.lastYear, _ = b.m.Calendar().YearAgo(b.quarter)
	b.elapsed = kpi.Span{Start: b.quarter.Start, End: b.m.AsOf() + 1}.Clip(b.quarter.Span).Days()
	b.list()
	b.lines = b.allLines()
	b.countDays()
	return b
}

// lastDay is the last day of the quarter that counts.
func (b *builder) lastDay() kpi.Date { return min(b.m.AsOf(), b.quarter.Last()) }

// untold tells whether no source has a day of the quarter.
func (b *builder) untold() bool {
	return !slices.ContainsFunc(b.m.Accounts(b.quarter.Span), func(a kpi.AccountDays) bool { return len(a.Covered) > 0 })
}

// running tells whether the quarter is not over.
func (b *builder) running() bool { return b.elapsed < b.quarter.Days() }

func (b *builder) words() Words {
	w := b.l.Word
	words := Words{Page: w("frame.page"), Contents: w("frame.contents"), Question: w("frame.question"), Readers: w("frame.readers"),
		NotSet: w("not_set"), Undefined: w("frame.undefined"), New: w("compare.new"), NoCompare: w("frame.no_compare"),
		NoValue: w("none"), Unnamed: w("frame.unnamed"), Continued: w("frame.continued"), FirstPage: w("frame.first_page"), Points: w("frame.points"), Score: b.l.UnitWord(string(kpi.Points), ""), Ties: w("checks.match"), Differs: w("checks.differs"), Failing: w("invariants.failing"), Broken: w("invariants.broken"),
		Status: map[review.Status]string{}, Params: b.params(), Legend: b.legend(), Questions: b.sheetQuestions()}
	for _, s := range []review.Status{review.Met, review.Missed, review.OnTrack, review.AtRisk, review.OffTrack, review.NoData} {
		words.Status[s] = w("status." + string(s))
	}
	return words
}

func (b *builder) params() ParamWords {
	w := func(key string) string { return b.l.Word("params." + key) }
	return ParamWords{Title: w("title"), Quarter: w("quarter"), Previous: w("previous"), LastYear: w("last_year"), First: w("first"),
		Last: w("last"), AsOf: w("as_of"), Elapsed: w("elapsed"), Days: w("days"), Red: w("red")}
}

// legend says how to read marks and cells.
func (b *builder) legend() Remarks {
	r := Remarks{Title: b.l.Word("legend.title")}
	for _, s := range b.shownStatuses() {
		r.Items = append(r.Items, Remark{Tone: toneOfStatus(s), Status: s, Text: b.l.Word("status." + string(s)), Detail: b.l.Word("legend." + string(s))})
	}
	for _, key := range []string{"italic", "input", "future"} {
		r.Items = append(r.Items, Remark{Text: b.l.Word("legend." + key), Detail: b.l.Word("legend." + key + "_detail")})
	}
	return r
}

// shownStatuses are those that the report's targets can have: of what is over,
// of what still runs, or both.
func (b *builder) shownStatuses() []review.Status {
	var list []review.Status
	if b.anyTarget(func(r *review.Row) bool { return r.Status == review.Met || r.Status == review.Missed }) {
		list = append(list, review.Met, review.Missed)
	}
	if b.targetsRun() {
		list = append(list, review.OnTrack, review.AtRisk, review.OffTrack)
	}
	return append(list, review.NoData)
}

// targetsRun tells whether some target is not over, so that it has a forecast.
// Without targets the quarter itself decides.
func (b *builder) targetsRun() bool {
	if !b.judged() {
		return b.running()
	}
	return runs(b.lines)
}

// runs tells whether some of the lines has a target that is not over.
func runs(lines []*line) bool {
	return slices.ContainsFunc(lines, func(l *line) bool {
		return l.row != nil && (l.row.Status == review.OnTrack || l.row.Status == review.AtRisk || l.row.Status == review.OffTrack)
	})
}

// anyRuns tells whether some of a table's lines runs, which then has columns of
// forecasts. Without any target the quarter itself decides.
func (b *builder) anyRuns(lines []*line) bool {
	if !b.judged() {
		return b.running()
	}
	return runs(lines)
}

func (b *builder) anyTarget(is func(*review.Row) bool) bool {
	return slices.ContainsFunc(b.lines, func(l *line) bool { return l.row != nil && is(l.row) })
}

func (b *builder) date(d kpi.Date) string { return b.l.Date(d.Civil()) }

func (b *builder) shortDate(d kpi.Date) string { return b.l.ShortDate(d.Civil()) }

// quarterName reads 2025-Q3 as a person says it.
func (b *builder) quarterName(p kpi.Period) string { return PeriodName(b.l, p) }

func (b *builder) quarterShort(p kpi.Period) string {
	if p.Grain != kpi.Quarterly || len(p.Label) != 7 {
		return p.Label
	}
	return b.l.Say("quarter_short", p.Label[6:], p.Label[2:4])
}

// section starts a section with its words.
func (b *builder) section(id SectionID) *Section {
	key := "section." + string(id) + "."
	s := &Section{ID: id, Title: b.l.Word(key + "title"), Question: b.l.Word(key + "question"),
		Readers: b.l.Word(key + "readers"), Footer: b.l.Word(key + "footer"), Scope: b.scope()}
	if id == Overview && !b.running() {
		s.Footer = b.overFooter(key)
	}
	return s
}
