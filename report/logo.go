package report

// Logo is the client's mark, a PNG or JPEG that can be shown as it is.
type Logo struct {
	Format        string // png or jpeg
	Data          []byte
	Width, Height int // pixels
}
