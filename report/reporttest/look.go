package reporttest

import (
	"fmt"
	"strings"
)

// looks says every cell style of a workbook in a few words: size and weight,
// colour, fill, alignment, number format.
func (w *Workbook) looks() ([]string, error) {
	type color struct {
		RGB string `xml:"rgb,attr"`
	}
	var x struct {
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
			Color color `xml:"color"`
		} `xml:"fonts>font"`
		Fills []struct {
			Pattern struct {
				Type  string `xml:"patternType,attr"`
				Color color  `xml:"fgColor"`
			} `xml:"patternFill"`
		} `xml:"fills>fill"`
		Cells []struct {
			Format    int `xml:"numFmtId,attr"`
			Font      int `xml:"fontId,attr"`
			Fill      int `xml:"fillId,attr"`
			Alignment struct {
				Horizontal string `xml:"horizontal,attr"`
				Indent     int    `xml:"indent,attr"`
			} `xml:"alignment"`
		} `xml:"cellXfs>xf"`
	}
	if err := w.decode("xl/styles.xml", &x); err != nil {
		return nil, err
	}
	formats := map[int]string{}
	for _, f := range x.Formats {
		formats[f.ID] = f.Code
	}
	var list []string
	for _, c := range x.Cells {
		font, fill := x.Fonts[c.Font], x.Fills[c.Fill].Pattern
		words := []string{font.Size.Val}
		if font.Bold != nil {
			words = append(words, "bold")
		}
		if font.Italic != nil {
			words = append(words, "italic")
		}
		words = append(words, strings.TrimPrefix(font.Color.RGB, "FF"))
		if fill.Type != "" && fill.Type != "none" {
			words = append(words, fmt.Sprintf("%s:%s", fill.Type, strings.TrimPrefix(fill.Color.RGB, "FF")))
		}
		words = append(words, c.Alignment.Horizontal)
		if c.Alignment.Indent > 0 {
			words = append(words, fmt.Sprintf("indent:%d", c.Alignment.Indent))
		}
		list = append(list, strings.Join(strings.Fields(strings.Join(words, " ")), " ")+formatWord(formats[c.Format]))
	}
	return list, nil
}

func formatWord(code string) string {
	if code == "" {
		return ""
	}
	return " " + code
}
