package deck

import (
	"io"
	"slices"
	"strings"

	"github.com/gocarina/gocsv"

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
		if blankRow(row) || s.beside(t, i, row, headings) {
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
// columns that are none of them are "". A word that two headings share, as "chỉ
// tiêu" for the KPI and for its goal, goes to the one that no other column is.
func (s *sheet) bind(t Table, headings []heading) []string {
	header := make([]string, len(t.Header))
	for _, shared := range []bool{false, true} {
		for i, text := range t.Header {
			found := headingsOf(text, headings)
			if len(found) == 0 || len(found) > 1 != shared {
				continue
			}
			free := slices.IndexFunc(found, func(id string) bool { return !hasKey(s.at, id) })
			if free < 0 {
				s.fail("duplicate_column", s.headerPos(t, i), diag.Bothf("cột %q lặp lại cột %s", "column %q repeats the column %s", strings.TrimSpace(text), found[0]),
					diag.Both("bỏ một trong hai cột", "take one of the two out"))
				continue
			}
			header[i], s.at[found[free]] = found[free], i
		}
	}
	s.unbound(t, headings)
	return header
}

func (s *sheet) headerPos(t Table, i int) diag.Pos {
	return diag.Pos{File: t.File, Line: t.line(0), Column: i + 1}
}

// counters are headers of columns that number the rows.
var counters = []string{"stt", "tt", "no"}

// unbound tells of the columns that are no heading, and of the headings that no
// column is.
func (s *sheet) unbound(t Table, headings []heading) {
	for i, text := range t.Header {
		if word := fold(text); word != "" && len(headingsOf(text, headings)) == 0 && !slices.Contains(counters, word) {
			s.warn("unknown_column", s.headerPos(t, i), diag.Bothf("cột %q không được dùng", "column %q is not used", strings.TrimSpace(text)), nearHeading(text, headings))
		}
	}
	for _, h := range headings {
		if h.required && !hasKey(s.at, h.id) {
			s.fail("missing_column", diag.Pos{File: t.File, Line: t.line(0)}, diag.Bothf("thiếu cột %s", "there is no column %s", h.id),
				diag.Bothf("đặt tên một cột là: %s", "name a column: %s", strings.Join(append([]string{h.id}, h.aliases...), ", ")))
		}
	}
}

func hasKey(m map[string]int, key string) bool { _, ok := m[key]; return ok }

// headingsOf gives the ids of the headings that a text stands for.
func headingsOf(text string, headings []heading) (ids []string) {
	for _, h := range headings {
		if slices.ContainsFunc(append([]string{h.id}, h.aliases...), func(alias string) bool { return fold(alias) == fold(text) }) {
			ids = append(ids, h.id)
		}
	}
	return ids
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
	var ids []string
	for _, h := range headings {
		ids = append(ids, h.id)
	}
	return diag.Bothf("bảng này đọc các cột: %s", "the columns of this table are: %s", strings.Join(ids, ", "))
}

func blankRow(row []string) bool {
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// asideWords begin the lines that people write below a table.
var asideWords = []string{"tong", "tong cong", "tong so", "cong", "total", "grand total", "sum",
	"ghi chu", "luu y", "chu thich", "note", "notes", "nguon", "source", "cap nhat", "updated"}

// beside tells whether a row is no entry of the table: it fills no required
// column, or begins with such a word and leaves one empty. What is left out so
// is said.
func (s *sheet) beside(t Table, i int, row []string, headings []heading) bool {
	filled, needed := 0, 0
	for _, h := range headings {
		at, ok := s.at[h.id]
		if !h.required || !ok {
			continue
		}
		needed++
		if at < len(row) && strings.TrimSpace(row[at]) != "" {
			filled++
		}
	}
	first := slices.IndexFunc(row, func(c string) bool { return strings.TrimSpace(c) != "" })
	word, _, _ := strings.Cut(row[first], ":")
	if needed == 0 || filled == needed || filled > 0 && !slices.Contains(asideWords, fold(word)) {
		return false
	}
	s.warn("row_aside", diag.Pos{File: t.File, Line: t.line(i + 1), Column: first + 1},
		diag.Bothf("bỏ qua dòng %q", "the row %q is left out", strings.TrimSpace(row[first])),
		diag.Bothf("một dòng của bảng cần đủ: %s", "a row of the table needs: %s", strings.Join(required(headings), ", ")))
	return true
}

func required(headings []heading) (ids []string) {
	for _, h := range headings {
		if h.required {
			ids = append(ids, h.id)
		}
	}
	return ids
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
