package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// What is said of a bridge, in px.
const (
	bridgeSayW  = 480.0 // beside the picture
	bridgeWide  = 1100.0
	bridgeSplit = 40.0
	leadPad     = 14.0
	leadLines   = 8
)

// bridge draws a change and says it: at its right where the column is wide, else
// below. It is never broken.
func (f *flow) bridge(b *report.Bridge) {
	e := f.bridgeElastic(b)
	f.need(e.least)
	top, x, w := f.y, f.x, f.w
	f.w = f.pictureW()
	high := min(max(f.room(), e.least), e.most)
	if f.w == w {
		high -= f.saidHeight(b, w)
	} else {
		high = min(high, f.figureElastic(b).most)
	}
	f.drawFigure(b, high)
	low := f.y
	if f.w < w {
		f.y, f.x = top, x+f.w+f.px(bridgeSplit)
		f.w = x + w - f.x
	} else if f.saidHeight(b, w) > 0 {
		f.y += f.px(leadPad)
	}
	f.said(b)
	f.x, f.w, f.y = x, w, max(low, f.y)
}

// pictureW is the width of the picture of a bridge in the column.
func (f *flow) pictureW() float64 {
	if f.w < f.px(bridgeWide) {
		return f.w
	}
	return f.w - f.px(bridgeSayW+bridgeSplit)
}

func (f *flow) bridgeElastic(b *report.Bridge) elastic {
	w := f.pictureW()
	e := f.column(f.x, w).figureElastic(b)
	if w == f.w {
		return e.add(rigid(f.saidHeight(b, w)))
	}
	said := f.saidHeight(b, f.w-w-f.px(bridgeSplit))
	return elastic{max(e.least, said), max(e.most, said)}
}

// saidHeight is what the words of a bridge take in a width, with the gap above.
func (f *flow) saidHeight(b *report.Bridge, width float64) (h float64) {
	h = f.remarksBody(b.Says, width)
	if len(b.Lead) > 0 {
		h += f.px(12) + f.leadHeight(b.Lead, width)
	}
	if h > 0 {
		h += f.px(leadPad)
	}
	return h
}

func (f *flow) said(b *report.Bridge) {
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
