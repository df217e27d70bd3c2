package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"math"
	"strconv"

	"kpideck/kpi"
)

// maxSheetText bounds the text that a sheet becomes: rows as wide as the widest.
const maxSheetText = 4 << 30

// text gives a sheet as comma separated text. Closing it ends the reading.
func (w *workbook) text(sheet string) *io.PipeReader {
	r, out := io.Pipe()
	go func() {
		buffered := bufio.NewWriterSize(out, 64<<10)
		err := w.write(buffered, sheet)
		if err == nil {
			err = buffered.Flush()
		}
		out.CloseWithError(err)
	}()
	return r
}

func (w *workbook) write(out *bufio.Writer, sheet string) error {
	part, err := w.open(w.part[sheet])
	if err != nil {
		return err
	}
	defer part.Close()
	rows := sheetRows{book: w, x: newXMLTags(part), out: out}
	for {
		switch err := rows.x.next(); {
		case errors.Is(err, io.EOF): // a sheet of a chart has no rows
			return nil
		case err != nil:
			return err
		case rows.x.is("sheetData"):
			if rows.x.open && !rows.x.close {
				err = rows.all()
			}
			if err == nil {
				_, err = io.Copy(io.Discard, part) // its end proves that nothing was damaged
			}
			return err
		}
	}
}

// sheetRows turns the rows of a sheet into lines.
type sheetRows struct {
	book  *workbook
	x     *xmlTags
	out   *bufio.Writer
	row   int // the last that was begun, from 1
	width int // of the widest row so far
	wrote int64
	cells [][2]int // where the text of a cell stands in line
	line  []byte
	cell  sheetCell
}

// sheetCell is the cell being read.
type sheetCell struct {
	begun   bool
	col     int // from 0
	kind    string
	style   int
	value   []byte
	inline  textRuns
	formula bool
}

func (s *sheetRows) all() error {
	for {
		if err := s.x.next(); errors.Is(err, io.EOF) {
			return errNotWorkbook // it was cut
		} else if err != nil {
			return err
		}
		var err error
		switch string(s.x.name) {
		case "sheetData":
			return nil
		case "row":
			err = s.tagOfRow()
		case "c":
			err = s.tagOfCell()
		case "v":
			if s.x.close && !s.x.open {
				s.cell.value = append(s.cell.value[:0], s.x.text...)
			}
		case "f":
			s.cell.formula = true
		default:
			s.cell.inline.take(s.x)
		}
		if err != nil {
			return err
		}
	}
}

func (s *sheetRows) tagOfRow() error {
	if s.x.open {
		n, err := strconv.Atoi(string(s.x.attr("r")))
		if err != nil || n <= s.row {
			n = s.row + 1
		}
		if n > maxRows {
			return errSheetRows
		}
		s.cells, s.line, s.cell.begun, s.cell.col = s.cells[:0], s.line[:0], false, -1
		for s.row++; s.row < n; s.row++ {
			if err := s.endLine(); err != nil {
				return err
			}
		}
	}
	if s.x.close {
		return s.endLine()
	}
	return nil
}

func (s *sheetRows) tagOfCell() error {
	c := &s.cell
	if s.x.open {
		c.begun = true
		c.col = columnOf(s.x.attr("r"), c.col+1)
		c.kind, c.style = kindOf(s.x.attr("t")), 0
		if style := s.x.attr("s"); style != nil {
			c.style, _ = strconv.Atoi(string(style))
		}
		c.value, c.formula = c.value[:0], false
		c.inline.start()
	}
	if !s.x.close || !c.begun {
		return nil
	}
	c.begun = false
	if c.col >= maxColumns {
		return errNotWorkbook
	}
	text, err := s.shown()
	if err != nil || len(text) == 0 && !c.formula {
		return err
	}
	for len(s.cells) <= c.col {
		s.cells = append(s.cells, [2]int{})
	}
	from := len(s.line)
	s.line = append(s.line, text...)
	s.cells[c.col] = [2]int{from, len(s.line)}
	if len(s.line) > maxRecord {
		return errRecord
	}
	return nil
}

// kindOf avoids a new string for each cell.
func kindOf(t []byte) string {
	for _, kind := range [...]string{"s", "str", "inlineStr"} {
		if string(t) == kind {
			return kind
		}
	}
	if len(t) > 0 && string(t) != "n" {
		return "other"
	}
	return ""
}

// columnOf reads the letters of a place such as AB12.
func columnOf(place []byte, otherwise int) int {
	col := 0
	for _, c := range place {
		if c |= 0x20; c < 'a' || c > 'z' || col > maxColumns {
			break
		}
		col = col*26 + int(c-'a') + 1
	}
	if col == 0 {
		return otherwise
	}
	return col - 1
}

// shown is the text of the cell: a day where the sheet shows one, other numbers
// without the grouping and rounding of their format.
func (s *sheetRows) shown() ([]byte, error) {
	c := &s.cell
	switch c.kind {
	case "inlineStr":
		return unmasked(c.inline.text), nil
	case "s":
		return s.shared(bytes.TrimSpace(c.value))
	case "":
		if c.style > 0 && c.style < len(s.book.days) && s.book.days[c.style] {
			return s.book.day(c.value), nil
		}
		if s.book.typed && c.style < len(s.book.shares) && s.book.shares[c.style] {
			return percentage(c.value), nil
		}
	}
	return c.value, nil
}

func (s *sheetRows) shared(number []byte) ([]byte, error) {
	if len(number) == 0 {
		return nil, nil
	}
	texts, err := s.book.texts()
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(string(number))
	if err != nil {
		return nil, errNotWorkbook
	}
	text, ok := texts.of(n)
	if !ok {
		return nil, errNotWorkbook
	}
	return text, nil
}

// percentage writes a fraction as somebody typed it: 0.4 was 40%. The last digits
// of float64 are the spreadsheet's, not the user's.
func percentage(raw []byte) []byte {
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return raw
	}
	return append(strconv.AppendFloat(nil, math.Round(v*1e12)/1e10, 'f', -1, 64), '%')
}

// day gives the ISO date of a serial number.
func (w *workbook) day(raw []byte) []byte {
	serial, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || serial < 1 || serial >= 80000 {
		return raw
	}
	return []byte((w.epoch + kpi.Date(math.Floor(serial))).String())
}

// endLine writes a row as wide as the widest before it: a sheet does not keep
// empty cells at the end.
func (s *sheetRows) endLine() error {
	s.width = max(s.width, len(s.cells))
	if s.wrote += int64(len(s.line)) + int64(s.width) + 1; s.wrote > maxSheetText {
		return errBigWorkbook
	}
	for i := range s.width {
		if i > 0 {
			s.out.WriteByte(',')
		}
		if i >= len(s.cells) || s.cells[i][0] == s.cells[i][1] {
			continue
		}
		s.out.WriteByte('"')
		s.quoted(s.line[s.cells[i][0]:s.cells[i][1]])
		s.out.WriteByte('"')
	}
	return s.out.WriteByte('\n')
}

// quoted writes a cell on one line, with its quotes doubled.
func (s *sheetRows) quoted(cell []byte) {
	for {
		at := bytes.IndexAny(cell, "\"\r\n")
		if at < 0 {
			s.out.Write(cell)
			return
		}
		s.out.Write(cell[:at])
		switch {
		case cell[at] == '"':
			s.out.WriteString(`""`)
		case cell[at] == '\r' && at+1 < len(cell) && cell[at+1] == '\n':
			at++
			fallthrough
		default:
			s.out.WriteByte(' ')
		}
		cell = cell[at+1:]
	}
}
