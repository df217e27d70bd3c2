package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// The audit of targets, in px.
const (
	smartNameW   = 236.0
	smartNameLow = 0.17 // of a narrow page
	smartPad     = 10.0
	smartHead    = 30.0
	smartLines   = 16 // of what a verdict rests on
	smartAir     = 22.0
	smartLetters = 5
	smartMark    = 22.0 // width of a letter in the short list
	smartRow     = 21.0
	smartRowMost = 28.0
	smartWide    = 1100.0 // from this width on the short list has two columns
)

// The columns of both tables.
const (
	smartName = iota
	smartOwner
	smartGoal
	smartFirst // of the letters
	smartText  = smartFirst + smartLetters
)

// smartDetail tells of some targets every letter with what it rests on.
func (f *flow) smartDetail(t *report.Table) {
	f.list(f.smartReach(t), f.px(smartHead), func() { f.smartTitles(t) }, func(i int, high float64) { f.smartTarget(t, i, high) })
}

// smartReach are the heights of the targets.
func (f *flow) smartReach(t *report.Table) []elastic {
	out := make([]elastic, len(t.Rows))
	for i, r := range t.Rows {
		h := float64(len(f.smartNameLines(r))-1)*f.Style(theme.Strong).Leading + f.px(18) + 2*f.Style(theme.Note).Leading
		for k := range smartLetters {
			h = max(h, f.px(20)+float64(len(f.smartEvidence(cellAt(r, smartFirst+k))))*f.Style(theme.Note).Leading)
		}
		out[i] = elastic{h + f.px(16), h + f.px(16+smartAir)}
	}
	return out
}

// smartNames is the width of the column of names.
func (f *flow) smartNames() float64 { return min(f.px(smartNameW), smartNameLow*f.w) }

func (f *flow) smartNameLines(r report.Row) []string {
	return f.Lines(cellAt(r, smartName).Text, f.smartNames()-f.px(20+smartPad), nameLines, f.Style(theme.Strong))
}

// smartBox is the column of a letter.
func (f *flow) smartBox(k int) (x, w float64) {
	w = (f.w - f.smartNames()) / smartLetters
	return f.x + f.smartNames() + float64(k)*w, w
}

func (f *flow) smartEvidence(c report.Cell) []string {
	_, w := f.smartBox(0)
	return f.Lines(c.Note, w-2*f.px(smartPad), smartLines, f.Style(theme.Note))
}

func (f *flow) smartTitles(t *report.Table) {
	base, head, letter := f.y+f.px(16), f.Style(theme.Header), f.Style(theme.BoxTitle)
	f.TextIn(f.x, base, f.smartNames()-f.px(smartPad), t.Columns[smartName].Title, head)
	for k := range smartLetters {
		c := t.Columns[smartFirst+k]
		x, w := f.smartBox(k)
		x += f.px(smartPad)
		end := f.Text(x, base, c.Title, letter) + f.px(8)
		f.TextIn(end, base, x+w-f.px(2*smartPad)-end, c.Code, f.Style(theme.CellStrong))
	}
	f.Line(f.x, f.y+f.px(26), f.x+f.w, f.y+f.px(26), f.Stroke(theme.TopLine))
	f.y += f.px(smartHead)
}

// smartTarget draws a target: name, goal and owner, then the letters.
func (f *flow) smartTarget(t *report.Table, i int, high float64) {
	r, top := t.Rows[i], f.y+f.px(8)
	note, name := f.Style(theme.Note), f.Style(theme.Strong)
	f.leads(r.Key, Rect{f.x, f.y, f.smartNames(), high})
	base, w := top+f.px(14), f.smartNames()-f.px(20+smartPad)
	f.Mark(Point{f.x + f.px(7), base - f.px(5)}, f.px(12), markOf("", cellAt(r, smartName).Tone))
	lines, x := f.smartNameLines(r), f.x+f.px(20)
	for n, line := range lines {
		f.Text(x, base+float64(n)*name.Leading, line, name)
	}
	below := base + float64(len(lines)-1)*name.Leading
	f.TextIn(x, below+f.px(18), w, cellAt(r, smartGoal).Text, note.In(f.Color(theme.Ink)))
	f.TextIn(x, below+f.px(35), w, cellAt(r, smartOwner).Text, note)
	for k := range smartLetters {
		c := cellAt(r, smartFirst+k)
		x, w := f.smartBox(k)
		ink := note.In(f.Color(theme.Text2))
		switch c.Verdict {
		case "fail":
			f.Fill(Rect{x, f.y + f.px(3), w - f.px(2), high - f.px(6)}, f.Color(theme.BadTint))
			ink = note.In(f.Color(theme.Ink))
		case "warn":
			ink = note.In(f.Color(theme.Ink))
		}
		f.Status(x+f.px(smartPad), base, c.Verdict, c.Text, f.Style(theme.CellStrong))
		for n, line := range f.smartEvidence(c) {
			f.Text(x+f.px(smartPad), base+f.px(18)+float64(n)*note.Leading, line, ink)
		}
	}
	f.Line(f.x, f.y+high, f.x+f.w, f.y+high, f.Stroke(theme.HairLine))
}
