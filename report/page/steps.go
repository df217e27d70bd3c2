package page

import (
	"math"

	"kpideck/report"
	"kpideck/report/theme"
)

// Rows of steps and what stands in them, in px.
const (
	stepLeast = 60.0
	stepBest  = 84.0
	stepFew   = 130.0 // of so few that they would leave half a page empty
	stepsHigh = 560.0 // what steps together may grow to
	stepHead  = 30.0
	stepTotal = 30.0
	stepGap   = 24.0 // between columns
	stepBar   = 14.0 // the bar of now; that of before is half as high
	stepArrow = 7.0
	stepGives = 40.0 // the least room of the bars of contributions
	stepWords = 0.2  // of the width: the most that the words of a column take
)

// The headers of steps in report.Steps.Columns.
const (
	stageHeader = iota
	stepHeader
	nowHeader
	indexHeader
	rateHeader
	givesHeader
)

// stepsFigure is the journey, step below step.
func (p *Pen) stepsFigure(b *report.Steps, width float64) *Figure {
	frame := p.px(stepHead)
	if b.Total != "" {
		frame += p.px(stepTotal)
	}
	rows := float64(len(b.Items))
	f := &Figure{Title: b.Title, Note: b.Note, Least: frame + rows*p.px(stepLeast), Best: frame + rows*p.px(max(stepBest, min(stepFew, stepsHigh/rows)))}
	f.body = func(c *Canvas, r Rect) { c.Steps(r, b) }
	return f
}

// Steps draws the rows: stage and name, the number now over the one before, the
// index on one scale, the share of the step above, and what its change gave.
func (c *Canvas) Steps(r Rect, b *report.Steps) {
	if len(b.Items) == 0 {
		return
	}
	total := 0.0
	if b.Total != "" {
		total = c.px(stepTotal)
	}
	g := c.stepColumns(r, b)
	g.heads(c, r, b)
	body := r.Inset(0, c.px(stepHead), 0, total)
	pitch := body.H / float64(len(b.Items))
	for i, step := range b.Items {
		row := Rect{r.X, body.Y + float64(i)*pitch, r.W, pitch}
		g.words(c, row, step, i+1 < len(b.Items))
		g.index(c, row, step)
		g.rate(c, row, step)
		g.gives(c, row, step)
	}
	g.axes(c, body)
	for i, step := range b.Items {
		g.change(c, body.Y+(float64(i)+0.5)*pitch, step)
	}
	g.stages(c, body, b.Items)
	if total > 0 {
		c.Line(g.rateX, body.Bottom(), r.Right(), body.Bottom(), c.Stroke(theme.TopLine))
		s := c.Style(theme.CellStrong)
		w := min(c.Width(b.Total, s), r.W)
		c.TextIn(r.Right()-w, body.Bottom()+c.px(20), w, b.Total, s)
	}
}

// stepColumns are the places of the columns: left edges, but for the right edge
// of the numbers.
type stepColumns struct {
	name, nameW, now, bars, rateX, rateW float64
	bar                                  scale // of the index bars
	give                                 scale // of the contributions; without a length there are none
	right                                float64
}

func (c *Canvas) stepColumns(r Rect, b *report.Steps) stepColumns {
	w := stepWidths{words: stepWords * r.W}
	for _, s := range b.Items {
		w.add(c.Pen, s)
	}
	w.heads(c.Pen, b.Columns)
	gap := c.px(stepGap)
	g := stepColumns{name: r.X + w.stage, right: r.Right()}
	spare := max(0, r.W-w.stage-w.now-w.rate-w.gives-4*gap)
	g.nameW = min(w.name, max(0.3*spare, spare-c.px(280)))
	spare -= g.nameW
	gives := max(c.px(stepGives), 0.3*spare)
	if !w.hasGives {
		gives = 0
	}
	g.now = g.name + g.nameW + gap + w.now
	g.bars = g.now + gap
	indexRight := g.bars + max(0, spare-gives)
	g.rateX, g.rateW = indexRight+gap, w.rate
	g.bar = scale{0, max(1, w.index), g.bars, max(g.bars, indexRight-w.change)}
	g.give = scale{-w.less, w.more, g.rateX + w.rate + gap, r.Right() - w.gives}
	return g
}

// givesBars tells whether contributions have bars: numbers, and room for them.
func (g stepColumns) givesBars() bool { return g.give.lo < g.give.hi && g.give.from < g.give.to }

// stepWidths are the widest texts of all steps, and the ends of their scales.
type stepWidths struct {
	stage, name, now, change, rate, gives float64
	index, less, more                     float64
	hasGives                              bool
	words                                 float64 // the most that words of a column may take
}

func (w *stepWidths) add(p *Pen, s report.Step) {
	if s.Stage != "" {
		w.stage = max(w.stage, min(p.Width(s.Stage, p.Style(theme.HeaderStrong)), w.words)+p.px(stepGap))
	}
	w.name = max(w.name, p.Width(s.Name, p.Style(theme.Strong)), p.Width(s.Unit, p.Style(theme.Note)))
	w.now = max(w.now, p.Width(s.Now.Text, p.Style(theme.CellStrong).Figures()), p.Width(s.Before.Text, p.Style(theme.Note).Figures()))
	w.change = max(w.change, p.Width(s.Change.Text, p.Style(theme.CellStrong).Figures())+p.px(8))
	w.rate = max(w.rate, min(p.Width(s.RateName, p.Style(theme.Note)), w.words), p.rateWidth(s))
	w.gives = max(w.gives, p.Width(s.Gives.Text, p.Style(theme.CellStrong).Figures())+p.px(8))
	if v, ok := value(s.Index); ok {
		w.index = math.Max(w.index, v)
	}
	if v, ok := value(s.Gives.Number); ok {
		w.less, w.more, w.hasGives = math.Max(w.less, -v), math.Max(w.more, v), true
	}
}

func (w *stepWidths) heads(p *Pen, columns []string) {
	s := p.Style(theme.Header)
	w.now = max(w.now, p.Width(textAt(columns, nowHeader), s))
	w.rate = max(w.rate, min(p.Width(textAt(columns, rateHeader), s), w.words))
}

// rateWidth is "1,90% → 1,81% −5%" on one line.
func (p *Pen) rateWidth(s report.Step) float64 {
	now, change := p.Style(theme.Cell).Figures(), p.Style(theme.HeaderStrong).Figures()
	return p.Width(s.RateBefore.Text+arrow, now) + p.Width(s.RateNow.Text, now.Bold()) + p.px(8) + p.Width(s.RateChange.Text, change)
}

const arrow = " → "

func (g stepColumns) heads(c *Canvas, r Rect, b *report.Steps) {
	s, base := c.Style(theme.Header), r.Y+c.px(16)
	c.TextIn(g.name, base, g.nameW, textAt(b.Columns, stepHeader), s)
	if w := g.name - c.px(8) - r.X; w > 0 {
		c.TextIn(r.X, base, w, textAt(b.Columns, stageHeader), s)
	}
	c.TextRight(g.now, base, textAt(b.Columns, nowHeader), s)
	c.TextIn(g.bars, base, g.rateX-g.bars-c.px(8), textAt(b.Columns, indexHeader), s)
	c.TextIn(g.rateX, base, g.rateW, textAt(b.Columns, rateHeader), s)
	left := g.rateX + min(g.rateW, c.Width(textAt(b.Columns, rateHeader), s)) + c.px(12)
	w := min(c.Width(textAt(b.Columns, givesHeader), s), g.right-left)
	if w > 0 {
		c.TextIn(g.right-w, base, w, textAt(b.Columns, givesHeader), s)
	}
	c.Line(r.X, r.Y+c.px(stepHead-6), r.Right(), r.Y+c.px(stepHead-6), c.Stroke(theme.TopLine))
}

// words are the name with its unit below and the number with the one before. An
// arrow and a hairline lead to the next step.
func (g stepColumns) words(c *Canvas, row Rect, s report.Step, more bool) {
	name, note := c.Style(theme.Strong), c.Style(theme.Note)
	base := row.Y + 0.5*row.H - c.px(8)
	if s.Unit == "" {
		c.Wrap(g.name, base, g.nameW, 2, s.Name, name)
	} else {
		c.TextIn(g.name, base, g.nameW, s.Name, name)
		c.TextIn(g.name, base+c.px(18), g.nameW, s.Unit, note)
	}
	c.TextRight(g.now, base, s.Now.Text, c.Style(theme.CellStrong).Figures())
	c.TextRight(g.now, base+c.px(18), s.Before.Text, note.Figures())
	if more {
		y := row.Bottom() - c.px(stepArrow)/2
		c.triangle(Point{g.name + c.px(stepArrow), y}, c.px(stepArrow)*0.8, 1, c.Color(theme.Mark), Stroke{})
		c.Line(g.name+c.px(2.5*stepArrow), y, g.right, y, c.Stroke(theme.HairLine))
	}
}

// index draws now over before, which is 1 in all rows.
func (g stepColumns) index(c *Canvas, row Rect, s report.Step) {
	now, ok := value(s.Index)
	if !ok || now < 0 {
		return
	}
	y, h := row.Y+0.5*row.H-c.px(stepBar+6), c.px(stepBar)
	bar := barRect(g.bar, now, y, h, c.Px)
	c.Fill(bar, c.Color(theme.Actual))
	c.Fill(barRect(g.bar, 1, y+h+c.px(2), h/2, c.Px), c.Color(theme.Prior))
}

// change is written behind the bar of now, on a ground of its own: before's line may
// run there.
func (g stepColumns) change(c *Canvas, middle float64, s report.Step) {
	now, ok := value(s.Index)
	if !ok || now < 0 {
		return
	}
	h := c.px(stepBar)
	y := middle - c.px(stepBar+6)
	style, x := c.Style(theme.CellStrong).Figures(), barRect(g.bar, now, y, h, c.Px).Right()+c.px(8)
	c.Fill(Rect{x - c.px(2), y, c.Width(s.Change.Text, style) + c.px(4), h}, c.Color(theme.Paper))
	c.Text(x, style.Middle(y+h/2), s.Change.Text, style)
}

// rate says which share of the step above came on, before and now.
func (g stepColumns) rate(c *Canvas, row Rect, s report.Step) {
	base := row.Y + 0.5*row.H - c.px(8)
	note, now := c.Style(theme.Note), c.Style(theme.Cell).Figures()
	if s.RateName == "" && s.RateNow.Text == "" {
		c.Text(g.rateX, base, "–", note)
		return
	}
	names := c.Lines(s.RateName, g.rateW, 2, note)
	for i, line := range names {
		c.Text(g.rateX, base-c.px(2)-float64(len(names)-1-i)*note.Leading, line, note)
	}
	base += c.px(16)
	x := g.rateX
	if s.RateBefore.Text != "" {
		x = c.Text(x, base, s.RateBefore.Text+arrow, now.In(c.Color(theme.Text2)))
	}
	x = c.Text(x, base, s.RateNow.Text, now.Bold())
	c.Text(x+c.px(8), base, s.RateChange.Text, c.effect(c.Style(theme.HeaderStrong).Figures(), s.RateChange))
}

// effect is a style in the colour of good or bad news.
func (p *Pen) effect(s Style, cell report.Cell) Style {
	if role, ok := effectTones[cell.Tone]; ok {
		return s.In(p.Color(role))
	}
	return s
}

// gives is the bar of a contribution with its text at the right edge.
func (g stepColumns) gives(c *Canvas, row Rect, s report.Step) {
	middle := row.Y + 0.5*row.H - c.px(6)
	style := c.Style(theme.CellStrong).Figures()
	c.TextRight(g.right, style.Middle(middle), s.Gives.Text, style)
	v, ok := value(s.Gives.Number)
	if !ok || !g.givesBars() {
		return
	}
	tone, ok := effectTones[s.Gives.Tone]
	if !ok {
		tone = theme.Mark
	}
	h := c.px(stepBar)
	c.Fill(barRect(g.give, v, middle-h/2, h, c.Px), c.Color(tone))
}

// axes are the zero of the bars, before's 1, and the zero of the contributions.
func (g stepColumns) axes(c *Canvas, body Rect) {
	c.Line(g.bars, body.Y, g.bars, body.Bottom(), c.Stroke(theme.AxisLine))
	one := g.bar.at(1)
	c.Line(one, body.Y, one, body.Bottom(), c.Stroke(theme.EventLine))
	if g.givesBars() {
		zero := g.give.at(0)
		c.Line(zero, body.Y, zero, body.Bottom(), c.Stroke(theme.AxisLine))
	}
}

// stages are the brand's bar beside the steps of a stage, and its name.
func (g stepColumns) stages(c *Canvas, body Rect, items []report.Step) {
	pitch := body.H / float64(len(items))
	s := c.Style(theme.HeaderStrong).In(c.Color(theme.Brand))
	for i := 0; i < len(items); {
		n := i + 1
		for n < len(items) && items[n].Stage == "" {
			n++
		}
		if items[i].Stage != "" {
			y := body.Y + float64(i)*pitch
			c.Fill(Rect{body.X, y + c.px(6), c.px(3), float64(n-i)*pitch - c.px(14)}, c.Color(theme.Brand))
			c.TextIn(body.X+c.px(12), y+0.5*pitch-c.px(8), g.name-body.X-c.px(16), items[i].Stage, s)
		}
		i = n
	}
}
