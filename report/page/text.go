package page

import "kpideck/report/theme"

// Style is how a run of text is set: a face, a size in points, a colour.
type Style struct {
	Face    Face
	Size    float64
	Leading float64
	Color   theme.Color
}

// Style is the theme's type for a use.
func (p *Pen) Style(use theme.Use) Style {
	y := p.Theme.Types[use]
	return Style{FaceOf(y.Weight, false), y.Px * p.Px, y.Leading * p.Px, p.Color(y.Color)}
}

// Figures is the style with digits of one width, for numbers in columns.
func (s Style) Figures() Style {
	if s.Face < RegularFigures {
		s.Face += RegularFigures
	}
	return s
}

// Bold is the style in SemiBold.
func (s Style) Bold() Style {
	if s.Face == Regular || s.Face == RegularFigures {
		s.Face++
	}
	return s
}

// Light is the style in Regular.
func (s Style) Light() Style {
	if s.Face == SemiBold || s.Face == SemiBoldFigures {
		s.Face--
	}
	return s
}

// In is the style in another colour.
func (s Style) In(c theme.Color) Style {
	s.Color = c
	return s
}

// Width is the length of a text in a style, in points.
func (p *Pen) Width(text string, s Style) float64 {
	return p.Fonts.Width(s.Face, p.Fonts.Clean(s.Face, text), s.Size)
}

// Text sets a run from x to the right on the base line y, and returns the x of
// its end. An empty text draws nothing.
func (c *Canvas) Text(x, y float64, text string, s Style) float64 {
	return c.run(x, y, c.Fonts.Clean(s.Face, text), s)
}

// TextRight sets a run that ends at x.
func (c *Canvas) TextRight(x, y float64, text string, s Style) {
	text = c.Fonts.Clean(s.Face, text)
	c.run(x-c.Fonts.Width(s.Face, text, s.Size), y, text, s)
}

// TextCenter sets a run around x.
func (c *Canvas) TextCenter(x, y float64, text string, s Style) {
	text = c.Fonts.Clean(s.Face, text)
	c.run(x-c.Fonts.Width(s.Face, text, s.Size)/2, y, text, s)
}

// TextIn sets a run from x to the right, cut with … to a width, and returns
// the x of its end.
func (c *Canvas) TextIn(x, y, width float64, text string, s Style) float64 {
	text = c.Fonts.Cut(s.Face, c.Fonts.Clean(s.Face, text), s.Size, width)
	return c.run(x, y, text, s)
}

// Wrap sets a text into at most n lines of a width, the first on the base line
// y, and returns how many lines it took.
func (c *Canvas) Wrap(x, y, width float64, n int, text string, s Style) int {
	lines := c.Lines(text, width, n, s)
	for i, line := range lines {
		c.run(x, y+float64(i)*s.Leading, line, s)
	}
	return len(lines)
}

// Lines breaks a text as Wrap does, without setting it.
func (p *Pen) Lines(text string, width float64, n int, s Style) []string {
	return p.Fonts.Wrap(s.Face, p.Fonts.Clean(s.Face, text), s.Size, width, n)
}

func (c *Canvas) run(x, y float64, text string, s Style) float64 {
	w := c.Fonts.Width(s.Face, text, s.Size)
	if text != "" {
		c.add(&Text{Point{x, y}, text, s.Face, s.Size, s.Color, w})
	}
	return x + w
}

// Middle is the base line on which text of a style stands centred on y: Inter's
// capitals and digits are 0.727 em high.
func (s Style) Middle(y float64) float64 { return y + 0.727*s.Size/2 }
