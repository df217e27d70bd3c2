package text

import (
	"strings"

	"kpideck/kpi/ingest"
)

// The widest that a column of an inspection gets.
const (
	headerWidth  = 34
	exampleWidth = 22
	cellWidth    = 24
	shortest     = 16 // a column that would get less at the end of a line is left out
	gap          = 2
)

// meanings lists the columns of a table: header, use and examples.
func (e *inspection) meanings(t *ingest.InspectedTable) {
	rows := [][]string{{e.word("columns"), e.word("used"), e.word("examples")}}
	for _, c := range t.Columns[:min(shownColumnRows, len(t.Columns))] {
		var examples []string
		for _, x := range c.Examples {
			examples = append(examples, clipped(plainCell(x), exampleWidth))
		}
		rows = append(rows, []string{plainCell(c.Header), e.use(t, &c), strings.Join(examples, " · ")})
	}
	used := 0
	for _, r := range rows {
		used = max(used, width(r[1]))
	}
	header := min(headerWidth, max(shortest, e.columns-used-3*gap-exampleWidth))
	e.fitted(rows, []int{header, used, e.columns})
	if more := len(t.Columns) - shownColumnRows; more > 0 {
		e.line("  " + e.say("more", e.number(more)))
	}
}

// shownColumnRows bounds the columns that are listed.
const shownColumnRows = 200

// use says what a column is used for; in a table that none reads, what it looks like.
func (e *inspection) use(t *ingest.InspectedTable, c *ingest.InspectedColumn) string {
	if t.Preset == nil && c.Looks != "" && c.Meaning == ingest.MeansNothing {
		return e.word("looks." + c.Looks)
	}
	return e.say("means."+string(c.Meaning), c.ID)
}

// firstRows shows as many columns of the first rows as fit.
func (e *inspection) firstRows(t *ingest.InspectedTable) {
	rows := make([][]string, len(t.First)+1)
	for _, c := range t.Columns {
		rows[0] = append(rows[0], plainCell(c.Header))
	}
	for i, r := range t.First {
		for _, cell := range r {
			rows[i+1] = append(rows[i+1], plainCell(cell))
		}
	}
	widest := make([]int, len(t.Columns))
	for i := range widest {
		widest[i] = cellWidth
	}
	if hidden := e.fitted(rows, widest); hidden > 0 {
		e.line("  " + e.say("more", e.number(hidden)))
	}
}

// plainCell is a cell on one line, without what a terminal would obey.
func plainCell(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(Clean(s), "\n", " ")), " ")
}

// fitted writes rows under their first as far as the line goes, no column wider
// than its limit, and gives the number of columns left out. The last column that
// is begun is cut where the line ends.
func (e *printer) fitted(rows [][]string, limits []int) (hidden int) {
	left := e.columns - gap
	var widths []int
	for i, limit := range limits {
		w := 1
		for _, r := range rows {
			w = max(w, width(r[i]))
		}
		w = min(w, limit)
		if w > left && len(widths) > 0 && left < shortest {
			break
		}
		w = min(w, left)
		if w < 1 {
			break
		}
		widths = append(widths, w)
		left -= w + gap
	}
	for i, r := range rows {
		line := strings.Repeat(" ", gap)
		for at, w := range widths {
			cell := clipped(r[at], w)
			line += cell + strings.Repeat(" ", w-width(cell)+gap)
		}
		e.line(line)
		if i == 0 {
			e.line(strings.Repeat(" ", gap) + strings.Repeat("─", min(e.columns-gap, ruled(widths))))
		}
	}
	return len(limits) - len(widths)
}

func ruled(widths []int) int {
	n := gap * (len(widths) - 1)
	for _, w := range widths {
		n += w
	}
	return n
}

// clipped cuts a text to so many columns of a terminal and says so by a dot.
func clipped(s string, columns int) string {
	if width(s) <= columns {
		return s
	}
	return cut(s, max(1, columns-1))[0] + "…"
}
