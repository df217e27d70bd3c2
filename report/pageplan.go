package report

// PagePlan is a page as a layout wants it: the section that names it and gives
// its message, and its blocks. What does not fit goes on to pages after it.
type PagePlan struct {
	Section *Section
	Rows    []PageRow
}

// PageRow is columns side by side; their spans sum to at most 12.
type PageRow []PageColumn

// PageColumn is blocks one below the other.
type PageColumn struct {
	Span   int // of 12
	Blocks []Block
}
