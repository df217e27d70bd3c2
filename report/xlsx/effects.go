package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"kpideck/kpi/review"
	"kpideck/report"
)

// tieTolerance is how far a sum of effects may be from the change that it
// explains, against the larger of the two values: what a float64 loses.
const tieTolerance = 1e-9

// explained writes the cells of a bridge: effects over their row, the sum over
// the rows above, and the check of the two against each other. ok is false for
// other cells.
func (b *book) explained(p *placed, i, k int, c *report.Cell) (formula string, value any, ok bool) {
	of := b.rowFigures(p.cols[k].part.sheet, p, i)
	switch c.Calc {
	case report.CalcEffect:
		rate, mix := of(report.RoleRate), of(report.RoleMix)
		return rate.ref + "+" + mix.ref, rate.value + mix.value, rate.number && mix.number
	case report.CalcDifference:
		now, before := of(report.RoleActual), of(report.RolePrevious)
		return now.ref + "-" + before.ref, now.value - before.value, now.number && before.number
	case report.CalcSum:
		return b.sumAbove(p, i, k)
	case report.CalcPicked:
		return b.picked(p, i)
	case report.CalcAgainstTotal:
		return b.againstTotal(p, of(report.RoleCost))
	case report.CalcTies:
		return b.ties(of(report.RoleEffect), of(report.RoleActual), of(report.RolePrevious), points(p, i))
	}
	return "", nil, false
}

// againstTotal compares the cost of a row with that of the total, the first row.
func (b *book) againstTotal(p *placed, own figure) (formula string, value any, ok bool) {
	total := b.rowFigures(p.sheet, p, 0)(report.RoleCost)
	if !own.number || !total.number || total.value == 0 {
		return "", nil, false
	}
	column, row, _ := strings.Cut(strings.TrimRight(total.ref, "0123456789")+" "+strings.TrimLeft(total.ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), " ")
	fixed := column + "$" + row
	return "IF(" + fixed + "=0," + quoteText(b.d.Words.Undefined) + "," + own.ref + "/" + fixed + "-1)", own.value/total.value - 1, true
}

// sumAbove adds a column from the heading of its part down to the row before.
func (b *book) sumAbove(p *placed, i, k int) (formula string, value any, ok bool) {
	s, first, sum := p.cols[k], i, 0.0
	for first > 0 && p.table.Rows[first-1].Kind == report.PlainRow {
		first--
		if cells := p.table.Rows[first].Cells; s.index < len(cells) && cells[s.index].Number != nil {
			sum += shown(*cells[s.index].Number, cells[s.index].Format)
		}
	}
	return fmt.Sprintf("SUM(%s:%s)", at{p.first + first, s.left}, at{p.first + i - 1, s.left}), sum, first < i
}

// points is how many units of the effects one unit of the values is: 100 where
// the values are percentages and their difference is in points.
func points(p *placed, i int) int {
	for _, c := range p.table.Rows[i].Cells {
		if c.Format.Kind == report.FormatPoints {
			return 100
		}
	}
	return 1
}

func (b *book) ties(sum, now, before figure, times int) (formula string, value any, ok bool) {
	change, factor := now.ref+"-"+before.ref, ""
	if times > 1 {
		change, factor = "("+change+")*"+strconv.Itoa(times), "*"+strconv.Itoa(times)
	}
	room := "MAX(ABS(" + now.ref + "),ABS(" + before.ref + "))" + factor
	formula = "IF(ABS(" + sum.ref + "-(" + change + "))<=" + strconv.FormatFloat(tieTolerance, 'f', -1, 64) + "*" + room + "," +
		quoteText(b.tiesText(true)) + "," + quoteText(b.tiesText(false)) + ")"
	t := float64(times)
	off := math.Abs(sum.value - (now.value-before.value)*t)
	return formula, b.tiesText(off <= tieTolerance*t*max(math.Abs(now.value), math.Abs(before.value))), sum.number && now.number && before.number
}

func (b *book) tiesText(ties bool) string {
	if ties {
		return marks[review.Met] + " " + b.d.Words.Ties
	}
	return marks[review.Missed] + " " + b.d.Words.Differs
}
