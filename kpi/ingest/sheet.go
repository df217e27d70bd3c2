package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"kpideck/kpi"
)

// Limits of a workbook: its packed and unpacked bytes and its rows. They, and
// the recovers below, stand between a hostile file and the excelize version
// that can be had, which panics on some.
const (
	maxWorkbook = 128 << 20
	maxUnzipped = 512 << 20
	maxRows     = 1 << 20
)

var (
	errWorkbook    = errors.New("a workbook")
	errNotWorkbook = errors.New("not a workbook that can be read")
	errBigWorkbook = errors.New("workbook over 128 MiB")
	errSheetRows   = errors.New("sheet of more than 1,048,576 rows")
)

// zipMark starts every xlsx file.
var zipMark = []byte("PK\x03\x04")

// workbook is an xlsx file whose sheets are read as delimited text, so that
// they take the same way as other exports. Line n is row n.
type workbook struct {
	file   *excelize.File
	sheets []string // at least one
	epoch  kpi.Date // the day before day 1
}

func openWorkbook(r io.Reader) (w *workbook, err error) {
	defer func() {
		if recover() != nil {
			w, err = nil, errNotWorkbook
		}
	}()
	data, err := io.ReadAll(io.LimitReader(r, maxWorkbook+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxWorkbook {
		return nil, errBigWorkbook
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		if what := unfitArchive(data); what != nil {
			return nil, what
		}
		return nil, fmt.Errorf("%w: %w", errNotWorkbook, err)
	}
	w = &workbook{file: f, sheets: f.GetSheetList(), epoch: serialEpoch}
	if len(w.sheets) == 0 {
		f.Close()
		if what := unfitArchive(data); what != nil {
			return nil, what
		}
		return nil, errNotWorkbook
	}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil && *props.Date1904 {
		w.epoch = kpi.MustDate("1904-01-01")
	}
	return w, nil
}

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

func (w *workbook) write(out *bufio.Writer, sheet string) (err error) {
	defer func() {
		if recover() != nil {
			err = errNotWorkbook
		}
	}()
	raw, err := w.file.Rows(sheet)
	if err != nil {
		return err
	}
	defer raw.Close()
	shown, err := w.file.Rows(sheet)
	if err != nil {
		return err
	}
	defer shown.Close()
	width := 0
	for n := 0; raw.Next() && shown.Next(); n++ {
		if n == maxRows {
			return errSheetRows
		}
		cells, err := raw.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		formatted, err := shown.Columns()
		if err != nil {
			return err
		}
		width = max(width, len(cells))
		w.writeRow(out, cells, formatted, width)
	}
	return errors.Join(raw.Error(), shown.Error())
}

// writeRow writes a row as wide as the widest before it: a sheet does not keep
// empty cells at the end.
func (w *workbook) writeRow(out *bufio.Writer, cells, formatted []string, width int) {
	for i := range width {
		if i > 0 {
			out.WriteByte(',')
		}
		if i >= len(cells) || cells[i] == "" {
			continue
		}
		cell := cells[i]
		if i < len(formatted) && formatted[i] != cell {
			cell = w.day(cell, formatted[i])
		}
		cell = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(cell)
		out.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
	}
	out.WriteByte('\n')
}

// dayShown reads what a date format shows; only whether it can matters. The
// library writes months in English unless the format names Vietnamese.
var dayShown = dates{words: formatWords()}

func formatWords() *words {
	f := wordsFile{Months: map[int][]string{}, MonthWords: []string{"tháng", "thg"}}
	for m := time.January; m <= time.December; m++ {
		f.Months[int(m)] = []string{m.String(), m.String()[:3]}
	}
	return f.words()
}

// showsDay tells whether a text is a day, or a month and a year as Jul-25.
func showsDay(s string) bool {
	if c, ok := dayShown.single(s); ok {
		return c.from.kind == sureDay || c.from.kind == twoOrders
	}
	t := dayShown.tokens(s)
	return t != nil && len(t.parts) == 2 && (t.parts[0].month || t.parts[1].month)
}

// day gives the ISO date of a serial number that the sheet shows as a date;
// other numbers stay raw, without the grouping and rounding of their format.
func (w *workbook) day(raw, shown string) string {
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil || serial < 1 || serial >= 80000 || !showsDay(strings.TrimSpace(shown)) {
		return raw
	}
	return (w.epoch + kpi.Date(math.Floor(serial))).String()
}
