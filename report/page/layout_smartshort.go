package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// smartShort tells of each target the marks of its letters, in two columns where
// the page is wide.
func (f *flow) smartShort(t *report.Table) {
	rows, lanes := f.smartRows(len(t.Rows)), f.smartPlaces(t)
	f.list(rows, f.px(smartHead), func() { f.smartShortHead(t, lanes) }, func(i int, high float64) {
		for k, lane := range lanes {
			if n := i + k*len(rows); n < len(t.Rows) {
				f.smartLine(t.Rows[n], lane, high)
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

// smartLane is one of the columns of the short list: the left edges of name, goal,
// first letter and text, and where the text ends.
type smartLane struct{ name, goal, letters, text, end float64 }

// The short list where its texts leave a choice: shares of a lane for name and goal,
// and the least for the goal, in px.
const (
	smartNameShare = 0.29
	smartGoalShare = 0.16
	smartGoalLeast = 104.0
	smartGoalMost  = 0.42 // of a lane, which no goal of a number and its unit needs
	smartLaneGap   = 8.0
)

// smartPlaces places the short list. No goal that is a number with its unit is cut;
// a long name takes what the text does not need, and half of what both share at most.
func (f *flow) smartPlaces(t *report.Table) []smartLane {
	n := float64(f.smartLanes())
	w, gap := (f.w-(n-1)*f.px(columnSep))/n, f.px(smartLaneGap)
	marks := f.px(smartLetters * smartMark)
	name, goal, text := f.smartWants(t)
	goal = max(min(goal+gap, smartGoalMost*w), f.px(smartGoalLeast), smartGoalShare*w)
	room := w - goal - marks - gap
	name = max(smartNameShare*w, min(name+gap, max(room-text, room/2)))
	out := make([]smartLane, int(n))
	for i := range out {
		l := smartLane{name: f.x + float64(i)*(w+f.px(columnSep))}
		l.goal = l.name + name
		l.letters = l.goal + goal
		l.text, l.end = l.letters+marks+gap, l.name+w
		out[i] = l
	}
	return out
}

// smartWants are the widths of the longest texts.
func (f *flow) smartWants(t *report.Table) (name, goal, text float64) {
	note := f.Style(theme.Note)
	for _, r := range t.Rows {
		name = max(name, f.Width(cellAt(r, smartName).Text, f.Style(theme.CellStrong)))
		goal = max(goal, f.Width(cellAt(r, smartGoal).Text, note))
		text = max(text, f.Width(cellAt(r, smartText).Text, note))
	}
	return name, goal, text
}

func (f *flow) smartShortHead(t *report.Table, lanes []smartLane) {
	base, letter := f.y+f.px(16), f.Style(theme.HeaderStrong).In(f.Color(theme.Brand))
	for i, lane := range lanes {
		name, letters, end := lane.name, lane.letters, lane.end
		if i == 0 {
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
func (f *flow) smartLine(r report.Row, l smartLane, high float64) {
	middle, note, gap := f.y+high/2, f.Style(theme.Note), f.px(smartLaneGap)
	f.leads(r.Key, Rect{l.name, f.y, l.end - l.name, high})
	f.TextIn(l.name, note.Middle(middle), l.goal-l.name-gap, cellAt(r, smartName).Text, f.Style(theme.CellStrong))
	f.TextIn(l.goal, note.Middle(middle), l.letters-l.goal-gap, cellAt(r, smartGoal).Text, note)
	ink := note
	for k := range smartLetters {
		c := cellAt(r, smartFirst+k)
		if c.Verdict != "" {
			f.Mark(Point{l.letters + f.px(smartMark)*(float64(k)+0.5), middle}, f.px(11), c.Verdict)
		}
		if c.Verdict == "warn" {
			ink = note.In(f.Color(theme.Ink))
		}
	}
	f.TextIn(l.text, note.Middle(middle), l.end-l.text, cellAt(r, smartText).Text, ink)
}
