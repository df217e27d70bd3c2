package reporttest

import (
	"fmt"
	"strings"
)

type rgb struct {
	RGB string `xml:"rgb,attr"`
}

func (c rgb) String() string { return strings.TrimPrefix(c.RGB, "FF") }

// styleSheet is what styles.xml says about cells.
type styleSheet struct {
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Fonts []struct {
		Bold   *struct{} `xml:"b"`
		Italic *struct{} `xml:"i"`
		Size   struct {
			Val string `xml:"val,attr"`
		} `xml:"sz"`
		Color rgb `xml:"color"`
	} `xml:"fonts>font"`
	Fills []struct {
		Pattern struct {
			Type  string `xml:"patternType,attr"`
			Color rgb    `xml:"fgColor"`
		} `xml:"patternFill"`
	} `xml:"fills>fill"`
	Borders []struct {
		Bottom struct {
			Style string `xml:"style,attr"`
		} `xml:"bottom"`
	} `xml:"borders>border"`
	Cells []cellStyle `xml:"cellXfs>xf"`
}

type cellStyle struct {
	Format    int `xml:"numFmtId,attr"`
	Font      int `xml:"fontId,attr"`
	Fill      int `xml:"fillId,attr"`
	Border    int `xml:"borderId,attr"`
	Alignment struct {
		Horizontal string `xml:"horizontal,attr"`
		Indent     int    `xml:"indent,attr"`
	} `xml:"alignment"`
}

// cellLook is a cell style: in a few words (size and weight, colour, fill,
// alignment, number format), and what they are measured by.
type cellLook struct {
	words  string
	format string
	size   float64
	bold   bool
	below  string // kind of the rule below
}

// looks are the cell styles of a workbook.
func (w *Workbook) looks() (list []cellLook, err error) {
	var x styleSheet
	if err := w.decode("xl/styles.xml", &x); err != nil {
		return nil, err
	}
	formats := map[int]string{}
	for _, f := range x.Formats {
		formats[f.ID] = f.Code
	}
	for _, c := range x.Cells {
		font := x.Fonts[c.Font]
		list = append(list, cellLook{strings.TrimSpace(x.words(c) + " " + formats[c.Format]), formats[c.Format], decimal(font.Size.Val), font.Bold != nil, x.Borders[c.Border].Bottom.Style})
	}
	return list, nil
}

func (x *styleSheet) words(c cellStyle) string {
	font, fill := x.Fonts[c.Font], x.Fills[c.Fill].Pattern
	words := []string{font.Size.Val}
	if font.Bold != nil {
		words = append(words, "bold")
	}
	if font.Italic != nil {
		words = append(words, "italic")
	}
	words = append(words, font.Color.String())
	if fill.Type != "" && fill.Type != "none" {
		words = append(words, fmt.Sprintf("%s:%s", fill.Type, fill.Color))
	}
	words = append(words, c.Alignment.Horizontal)
	if c.Alignment.Indent > 0 {
		words = append(words, fmt.Sprintf("indent:%d", c.Alignment.Indent))
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}
