package xlsx

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/formula"
	"kpideck/report"
	"kpideck/report/theme"
)

// The label columns of the totals sheet.
const (
	totalPeriod = 2 + iota
	totalFrom
	totalTo
	totalChannel
	totalCampaign
	totalWhere // only where some row has a condition
)

// fixedColumn is a cell whose column stays when its formula is copied along a row.
func (p at) fixedColumn() string { return "$" + p.String() }

// placeTotals gives the totals their sheet, after the pages that refer to it.
func (b *book) placeTotals() {
	b.collectTotals()
	t := b.totals
	if len(t.rows) == 0 {
		return
	}
	w := b.d.Data.Totals
	sh := b.newSheet(w.Title, b.argb(theme.Mark))
	t.sheet = sh
	b.pages = append(b.pages, page{sh, w.Message, ""})
	heads := b.totalHeads()
	sh.widths = []float64{gutter}
	for _, h := range heads {
		sh.widths = append(sh.widths, b.headerRoom(report.Column{Title: h.title, Code: h.code}, math.Max(h.width, b.headerWidth(report.Column{Title: h.title, Code: h.code}))))
	}
	scope := b.d.Data.Scope
	if t.beyond() {
		scope = w.BeyondNote
	}
	if t.windows != nil {
		scope += " · " + w.WindowNote
	}
	b.frame(sh, w.Title, w.Message, scope)
	head := sh.next
	sh.height(head, headerHeight+4)
	sh.height(head+1, codeHeight)
	for i, h := range heads {
		top, low := b.styles.look(header), b.styles.look(codeLine)
		top.align, top.wrap, low.align = h.align, true, h.align
		if i > 0 && h.align == "left" && heads[i-1].align == "right" {
			top.indent = 1 // as its cells: the header before it reaches to its very edge
		}
		sh.put(at{head, 2 + i}, top, h.title)
		sh.put(at{head + 1, 2 + i}, low, h.code)
	}
	t.first = head + 2
	for i, r := range t.rows {
		r.at = t.first + i
	}
	sh.spread = true
	sh.tail = b.totalsTail()
	sh.next = t.first + len(t.rows)
	sh.frozenRows, sh.frozenCols = head+1, totalCampaign
	sh.heads = []tableHead{{rows: [2]int{head, head + 1}, to: sh.next}}
	b.sayPrinted(sh)
}

// totalHead is the header of a column.
type totalHead struct {
	title, code, align string
	width              float64
}

func (b *book) totalHeads() (list []totalHead) {
	h, w, t := b.d.Data.Headers, b.d.Data.Totals, b.totals
	channel, campaign := b.labelWidths()
	list = []totalHead{{h.Period, "", "left", b.periodWidth()}, {h.From, "", "right", 11.5}, {h.To, "", "right", 11.5},
		{h.Channel, "", "left", channel}, {h.Campaign, "", "left", campaign}}
	t.left = totalWhere
	if t.conditional() {
		list = append(list, totalHead{w.Where, "", "left", 24})
		t.left++
	}
	for i, c := range t.columns {
		if !t.used[i] {
			continue
		}
		code := w.Sum
		if c.data < 0 {
			code = w.Value
		}
		list = append(list, totalHead{c.measure.Title, code, "right", b.totalWidth(i)})
	}
	if t.beyond() {
		list = append(list, totalHead{w.BeyondHeader, "", "left", textWidth(w.Beyond, b.styles.look(note)) + cellPadding})
	}
	if t.windows != nil {
		t.windows.first, t.windows.last = len(list)+2, len(list)+3
		list = append(list, totalHead{w.FirstRow, w.OfData, "right", 11}, totalHead{w.LastRow, w.OfData, "right", 11})
	}
	return list
}

// conditional tells whether some row has conditions beside channel and campaign.
func (t *totals) conditional() bool {
	for _, r := range t.rows {
		if whereText(r.filter) != "" {
			return true
		}
	}
	return false
}

// whereText says the conditions of a filter that have no column of their own.
func whereText(f *kpi.Filter) string {
	if f == nil {
		return ""
	}
	var parts []string
	for _, p := range f.Segment {
		if p.Dim != kpi.Channel && p.Dim != kpi.Campaign {
			parts = append(parts, p.Dim+" = "+p.Member)
		}
	}
	for _, c := range plainConds(f.Conds) {
		switch c.Kind {
		case formula.Eq:
			parts = append(parts, "= "+c.Member)
		case formula.NotEq:
			parts = append(parts, "≠ "+c.Member)
		default:
			parts = append(parts, c.String())
		}
	}
	return strings.Join(parts, " · ")
}

func (b *book) labelWidths() (channel, campaign float64) {
	channel, campaign = 14, 14
	l := b.styles.look(body)
	l.size = dataSize
	for _, r := range b.totals.rows {
		channel = math.Max(channel, textWidth(b.ledger.name(r.member(kpi.Channel)), l)+cellPadding+indentWidth)
		campaign = math.Max(campaign, textWidth(b.ledger.name(r.member(kpi.Campaign)), l)+cellPadding)
	}
	return math.Min(channel, 30), math.Min(campaign, 46)
}

// periodWidth is that of the periods' names: some say that they end before one.
func (b *book) periodWidth() float64 {
	width, l := 11.0, b.styles.look(body)
	l.size = dataSize
	for _, r := range b.totals.rows {
		width = math.Max(width, textWidth(b.periodLabel(r), l)+cellPadding)
	}
	return width
}

// periodLabel names the period of a row.
func (b *book) periodLabel(r *totalRow) string {
	if r.key.opening {
		return b.d.Data.Totals.Opening + " " + r.key.label
	}
	return r.key.label
}

func (b *book) totalWidth(column int) float64 {
	top := 0.0
	for _, r := range b.totals.rows {
		if t := r.cells[column]; t != nil {
			top = math.Max(top, math.Abs(t.value))
		}
	}
	digits := float64(len(strconv.FormatFloat(top, 'f', 0, 64)))
	return math.Max(9, digits+digits/3*0.5+float64(b.totals.columns[column].measure.Format.Decimals)+2.5)
}

// totalLooks are the looks of the sheet, by what a cell holds.
type totalLooks struct {
	text, faint, channel, all, date, count int
	sums, values                           []int // by column of totals
}

// totalsTail are the rows of the totals.
func (b *book) totalsTail() *tail {
	var s totalLooks
	return &tail{count: len(b.totals.rows), height: rowHeight,
		prepare: func() (err error) { s, err = b.totalLooks(); return err },
		write:   func(x *rowXML, i int) { b.writeTotal(x, b.totals.rows[i], &s) },
	}
}

func (b *book) totalLooks() (s totalLooks, err error) {
	id := func(change func(*look)) int {
		l := b.styles.look(body)
		l.size, l.align = dataSize, "left"
		change(&l)
		n, e := b.styles.id(l)
		err = errors.Join(err, e)
		return n
	}
	faint := b.styles.hex(theme.Text2)
	s.text = id(func(*look) {})
	s.faint = id(func(l *look) { l.color = faint })
	s.channel = id(func(l *look) { l.indent = 1 })
	s.all = id(func(l *look) { l.indent, l.color = 1, faint })
	s.date = id(func(l *look) { l.align, l.format = "right", dateCode(b.d.Locale) })
	s.count = id(func(l *look) { l.align, l.color, l.format = "right", faint, b.numberFormat(report.Format{}) })
	for _, c := range b.totals.columns {
		f := c.measure.Format
		f.Scale = 1
		for _, italic := range []bool{false, true} {
			n := id(func(l *look) { l.align, l.format, l.italic = "right", b.numberFormat(f), italic })
			if italic {
				s.values = append(s.values, n)
			} else {
				s.sums = append(s.sums, n)
			}
		}
	}
	return s, err
}

func (b *book) writeTotal(x *rowXML, r *totalRow, s *totalLooks) {
	w, t := b.d.Data.Totals, b.totals
	x.text(totalPeriod, s.text, b.periodLabel(r))
	x.number(totalFrom, s.date, day(r.key.span.Start))
	if last := b.lastDay(r); last != "" {
		x.formula(totalTo, s.date, last, day(r.key.span.Last()))
	} else {
		x.number(totalTo, s.date, day(r.key.span.Last()))
	}
	for _, c := range []struct{ column, style, all int }{{totalChannel, s.channel, s.all}, {totalCampaign, s.text, s.faint}} {
		dim := kpi.Channel
		if c.column == totalCampaign {
			dim = kpi.Campaign
		}
		if name := b.ledger.name(clean(r.member(dim))); name != "" {
			x.text(c.column, c.style, name)
		} else {
			x.text(c.column, c.all, w.All)
		}
	}
	column := totalWhere
	if t.left > totalWhere {
		x.text(column, s.text, whereText(r.filter))
		column++
	}
	for i := range t.columns {
		if t.used[i] {
			b.writeTotalCell(x, r, i, column, s)
			column++
		}
	}
	if t.beyond() {
		how := ""
		if r.beyond {
			how = w.Beyond
		}
		x.text(column, s.faint, how)
	}
	if t.windows != nil {
		b.writeWindow(x, r, s.count)
	}
}

func (b *book) writeTotalCell(x *rowXML, r *totalRow, i, column int, s *totalLooks) {
	switch c := r.cells[i]; {
	case c == nil:
		x.blank(column, s.sums[i])
	case c.sum && !r.beyond:
		x.formula(column, s.sums[i], b.sumifs(r, b.totals.columns[i].data), c.value)
	default:
		x.number(column, s.values[i], c.value)
	}
}

// lastDay is the last day of a row as a formula where it moves with the as-of
// day: of the quarter, and of those that are compared over as many days.
func (b *book) lastDay(r *totalRow) string {
	p, span := r.period, r.key.span
	if p.Grain != kpi.Quarterly || r.key.opening || span.Start != p.Start || span.End != min(p.Start+kpi.Date(b.d.Elapsed), p.End) {
		return ""
	}
	y, m, d := p.Last().Civil()
	return fmt.Sprintf("MIN(%s+%s-1,DATE(%d,%d,%d))", at{r.at, totalFrom}.fixedColumn(), nameElapsed, y, m, d)
}
