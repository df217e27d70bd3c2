package report

import (
	"strconv"

	"kpideck/kpi"
)

// coverageTable shows for every source of the quarter which days its files tell:
// on pages as a strip, elsewhere as dates and counts.
func (b *builder) coverageTable(sources []*trustedSource) *Table {
	if len(sources) == 0 {
		return nil
	}
	w, apart := b.l.Word, InBook|InText
	bar := b.dayBar()
	t := &Table{ID: CoverageBlock, Kind: CoverageTable, Title: w("coverage.title"),
		Note: b.l.Say("coverage.note", b.shortDate(b.quarter.Start), b.shortDate(b.quarter.Last())), Columns: []Column{
			{Role: RoleName, Title: w("coverage.source"), Text: true},
			{Role: RoleValue, Title: w("coverage.files")},
			{Role: RoleCoverage, On: InPage, Days: &bar},
			{Role: RoleText, On: apart, Title: w("checks.first"), Text: true}, {Role: RoleText, On: apart, Title: w("checks.last"), Text: true},
			{Role: RoleValue, On: apart, Title: w("coverage.covered")}, {Role: RoleValue, On: apart, Title: w("coverage.asked")},
			{Role: RoleText, On: apart, Title: w("coverage.missing"), Text: true}, {Role: RoleText, On: apart, Title: w("coverage.twice"), Text: true},
			{Role: RoleValue, Title: w("coverage.share")},
			{Role: RoleValue, Title: w("checks.read")}, {Role: RoleValue, Title: w("checks.used")}, {Role: RoleValue, Title: w("checks.aside")},
			{Role: RoleText, Title: w("coverage.settles"), Text: true}},
		Key:   []string{w("coverage.key_covered"), w("coverage.key_provisional"), w("coverage.key_missing"), w("coverage.key_twice"), w("coverage.key_coming")},
		Marks: []string{MarkActual, MarkProvisional, MarkMissing, MarkTwice, MarkComing}}
	files, covered, asked, read, used := 0, 0, 0, 0, 0
	for _, s := range sources {
		t.Rows = append(t.Rows, b.coverageRow(s))
		files, covered, asked, read, used = files+len(s.files), covered+spanDays(s.Covered), asked+s.asked(), read+s.read, used+s.used
	}
	t.Rows = append(t.Rows, Row{Kind: TotalRow, Cells: []Cell{{Text: b.l.Word("coverage.all")}, b.whole(files), {}, {}, {}, b.whole(covered), b.whole(asked), {}, {},
		b.coverShare(coveredShare(sources)), b.whole(read), b.whole(used), b.whole(read - used), {}}})
	return t
}

func (b *builder) coverageRow(s *trustedSource) Row {
	first, last := kpi.Date(0), kpi.Date(0)
	if n := len(s.Covered); n > 0 {
		first, last = s.Covered[0].Start, s.Covered[n-1].Last()
	}
	share := b.coverShare(s.Share())
	if s.Share() < 1 {
		share.Tone = Bad
	}
	settles := Cell{Text: b.l.Word("coverage.at_once")}
	if n := s.settles(); n > 0 {
		settles.Text = b.l.Say("coverage.days", strconv.Itoa(n))
	}
	return Row{Cells: []Cell{{Text: s.name}, b.whole(len(s.files)), {Cover: b.strip(s)}, b.day(first), b.day(last),
		b.whole(spanDays(s.Covered)), b.whole(s.asked()), {Text: b.runsOfDays(s.Missing)}, {Text: b.runsOfDays(s.Twice)},
		share, b.whole(s.read), b.whole(s.used), b.whole(s.read - s.used), settles}}
}

// coverShare writes a share of days; all but all is never rounded up to all.
func (b *builder) coverShare(v float64) Cell {
	shown := v
	if v < 1 {
		shown = min(v, 0.99)
	}
	return Cell{Text: b.l.Percent(shown, 0), Number: &v, Format: Format{Kind: FormatPercent, Scale: 1}}
}

// strip says of every day of the quarter what the source tells.
func (b *builder) strip(s *trustedSource) *Coverage {
	c := &Coverage{Days: make([]DayState, b.quarter.Days())}
	final := b.m.AsOf() - kpi.Date(s.settles())
	for i := range c.Days {
		day := b.quarter.Start + kpi.Date(i)
		switch {
		case day > b.m.AsOf():
			c.Days[i] = DayComing
		case has(s.Covered, day) && day > final:
			c.Days[i] = DayProvisional
		case has(s.Covered, day):
			c.Days[i] = DayCovered
		case has(s.Missing, day):
			c.Days[i] = DayMissing
		default:
			c.Days[i] = DayUntouched
		}
	}
	for _, run := range s.Twice {
		c.Overlaps = append(c.Overlaps, [2]int{int(run.Start - b.quarter.Start), int(run.End - b.quarter.Start)})
	}
	return c
}

func has(list []kpi.Span, day kpi.Date) bool {
	for _, s := range list {
		if s.Has(day) {
			return true
		}
	}
	return false
}
