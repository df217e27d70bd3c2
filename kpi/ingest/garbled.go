package ingest

import (
	"math/bits"
	"unicode/utf8"
)

// checkText looks whether the record is UTF-8, cell by cell where a cell may
// hold more than ASCII. The names of a row that is used were looked at when they
// came up first, which spares most of the work.
func (p *part) checkText(used bool) {
	wide := p.rec.wide
	if used {
		wide &^= p.interned
	}
	for ; wide != 0; wide &= wide - 1 {
		col := bits.TrailingZeros64(uint64(wide))
		for end := col + 1; col < len(p.rec.fields) && (col < end || end > lastColumn); col++ {
			p.t.look(p.rec.fields[col])
		}
	}
}

// look looks whether a cell is UTF-8 where it must be.
func (t *tableRead) look(cell []byte) {
	if t.check && !utf8.Valid(cell) {
		t.garbled.Store(true)
	}
}
