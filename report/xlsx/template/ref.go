package template

import (
	"strconv"
	"strings"
)

// at is a cell: row and column, 1-based.
type at struct{ row, col int }

// The last row and column of a sheet.
const (
	lastRow    = 1 << 20
	lastColumn = 1 << 14
)

// String gives B4.
func (c at) String() string { return columnName(c.col) + strconv.Itoa(c.row) }

func columnName(col int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// parseAt reads B4 or $B$4.
func parseAt(s string) (at, bool) {
	s = strings.TrimPrefix(s, "$")
	col, i := 0, 0
	for ; i < len(s) && i < 4 && isLetter(s[i]); i++ {
		col = col*26 + int(s[i]&^0x20-'A') + 1
	}
	row, ok := number(strings.TrimPrefix(s[i:], "$"))
	return at{row, col}, ok && i > 0 && col <= lastColumn && row >= 1 && row <= lastRow
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// number reads a plain whole number as parts hold it.
func number(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 31)
	return int(n), err == nil
}

// area is a rectangle of cells, edges inside.
type area struct{ top, left, bottom, right int }

// String gives A1:C9, and A1 for a single cell.
func (a area) String() string {
	first, last := at{a.top, a.left}, at{a.bottom, a.right}
	if first == last {
		return first.String()
	}
	return first.String() + ":" + last.String()
}

func parseArea(s string) (area, bool) {
	first, last, two := strings.Cut(s, ":")
	if !two {
		last = first
	}
	a, ok1 := parseAt(first)
	b, ok2 := parseAt(last)
	return area{min(a.row, b.row), min(a.col, b.col), max(a.row, b.row), max(a.col, b.col)}, ok1 && ok2
}

func (a area) has(c at) bool {
	return a.top <= c.row && c.row <= a.bottom && a.left <= c.col && c.col <= a.right
}

// and is the smallest area that holds both.
func (a area) and(b area) area {
	return area{min(a.top, b.top), min(a.left, b.left), max(a.bottom, b.bottom), max(a.right, b.right)}
}

// parseReference reads what a name refers to: 'My sheet'!$B$4:$D$9. ok is false
// for formulas, lists of areas, other workbooks and #REF!.
func parseReference(s string) (sheet string, a area, ok bool) {
	i := strings.LastIndexByte(s, '!')
	if i < 1 {
		return "", a, false
	}
	sheet = strings.TrimPrefix(s[:i], "=")
	if n := len(sheet); n > 2 && sheet[0] == '\'' && sheet[n-1] == '\'' {
		sheet = strings.ReplaceAll(sheet[1:n-1], "''", "'")
	} else if strings.ContainsAny(sheet, ",()[]!':") {
		return "", a, false
	}
	a, ok = parseArea(s[i+1:])
	return sheet, a, ok
}

// quoted is the name of a sheet as formulas write it.
func quoted(sheet string) string {
	for _, r := range sheet {
		plain := r == '_' || r == '.' || r > 127 || r >= '0' && r <= '9' || isLetter(byte(r))
		if !plain {
			return "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
		}
	}
	return sheet
}
