package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// Heights of bridges and of rows of pairs, in px.
const (
	bridgeLeast = 200.0
	bridgeBest  = 320.0
	bridgeSum   = 26.0
	pairLeast   = 28.0
)

// bridgeFigure is the picture of a bridge with its arithmetic below; what is
// said of it stands beside it, where a layout wants it.
func (p *Pen) bridgeFigure(b *report.Bridge) *Figure {
	foot := 0.0
	if b.Sum != "" {
		foot = p.px(bridgeSum)
	}
	f := &Figure{Title: b.Title, Note: b.Note, Status: b.Status, Least: p.px(bridgeLeast) + foot, Best: p.px(bridgeBest) + foot}
	f.body = func(c *Canvas, r Rect) {
		c.Bridge(r.Inset(0, 0, 0, foot), bridgeOf(b))
		s := c.Style(theme.Unit).Figures()
		c.TextIn(r.X, r.Bottom()-c.px(6), r.W, b.Sum, s)
	}
	return f
}

// pairsFigure is rows of two dots.
func (p *Pen) pairsFigure(b *report.DotPairs) *Figure {
	n := float64(len(b.Pairs))
	f := &Figure{Title: b.Title, Note: b.Note, Least: n*p.px(pairLeast) + p.px(pairAxis), Best: n*p.px(pairRow) + p.px(pairAxis)}
	f.body = func(c *Canvas, r Rect) { c.DotPairs(r, pairsOf(b)) }
	return f
}

// pairsOf turns the block into what the canvas draws.
func pairsOf(b *report.DotPairs) DotPairs {
	d := DotPairs{FromName: b.From, ToName: b.To, DeltaName: b.Delta}
	for i := range b.Pairs {
		p := &b.Pairs[i]
		d.Rows = append(d.Rows, DotPair{Name: p.Name, From: &p.From, To: &p.To, FromText: p.FromText, ToText: p.ToText,
			Delta: p.Difference, Effect: effectTones[p.Tone]})
	}
	for _, t := range b.Ticks {
		d.Ticks = append(d.Ticks, Tick{t.Value, t.Text})
	}
	return d
}
