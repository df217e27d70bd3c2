package template

import (
	"kpideck/kpi/diag"
)

// fillGrid puts the rows of a grid below its header. A table grows over empty
// cells; nothing of the client's is moved or overwritten.
func (t *Template) fillGrid(g *grid, f *Figures) {
	rows, data := g.rows(f), g.data()
	need := area{data.top, data.left, data.top + len(rows) - 1, data.right}
	if c, free := t.room(g, need); !free {
		t.fail("template_room", g.sheet.place(c), flawf("%q cần %d dòng nhưng ô này đã có nội dung", "%q needs %d rows, but this cell is taken",
			diag.Bothf("để trống %d dòng dưới tiêu đề, hoặc dời phần bên dưới xuống", "leave %d rows below the header empty, or move what stands below", len(rows)),
			g.called, len(rows)))
		return
	}
	if len(rows) == 0 {
		t.add("template_no_rows", diag.Notice, g.place(0), diag.Bothf("%q không có dòng nào trong quý này", "%q has no rows in this quarter", g.called), nil)
	}
	for i, answers := range rows {
		for j, c := range g.columns {
			where := at{data.top + i, data.left + j}
			switch grown := where.row > data.bottom; {
			case !c.own:
				t.put(g, where, t.content(answers[j]), grown)
			case grown:
				t.extend(g, where)
			}
		}
	}
	t.follow(g, data, t.rest(g, data.top+len(rows), data))
}

// put fills a cell. New rows look like the first one.
func (t *Template) put(g *grid, where at, what content, grown bool) {
	if what.keep = !grown; grown {
		if first := g.sheet.cell(at{g.data().top, where.col}); first != nil {
			what.style = first.style
		}
	}
	g.sheet.set(where, what)
}

// extend takes a column of the client's to a new row: its style, and the formula
// of the last row before.
func (t *Template) extend(g *grid, where at) {
	data := g.data()
	what := content{}
	if c := g.sheet.cell(at{data.bottom, where.col}); c != nil && c.formula != nil {
		text := g.sheet.formulaText(c)
		if text == "" || c.formula.kind == "array" || c.formula.kind == "dataTable" {
			t.add("template_fill_down", diag.Warning, g.sheet.place(c.at), diag.Both("công thức của cột không sao xuống dòng mới được", "the formula of the column is not taken to new rows"), nil)
		} else {
			prefix := g.sheet.prefix
			what.formula = "<" + prefix + "f>" + escaped(shifted(text, where.row-c.row, 0)) + "</" + prefix + "f>"
			t.formula = true
		}
	}
	t.put(g, where, what, true)
}

// rest empties the rows that are left over, from the first of them on, and fits
// the table to its rows. A table with totals, or with something of the client's
// in those rows, keeps its size, as does a range. It gives the last row of data.
func (t *Template) rest(g *grid, from int, data area) int {
	shrinks := g.table != nil && g.table.totals == 0
	for row := from; row <= data.bottom; row++ {
		for j, c := range g.columns {
			old := g.sheet.cell(at{row, data.left + j})
			switch {
			case old == nil || !old.filled:
			case !c.own:
				g.sheet.set(old.at, content{keep: true})
			case old.formula == nil || old.formula.kind != "" && old.formula.text != "":
				shrinks = false
			}
		}
	}
	if !shrinks {
		from = max(from, data.bottom+1)
	}
	bottom := max(from-1, data.top)
	if g.table == nil || bottom == data.bottom {
		return bottom
	}
	for row := bottom + 1; row <= data.bottom; row++ {
		t.clearFormulas(g, row)
	}
	fitted := g.area
	fitted.bottom = bottom + g.table.totals
	t.archive.change(g.table.part, g.table.resized(fitted))
	return bottom
}

func (t *Template) clearFormulas(g *grid, row int) {
	for j := range g.columns {
		if c := g.sheet.cell(at{row, g.area.left + j}); c != nil && c.formula != nil {
			g.sheet.set(c.at, content{keep: true})
			t.formula = true
		}
	}
}

// room tells whether the rows of a grid find their cells free; if not, which is
// taken.
func (t *Template) room(g *grid, need area) (taken at, free bool) {
	data := g.data()
	for row := need.top; row <= need.bottom; row++ {
		for col := need.left; col <= need.right; col++ {
			where := at{row, col}
			c := g.sheet.cell(where)
			inside := data.has(where)
			own := g.columns[col-need.left].own
			switch {
			case row > lastRow, !(inside && own) && g.sheet.cut(where):
				return where, false
			case !inside && (c != nil && c.filled || g.area.has(where) || t.belongs(g, where)):
				return where, false
			}
		}
	}
	return at{}, true
}

// belongs tells whether a cell is another table's or asked for by a name.
func (t *Template) belongs(g *grid, where at) bool {
	for _, s := range t.slots {
		if s.sheet == g.sheet && s.at == where {
			return true
		}
	}
	for _, x := range g.sheet.tables {
		if x != g.table && x.ref.has(where) {
			return true
		}
	}
	return false
}
