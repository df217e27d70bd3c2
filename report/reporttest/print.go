package reporttest

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// Printed is a sheet as a printer breaks it into pages.
type Printed struct {
	Name   string
	Pages  []PrintedPage
	Tables []PrintedTable
	// Astray are the pages, counted from 0, below a repeated header whose table
	// has no row there.
	Astray []int
}

// PrintedPage is a page of a sheet: its first and its last row, and which part of
// its height they take.
type PrintedPage struct {
	First, Last int
	Filled      float64
}

// PrintedTable is a table of a sheet. Pages are those of its rows, counted from 0;
// Bare are those of them that do not name its columns.
type PrintedTable struct {
	Title             string // its first header
	Head, First, Last int    // rows: of its header, of its figures
	Pages, Bare       []int
}

// paperHeight are the points of the paper between the margins.
const paperHeight = 595 - 2*0.75*72

var (
	rowBreakTag = regexp.MustCompile(`<brk id="(\d+)"`)
	tallTag     = regexp.MustCompile(`fitToHeight="(\d+)"`)
	titleRows   = regexp.MustCompile(`!\$(\d+):\$(\d+)$`)
	areaRows    = regexp.MustCompile(`:\$[A-Z]+\$(\d+)$`)
)

// Prints breaks every sheet into pages of A4 in landscape, fitted to the width.
// Programs differ a little in how tall a row is: each page holds that share of
// what it should.
func (w *Workbook) Prints(share float64) (list []Printed) {
	for i, f := range w.Fits("vi") {
		list = append(list, w.prints(i, f, share))
	}
	return list
}

func (w *Workbook) prints(i int, f Fit, share float64) Printed {
	s := &w.Sheets[i]
	heights := map[int]float64{}
	for _, m := range rowTag.FindAllStringSubmatch(s.Part, -1) {
		heights[whole(m[1])] = decimal(m[2])
	}
	last := len(heights)
	if m := areaRows.FindStringSubmatch(w.local(i, "_xlnm.Print_Area")); m != nil {
		last = min(last, whole(m[1]))
	}
	var repeat [2]int
	if m := titleRows.FindStringSubmatch(w.local(i, "_xlnm.Print_Titles")); m != nil {
		repeat = [2]int{whole(m[1]), whole(m[2])}
	}
	p := Printed{Name: s.Name}
	scale := math.Min(1, float64(f.PagesWide)*paperPoints*pointPixels/f.Width)
	room := share * paperHeight / scale
	if m := tallTag.FindStringSubmatch(s.Part); m != nil && m[1] == "1" {
		room = math.Inf(1)
	}
	p.Pages = pages(heights, last, room, repeat, breaks(s))
	for _, t := range s.tables() {
		if t.First <= last {
			t.Last = min(t.Last, last)
			p.Tables = append(p.Tables, p.lie(t, repeat))
		}
	}
	return p
}

// breaks are the rows before which a page ends.
func breaks(s *Sheet) (list []int) {
	for _, m := range rowBreakTag.FindAllStringSubmatch(s.Part, -1) {
		list = append(list, whole(m[1])+1)
	}
	return list
}

// pages fills one page after the other.
func pages(heights map[int]float64, last int, room float64, repeat [2]int, forced []int) (list []PrintedPage) {
	titles := 0.0
	for n := repeat[0]; n > 0 && n <= repeat[1]; n++ {
		titles += heights[n]
	}
	page, used := PrintedPage{First: 1}, 0.0
	for n := 1; n <= last; n++ {
		if h := heights[n]; n > page.First && (used+h > room || slices.Contains(forced, n)) && !math.IsInf(room, 1) {
			page.Filled = used / room
			list = append(list, page)
			page, used = PrintedPage{First: n}, 0
			if n > repeat[1] {
				used = titles
			}
		}
		used += heights[n]
		page.Last = n
	}
	page.Filled = used / room
	return append(list, page)
}

// lie finds the pages on which the rows of a table lie, and those of them that
// name its columns: the page of its header, and those that repeat it.
func (p *Printed) lie(t PrintedTable, repeat [2]int) PrintedTable {
	repeated := repeat[0] <= t.Head && t.Head <= repeat[1]
	for i, page := range p.Pages {
		within := page.First <= t.Last && t.First <= page.Last
		after := repeat[0] > 0 && page.First > repeat[1]
		switch {
		case within:
			t.Pages = append(t.Pages, i)
			if named := page.First <= t.Head || after && repeated; !named {
				t.Bare = append(t.Bare, i)
			}
		case after && repeated:
			p.Astray = append(p.Astray, i)
		}
	}
	return t
}

// tables finds the tables of a sheet by their looks: a header ends in a thick
// rule, and the rows below it have rules or a fill.
func (s *Sheet) tables() (list []PrintedTable) {
	ruled, thick, title := map[int]bool{}, map[int]bool{}, map[int]string{}
	last := 0
	for _, c := range s.Cells {
		letters := strings.TrimRight(c.Ref, "0123456789")
		n := whole(c.Ref[len(letters):])
		last = max(last, n)
		ruled[n] = ruled[n] || c.look.below != "" || strings.Contains(c.look.words, "solid:")
		thick[n] = thick[n] || c.look.below == "medium"
		if title[n] == "" {
			title[n] = c.Value
		}
	}
	for n := 1; n <= last; n++ {
		if !thick[n] {
			continue
		}
		t := PrintedTable{Title: title[n], Head: n, First: n + 1, Last: n}
		if t.Title == "" {
			t.Title = title[n-1]
		}
		for t.Last < last && ruled[t.Last+1] && !thick[t.Last+1] {
			t.Last++
		}
		if t.Last > n {
			list = append(list, t)
		}
	}
	return list
}
