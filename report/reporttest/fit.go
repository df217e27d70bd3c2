package reporttest

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Fit is the geometry of a sheet as a reader meets it.
type Fit struct {
	Name        string
	Width       float64 // of the printed columns on the screen, in pixels
	Header      float64 // height of the rows that stay in view, in pixels
	PagesWide   int
	RepeatsKeys bool    // the first columns on every printed page
	Print       float64 // smallest type on paper, in points
	Cut         []string
}

// What Excel makes of a sheet: pixels of a digit of the default font, of the
// padding of a cell and of a point; points of the paper between the margins.
const (
	digitPixels = 7.0
	cellPadding = 5.0
	pointPixels = 96.0 / 72
	paperPoints = 842 - 2*0.4*72
)

// Fits measures every sheet of a workbook. Numbers are written as the locale
// writes them; Cut names those that their column cannot show.
func (w *Workbook) Fits(locale string) (list []Fit) {
	for i := range w.Sheets {
		list = append(list, w.fit(i, locale))
	}
	return list
}

var (
	colTag   = regexp.MustCompile(`<col min="(\d+)"[^>]* width="([\d.]+)"`)
	rowTag   = regexp.MustCompile(`<row r="(\d+)"[^>]* ht="([\d.]+)"`)
	splitTag = regexp.MustCompile(`ySplit="(\d+)"`)
	fitTag   = regexp.MustCompile(`fitToWidth="(\d+)"`)
	mergeTag = regexp.MustCompile(`<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"`)
)

func (w *Workbook) fit(i int, locale string) Fit {
	s := &w.Sheets[i]
	f := Fit{Name: s.Name, PagesWide: 1}
	last := w.printedColumns(i)
	widths := map[int]float64{}
	for _, m := range colTag.FindAllStringSubmatch(s.Part, -1) {
		col, width := whole(m[1]), decimal(m[2])
		widths[col] = width
		if col <= last {
			f.Width += width * digitPixels
		}
	}
	if m := splitTag.FindStringSubmatch(s.Part); m != nil {
		for _, r := range rowTag.FindAllStringSubmatch(s.Part, -1) {
			if whole(r[1]) <= whole(m[1]) {
				f.Header += decimal(r[2]) * pointPixels
			}
		}
	}
	if m := fitTag.FindStringSubmatch(s.Part); m != nil {
		f.PagesWide = whole(m[1])
	}
	f.RepeatsKeys = strings.Contains(w.local(i, "_xlnm.Print_Titles"), "!$A:$")
	scale := math.Min(1, float64(f.PagesWide)*paperPoints*pointPixels/f.Width)
	f.Print = math.Inf(1)
	merged := map[string]int{}
	for _, m := range mergeTag.FindAllStringSubmatch(s.Part, -1) {
		merged[m[1]+m[2]] = letters(m[3])
	}
	for _, c := range s.Cells {
		size := c.look.size
		from := letters(strings.TrimRight(c.Ref, "0123456789"))
		if c.Value == "" || from > last {
			continue
		}
		f.Print = math.Min(f.Print, size*scale)
		room := 0.0
		for col := from; col <= max(from, merged[c.Ref]); col++ {
			room += widths[col] * digitPixels
		}
		if text, ok := shown(c, locale); ok && textPixels(text, size, c.look.bold) > room-cellPadding {
			f.Cut = append(f.Cut, fmt.Sprintf("%s: %s in %.1f", c.Ref, text, room/digitPixels))
		}
	}
	return f
}

// printedColumns is the last column of the print area.
func (w *Workbook) printedColumns(i int) int {
	if m := areaEnd.FindStringSubmatch(w.local(i, "_xlnm.Print_Area")); m != nil {
		return letters(m[1])
	}
	return math.MaxInt
}

var areaEnd = regexp.MustCompile(`:\$([A-Z]+)\$\d+$`)

// local is what a name of one sheet refers to.
func (w *Workbook) local(i int, name string) string {
	var book index
	if err := w.decode("xl/workbook.xml", &book); err != nil {
		return ""
	}
	for _, n := range book.Names {
		if n.Name == name && n.Local == strconv.Itoa(i) {
			return n.Text
		}
	}
	return ""
}

// shown is a number as its cell's format writes it.
func shown(c WorkCell, locale string) (text string, ok bool) {
	code := c.look.format
	v, err := strconv.ParseFloat(c.Value, 64)
	if c.Type != "n" || err != nil {
		return "", false
	}
	if strings.Contains(code, "yyyy") {
		return time.Unix(int64(v-25569)*86400, 0).UTC().Format("02/01/2006"), true
	}
	sections := strings.Split(code, ";")
	section := sections[0]
	if v < 0 && len(sections) > 1 {
		section, v = sections[1], -v
	}
	if v == 0 && len(sections) > 2 {
		section = sections[2]
	}
	return written(v, section, locale), true
}

var (
	digitsOf = regexp.MustCompile(`[#0][#0,.]*%?`)
	wordsOf  = regexp.MustCompile(`"[^"]*"`)
)

// written writes a number by one section of a format code. Digits in its words,
// as in "340–" before the upper edge of a goal, are none of the number's.
func written(v float64, section, locale string) string {
	bare := wordsOf.ReplaceAllStringFunc(section, func(words string) string { return strings.Repeat(" ", len(words)) })
	at := digitsOf.FindStringIndex(bare)
	if at == nil {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	core := section[at[0]:at[1]]
	if strings.HasSuffix(core, "%") {
		v *= 100
	}
	scaled := strings.TrimRight(strings.TrimSuffix(core, "%"), ",")
	v /= math.Pow(1000, float64(len(strings.TrimSuffix(core, "%"))-len(scaled)))
	places := 0
	if _, after, ok := strings.Cut(scaled, "."); ok {
		places = len(after)
	}
	text := strconv.FormatFloat(v, 'f', places, 64)
	if strings.Contains(core, "#,") {
		text = grouped(text)
	}
	if locale == "vi" {
		text = strings.NewReplacer(",", ".", ".", ",").Replace(text)
	}
	if strings.HasSuffix(core, "%") {
		text += "%"
	}
	return strings.ReplaceAll(section[:at[0]]+text+section[at[1]:], `"`, "")
}

func grouped(s string) string {
	whole, rest, ok := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if ok {
		return whole + "." + rest
	}
	return whole
}

// textPixels is how wide a number is in Arial.
func textPixels(s string, size float64, bold bool) float64 {
	total := 0.0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			total += 556
		case r == '.' || r == ',' || r == ' ' || r == '/':
			total += 278
		case r == '%':
			total += 889
		case r == '+' || r == '−':
			total += 584
		default:
			total += 540 // letters of units, on average
		}
	}
	if bold {
		total *= 1.02 // its digits are as wide, its letters a little wider
	}
	return total / 1000 * size * pointPixels
}

func letters(s string) (n int) {
	for _, c := range s {
		n = n*26 + int(c-'A') + 1
	}
	return n
}

func whole(s string) int { n, _ := strconv.Atoi(s); return n }

func decimal(s string) float64 { v, _ := strconv.ParseFloat(s, 64); return v }
