package deck

import (
	"io"
	"strings"
	"unicode"

	"github.com/gocarina/gocsv"
	"golang.org/x/text/unicode/norm"

	"kpideck/kpi/diag"
)

// Table is a small table as decoded from CSV or a workbook: cells are text.
// Lines[0] is the 1-based line of the header in the file, Lines[i+1] that of
// Rows[i]; missing entries mean unknown. Positions of problems use the number
// of the cell as the column.
type Table struct {
	File   string
	Header []string
	Rows   [][]string
	Lines  []int
}

func (t Table) line(i int) int {
	if i < len(t.Lines) {
		return t.Lines[i]
	}
	return 0
}

// A heading is a column that a table may have, under its id and the words that
// people write over it.
type heading struct {
	id       string
	required bool
	aliases  []string
}

// sheet is a table while it is read: which cell of a row is which column, and
// the problems so far.
type sheet struct {
	reader
	file  string
	lines []int          // of the rows that are not blank
	at    map[string]int // column id → index of the cell
}

func (s *sheet) pos(row int, id string) diag.Pos {
	return diag.Pos{File: s.file, Line: s.lines[row], Column: s.at[id] + 1}
}

// unmarshal reads a table into rows of T through gocsv. T's fields carry the
// ids of the headings as csv tags, and only types with an UnmarshalCSV of ours:
// gocsv's own number parsing reads "1.234.567" as 1 without an error. No rows
// come back when a required column is missing.
func unmarshal[T any](t Table, headings []heading) (*sheet, []T) {
	s := &sheet{file: t.File, at: map[string]int{}}
	header := s.bind(t, headings)
	records := [][]string{header}
	for i, row := range t.Rows {
		if blankRow(row) {
			continue
		}
		s.lines = append(s.lines, t.line(i+1))
		s.tooLong(len(s.lines)-1, row, len(header))
		full := make([]string, len(header))
		copy(full, row)
		records = append(records, full)
	}
	if s.list.Failed() || len(records) == 1 {
		return s, nil
	}
	var rows []T
	if err := gocsv.UnmarshalCSV(&decoded{records}, &rows); err != nil {
		s.fail("table", diag.Pos{File: t.File}, diag.Bothf("không đọc được bảng: %v", "cannot read the table: %v", err), nil)
	}
	return s, rows
}

// bind finds out which heading each column is and gives the header in ids;
// columns that are none of them are "".
func (s *sheet) bind(t Table, headings []heading) []string {
	header := make([]string, len(t.Header))
	for i, text := range t.Header {
		pos := diag.Pos{File: t.File, Line: t.line(0), Column: i + 1}
		h := headingOf(text, headings)
		switch {
		case fold(text) == "":
		case h == nil:
			s.warn("unknown_column", pos, diag.Bothf("cột %q không được dùng", "column %q is not used", strings.TrimSpace(text)), nearHeading(text, headings))
		case hasKey(s.at, h.id):
			s.fail("duplicate_column", pos, diag.Bothf("cột %q lặp lại cột %s", "column %q repeats the column %s", strings.TrimSpace(text), h.id),
				diag.Both("bỏ một trong hai cột", "take one of the two out"))
		default:
			header[i], s.at[h.id] = h.id, i
		}
	}
	for _, h := range headings {
		if h.required && !hasKey(s.at, h.id) {
			s.fail("missing_column", diag.Pos{File: t.File, Line: t.line(0)}, diag.Bothf("thiếu cột %s", "there is no column %s", h.id),
				diag.Bothf("đặt tên một cột là: %s", "name a column: %s", strings.Join(append([]string{h.id}, h.aliases...), ", ")))
		}
	}
	return header
}

func hasKey(m map[string]int, key string) bool { _, ok := m[key]; return ok }

func headingOf(text string, headings []heading) *heading {
	for i, h := range headings {
		for _, alias := range append([]string{h.id}, h.aliases...) {
			if fold(alias) == fold(text) {
				return &headings[i]
			}
		}
	}
	return nil
}

func nearHeading(text string, headings []heading) diag.Text {
	var words []string
	back := map[string]string{}
	for _, h := range headings {
		for _, alias := range append([]string{h.id}, h.aliases...) {
			words = append(words, fold(alias))
			back[fold(alias)] = alias
		}
	}
	if near := diag.Nearest(fold(text), words); near != "" {
		return diag.Bothf("có phải %q?", "did you mean %q?", back[near])
	}
	return nil
}

// fold makes headers comparable: lower case, without marks, one space between
// words.
func fold(text string) string {
	var b strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case unicode.Is(unicode.Mn, c) || c == '\ufeff':
		case c == 'đ':
			b.WriteByte('d')
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			b.WriteRune(c)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func blankRow(row []string) bool {
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// tooLong catches the comma of "1,5 tỷ" that cut a cell in two and moved all
// cells after it, also when the last one is blank.
func (s *sheet) tooLong(row int, cells []string, columns int) {
	if len(cells) > columns {
		s.fail("row_too_long", diag.Pos{File: s.file, Line: s.lines[row], Column: columns + 1},
			diag.Bothf("dòng có %d ô nhưng bảng có %d cột", "the row has %d cells, the table %d columns", len(cells), columns),
			diag.Both(`đặt ô có dấu phẩy trong dấu ngoặc kép: "1,5 tỷ"`, `put cells with a comma in quotes: "1,5 tỷ"`))
	}
}

// decoded is a gocsv.CSVReader over records that are no bytes any more.
type decoded struct{ left [][]string }

// Read gives the next record.
func (r *decoded) Read() ([]string, error) {
	if len(r.left) == 0 {
		return nil, io.EOF
	}
	next := r.left[0]
	r.left = r.left[1:]
	return next, nil
}

// ReadAll gives the records that are left.
func (r *decoded) ReadAll() ([][]string, error) {
	all := r.left
	r.left = nil
	return all, nil
}
