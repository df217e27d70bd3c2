package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
)

// The ways in which files write numbers.
type numberStyle struct {
	decimal, group string // group "": none
	places         int    // at least so many decimals
}

var (
	plainNumbers   = numberStyle{".", "", 0}
	englishNumbers = numberStyle{".", ",", 0}
	vietnamese     = numberStyle{",", ".", 0}
)

func (s numberStyle) at(places int) numberStyle { s.places = places; return s }

// write gives the text of an amount, without decimals that are zero.
func (s numberStyle) write(x hundredths) string {
	sign := ""
	if x < 0 {
		sign, x = "-", -x
	}
	whole, part := fmt.Sprint(int64(x)/100), fmt.Sprintf("%02d", int64(x)%100)
	part = strings.TrimRight(part, "0")
	for len(part) < s.places {
		part += "0"
	}
	if s.group != "" {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + s.group + whole[i:]
		}
	}
	if part == "" {
		return sign + whole
	}
	return sign + whole + s.decimal + part
}

// share writes a percentage with two decimals.
func (s numberStyle) share(part, of hundredths) string {
	if of == 0 {
		return s.at(2).write(0) + "%"
	}
	return s.at(2).write(hundredths(10000*int64(part)/int64(of))) + "%"
}

// The ways in which files write days. A style may need the deck to say the
// order of its parts, since "3/4/2025" can be two days.
type dateStyle struct {
	form  string // of package time, or one of the words below
	order string // dates: of the deck
}

const vietnameseDate = "2 tháng 1, 2006"

func (s dateStyle) write(d day) string {
	if s.form == vietnameseDate {
		t := d.time()
		return fmt.Sprintf("%d tháng %d, %d", t.Day(), t.Month(), t.Year())
	}
	return d.text(s.form)
}

var (
	isoDate    = dateStyle{form: "2006-01-02"}
	dateStyles = []dateStyle{
		isoDate, {form: "2006/01/02"}, {form: "20060102"}, {form: "Jan 2, 2006"}, {form: "January 2, 2006"}, {form: "2 Jan 2006"},
		{form: "Mon, 02-Jan-2006"}, {form: "02-Jan-06"}, {form: vietnameseDate}, {form: "2006-01-02T15:04:05"}, {form: "2006-01-02 15:04"},
		{form: "02/01/2006", order: "dmy"}, {form: "2/1/2006", order: "dmy"}, {form: "2/1/06", order: "dmy"}, {form: "02/01/2006 15:04", order: "dmy"},
		{form: "02-01-2006", order: "dmy"}, {form: "02.01.2006", order: "dmy"}, {form: "1/2/2006", order: "mdy"}, {form: "01/02/2006", order: "mdy"},
		{form: "1/2/06", order: "mdy"},
	}
)

// encoding is how the lines of a file become bytes.
type encoding struct {
	delimiter string
	wide      bool // UTF-16 with a mark
	mark      bool // UTF-8 with a mark
	ending    string
}

func (e encoding) bytes(lines [][]string) []byte {
	var text strings.Builder
	for _, fields := range lines {
		for i, f := range fields {
			if i > 0 {
				text.WriteString(e.delimiter)
			}
			text.WriteString(e.quote(f))
		}
		text.WriteString(e.ending)
	}
	if e.wide {
		return wide(text.String())
	}
	if e.mark {
		return []byte("\ufeff" + text.String())
	}
	return []byte(text.String())
}

func (e encoding) quote(f string) string {
	if strings.ContainsAny(f, e.delimiter+"\"\n") || !strings.HasPrefix(f, "#") && strings.Contains(f, ",") {
		return `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
	}
	return f
}

func wide(text string) []byte {
	var b bytes.Buffer
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(text))...) {
		_ = binary.Write(&b, binary.LittleEndian, u)
	}
	return b.Bytes()
}

// table is a file's header and how each column writes a row.
type table struct {
	headers []string
	cells   []func(r row) string
}

func (t *table) column(header string, cell func(r row) string) {
	t.headers = append(t.headers, header)
	t.cells = append(t.cells, cell)
}

func (t *table) lines(rows []row) [][]string {
	list := [][]string{t.headers}
	for _, r := range rows {
		var fields []string
		for _, cell := range t.cells {
			fields = append(fields, cell(r))
		}
		list = append(list, fields)
	}
	return list
}

// shuffle changes the order of the columns.
func (t *table) shuffle(w *world) {
	w.rng.Shuffle(len(t.headers), func(i, j int) {
		t.headers[i], t.headers[j] = t.headers[j], t.headers[i]
		t.cells[i], t.cells[j] = t.cells[j], t.cells[i]
	})
}

func amount(id string, s numberStyle) func(row) string {
	return func(r row) string { return s.write(r.amounts[id]) }
}
