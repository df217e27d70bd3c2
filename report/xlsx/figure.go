package xlsx

import (
	"fmt"
	"math"
	"slices"

	"github.com/xuri/excelize/v2"

	"kpideck/report"
)

// cellText is what a cell says where its unit stands in the header.
func (b *book) cellText(c *report.Cell) string {
	switch {
	case c.Status != "":
		return b.statusText(c.Status, c.Text)
	case c.Verdict != "":
		return verdictMarks[c.Verdict] + " " + c.Text
	case c.Mark != "":
		return actionMarks[c.Mark] + " " + capital(c.Text)
	case c.Calc == report.CalcTies, c.Calc == report.CalcWithin:
		return b.tiesText(c.Tone == report.Good)
	case c.Bare != "":
		return c.Bare
	}
	return c.Text
}

// fillCell writes a cell's value and, where one gives just that value, its
// formula: a link to the home of the same figure, a relation to other cells of
// the row, or sums over the data table, in this order.
func (b *book) fillCell(p *placed, i, k int, c *report.Cell, put *cell) {
	s := p.cols[k]
	var value any = clean(b.cellText(c))
	if c.Number != nil {
		value = shown(*c.Number, c.Format)
		put.look.format = b.numberFormat(c.Format)
	}
	if value == "" {
		value = nil
	}
	put.value = value
	switch {
	case len(c.Spark) > 0:
		b.placeSpark(p, i, s, c)
		return
	case value == nil:
		return
	}
	if formula := b.formula(p, i, k, c, value); formula != "" {
		put.formula = formula
		return
	}
	switch {
	case c.Input && c.Number != nil:
		put.look.color = inputInk
	case c.Number != nil && figures(p.table):
		put.look.italic = true
	}
}

// formula finds a formula that evaluates to the value; "" when none does.
func (b *book) formula(p *placed, i, k int, c *report.Cell, value any) string {
	if f := b.linkHome(p, i, k, value); f != "" {
		return f
	}
	if c.Input {
		return ""
	}
	if p.table.Columns[p.cols[k].index].Role == report.RoleShare {
		return b.shareFormula(p, i, c)
	}
	if f, v, ok := b.explained(p, i, k, c); ok && agrees(v, value) {
		return f
	}
	if c.Follows != nil {
		if f, v, ok := b.relation(p.cols[k].part.sheet, p, i, c.Follows); ok && agrees(v, value) {
			return f
		}
	}
	if c.Calc != report.CalcNone {
		if f, v, ok := b.calculation(c, b.rowFigures(p.cols[k].part.sheet, p, i)); ok && agrees(v, value) && len(f) <= maxFormula {
			return f
		}
	}
	if c.From != nil {
		if f, v, ok := b.derivation(c.From); ok && agrees(v, value) {
			return f
		}
	}
	return ""
}

// shareFormula divides the part by the whole: the column of which a share is
// taken is the one where it fits in this row and, with other figures, in the
// total's.
func (b *book) shareFormula(p *placed, i int, c *report.Cell) string {
	total := &p.table.Rows[0]
	if total.Kind != report.TotalRow || c.Number == nil {
		return ""
	}
	for _, s := range p.cols {
		if p.table.Columns[s.index].Role != report.RoleValue || s.index >= len(total.Cells) || s.index >= len(p.table.Rows[i].Cells) {
			continue
		}
		part, whole := p.table.Rows[i].Cells[s.index].Number, total.Cells[s.index].Number
		if part != nil && whole != nil && *whole != 0 && near(*part / *whole, *c.Number) {
			above, below := at{p.first + i, s.left}.String(), fmt.Sprintf("%s$%d", columnLetter(s.left), p.first)
			return "IF(" + below + "=0," + quoteText(b.d.Words.Undefined) + "," + above + "/" + below + ")"
		}
	}
	return ""
}

// nothing is what a sum that should come to 0 may come to instead.
const nothing = 1e-12

func agrees(evaluated, value any) bool {
	x, isNumber := evaluated.(float64)
	y, wantsNumber := value.(float64)
	if isNumber != wantsNumber {
		return false
	}
	if isNumber {
		return near(x, y) || math.Abs(x-y) <= nothing
	}
	return evaluated == value
}

// rowFigures finds the cells of a row by their roles, as formulas on a sheet
// name them.
func (b *book) rowFigures(on *sheet, p *placed, i int) func(report.Role) figure {
	r := &p.table.Rows[i]
	return func(role report.Role) figure {
		for _, s := range p.cols {
			if p.table.Columns[s.index].Role != role || s.index >= len(r.Cells) {
				continue
			}
			c := &r.Cells[s.index]
			f := figure{ref: on.refTo(s.part.sheet, p.at(i, s)), here: c.Number != nil || c.Text != ""}
			if c.Number != nil {
				f.value, f.number = shown(*c.Number, c.Format), true
			}
			return f
		}
		return figure{}
	}
}

func columnLetter(n int) string {
	s, _ := excelize.ColumnNumberToName(n)
	return s
}

// homeKey names a figure: the thing that a row shows, and the role of the cell.
type homeKey struct {
	key  string
	role report.Role
}

// home is the one cell where a figure is worked out; other sheets link to it.
type home struct {
	table *placed
	sheet *sheet
	row   int
	where at
	value any
}

// linked are the roles whose cells other sheets link to.
var linked = []report.Role{report.RoleStatus, report.RoleActual, report.RoleExpected, report.RoleGoal, report.RolePacing,
	report.RolePrevious, report.RoleChange, report.RoleLastYear, report.RoleYearChange, report.RoleForecast, report.RoleLow, report.RoleHigh, report.RoleScore, report.RoleWorth, report.RoleLost}

// findHomes chooses the home of every figure that several tables show: the
// first table below the overview where its row stands on its own, else any.
func (b *book) findHomes() {
	rank := func(p *placed, r *report.Row) int {
		switch {
		case p.section == report.Overview:
			return 2
		case r.Kind == report.ChildRow, p.table.Kind == report.BridgeTable:
			return 1
		}
		return 0
	}
	for want := range 3 {
		for _, p := range b.tables {
			for i := range p.table.Rows {
				if r := &p.table.Rows[i]; r.Key != "" && rank(p, r) == want {
					b.settle(p, i)
				}
			}
		}
	}
}

func (b *book) settle(p *placed, i int) {
	r := &p.table.Rows[i]
	for _, s := range p.cols {
		role := p.table.Columns[s.index].Role
		key := homeKey{r.Key, role}
		if scored := role == report.RoleScore || role == report.RoleWorth || role == report.RoleLost; scored != (p.table.Kind == report.ScoreTable) {
			continue // a score is worked out on its own table, which works out nothing else
		}
		if _, taken := b.homes[key]; taken || s.index >= len(r.Cells) || !slices.Contains(linked, role) {
			continue
		}
		c := &r.Cells[s.index]
		var value any = clean(b.cellText(c))
		if c.Number != nil {
			value = shown(*c.Number, c.Format)
		}
		b.homes[key] = home{p, s.part.sheet, i, p.at(i, s), value}
	}
}

// linkHome points to the home of a figure, unless this is it.
func (b *book) linkHome(p *placed, i, k int, value any) string {
	h, ok := b.homes[homeKey{p.table.Rows[i].Key, p.table.Columns[p.cols[k].index].Role}]
	_, number := value.(float64)
	if !ok || h.table == p && h.row == i || !agrees(h.value, value) || !number && p.table.Columns[p.cols[k].index].Role != report.RoleStatus {
		return ""
	}
	return quoteSheet(h.sheet.name) + "!" + h.where.String()
}
