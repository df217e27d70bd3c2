package xlsx

import (
	"math"

	"github.com/xuri/excelize/v2"
)

// comment is a note on a cell, which opens when the pointer rests on it.
type comment struct {
	where at
	text  string
}

// The size of a note in pixels.
const (
	commentWidth = 260
	commentLine  = 17
)

// explain notes on the header of a column what it means.
func (s *sheet) explain(p at, text string) {
	if text = clean(text); text != "" {
		s.comments = append(s.comments, comment{p, text})
	}
}

// addComments writes the notes of a sheet. Their author is the program: a file
// names no person.
func (b *book) addComments(sh *sheet) error {
	for _, c := range sh.comments {
		tall := lines(c.text, look{size: noteSize}, commentWidth/digitPixels-3) + 1
		if err := b.file.AddComment(sh.name, excelize.Comment{
			Author: program, Cell: c.where.String(), Width: commentWidth, Height: uint(math.Ceil(float64(tall) * commentLine)),
			Paragraph: []excelize.RichTextRun{{Text: c.text, Font: &excelize.Font{Family: fontFamily, Size: noteSize}}},
		}); err != nil {
			return err
		}
	}
	return nil
}

// program is who made the file.
const program = "kpideck"
