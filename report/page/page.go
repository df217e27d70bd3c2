package page

import "kpideck/report"

// Size is the width and height of a page, in points.
type Size struct{ W, H float64 }

// The formats of the pages.
var (
	Slide       = Size{960, 540} // 16:9
	A4          = Size{595.28, 841.89}
	A4Landscape = Size{841.89, 595.28}
)

// SizeOf is the size of a paper; that of a slide where none is known.
func SizeOf(p report.Paper) Size {
	switch p {
	case report.A4:
		return A4
	case report.A4Landscape:
		return A4Landscape
	}
	return Slide
}

// Page is one page: its primitives in reading order, which is the order in
// which they are painted and in which text is copied out of a PDF.
type Page struct {
	Size      Size
	Items     []Item
	Bookmarks []Bookmark
}

// Bookmark is an entry of the outline that leads to a place on its page.
type Bookmark struct {
	Title string
	Level int // 0 for the top
	Y     float64
}
