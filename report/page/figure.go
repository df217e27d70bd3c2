package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// Figure is a block that is one picture. It is drawn whole into a rectangle:
// heading, chart and key. A layout places figures on pages; a file of a chart
// holds one and nothing else.
type Figure struct {
	Title  string
	Note   string // grey, right of the title or below it
	Status report.Cell
	Least  float64 // the least height of the body at the width that was measured for, in points
	Best   float64 // the height beyond which the body gains nothing
	body   func(c *Canvas, r Rect)
}

// Heading of a figure and its distances, in px.
const (
	figureBase = 16.0 // base line of the title
	figureRule = 26.0 // the rule below it
	figureGap  = 8.0  // from the rule to the body
)

// Figure measures a block for a width; nil for a block that is no picture, has
// nothing to show, or flows from page to page as tables, trees and remarks do.
func (p *Pen) Figure(b report.Block, width float64) *Figure {
	if hollow(b) {
		return nil
	}
	switch b := b.(type) {
	case *report.WeekChart:
		return p.weekFigure(b, width)
	case *report.Multiples:
		return p.multiplesFigure(b, width)
	case *report.Bridge:
		return p.bridgeFigure(b)
	case *report.DotPairs:
		return p.pairsFigure(b)
	case *report.Steps:
		return p.stepsFigure(b, width)
	case *report.Funnel:
		return p.funnelFigure(b)
	}
	return nil
}

// Head is the height of the heading in a width; 0 without title and note.
func (p *Pen) Head(f *Figure, width float64) float64 {
	if f.Title == "" && f.Note == "" && f.Status.Text == "" {
		return 0
	}
	h := p.px(figureRule + figureGap)
	if !p.noteBeside(f, width) {
		s := p.Style(theme.Unit)
		h += float64(len(p.Lines(f.Note, width, noteLines, s))) * s.Leading
	}
	return h
}

func (p *Pen) noteBeside(f *Figure, width float64) bool {
	left := p.titleRoom(f, width) - p.Width(f.Title, p.Style(theme.BlockTitle))
	return f.Note == "" || p.px(8)+p.Width(f.Note, p.Style(theme.Unit)) <= left
}

// titleRoom is the width that the status leaves.
func (p *Pen) titleRoom(f *Figure, width float64) float64 {
	if f.Status.Text == "" {
		return width
	}
	return max(0, width-p.StatusWidth(f.Status.Text, p.Style(theme.Strong))-p.px(16))
}

// Height is what the figure takes in a width: the least, or the best.
func (p *Pen) Height(f *Figure, width float64, best bool) float64 {
	if best {
		return p.Head(f, width) + f.Best
	}
	return p.Head(f, width) + f.Least
}

// Figure draws a figure that fills a rectangle, as wide as it was measured for
// and at least as high as Height says.
func (c *Canvas) Figure(r Rect, f *Figure) {
	if head := c.Head(f, r.W); head > 0 {
		c.figureHead(r, f)
		c.Line(r.X, r.Y+head-c.px(figureGap), r.Right(), r.Y+head-c.px(figureGap), c.Stroke(theme.RuleLine))
		r = r.Inset(0, head, 0, 0)
	}
	f.body(c, r)
}

func (c *Canvas) figureHead(r Rect, f *Figure) {
	title, note, base := c.Style(theme.BlockTitle), c.Style(theme.Unit), r.Y+c.px(figureBase)
	end := c.TextIn(r.X, base, c.titleRoom(f, r.W), f.Title, title)
	if f.Title != "" {
		end += c.px(8)
	}
	if c.noteBeside(f, r.W) {
		c.Text(end, base, f.Note, note)
	} else {
		c.Wrap(r.X, base+title.Leading, r.W, noteLines, f.Note, note)
	}
	if f.Status.Text != "" {
		s := c.Style(theme.Strong)
		c.Status(r.Right()-c.StatusWidth(f.Status.Text, s), base, markOf(f.Status.Status, f.Status.Tone), f.Status.Text, s)
	}
}
