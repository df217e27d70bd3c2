package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"kpideck/report/theme"
)

const (
	fontFamily = "Arial"
	fontSize   = 10
	noteSize   = 9 // the smallest type of a sheet
)

// Colours that only a workbook needs, beside those of the theme.
const (
	riskTint  = "#FBF1DF"
	inputInk  = "#1F4E9E"
	inputFill = "#FFFBE6"
)

// look is everything about a cell's appearance. The zero value is body text.
type look struct {
	size         float64 // points; 0 is the default
	bold, italic bool
	underline    bool
	color, fill  string // "#RRGGBB"; "" is ink, no fill
	hatch        bool   // the fill is a light hatch
	align        string // left, right, center; "" as Excel does by type
	top          bool   // vertical alignment; else centre
	bottom       bool
	wrap         bool
	indent       int
	above, below line
	format       string // number format; "" is General
}

// line is a border: none, a hairline, a thin or a thick rule in ink, or a thin
// one in the brand's colour.
type line uint8

const (
	noLine line = iota
	hairLine
	thinLine
	thickLine
	brandLine
)

// lookName is a row of the style table.
type lookName uint8

const (
	cover lookName = iota
	title
	subtitle
	message
	section
	header
	plainHeader
	codeLine
	band
	body
	note
	unitText
	bigScore
	link
	legend
)

// styleTable is the look of each part of a sheet, with colours by their role in
// the theme.
var styleTable = map[lookName]struct {
	size        float64
	bold        bool
	underline   bool
	color, fill theme.Role
	bottom      bool
	above       line
	below       line
}{
	cover:       {size: 22, bold: true, color: theme.Brand},
	title:       {size: 16, bold: true, color: theme.Brand},
	subtitle:    {size: 13, bold: true, color: theme.Ink},
	message:     {size: 11, bold: true, color: theme.Ink},
	section:     {size: 11, bold: true, color: theme.Brand, below: brandLine},
	header:      {size: 9, bold: true, color: theme.Ink, bottom: true},
	plainHeader: {size: 9, bold: true, color: theme.Ink, fill: theme.Wash, below: thickLine},
	codeLine:    {size: 9, color: theme.Text2, below: thickLine},
	band:        {size: 9, bold: true, color: theme.Brand, fill: theme.BrandTint},
	body:        {size: fontSize, color: theme.Ink, below: hairLine},
	note:        {size: 9, color: theme.Text2},
	unitText:    {size: 9, color: theme.Text2, below: hairLine},
	bigScore:    {size: 22, bold: true, color: theme.Brand},
	link:        {size: 9, underline: true, color: theme.Brand},
	legend:      {size: fontSize, bold: true, color: theme.Ink},
}

// stylebook turns looks into the workbook's styles, each once, in the order in
// which they are first used.
type stylebook struct {
	file  *excelize.File
	hexes map[theme.Role]string // written once: every cell asks for some
	ids   map[look]int
}

func newStylebook(f *excelize.File, t *theme.Theme) *stylebook {
	s := &stylebook{file: f, hexes: map[theme.Role]string{}, ids: map[look]int{}}
	for r, c := range t.Colors {
		s.hexes[r] = c.Hex()
	}
	return s
}

// hex is the colour of a role, empty where there is no role.
func (s *stylebook) hex(r theme.Role) string { return s.hexes[r] }

// look gives a row of the style table in the theme's colours.
func (s *stylebook) look(name lookName) look {
	row := styleTable[name]
	return look{size: row.size, bold: row.bold, underline: row.underline, color: s.hex(row.color), fill: s.hex(row.fill),
		bottom: row.bottom, above: row.above, below: row.below}
}

// id registers a look.
func (s *stylebook) id(l look) (int, error) {
	if id, ok := s.ids[l]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(s.style(l))
	if err != nil {
		return 0, fmt.Errorf("style %+v: %w", l, err)
	}
	s.ids[l] = id
	return id, nil
}

func (s *stylebook) style(l look) *excelize.Style {
	st := &excelize.Style{
		Font:      &excelize.Font{Family: fontFamily, Size: l.size, Bold: l.bold, Italic: l.italic, Color: l.color},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: l.vertical(), WrapText: l.wrap, Indent: l.indent},
	}
	if l.size == 0 {
		st.Font.Size = fontSize
	}
	if l.underline {
		st.Font.Underline = "single"
	}
	if l.fill != "" {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.hatch {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 14, Color: []string{s.hex(theme.Rule)}}
	}
	if l.format != "" {
		format := l.format
		st.CustomNumFmt = &format
	}
	st.Border = append(s.border("top", l.above), s.border("bottom", l.below)...)
	return st
}

func (l look) vertical() string {
	switch {
	case l.top:
		return "top"
	case l.bottom:
		return "bottom"
	}
	return "center"
}

func (s *stylebook) border(side string, l line) []excelize.Border {
	switch l {
	case hairLine:
		return []excelize.Border{{Type: side, Style: 1, Color: s.hex(theme.Hairline)}}
	case thinLine:
		return []excelize.Border{{Type: side, Style: 1, Color: s.hex(theme.Ink)}}
	case thickLine:
		return []excelize.Border{{Type: side, Style: 2, Color: s.hex(theme.Ink)}}
	case brandLine:
		return []excelize.Border{{Type: side, Style: 1, Color: s.hex(theme.Brand)}}
	}
	return nil
}
