package xlsx

import (
	"slices"

	"kpideck/report"
)

// cell refers to a cell that must hold a number.
func (w *relationWriter) cell(f figure) (expression, bool) {
	if !f.here || !f.number {
		return expression{}, false
	}
	if !slices.Contains(w.cells, f.ref) {
		w.cells = append(w.cells, f.ref)
	}
	return expression{text: f.ref, value: f.value, binding: atoms}, true
}

func (w *relationWriter) home(key string, role report.Role) (expression, bool) {
	h, ok := w.b.homes[homeKey{key, role}]
	if !ok {
		return expression{}, false
	}
	v, number := h.value.(float64)
	return w.cell(figure{ref: w.on.refTo(h.sheet, h.where), value: v, number: number, here: true})
}

// refTo writes a cell of a sheet as a formula on this one names it.
func (s *sheet) refTo(to *sheet, where at) string {
	if s == to {
		return where.String()
	}
	return quoteSheet(to.name) + "!" + where.String()
}

// spot finds a cell of a table.
func (w *relationWriter) spot(s report.Spot) figure {
	sh, where, ok := w.b.find(s.Table, s.Row, s.Column)
	if !ok || s.Column >= len(s.Table.Rows[s.Row].Cells) {
		return figure{}
	}
	f := figure{ref: w.on.refTo(sh, where), here: true}
	if c := &s.Table.Rows[s.Row].Cells[s.Column]; c.Number != nil {
		f.value, f.number = shown(*c.Number, c.Format), true
	}
	return f
}

// find is where a cell of a table stands.
func (b *book) find(t *report.Table, row, column int) (*sheet, at, bool) {
	for _, p := range b.tables {
		if p.table != t {
			continue
		}
		for _, s := range p.cols {
			if s.index == column && row < len(t.Rows) && p.at(row, s).row > 0 {
				return s.part.sheet, p.at(row, s), true
			}
		}
	}
	return nil, at{}, false
}
