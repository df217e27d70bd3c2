package report

import (
	"cmp"
	"math"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// overviewRows are the tactical rows on the overview, as many as are read in a
// minute; the rest stands on its own sheet.
const overviewRows = 7

// overview is the one page for whoever reads only one.
func (b *builder) overview() *Section {
	s := b.section(Overview)
	s.Message = b.mainMessage()
	if heads := b.headlines(bookHeadlines); len(heads) > 0 {
		title := b.l.Word("overview.conclusions")
		s.Blocks = append(s.Blocks, &Headlines{ID: HeadlineBlock, On: InBook | InText, Title: title, Items: heads}, &Headlines{ID: HeadlineBlock, On: InPage, Title: title, Items: b.headlines(pageHeadlines)})
	}
	strategic, tactical := b.strategicLines(), b.mainTactical()
	quarterly := b.ofQuarter(review.Strategic) // the year has its row on the next sheet
	book := b.overviewTable(InBook|InText, append(quarterly, tactical...), Column{Role: RoleSpark, On: InBook, Title: b.l.Word("column.weeks"), Code: b.weekSpanCode()})
	b.addBand(book, "overview.strategic", quarterly)
	b.addBand(book, "overview.tactical", tactical)
	if !b.judged() {
		strategic = append(strategic, tactical...) // without targets one list of figures
	}
	page := b.overviewTable(InPage, strategic)
	for _, l := range strategic {
		page.Rows = append(page.Rows, b.scorecardRow(l, page.Columns))
	}
	b.tidy(book)
	b.tidy(page)
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

func (b *builder) overviewTable(on Medium, lines []*line, extra ...Column) *Table {
	return &Table{ID: ScorecardBlock, On: on, Kind: Scorecard, Title: b.l.Word("overview.table"), Note: noted(b.compareNote(), b.sidesNote(lines)),
		Columns: b.scorecardColumns(lines, extra...), Key: b.bulletKey(lines), Marks: b.bulletMarks(lines)}
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

// strategicLines are the goals of the quarter, then those of the year around it.
func (b *builder) strategicLines() []*line {
	lines := b.of(review.Strategic)
	slices.SortStableFunc(lines, func(x, y *line) int { return cmp.Compare(order(x.period != b.quarter), order(y.period != b.quarter)) })
	return lines
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
	note := b.l.Say("overview.note", b.quarterShort(b.previous), b.quarterShort(b.lastYear))
	if aligned := b.alignedNote(); aligned != "" {
		note += " · " + aligned
	}
	return note
}

// bulletMarks are the marks of the lines' bullets that a key explains.
func (b *builder) bulletMarks(lines []*line) []string {
	marks := []string{MarkActual}
	if b.anyRuns(lines) {
		marks = append(marks, MarkForecast, MarkBand)
	}
	marks = append(marks, MarkGoal)
	has := map[string]bool{}
	for _, l := range lines {
		if l.row == nil {
			continue
		}
		if x := bulletOf(l); x != nil {
			has[MarkPrevious], has[MarkLastYear] = has[MarkPrevious] || x.Previous != nil, has[MarkLastYear] || x.LastYear != nil
		}
	}
	for _, mark := range []string{MarkPrevious, MarkLastYear} {
		if has[mark] {
			marks = append(marks, mark)
		}
	}
	return append(marks, MarkRed)
}

func (b *builder) bulletKey(lines []*line) []string {
	var out []string
	for _, mark := range b.bulletMarks(lines) {
		switch mark {
		case MarkBand:
			out = append(out, b.bandKey())
		case MarkGoal, MarkRed:
			out = append(out, b.l.Word("key."+mark))
		default:
			out = append(out, b.l.Say("key."+mark, b.keyArg(mark, lines)))
		}
	}
	return out
}

// bandKey says beside the bands what the forecasts missed past periods by.
func (b *builder) bandKey() string {
	low, high := math.Inf(1), 0.0
	for _, l := range b.lines {
		if l.row != nil && l.row.Forecast != nil && l.row.Forecast.Tests > 0 {
			low, high = min(low, l.row.Forecast.Error), max(high, l.row.Forecast.Error)
		}
	}
	text := b.l.Word("key." + MarkBand)
	switch from, to := b.l.Percent(low, 1), b.l.Percent(high, 1); {
	case low > high:
	case from == to:
		text = b.l.Say("key.whisker_tested_one", from)
	default:
		text = b.l.Say("key.whisker_tested", from, to)
	}
	if b.someUntried() {
		text += b.l.Word("key.whisker_untried")
	}
	return text
}

func (b *builder) keyArg(mark string, lines []*line) string {
	switch mark {
	case MarkPrevious:
		return b.quarterShort(b.previous)
	case MarkLastYear:
		return b.quarterShort(b.lastYear)
	case MarkForecast:
		return b.shortDate(b.lastForecast(lines))
	}
	return b.shortDate(min(b.m.AsOf(), b.quarter.Last()))
}

// lastForecast is the day to which the forecasts of a table run: the quarter's
// last, or where only the goals of a longer period run, theirs.
func (b *builder) lastForecast(lines []*line) kpi.Date {
	last := b.quarter.Last()
	if b.running() {
		return last
	}
	for _, l := range lines {
		if runs([]*line{l}) {
			last = max(last, l.period.Last())
		}
	}
	return last
}
