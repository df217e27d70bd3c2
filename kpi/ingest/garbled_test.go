package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"kpideck/kpi"
)

// TestEveryCellIsLookedAt: whatever becomes of a row, and wherever in it a byte
// stands that is not UTF-8, the block is found out.
func TestEveryCellIsLookedAt(t *testing.T) {
	words := builtin(t).words
	rapid.Check(t, func(t *rapid.T) {
		tr := wideTable(words)
		p, valid := newPart(tr), true
		for range rapid.IntRange(1, 3).Draw(t, "blocks") {
			text := blockOfCells(t)
			p.fold(block{data: text, line: 2})
			valid = valid && utf8.Valid(text)
			if tr.garbled.Load() == valid {
				t.Fatalf("%q is UTF-8: %v", text, valid)
			}
		}
	})
}

func TestEveryColumnIsLookedAt(t *testing.T) {
	words := builtin(t).words
	for _, status := range []string{"ok", "no"} {
		for col := range 74 {
			tr := wideTable(words)
			cells := append([]string{"2025-07-01", "A", status}, slices.Repeat([]string{"1"}, 71)...)
			cells[col] += "\xe9"
			newPart(tr).fold(block{data: []byte(strings.Join(cells, ",")), line: 2})
			if !tr.garbled.Load() {
				t.Errorf("column %d of a row of status %s is not looked at", col, status)
			}
		}
	}
}

// wideTable has more columns than a columnSet, and rows that where: leaves out.
func wideTable(w *words) *tableRead {
	header := []string{"Day", "Channel", "Status", "Spend"}
	for i := range 70 {
		header = append(header, fmt.Sprint("More ", i))
	}
	req := &Request{File: "x.csv", Where: map[string][]string{"Status": {"ok"}}, Columns: []Column{{ID: "date", Kind: DateColumn, Header: "Day"},
		{ID: kpi.Channel, Kind: DimColumn, Header: "Channel"}, {ID: "spend", Kind: MeasureColumn, Header: "Spend"}}}
	t := newTable(req, &layout{delim: ',', header: headRecord{fields: header}}, w)
	t.check = true
	return t
}

func blockOfCells(t *rapid.T) []byte {
	var text []byte
	for range rapid.IntRange(1, 6).Draw(t, "rows") {
		for i := range rapid.IntRange(1, 76).Draw(t, "width") {
			cell := "12"
			switch i {
			case 0:
				cell = rapid.SampledFrom([]string{"2025-07-01", "2025-07-02", "", "hôm nay"}).Draw(t, "day")
			case 2:
				cell = rapid.SampledFrom([]string{"ok", "no"}).Draw(t, "status")
			}
			text = append(append(text, cell...), ',')
			if rapid.IntRange(0, 9).Draw(t, "odd") == 0 {
				text = append(text[:len(text)-1], rapid.SampledFrom(oddCells).Draw(t, "cell")...)
			}
		}
		text = append(text[:len(text)-1], '\n')
	}
	return text
}

var oddCells = []string{"é,", "\xe9,", "\"é, è\",", "\"a\"\"\xe9\",", "Đà Nẵng,", "\xe1\xba,", "\"\xff\n\",", "\"\xe9,", "1\xa0234,", "\"Đ\"à,"}
