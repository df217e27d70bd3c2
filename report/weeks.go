package report

import (
	"cmp"
	"slices"
	"strconv"

	"kpideck/kpi"
)

// weekRows is how many KPIs the strip of the weeks holds.
const weekRows = 14

// weekParts are the weeks of the quarter, cut at its edges. Only the quarter's
// own pages use them; everywhere else a week has seven days.
func (b *builder) weekParts() []kpi.Period {
	parts := b.m.Calendar().Periods(kpi.Weekly, b.quarter.Span)
	for i := range parts {
		parts[i].Span = parts[i].Clip(b.quarter.Span)
	}
	return parts
}

func weekLabel(p kpi.Period) string { return p.Label[5:] }

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

// weekLines are the KPIs shown by week: those of the quarter's lines that mean
// something in a week, for the whole company, each once.
func (b *builder) weekLines() []*line {
	var list []*line
	for _, l := range b.lines {
		if len(l.segment) > 0 || !l.metric.At(kpi.Weekly) || len(list) == weekRows {
			continue
		}
		if !slices.ContainsFunc(list, func(o *line) bool { return o.metric == l.metric }) {
			if l.period != b.quarter {
				l = b.quarterLine(l.metric)
			}
			if b.anyWeek(l) {
				list = append(list, l)
			}
		}
	}
	return list
}

// quarterLine is the line of a metric's own goal for the quarter, else one for
// context.
func (b *builder) quarterLine(x *kpi.Metric) *line {
	for _, l := range b.lines {
		if l.metric == x && l.period == b.quarter && len(l.segment) == 0 {
			return l
		}
	}
	return b.contextLine(x, nil)
}

func (b *builder) anyWeek(l *line) bool {
	for _, v := range b.weekValues(l) {
		if v != nil {
			return true
		}
	}
	return false
}

func (b *builder) weekValue(l *line, week kpi.Period) kpi.Value {
	return b.m.Value(l.metric, week, l.segment)
}

// weekValues are the weeks of a line for a sparkline; nil where a week has no
// value or the line has no weeks.
func (b *builder) weekValues(l *line) []*float64 {
	if !l.metric.At(kpi.Weekly) {
		return nil
	}
	var list []*float64
	for _, w := range b.weekParts() {
		list = append(list, b.weekValue(l, w).Ptr())
	}
	return list
}

// sparkCell draws the weeks of a line. Where it has none it says by what the
// figure is known, so that nobody takes the empty cell for weeks without a result.
func (b *builder) sparkCell(l *line) Cell {
	switch {
	case b.anyWeek(l):
		return Cell{Spark: b.weekValues(l), SparkFrom: b.weekDerivations(l)}
	case b.anyMonth(l):
		return Cell{Text: b.l.Word("column.by_month")}
	case l.actual.OK():
		return Cell{Text: b.l.Word("column.by_quarter")}
	}
	return Cell{}
}

// anyMonth tells whether a line has a value in a month of the quarter.
func (b *builder) anyMonth(l *line) bool {
	if !l.metric.At(kpi.Monthly) {
		return false
	}
	return slices.ContainsFunc(b.m.Calendar().Periods(kpi.Monthly, b.quarter.Span), func(month kpi.Period) bool {
		return b.m.Value(l.metric, month, l.segment).OK()
	})
}

// weekDerivations are where the weeks of a line come from.
func (b *builder) weekDerivations(l *line) []*kpi.Derivation {
	if !l.metric.At(kpi.Weekly) {
		return nil
	}
	var list []*kpi.Derivation
	for _, w := range b.weekParts() {
		list = append(list, b.weekValue(l, w).Derivation)
	}
	return list
}

// weeks is the strip of the quarter's weeks.
func (b *builder) weeks() *Section {
	lines := b.weekLines()
	if len(lines) == 0 {
		return nil
	}
	s := b.section(Weeks)
	s.Scope = b.weekScope()
	t := &Table{ID: WeekStripBlock, On: InBook | InText, Kind: WeekStrip, Title: b.l.Word("weeks.table"), Note: b.l.Word("weeks.note"), Columns: b.weekColumns()}
	signals := map[*line]*signal{}
	for _, l := range lines {
		signals[l] = b.signalOf(l)
		t.Rows = append(t.Rows, b.weekRow(l, signals[l]))
	}
	if row, any := b.holidayRow(); any {
		t.Rows = append(t.Rows, row)
	}
	s.Blocks = append(s.Blocks, t)
	charts := b.weekCharts()
	for _, c := range charts {
		s.Blocks = append(s.Blocks, c)
	}
	s.Message = b.signalMessage(lines, signals)
	if s.Message == "" && len(charts) > 0 {
		s.Message = charts[0].Message
	}
	s.Message = cmp.Or(s.Message, b.l.Word("weeks.message"))
	if m := b.multiples(lines, signals); m != nil {
		s.Blocks = append(s.Blocks, m)
	}
	for _, r := range []*Remarks{b.latestWeek(lines), b.chances(), b.events()} {
		if r != nil {
			s.Blocks = append(s.Blocks, r)
		}
	}
	return s
}

// weekScope says which weeks the quarter's edges cut short.
func (b *builder) weekScope() string {
	text := b.scope()
	for _, w := range b.weekParts() {
		if w.Days() < 7 {
			text += " · " + b.l.Say("weeks.short", weekLabel(w), strconv.Itoa(w.Days()), b.shortDate(w.Start), b.shortDate(w.Last()))
		}
	}
	return text
}

func (b *builder) weekColumns() []Column {
	cols := []Column{{Role: RoleName, Title: b.l.Word("column.kpi"), Text: true}, {Role: RoleUnit, Title: b.l.Word("column.unit"), Text: true},
		{Role: RoleSignal, On: InBook | InText, Title: b.l.Word("column.signal"), Code: b.l.Word("column.signal_code"), Text: true}}
	for _, w := range b.weekParts() {
		cols = append(cols, Column{Role: RoleWeek, Title: weekLabel(w), Code: b.shortDate(w.Start), Period: w})
	}
	return append(cols, Column{Role: RoleSpark, On: InBook, Title: b.l.Word("column.trend"), Code: b.weekSpanCode()},
		Column{Role: RoleValue, On: InBook, Title: b.l.Word("column.limit_low"), Code: b.l.Word("column.limit_code")},
		Column{Role: RoleValue, On: InBook, Title: b.l.Word("column.centre"), Code: b.l.Word("column.limit_code")},
		Column{Role: RoleValue, On: InBook, Title: b.l.Word("column.limit_high"), Code: b.l.Word("column.limit_code")})
}

func (b *builder) weekRow(l *line, s *signal) Row {
	weeks := b.weekParts()
	values := make([]kpi.Value, len(weeks))
	shown := make([]*float64, len(weeks))
	for i, w := range weeks {
		values[i] = b.weekValue(l, w)
		shown[i] = values[i].Ptr()
	}
	b.need(values...)
	f := b.newFigures(l.metric.Unit, s.withLimits(shown)...)
	row := Row{Cells: []Cell{{Text: l.metric.Names.In(b.l.ID), Strong: true}, {Text: f.unitWord()}, b.signalCell(s)}}
	for i, v := range values {
		c := f.value(v)
		if s != nil && weeks[i].Days() == 7 {
			m := s.marks[weeks[i].Start]
			if c.Signal = m.Outside; c.Signal {
				c.Tone = m.Tone
			}
		}
		c.Future = weeks[i].Start > b.m.AsOf()
		if c.Future {
			c.Text, c.Note = "", ""
		}
		row.Cells = append(row.Cells, c)
	}
	row.Cells = append(row.Cells, Cell{Spark: shown})
	if s != nil {
		row.Cells = append(row.Cells, f.cell(&s.Low), f.cell(&s.Centre), f.cell(&s.High))
	}
	return row
}
