package report

import (
	"cmp"
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// Limits of what is read in a minute.
const (
	headlineCount = 5
	overviewRows  = 9 // tactical rows on the overview; the rest stands on its own sheet
)

// overview is the one page for whoever reads only one.
func (b *builder) overview() *Section {
	s := b.section(Overview)
	s.Message = b.mainMessage()
	if heads := b.headlines(); len(heads) > 0 {
		s.Blocks = append(s.Blocks, &Headlines{Title: b.l.Word("overview.conclusions"), Items: heads})
	}
	strategic, tactical := b.ofQuarter(review.Strategic), b.mainTactical()
	book := b.overviewTable(InBook|InText, Column{Role: RoleSpark, On: InBook, Title: b.l.Word("column.weeks"), Code: b.weekSpanCode()})
	b.addBand(book, "overview.strategic", strategic)
	b.addBand(book, "overview.tactical", tactical)
	page := b.overviewTable(InPage)
	if !b.judged() {
		strategic = append(strategic, tactical...) // without targets one list of figures
	}
	for _, l := range strategic {
		page.Rows = append(page.Rows, b.scorecardRow(l, page.Columns))
	}
	s.Blocks = append(s.Blocks, book, page)
	if box := b.scoreBox(); box != nil {
		s.Blocks = append(s.Blocks, box)
	}
	if charts := b.weekCharts(); len(charts) > 0 {
		charts[0].On = InBook
		s.Blocks = append(s.Blocks, charts[0])
	}
	return s
}

// judged tells whether some line has a target.
func (b *builder) judged() bool {
	return slices.ContainsFunc(b.lines, func(l *line) bool { return l.row != nil })
}

func (b *builder) overviewTable(on Medium, extra ...Column) *Table {
	return &Table{On: on, Kind: Scorecard, Title: b.l.Word("overview.table"), Note: b.compareNote(),
		Columns: b.scorecardColumns(extra...), Key: b.bulletKey(), Marks: b.bulletMarks()}
}

func (b *builder) addBand(t *Table, title string, lines []*line) {
	if len(lines) == 0 {
		return
	}
	t.Rows = append(t.Rows, Row{Kind: BandRow, Cells: []Cell{{Text: b.l.Word(title)}}})
	for _, l := range lines {
		t.Rows = append(t.Rows, b.scorecardRow(l, t.Columns))
	}
}

// mainTactical are the tactical lines of the quarter that need attention first,
// then those of the packs, in the order of targets.csv.
func (b *builder) mainTactical() []*line {
	list := b.ofQuarter(review.Tactical)
	chosen := slices.Clone(list)
	slices.SortStableFunc(chosen, func(x, y *line) int { return cmp.Compare(x.worry(), y.worry()) })
	if b.judged() { // without targets there is no other sheet for the rest
		chosen = chosen[:min(len(chosen), overviewRows)]
	}
	return slices.DeleteFunc(list, func(l *line) bool { return !slices.Contains(chosen, l) })
}

func (b *builder) compareNote() string {
	return b.l.Say("overview.note", b.quarterShort(b.previous), b.quarterShort(b.lastYear))
}

// bulletMarks are the marks of a bullet that a key explains.
func (b *builder) bulletMarks() []string {
	if b.running() {
		return []string{MarkActual, MarkForecast, MarkBand, MarkGoal, MarkPrevious, MarkLastYear, MarkRed}
	}
	return []string{MarkActual, MarkGoal, MarkPrevious, MarkLastYear, MarkRed}
}

func (b *builder) bulletKey() []string {
	var out []string
	for _, mark := range b.bulletMarks() {
		switch mark {
		case MarkBand, MarkGoal, MarkRed:
			out = append(out, b.l.Word("key."+mark))
		default:
			out = append(out, b.l.Say("key."+mark, b.keyArg(mark)))
		}
	}
	return out
}

func (b *builder) keyArg(mark string) string {
	switch mark {
	case MarkPrevious:
		return b.quarterShort(b.previous)
	case MarkLastYear:
		return b.quarterShort(b.lastYear)
	case MarkForecast:
		return b.shortDate(b.quarter.Last())
	}
	return b.shortDate(min(b.m.AsOf(), b.quarter.Last()))
}

// mainLine is the line that the report is about: the first strategic target of
// the quarter, else the first target, else the first KPI.
func (b *builder) mainLine() *line {
	for _, l := range b.of(review.Strategic) {
		if l.row != nil && l.period == b.quarter {
			return l
		}
	}
	for _, l := range b.lines {
		if l.row != nil {
			return l
		}
	}
	if len(b.lines) > 0 {
		return b.lines[0]
	}
	return nil
}

// mainMessage says in one sentence where the quarter stands.
func (b *builder) mainMessage() string {
	l := b.mainLine()
	if l == nil {
		return b.l.Word("message.nothing")
	}
	return b.lineMessage(l) + b.tail()
}

// lineMessage says where one line stands against its goal, else against the
// previous period.
func (b *builder) lineMessage(l *line) string {
	name, f := b.messageName(l), l.figures
	r := l.row
	switch {
	case !l.actual.OK():
		return b.l.Say("message.no_value", name, b.l.Word("reason."+string(l.actual.Reason)))
	case r == nil || r.Goal == nil || r.Forecast == nil || r.Kind == review.GoalBetween:
		return b.changeMessage(l)
	}
	at, verb := r.Forecast.Value, "message.forecast"
	if r.Forecast.Method == review.MethodActual {
		verb = "message.final"
	}
	gap := *r.Goal - at
	if reached := (gap <= 0) == (r.Kind != review.GoalAtMost) || gap == 0; reached {
		return b.l.Say(verb+"_reached", name, f.text(at), f.goal(r).Text)
	}
	return b.l.Say(verb+gapKey(r), name, f.text(at), f.text(abs(gap)), f.goal(r).Text)
}

func gapKey(r *review.Row) string {
	if r.Kind == review.GoalAtMost {
		return "_over"
	}
	return "_short"
}

func abs(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}

func (b *builder) changeMessage(l *line) string {
	if c := b.change(l.previous, l.metric.Better); c.Number != nil {
		return b.l.Say("message.change", l.name(b), l.figures.text(l.actual.Number), c.Text, b.quarterName(b.previous))
	}
	return b.l.Say("message.value", l.name(b), l.figures.text(l.actual.Number))
}

// tail counts the targets that need attention.
func (b *builder) tail() string {
	bad, risk := 0, 0
	for _, l := range b.lines {
		if l.row == nil {
			continue
		}
		if l.row.Status.Bad() {
			bad++
		} else if l.row.Status == review.AtRisk {
			risk++
		}
	}
	switch {
	case bad > 0 && risk > 0:
		return b.l.Say("message.tail_both", strconv.Itoa(bad), strconv.Itoa(risk))
	case bad > 0:
		return b.l.Say("message.tail_bad", strconv.Itoa(bad))
	case risk > 0:
		return b.l.Say("message.tail_risk", strconv.Itoa(risk))
	}
	return ""
}

// headlines are the lines to talk about: the main one, then the worst, then the
// best news, each with its number.
func (b *builder) headlines() []Headline {
	lines := slices.Clone(b.lines)
	lines = slices.DeleteFunc(lines, func(l *line) bool { return l.row == nil || l.row.Status == review.NoData })
	main := b.mainLine()
	slices.SortStableFunc(lines, func(x, y *line) int {
		if x == main || y == main {
			return cmp.Compare(order(x != main), order(y != main))
		}
		return cmp.Or(cmp.Compare(x.worry(), y.worry()), cmp.Compare(lostOf(y), lostOf(x)))
	})
	if n := len(lines); n > headlineCount {
		lines = append(lines[:headlineCount-1:headlineCount-1], b.bestNews(lines[headlineCount-1:]))
	}
	var items []Headline
	for _, l := range lines {
		items = append(items, Headline{Title: b.headlineTitle(l), Text: b.headlineText(l), Tone: toneOfStatus(l.row.Status)})
	}
	return items
}

func order(later bool) int {
	if later {
		return 1
	}
	return 0
}

func lostOf(l *line) float64 {
	if l.row == nil || l.row.Lost == nil {
		return 0
	}
	return *l.row.Lost
}

// bestNews keeps the page from being a list of complaints only: the target that
// stands highest above its goal, else the next line.
func (b *builder) bestNews(lines []*line) *line {
	best := lines[0]
	top := 0.0
	for _, l := range lines {
		if s := l.row.Score; s != nil && l.worry() == 2 && *s > top && l.period == b.quarter {
			best, top = l, *s
		}
	}
	return best
}

func toneOfStatus(s review.Status) Tone {
	switch s {
	case review.Met, review.OnTrack:
		return Good
	case review.AtRisk:
		return Risk
	case review.Missed, review.OffTrack:
		return Bad
	}
	return Neutral
}

func (b *builder) headlineTitle(l *line) string {
	name := l.shortName(b)
	if l.period != b.quarter {
		name += " " + b.periodName(l.period)
	}
	return b.l.Say("headline.title", name, b.l.Word("status."+string(l.row.Status)))
}

// headlineText gives the figure, the goal, what is still needed and the change.
func (b *builder) headlineText(l *line) string {
	f, r := l.figures, l.row
	text := b.l.Say("headline.actual", f.text(l.actual.Number), f.goal(r).Text)
	if r.Forecast != nil && r.Forecast.Method == review.MethodStraightLine {
		text = b.l.Say("headline.forecast", f.text(r.Forecast.Value), f.goal(r).Text)
		if r.RequiredRate != nil && *r.RequiredRate > 0 && r.CurrentRate != nil {
			rates := b.newFigures(l.metric.Unit, r.RequiredRate, r.CurrentRate)
			text += " " + b.l.Say("headline.rate", rates.text(*r.RequiredRate), rates.text(*r.CurrentRate))
			return text
		}
	}
	if c := b.change(l.previous, l.metric.Better); c.Number != nil {
		text += " " + b.l.Say("headline.change", c.Text, b.periodName(l.previous.Period))
	}
	return text
}

// scoreBox is the roll-up; nil without scored targets.
func (b *builder) scoreBox() *ScoreBox {
	s := b.card.Score
	if s.Overall == nil {
		return nil
	}
	box := &ScoreBox{Title: b.l.Word("score.title"), Overall: b.scoreCell(s.Overall), OutOf: b.l.Word("score.out_of"), Grade: b.l.Word("score.no_grade"),
		Coverage: Cell{Text: b.l.Percent(s.Coverage, 0), Number: &s.Coverage, Format: Format{Kind: FormatPercent, Scale: 1}}}
	if s.Provisional {
		box.Note = b.l.Word("score.provisional")
		box.Grade = b.l.Word("score.pending")
	}
	if s.Grade != "" {
		box.Grade = b.l.Say("score.grade", s.Grade)
	}
	strict := b.l.Word("none")
	if s.Strict != nil {
		strict = b.l.Number(*s.Strict, 1)
	}
	box.Hint = b.l.Say("score.hint", strict, b.l.Percent(s.Coverage, 0))
	for _, g := range s.Groups {
		points := b.scoreCell(g.Points)
		box.Groups = append(box.Groups, ScoreGroup{Name: g.Group, Points: points, Weight: g.Weight,
			Label: b.l.Say("score.group", points.Text, b.l.Number(g.Weight, weightDecimals(g.Weight)))})
	}
	return box
}

func weightDecimals(w float64) int {
	if w == float64(int(w)) {
		return 0
	}
	return 1
}

// weekSpanCode names the first and last week of the quarter that has begun.
func (b *builder) weekSpanCode() string {
	weeks := b.weekParts()
	last := 0
	for i, w := range weeks {
		if w.Start <= b.m.AsOf() {
			last = i
		}
	}
	return weekLabel(weeks[0]) + "–" + weekLabel(weeks[last])
}

func weekLabel(p kpi.Period) string { return p.Label[5:] }

// messageName keeps a message to one line: the short name where there is one
// and the segment makes the name long.
func (b *builder) messageName(l *line) string {
	if len(l.segment) > 0 || l.fitName(b, multipleName) != l.metric.Names.In(b.l.ID) {
		name := l.shortName(b)
		if l.period != b.quarter {
			name += " · " + b.periodName(l.period)
		}
		return name
	}
	return l.name(b)
}
