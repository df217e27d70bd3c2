package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// The audit of targets, in px.
const (
	smartNameW   = 236.0
	smartPad     = 10.0
	smartHead    = 30.0
	smartLines   = 7 // of what a verdict rests on
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
		h := f.px(18) + 2*f.Style(theme.Note).Leading
		for k := range smartLetters {
			h = max(h, f.px(20)+float64(len(f.smartEvidence(cellAt(r, smartFirst+k))))*f.Style(theme.Note).Leading)
		}
		out[i] = elastic{h + f.px(16), h + f.px(16+smartAir)}
	}
	return out
}

// smartBox is the column of a letter.
func (f *flow) smartBox(k int) (x, w float64) {
	w = (f.w - f.px(smartNameW)) / smartLetters
	return f.x + f.px(smartNameW) + float64(k)*w, w
}

func (f *flow) smartEvidence(c report.Cell) []string {
	_, w := f.smartBox(0)
	return f.Lines(c.Note, w-2*f.px(smartPad), smartLines, f.Style(theme.Note))
}

func (f *flow) smartTitles(t *report.Table) {
	base, head, letter := f.y+f.px(16), f.Style(theme.Header), f.Style(theme.BoxTitle)
	f.TextIn(f.x, base, f.px(smartNameW-smartPad), t.Columns[smartName].Title, head)
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
	f.leads(r.Key, Rect{f.x, f.y, f.px(smartNameW), high})
	base, w := top+f.px(14), f.px(smartNameW-20-smartPad)
	f.Mark(Point{f.x + f.px(7), base - f.px(5)}, f.px(12), markOf("", cellAt(r, smartName).Tone))
	f.TextIn(f.x+f.px(20), base, w, cellAt(r, smartName).Text, name)
	f.TextIn(f.x+f.px(20), base+f.px(18), w, cellAt(r, smartGoal).Text, note.In(f.Color(theme.Ink)))
	f.TextIn(f.x+f.px(20), base+f.px(35), w, cellAt(r, smartOwner).Text, note)
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

// smartShort tells of each target the marks of its letters, in two columns where
// the page is wide.
func (f *flow) smartShort(t *report.Table) {
	rows := f.smartRows(len(t.Rows))
	f.list(rows, f.px(smartHead), func() { f.smartShortHead(t) }, func(i int, high float64) {
		for k := range f.smartLanes() {
			if n := i + k*len(rows); n < len(t.Rows) {
				f.smartLine(t.Rows[n], k, high)
			}
		}
	})
}

// smartRows are the heights of as many rows as so many targets take.
func (f *flow) smartRows(n int) []elastic {
	lanes := f.smartLanes()
	rows := make([]elastic, (n+lanes-1)/lanes)
	for i := range rows {
		rows[i] = elastic{f.px(smartRow), f.px(smartRowMost)}
	}
	return rows
}

func (f *flow) smartLanes() int {
	if f.w >= f.px(smartWide) {
		return 2
	}
	return 1
}

// smartPlaces are the edges of a lane: name, goal, first letter, text, end.
func (f *flow) smartPlaces(lane int) (name, goal, letters, text, end float64) {
	n := float64(f.smartLanes())
	w := (f.w - (n-1)*f.px(columnSep)) / n
	name = f.x + float64(lane)*(w+f.px(columnSep))
	goal = name + 0.29*w
	letters = goal + max(f.px(104), 0.16*w)
	return name, goal, letters, letters + f.px(smartLetters*smartMark+8), name + w
}

func (f *flow) smartShortHead(t *report.Table) {
	base, letter := f.y+f.px(16), f.Style(theme.HeaderStrong).In(f.Color(theme.Brand))
	for lane := range f.smartLanes() {
		name, _, letters, _, end := f.smartPlaces(lane)
		if lane == 0 {
			x := f.TextIn(name, base, letters-name, t.Title, f.Style(theme.BlockTitle)) + f.px(8)
			if room := letters - f.px(8) - x; f.Width(t.Note, f.Style(theme.Unit)) <= room {
				f.Text(x, base, t.Note, f.Style(theme.Unit))
			}
		}
		for k := range smartLetters {
			f.TextCenter(letters+f.px(smartMark)*(float64(k)+0.5), base, t.Columns[smartFirst+k].Title, letter)
		}
		f.Line(name, f.y+f.px(26), end, f.y+f.px(26), f.Stroke(theme.RuleLine))
	}
	f.y += f.px(smartHead)
}

// smartLine is one target of the short list.
func (f *flow) smartLine(r report.Row, lane int, high float64) {
	name, goal, letters, text, end := f.smartPlaces(lane)
	middle, note := f.y+high/2, f.Style(theme.Note)
	f.leads(r.Key, Rect{name, f.y, end - name, high})
	f.TextIn(name, note.Middle(middle), goal-name-f.px(8), cellAt(r, smartName).Text, f.Style(theme.CellStrong))
	f.TextIn(goal, note.Middle(middle), letters-goal-f.px(8), cellAt(r, smartGoal).Text, note)
	ink := note
	for k := range smartLetters {
		c := cellAt(r, smartFirst+k)
		if c.Verdict != "" {
			f.Mark(Point{letters + f.px(smartMark)*(float64(k)+0.5), middle}, f.px(11), c.Verdict)
		}
		if c.Verdict == "warn" {
			ink = note.In(f.Color(theme.Ink))
		}
	}
	f.TextIn(text, note.Middle(middle), end-text, cellAt(r, smartText).Text, ink)
}
