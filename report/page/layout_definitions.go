package page

import (
	"strings"

	"kpideck/report"
	"kpideck/report/theme"
)

// Definitions, in px.
const (
	definitionLanes = 2
	definitionWide  = 800.0 // from this width on they stand in two columns
	definitionLines = 4     // of a meaning
	definitionAir   = 12.0
	definitionTight = 3.0 // where that saves a page
	definitionSide  = 0.4 // the most of a line that unit and source take
)

// definition is an entry as it is laid out.
type definition struct {
	name, side string
	text       []string
	air        float64
}

// definitions sets a list of definitions: the name, its unit and source beside it
// in grey, the meaning below; in two columns where the page is wide.
func (f *flow) definitions(t *report.Table) {
	lanes, w := f.lanes()
	items := f.defined(t, lanes, w)
	for len(items) > 0 {
		head := f.headingHeight(t.Title, t.Note)
		high := f.laneHeight(items, lanes, f.left()-head)
		if head+f.definitionHeight(items[0]) > f.left()+0.01 && !f.fresh() {
			f.turn()
			continue
		}
		f.heading(t.Title, t.Note)
		top, low := f.y, f.y
		for lane := range lanes {
			f.y = top
			for len(items) > 0 && (f.y+f.definitionHeight(items[0]) <= top+high+0.01 || f.y == top) {
				f.definition(f.x+float64(lane)*(w+f.px(columnSep)), w, items[0])
				items = items[1:]
			}
			low = max(low, f.y)
		}
		if f.y = low; len(items) > 0 {
			f.turn()
		}
	}
}

// definitionsElastic measures the list; one that needs several pages is as high as
// no page is.
func (f *flow) definitionsElastic(t *report.Table) elastic {
	lanes, w := f.lanes()
	items, head := f.defined(t, lanes, w), f.headingHeight(t.Title, t.Note)
	room := f.bottom - f.top - head
	high := f.laneHeight(items, lanes, room)
	if high >= room {
		return rigid(endless)
	}
	return rigid(head + high)
}

func (f *flow) lanes() (n int, width float64) {
	if n = definitionLanes; f.w < f.px(definitionWide) {
		n = 1
	}
	return n, (f.w - float64(n-1)*f.px(columnSep)) / float64(n)
}

// defined are the entries of a list: of a row its name, its text, and the rest.
func (f *flow) defined(t *report.Table, lanes int, w float64) []definition {
	items := make([]definition, len(t.Rows))
	for i, r := range t.Rows {
		var side []string
		n := 0
		for k, c := range t.Columns {
			text := cellAt(r, k).Text
			switch {
			case !c.On.In(report.InPage):
				continue
			case n == 0:
				items[i].name = text
			case n == 1:
				items[i].text = f.Lines(text, w, definitionLines, f.Style(theme.Note).In(f.Color(theme.Text2)))
			case text != "":
				side = append(side, text)
			}
			n++
		}
		items[i].side = strings.Join(side, " · ")
	}
	for _, air := range []float64{definitionAir, definitionTight} {
		for i := range items {
			items[i].air = f.px(air)
		}
		if room := f.bottom - f.top - f.headingHeight(t.Title, t.Note); f.laneHeight(items, lanes, room) < room {
			break
		}
	}
	return items
}

// laneHeight is the least height in which all entries find room in the columns,
// or the most that there is.
func (f *flow) laneHeight(items []definition, lanes int, most float64) float64 {
	low, high := 0.0, most
	for range 30 {
		middle := (low + high) / 2
		if f.lanesHold(items, lanes, middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// lanesHold tells whether entries fit into columns of a height.
func (f *flow) lanesHold(items []definition, lanes int, high float64) bool {
	lane, y := 0, 0.0
	for _, d := range items {
		h := f.definitionHeight(d)
		if y+h > high {
			lane, y = lane+1, 0
		}
		if y += h; lane == lanes || h > high {
			return false
		}
	}
	return true
}

func (p *Pen) definitionHeight(d definition) float64 {
	return p.Style(theme.CellStrong).Leading + float64(len(d.text))*p.Style(theme.Note).Leading + d.air
}

// definition draws an entry on a hairline.
func (f *flow) definition(x, w float64, d definition) {
	name, note := f.Style(theme.CellStrong), f.Style(theme.Note)
	base := f.y + d.air/2 + name.Size
	side := min(f.Width(d.side, note), definitionSide*w)
	f.TextIn(x, base, w-side-f.px(16), d.name, name)
	if side > 0 {
		f.TextIn(x+w-side, base, side, d.side, note)
	}
	for i, line := range d.text {
		f.Text(x, base+name.Leading+float64(i)*note.Leading-f.px(1), line, note.In(f.Color(theme.Text2)))
	}
	f.y += f.definitionHeight(d)
	f.Line(x, f.y, x+w, f.y, f.Stroke(theme.HairLine))
}
