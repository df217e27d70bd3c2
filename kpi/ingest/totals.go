package ingest

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// labelColumns is how far right the label of a totals row may stand.
const labelColumns = 4

// isTotals takes a totals row out of the data: one whose label says so, or the
// first row when all its names are blank. A row with a day of its own is none.
func (p *part) isTotals(b *block, line int, first bool) bool {
	x := p.t.preset
	if x == nil {
		return false
	}
	label, found := p.label()
	if !found && !((first || x.totals.anywhere) && p.blankNames()) {
		return false
	}
	if found && p.hasDay() {
		return false
	}
	p.aside[kpi.AsideTotalsRow]++
	p.keepTotals(line, label)
	return true
}

// hasDay tells whether the row names a day or a period of its own.
func (p *part) hasDay() bool {
	col := max(p.t.bind.date, p.t.bind.start)
	if col < 0 || col >= len(p.rec.fields) {
		return false
	}
	if _, ok := p.dates.parse(p.rec.fields[col]); ok {
		return true
	}
	_, ok := p.t.period(p.rec.fields[col])
	return ok && p.t.preset.fallback
}

// label finds a cell that starts as totals rows do, among the first columns or
// after the last.
func (p *part) label() (string, bool) {
	fields := p.rec.fields
	for i := 0; i < len(fields); i++ {
		if i == labelColumns && len(fields) > len(p.t.header) {
			i = max(i, len(p.t.header))
		} else if i == labelColumns {
			break
		}
		if f := fields[i]; len(f) > 0 && p.t.labelStart[f[0]] {
			if s := memberName(string(f)); p.t.totalsLabel(strings.ToLower(s)) {
				return s, true
			}
		}
	}
	return "", false
}

// describes takes the row under the header out of the data where a preset knows
// that it may say what the columns mean: no bound cell of it is a day or a number.
func (p *part) describes() bool {
	if p.t.preset == nil || !p.t.preset.described {
		return false
	}
	some := false
	for _, col := range p.t.bind.columns() {
		if col >= len(p.rec.fields) {
			continue
		}
		cell := p.rec.fields[col]
		if _, ok := p.dates.parse(cell); ok || p.t.words.parseNumber(cell, undecided).kind > noNumber {
			return false
		}
		some = some || len(bytes.TrimSpace(cell)) > 0
	}
	if some {
		p.aside[kpi.AsideDescribed]++
	}
	return some
}

func (p *part) blankNames() bool {
	for _, col := range p.t.bind.blank {
		if col >= len(p.rec.fields) || len(bytes.TrimSpace(p.rec.fields[col])) > 0 {
			return false
		}
	}
	return len(p.t.bind.blank) > 0
}

// plainTotals tells whether a row without a day is a totals row in a file that
// no preset describes.
func (p *part) plainTotals() bool { return p.plainLabel() != "" }

func (p *part) plainLabel() string {
	for _, f := range p.rec.fields {
		s := memberName(string(f))
		if slices.Contains(p.t.words.totals, strings.TrimSuffix(strings.ToLower(s), ":")) {
			return s
		}
	}
	return ""
}

func (p *part) keepTotals(line int, label string) {
	if n := len(p.totals); n == maxTotals && p.totals[n-1].line < line {
		return
	}
	row := totalsRow{label: label, line: line}
	if col := p.t.bind.currency; col >= 0 && col < len(p.rec.fields) {
		if code := memberName(string(p.rec.fields[col])); !p.t.words.null(code) {
			row.currency = code
		}
	}
	for _, m := range p.t.bind.measures {
		cell := ""
		if m.plain && m.col < len(p.rec.fields) {
			cell = string(p.rec.fields[m.col])
		}
		row.cells = append(row.cells, cell)
	}
	at, _ := slices.BinarySearchFunc(p.totals, row, totalsRow.compare)
	p.totals = slices.Insert(p.totals, at, row)
	p.totals = p.totals[:min(len(p.totals), maxTotals)]
}

func (r totalsRow) compare(o totalsRow) int { return cmp.Compare(r.line, o.line) }

// ownTotals chooses the totals row that sums exactly the rows of the table, by
// the order of the preset's labels, which a row's label starts with; without
// labels the first there is.
func (t *tableRead) ownTotals(rows []totalsRow) (totalsRow, bool) {
	slices.SortFunc(rows, totalsRow.compare)
	rows = rows[:min(len(rows), maxTotals)]
	if t.preset != nil {
		for _, own := range t.preset.totals.own {
			for _, r := range rows {
				if strings.HasPrefix(strings.ToLower(r.label), own) {
					return r, true
				}
			}
		}
	}
	if len(rows) == 0 || t.preset != nil && rows[0].label != "" {
		return totalsRow{}, false
	}
	return rows[0], true
}

// compare sets each total beside our own sum of the same currency.
func (s *settled) compare(row totalsRow) []kpi.TotalsCheck {
	var checks []kpi.TotalsCheck
	for i, m := range s.t.bind.measures {
		if m.rollup != kpi.RollSum || m.same {
			continue
		}
		n := s.t.words.parseNumber([]byte(row.cells[i]), s.style)
		computed, ok := s.sum(i, row.currency)
		if n.kind <= noNumber || !ok {
			continue
		}
		c := kpi.TotalsCheck{Measure: m.id, Header: memberName(s.t.header[m.col]), Stated: n.value, Computed: computed, Line: row.line, Label: row.label}
		if m.money {
			c.Currency = s.currency(row.currency)
		}
		if c.Differs = s.differs(c); c.Differs {
			c.Why = s.explain(c.Label)
		}
		if !s.t.whole(c.Measure) {
			c.Allowed, _ = roundingOf(c, s.read).Float64()
		}
		checks = append(checks, c)
	}
	return checks
}

// explain says why a totals row may state more than we sum: the preset's word on
// such rows, else what of the table is not in our sum; nil where nobody knows.
func (s *settled) explain(label string) diag.Text {
	if s.t.preset != nil {
		if why := s.t.preset.totals.explain(label); why != nil {
			return why
		}
	}
	rows, cells := s.aside[kpi.AsideBadRow]+s.aside[kpi.AsideNoDate], 0
	for _, code := range []string{faultNumber, faultExcelDate, faultFraction, faultProduct, faultNoValue} {
		if f := s.faults[code]; f != nil {
			cells += f.n
		}
	}
	var vi, en []string
	for _, x := range []struct {
		n      int
		vi, en string
	}{{rows, "dòng hỏng", "damaged rows"}, {cells, "ô hỏng", "damaged cells"}} {
		if x.n > 0 {
			vi, en = append(vi, fmt.Sprintf("%s (%d)", x.vi, x.n)), append(en, fmt.Sprintf("%s (%d)", x.en, x.n))
		}
	}
	if len(en) == 0 {
		return nil
	}
	return diag.Both("chưa có trong tổng tự cộng: "+strings.Join(vi, ", "), "not in our sum: "+strings.Join(en, ", "))
}

// differs tells whether a total is another one than our sum: counts of whole
// things must be equal, amounts may be rounded in every row.
func (s *settled) differs(c kpi.TotalsCheck) bool {
	return c.Stated != c.Computed && (s.t.whole(c.Measure) || !roundingAlone(c, s.read))
}

// roundingAlone tells whether a difference can come from rounding.
func roundingAlone(c kpi.TotalsCheck, rows int) bool {
	diff, ok := c.Stated.Sub(c.Computed)
	if !ok {
		return false
	}
	d, _ := new(big.Rat).SetString(diff.String())
	return d.Abs(d).Cmp(roundingOf(c, rows)) <= 0
}

// roundingOf is what rounding can make: half a unit of the total's last place, at
// least of the second decimal, for each row.
func roundingOf(c kpi.TotalsCheck, rows int) *big.Rat {
	text := c.Stated.String()
	places := 0
	if at := strings.IndexByte(text, '.'); at >= 0 {
		places = len(text) - at - 1
	}
	places = max(places, 2)
	return big.NewRat(int64(rows), 2*int64(math.Pow10(places)))
}
