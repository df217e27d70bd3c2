package xlsx

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// chartRef is a range that a chart draws, with or without the empty cache that
// excelize writes.
var chartRef = regexp.MustCompile(`<(strRef|numRef)><f>([^<]*)</f>(?:<(?:num|str)Cache>.*?</(?:num|str)Cache>)?</(?:strRef|numRef)>`)

// cacheChart writes the values of the cells into a chart part, so that previewers,
// which do not calculate, draw it as well.
func (b *book) cacheChart(part string) string {
	return chartRef.ReplaceAllStringFunc(part, func(s string) string {
		m := chartRef.FindStringSubmatch(s)
		cells := b.cellsAt(html.UnescapeString(m[2]))
		kind := strings.TrimSuffix(m[1], "Ref") + "Cache"
		return "<" + m[1] + "><f>" + m[2] + "</f><" + kind + ">" + cachePoints(cells, m[1] == "numRef") + "</" + kind + "></" + m[1] + ">"
	})
}

// cachePoints are the values of cells as a chart holds them.
func cachePoints(cells []cell, numbers bool) string {
	var s strings.Builder
	if numbers {
		format := "General"
		for _, c := range cells {
			if c.look.format != "" {
				format = c.look.format
				break
			}
		}
		s.WriteString("<formatCode>" + escapeXML(format) + "</formatCode>")
	}
	fmt.Fprintf(&s, `<ptCount val="%d"/>`, len(cells))
	for i, c := range cells {
		if text, ok := cacheText(c.value, numbers); ok {
			fmt.Fprintf(&s, `<pt idx="%d"><v>%s</v></pt>`, i, escapeXML(text))
		}
	}
	return s.String()
}

func cacheText(value any, number bool) (text string, ok bool) {
	switch v := value.(type) {
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64), true
	case string:
		return v, !number
	}
	return "", false
}

// cellsAt are the cells of a range of one row or column, as formulas name it.
func (b *book) cellsAt(ref string) (list []cell) {
	i := strings.LastIndex(ref, "!")
	if i < 0 {
		return nil
	}
	name := strings.ReplaceAll(strings.Trim(ref[:i], "'"), "''", "'")
	from, to, isRange := strings.Cut(strings.ReplaceAll(ref[i+1:], "$", ""), ":")
	if !isRange {
		to = from
	}
	left, top, err := excelize.CellNameToCoordinates(from)
	right, bottom, err2 := excelize.CellNameToCoordinates(to)
	if err != nil || err2 != nil {
		return nil
	}
	for _, sh := range b.sheets {
		if sh.name != name {
			continue
		}
		for row := top; row <= bottom; row++ {
			for col := left; col <= right; col++ {
				list = append(list, sh.cell(at{row, col}))
			}
		}
	}
	return list
}

// cell is what stands at a place; the zero cell where nothing does.
func (s *sheet) cell(p at) cell {
	if p.row > len(s.rows) || p.col > len(s.rows[p.row-1].cells) {
		return cell{}
	}
	return s.rows[p.row-1].cells[p.col-1]
}
