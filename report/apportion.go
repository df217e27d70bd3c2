package report

import (
	"cmp"
	"math"
	"slices"
)

// apportion rounds parts to a decimal so that as shown they add up to their sum
// as shown: all are rounded down, and those that lost the most by it are rounded
// up (the largest remainders). 45.86 + 31.12 + 19.76 = 96.74 is 45.9 + 31.1 + 19.7
// beside 96.7.
func apportion(parts []float64, decimals int) []float64 {
	unit := math.Pow10(decimals)
	total, left := 0.0, 0.0
	shown, order := make([]float64, len(parts)), make([]int, len(parts))
	for i, v := range parts {
		order[i], total = i, total+v
		shown[i] = math.Floor(v*unit + 1e-9)
		left -= shown[i]
	}
	left += math.Round(total * unit)
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(parts[j]*unit-shown[j], parts[i]*unit-shown[i])
	})
	for _, i := range order {
		if left < 1 {
			break
		}
		shown[i]++
		left--
	}
	for i := range shown {
		shown[i] /= unit
	}
	return shown
}

// apportionCells writes the numbers of cells so that they add up as shown. The
// numbers themselves stay, as the workbook computes them.
func (b *builder) apportionCells(cells []*Cell, decimals int) {
	var parts []float64
	for _, c := range cells {
		parts = append(parts, *c.Number)
	}
	for i, v := range apportion(parts, decimals) {
		cells[i].Text = b.l.Number(v, decimals)
	}
}

// apportionLost lets the points lost that a tree shows add up.
func (b *builder) apportionLost(t *Tree) {
	var cells []*Cell
	for i := range t.Nodes {
		n := &t.Nodes[i]
		for _, c := range append([]*Cell{&n.Card.Lost}, lostCells(n.Children)...) {
			if c.Number != nil {
				cells = append(cells, c)
			}
		}
	}
	b.apportionCells(cells, 1)
}

func lostCells(cards []Card) (cells []*Cell) {
	for i := range cards {
		cells = append(cells, &cards[i].Lost)
	}
	return cells
}
