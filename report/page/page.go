package page

// Size is the width and height of a page.
type Size struct{ W, H float64 }

// The formats of the pages.
var (
	Slide = Size{960, 540} // 16:9
	A4    = Size{595.28, 841.89}
)

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
