package ingest

import (
	"bytes"
	"math"
	"unicode"
	"unicode/utf8"
)

// profile is what the cells of each column of a table look like, learned from
// its first rows that are as wide as the header. It tells where a damaged row
// fits the columns.
type profile struct {
	columns []map[string]int // looks and how many of the rows have them
	rows    int
}

// leastProfile is how many rows say something about the columns.
const leastProfile = 5

func newProfile(rows [][][]byte, width int) *profile {
	p := &profile{columns: make([]map[string]int, width)}
	for i := range p.columns {
		p.columns[i] = map[string]int{}
	}
	for _, fields := range rows {
		if len(fields) != width {
			continue
		}
		p.rows++
		for i, f := range fields {
			p.columns[i][looksOf(f)]++
		}
	}
	return p
}

// tells reports whether the profile can judge a row: some column holds more than
// words.
func (p *profile) tells() bool {
	if p.rows < leastProfile {
		return false
	}
	for _, looks := range p.columns {
		if looks[wordLooks]+looks[emptyLooks] < p.rows {
			return true
		}
	}
	return false
}

// fit is how usual the cells of a row are, column by column: a sum of logarithms
// of shares. ok is false where a cell is like none before it in its column.
func (p *profile) fit(fields [][]byte) (score float64, ok bool) {
	if len(fields) != len(p.columns) {
		return 0, false
	}
	for i, f := range fields {
		n := p.columns[i][looksOf(f)]
		if n == 0 {
			return 0, false
		}
		score += math.Log(float64(n) / float64(p.rows))
	}
	return score, true
}

const (
	emptyLooks = ""
	wordLooks  = "w"
	linkLooks  = "://"
	longLooks  = 16
)

// looksOf is the shape of a cell: digits as 9, a run of letters as a, other signs
// as they are. Texts are all alike, and so are links.
func looksOf(cell []byte) string {
	cell = bytes.TrimSpace(cell)
	if bytes.Contains(cell, []byte("://")) && bytes.IndexByte(cell, ' ') < 0 {
		return linkLooks
	}
	shape := make([]byte, 0, longLooks)
	digits, letters := false, false
	for len(cell) > 0 {
		r, size := utf8.DecodeRune(cell)
		switch {
		case len(shape) == longLooks, r == ' ' && letters:
			return wordLooks
		case unicode.IsDigit(r):
			digits = true
			shape = append(shape, '9')
		case unicode.IsLetter(r) || unicode.IsMark(r):
			letters = true
			if n := len(shape); n == 0 || shape[n-1] != 'a' {
				shape = append(shape, 'a')
			}
		default:
			shape = append(shape, cell[:size]...)
		}
		cell = cell[size:]
	}
	if letters && !digits {
		return wordLooks
	}
	return string(shape)
}
