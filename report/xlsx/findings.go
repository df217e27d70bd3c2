package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"kpideck/report"
)

// scoreRoom is the width of the large number of the score.
const scoreRoom = 12

// ruleGap keeps the findings off the rule below their heading.
const ruleGap = 4

// scoreWidth is how wide the longest line beside the number of the score is.
func (b *book) scoreWidth(s *report.ScoreBox) float64 {
	w := 20.0
	for i, line := range scoreLines(s) {
		w = max(w, textWidth(line, b.scoreLook(i))+2)
	}
	return min(w, 75-scoreRoom)
}

func (b *book) scoreLook(line int) look {
	if line == 0 {
		return b.styles.look(legend)
	}
	return b.styles.look(note)
}

// scoreLines are what stands beside the number. Each group has its line, so that
// the score leaves the headlines their width.
func scoreLines(s *report.ScoreBox) (list []string) {
	said := []string{strings.TrimSpace(s.OutOf + "  " + s.Grade)}
	for _, g := range s.Groups {
		said = append(said, strings.TrimSpace(g.Name+"  "+g.Label))
	}
	for _, line := range append(said, s.Hint, s.Note) {
		if line != "" {
			list = append(list, line)
		}
	}
	return list
}

// placeFindings writes the headlines and, beside them at the right edge, the
// score. Either may be nil.
func (b *book) placeFindings(sh *sheet, h *report.Headlines, score *report.ScoreBox) {
	start, edge := sh.next, sh.last()
	if score != nil && h != nil {
		if from := sh.scoreColumn(b.scoreWidth(score)); from-2 >= leastEdge {
			b.paintScore(sh, start, from, score)
			b.paintHeadlines(sh, start, from-2, h)
			return
		}
	}
	if h != nil {
		b.paintHeadlines(sh, start, edge, h)
		sh.next++
	}
	if score != nil {
		b.paintScore(sh, sh.next, 2, score)
	}
}

// leastEdge is the first column at which headlines can end; on a sheet with
// fewer the score stands below them.
const leastEdge = 6

// scoreColumn is where the score stands so that its lines end at the right edge.
func (s *sheet) scoreColumn(width float64) int {
	col := s.last()
	for col > 4 && s.span(s.scoreLines(col), s.last()) < width {
		col--
	}
	return col
}

// scoreLines is the column of the lines beside the number of a score.
func (s *sheet) scoreLines(from int) int {
	text := from + 1
	for text < s.last() && s.span(from, text-1) < scoreRoom-1 {
		text++
	}
	return text
}

func (b *book) paintHeadlines(sh *sheet, row, edge int, h *report.Headlines) {
	sh.heading(b, row, 2, edge, h.Title)
	row++
	sh.height(row, ruleGap)
	for i, item := range h.Items {
		row++
		head := b.styles.look(body)
		head.bold, head.below, head.wrap, head.top = true, noLine, true, true
		b.colorTone(&head, item.Tone)
		text := b.styles.look(body)
		text.below, text.wrap, text.top = noLine, true, true
		text.align, text.indent = "left", 1 // a finding may fill its column
		title := strconv.Itoa(i+1) + ". " + item.Title
		sh.put(at{row, 2}, head, title)
		sh.put(at{row, 3}, text, item.Text)
		sh.merge(at{row, 3}, at{row, edge})
		tall := max(lines(title, head, sh.span(2, 2)-1), lines(item.Text, text, sh.span(3, edge)-1-indentWidth))
		sh.height(row, max(rowHeight, float64(tall)*lineHeight+4))
	}
	sh.next = max(sh.next, row+1)
}

// paintScore writes the overall score large, and what it is made of beside it.
func (b *book) paintScore(sh *sheet, row, from int, s *report.ScoreBox) {
	sh.heading(b, row, from, sh.last(), s.Title)
	row++
	sh.height(row, ruleGap)
	big := b.styles.look(bigScore)
	big.align = "left"
	var value any = s.Overall.Text
	if s.Overall.Number != nil {
		value = shown(*s.Overall.Number, s.Overall.Format)
		big.format = b.numberFormat(s.Overall.Format)
	}
	text := sh.scoreLines(from)
	sh.put(at{row + 1, from}, big, value)
	b.await(sh, at{row + 1, from}, &s.Overall)
	sh.merge(at{row + 1, from}, at{row + 2, text - 1})
	list := scoreLines(s)
	for i, line := range list {
		sh.put(at{row + 1 + i, text}, b.scoreLook(i), line)
		if 0 < i && i <= len(s.Groups) {
			b.paintPoints(sh, at{row + 1 + i, text}, b.scoreLook(i), &s.Groups[i-1])
		}
	}
	sh.next = max(sh.next, row+max(len(list), 2)+1)
}

// paintPoints writes what a group adds to the score as a number, whose format
// says the words around it, so that it can be a formula.
func (b *book) paintPoints(sh *sheet, where at, l look, g *report.ScoreGroup) {
	before, after, found := strings.Cut(g.Label, g.Points.Text)
	if g.Points.Number == nil || !found {
		return
	}
	if g.Name != "" {
		before = g.Name + "  " + before
	}
	l.align = "left"
	l.format = quotedFormat(before) + "0" + places(g.Points.Format) + quotedFormat(after)
	if len(utf16.Encode([]rune(l.format))) <= maxNumberFormat {
		sh.put(where, l, shown(*g.Points.Number, g.Points.Format))
		sh.merge(where, at{where.row, sh.last()}) // a number does not reach beyond its cell
		b.await(sh, where, &g.Points)
	}
}

// maxNumberFormat is how long a number format may be.
const maxNumberFormat = 255

// quotedFormat is a text as number formats hold it.
func quotedFormat(s string) string {
	if s = clean(s); s == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(s, `"`, `"\""`) + `"`
}

// placeRemarks writes lines with a mark: checks, events, notes.
func (b *book) placeRemarks(sh *sheet, r *report.Remarks) {
	top := sh.next
	if r.Title != "" && r.Title != sh.rows[0].cells[1].value { // it may be the sheet's own
		sh.heading(b, sh.next, 2, sh.last(), r.Title)
		sh.together(sh.next, sh.next+3)
		sh.next++
	}
	for _, item := range r.Items {
		b.remark(sh, item)
	}
	sh.prose = append(sh.prose, [2]int{top, sh.next - 1})
}

func (b *book) remark(sh *sheet, item report.Remark) {
	look := b.styles.look(body)
	look.wrap, look.align = true, "left"
	mark := toneMarks[item.Tone]
	if item.Status != "" {
		mark = marks[item.Status]
	}
	b.toneLook(&look, &report.Cell{Tone: item.Tone})
	look.bold = false
	start := sh.next
	text := mark + "  " + item.Text
	edge := sh.last()
	sh.put(at{sh.next, 2}, look, text)
	sh.fill(sh.next, 2, edge, look)
	sh.merge(at{sh.next, 2}, at{sh.next, edge})
	tall := lines(text, look, sh.span(2, edge)-1)
	sh.height(sh.next, float64(tall-1)*lineHeight+rowHeight)
	sh.next++
	if item.Detail != "" {
		small := b.styles.look(note)
		small.wrap, small.indent, small.align = true, 2, "left"
		sh.put(at{sh.next, 2}, small, item.Detail)
		sh.merge(at{sh.next, 2}, at{sh.next, edge})
		sh.height(sh.next, float64(lines(item.Detail, small, sh.span(2, edge)-3))*lineHeight+3)
		sh.next++
	}
	sh.together(start, sh.next-1)
}
