package page

import "kpideck/report"

// sheet is where the parts of a page stand, in px from its upper left corner.
type sheet struct {
	size                   Size
	width, margin          float64
	kicker, topRule, title float64 // base line, rule, base line
	content, end           float64 // of what stands between message and footer, both of one line
	footerRule, footerBase float64
}

const slideMargin = 64.0

// sheetOf is the grid of a paper: the pixels of a slide are those of all papers,
// so that type has one size on all.
func sheetOf(p report.Paper, px float64) sheet {
	size := SizeOf(p)
	if size == Slide {
		return sheet{size: size, width: size.W / px, margin: slideMargin, kicker: 46, topRule: 58, title: 98, content: 130, end: 842, footerRule: 858, footerBase: 878}
	}
	const margin = 61.0
	high := size.H / px
	return sheet{size: size, width: size.W / px, margin: margin, kicker: 52, topRule: 66, title: 106, content: 136, end: high - 76, footerRule: high - 60, footerBase: high - 40}
}

// contentW is the width between the margins.
func (s sheet) contentW() float64 { return s.width - 2*s.margin }

// right is the right margin.
func (s sheet) right() float64 { return s.width - s.margin }
