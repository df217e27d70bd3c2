package ingest

import (
	"bytes"
	"regexp"
	"slices"
)

// What is shown of a table names nobody: columns that the words call personal
// are masked, e-mails and phones wherever they stand, and in a table that has a
// personal column also the texts that may belong to it: those under days and
// numbers, where a shifted row puts them, columns without a use whose texts are
// mostly different, as names and remarks are and channels and statuses are not,
// and texts that stand in one row alone.

// contacts finds e-mails, and phones as people write them: with a leading 0 or +.
var contacts = regexp.MustCompile(`[^\s<>:;,"()]+@[^\s<>:;,"()]+\.[^\s<>:;,"()]+|(^|[^\pL\d.,:/+-])(?:\+\d|0[1-9])(?:[ .-]?\d){7,12}([,.]?(?:$|[^\pL\d.,:/-]))`)

// harmless masks the e-mails and phones of a text.
func harmless(s string) string { return contacts.ReplaceAllString(s, "${1}"+personalCell+"${2}") }

// shown is a cell as it may be shown.
func (c *InspectedColumn) shown(cell []byte) string {
	if c.Meaning == MeansPersonal && len(bytes.TrimSpace(cell)) > 0 {
		return personalCell
	}
	return harmless(memberName(string(cell)))
}

// note remembers the different cells of a table that has a personal column.
func (g *gathering) note(fields [][]byte) {
	if g.different == nil {
		g.different = make([]map[string]int, len(g.out.Columns))
	}
	if !g.t.ofPeople {
		return
	}
	for i := range min(len(g.out.Columns), len(fields)) {
		if g.different[i] == nil {
			g.different[i] = map[string]int{}
		}
		g.different[i][g.out.Columns[i].shown(fields[i])]++
	}
}

// hide masks the texts of a table with a personal column that may belong to it.
func (g *gathering) hide(d *dates) {
	if !g.t.ofPeople {
		return
	}
	for i := range g.out.Columns {
		c, mayName := &g.out.Columns[i], g.mayName(i)
		hidden := func(cell string) string {
			if cell != "" && d.looks(cell) == looksText && (mayName || g.different[i][cell] < 2) {
				return personalCell
			}
			return cell
		}
		for n := range c.Examples {
			c.Examples[n] = hidden(c.Examples[n])
		}
		c.Examples = slices.Compact(c.Examples)
		for _, row := range g.out.First {
			row[i] = hidden(row[i])
		}
	}
}

// mayName tells whether texts of a column may name people.
func (g *gathering) mayName(column int) bool {
	switch g.out.Columns[column].Meaning {
	case MeansDate, MeansMeasure, MeansRatio:
		return true
	case MeansNothing:
		return 2*len(g.different[column]) > min(g.out.Rows, exampleRows)
	}
	return false
}
