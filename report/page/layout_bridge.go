package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// Bridges, in px.
const (
	bridgeChartW = 880.0
	bridgeChartH = 268.0
	bridgeGap    = 40.0 // between the picture and the words
	leadPad      = 14.0
	leadLines    = 8
)

// bridge draws a change at the left and says it at the right. It is never
// broken: two of them fill a page.
func (f *flow) bridge(b *report.Bridge) {
	f.gap()
	words := f.bridgeWords(b)
	head := f.headingHeight(b.Title, b.Note) + f.px(8)
	f.need(max(head+f.bridgeHeight(b), words.height))
	top, x, w := f.y, f.x, f.w
	f.w = f.px(bridgeChartW)
	if b.Status.Text != "" {
		f.statusRight(b.Status)
		f.w -= f.StatusWidth(b.Status.Text, f.Style(theme.Strong)) + f.px(16)
	}
	f.heading(b.Title, b.Note)
	f.w = f.px(bridgeChartW)
	f.Line(f.x, f.y, f.x+f.w, f.y, f.Stroke(theme.RuleLine))
	f.y += f.px(8)
	f.Bridge(Rect{f.x, f.y, f.w, f.px(bridgeChartH)}, bridgeOf(b))
	f.Text(f.x, f.y+f.px(bridgeChartH+20), b.Sum, f.Style(theme.Unit).Figures())
	bottom := f.y + f.bridgeHeight(b)
	f.y, f.x = top, x+f.px(bridgeChartW+bridgeGap)
	f.w = x + w - f.x
	f.saidBridge(b, words)
	f.x, f.w, f.y = x, w, max(bottom, top+words.height)
}

// bridgeHeight is the picture with its arithmetic below.
func (f *flow) bridgeHeight(b *report.Bridge) float64 {
	h := f.px(bridgeChartH)
	if b.Sum != "" {
		h += f.px(26)
	}
	return h
}

// statusRight writes a status at the right end of a heading.
func (f *flow) statusRight(c report.Cell) {
	s := f.Style(theme.Strong)
	w := f.StatusWidth(c.Text, s)
	f.Status(f.x+f.w-w, f.y+f.px(16), markOf(c.Status, c.Tone), c.Text, s)
}

// bridgeWords are the heights of what is said beside a picture.
type bridgeWords struct{ says, height float64 }

func (f *flow) bridgeWords(b *report.Bridge) bridgeWords {
	width := f.w - f.px(bridgeChartW+bridgeGap)
	w := bridgeWords{says: f.remarksBody(b.Says, width)}
	w.height = w.says
	if len(b.Lead) > 0 {
		w.height += f.px(12) + f.leadHeight(b.Lead, width)
	}
	return w
}

func (f *flow) saidBridge(b *report.Bridge, w bridgeWords) {
	for _, r := range b.Says {
		f.remark(f.x, f.w, r)
		f.y += f.remarkHeight(r, f.w)
	}
	if len(b.Lead) > 0 {
		f.y += f.px(12)
		f.lead(b.Lead)
	}
}

func (f *flow) leadHeight(notes []report.Remark, width float64) float64 {
	s, who := f.Style(theme.Cell), f.Style(theme.Note)
	h := 2 * f.px(leadPad)
	for i, n := range notes {
		if i > 0 {
			h += f.px(8)
		}
		h += float64(len(f.Lines(n.Text, width-2*f.px(leadPad), leadLines, s)))*s.Leading + who.Leading
	}
	return h
}

// lead is the box of a note: a quiet ground and an ink bar at its left.
func (f *flow) lead(notes []report.Remark) {
	s, who := f.Style(theme.Cell), f.Style(theme.Note)
	h := f.leadHeight(notes, f.w)
	f.Fill(Rect{f.x, f.y, f.w, h}, f.Color(theme.Wash))
	f.Fill(Rect{f.x, f.y, f.px(3), h}, f.Color(theme.Ink))
	base := f.y + f.px(leadPad) + s.Size
	for _, n := range notes {
		lines := f.Wrap(f.x+f.px(leadPad), base, f.w-2*f.px(leadPad), leadLines, n.Text, s)
		base += float64(lines) * s.Leading
		f.TextIn(f.x+f.px(leadPad), base, f.w-2*f.px(leadPad), n.Detail, who)
		base += who.Leading + f.px(8)
	}
	f.y += h
}

// bridgeOf turns the block into what the canvas draws.
func bridgeOf(b *report.Bridge) Bridge {
	out := Bridge{}
	for i := range b.Bars {
		bar := &b.Bars[i]
		tone := bridgeTones[bar.Tone]
		switch {
		case bar.Total && i == 0:
			tone = theme.Prior
		case bar.Total:
			tone = theme.Actual
		}
		out.Bars = append(out.Bars, BridgeBar{Label: bar.Label, Text: bar.Text, Value: &bar.Value, Total: bar.Total, Tone: tone})
	}
	if b.Bracket != nil {
		out.Bracket = &Bracket{b.Bracket.From, b.Bracket.To, b.Bracket.Text}
	}
	return out
}

var bridgeTones = map[report.Tone]theme.Role{report.Neutral: theme.Mark, report.Good: theme.Good, report.Risk: theme.Risk, report.Bad: theme.Bad}
