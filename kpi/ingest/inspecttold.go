package ingest

import (
	"bytes"

	"kpideck/kpi/diag"
)

// oddTexts say what was done with rows that are not plain data.
var oddTexts = map[rowKind]struct {
	code     string
	severity diag.Severity
	message  diag.Text
}{
	shortRow:   {"row_too_short", diag.Warning, diag.Both("dòng thiếu ô, các ô thiếu để trống: dòng %s", "rows with fewer cells than the header; what is missing is empty: lines %s")},
	longRow:    {"row_too_long", diag.Warning, diag.Both("dòng có nhiều ô hơn tiêu đề, các ô thừa được giữ: dòng %s", "rows with more cells than the header; all are kept: lines %s")},
	mendedRow:  {"row_mended", diag.Warning, diag.Both("dấu phân cách thừa, thiếu hay khác; ô được chia lại theo các dòng khác: dòng %s", "a separator too many, too few or another; the cells were cut as in other rows: lines %s")},
	quoteRow:   {"open_quote", diag.Warning, diag.Both("ngoặc kép mở mà không đóng; ngoặc được giữ như chữ: dòng %s", "a quote opens and never closes; it is kept as a letter: lines %s")},
	totalsLine: {"totals_left_out", diag.Notice, diag.Both("dòng tổng được bỏ: dòng %s", "totals rows left out: lines %s")},
	footnote:   {"footnotes_left_out", diag.Notice, diag.Both("ghi chú dưới bảng được bỏ: dòng %s", "footnotes left out: lines %s")},
	noRows:     {"no_rows", diag.Notice, diag.Both("tệp ghi là không có dữ liệu: dòng %s", "the export says that it holds no rows: lines %s")},
}

func (c *copier) report() {
	for kind, text := range oddTexts {
		if o := &c.odd[kind]; o.n > 0 {
			p := c.f.problem(text.code, text.severity, o.line, diag.Bothf(text.message["vi"], text.message["en"], o.lines()), nil)
			p.Count = o.n
			c.f.problems.Add(p)
		}
	}
	for _, x := range []struct {
		rows *oddRows
		code string
		vi   string
		en   string
	}{
		{&c.above, "above_left_out", "dòng phía trên tiêu đề được bỏ: dòng %s", "rows above the header left out: lines %s"},
		{&c.stray, "stray_quote", "ngoặc kép đứng ở chỗ không nên có, được giữ như chữ: dòng %s", "a quote stands where none should; it is kept as a letter: lines %s"},
	} {
		if x.rows.n > 0 {
			p := c.f.problem(x.code, diag.Notice, x.rows.line, diag.Bothf(x.vi, x.en, x.rows.lines()), nil)
			p.Count = x.rows.n
			c.f.problems.Add(p)
		}
	}
	c.reportHeader()
	if c.after != nil {
		c.f.problems.Add(c.f.problem("more_tables", diag.Notice, c.after.line,
			diag.Both("sau bảng này còn bảng khác", "another table follows this one"),
			diag.Bothf("thêm --table %d để in bảng đó", "add --table %d to print it", c.after.number)))
	}
}

// headTexts say what was done with a damaged header.
var headTexts = map[headMend]struct {
	code    string
	message diag.Text
}{
	strayInHeader: {"header_mended", diag.Both("hàng tiêu đề có ngoặc kép đứng ở chỗ không nên có; ngoặc được giữ như chữ", "a quote in the header stands where none should; it is kept as a letter")},
	cutOtherwise:  {"header_mended", diag.Both("hàng tiêu đề dùng dấu phân cách khác các dòng; được chia theo dấu đó", "the header has another delimiter than the rows, by which it was cut")},
	emptyInHeader: {"header_mended", diag.Both("hàng tiêu đề thừa một ô trống; ô đó được bỏ", "the header has an empty cell too many, which was left out")},
	narrowHeader:  {"header_too_short", diag.Both("hàng tiêu đề ít ô hơn các dòng: tên cột có thể lệch so với số liệu", "the header has fewer cells than the rows: names of columns may not stand above their figures")},
}

// reportHeader says what of the header was guessed.
func (c *copier) reportHeader() {
	if c.t == nil {
		return
	}
	if text, ok := headTexts[c.t.mended]; ok {
		c.f.problems.Add(c.f.problem(text.code, diag.Warning, c.t.line, text.message, nil))
	}
	if n := c.t.headRows; n > 1 {
		c.f.problems.Add(c.f.problem("header_joined", diag.Notice, c.t.line, diag.Bothf("tiêu đề nằm trên %d dòng, được ghép lại", "the header stands in %d rows, which were joined", n), nil))
	}
}

// strayQuotes tells whether a record has a quote that RFC 4180 does not allow:
// inside a cell without quotes, or with text behind the one that closes a cell.
func strayQuotes(record []byte, delim byte) bool {
	for i := 0; i < len(record); i++ {
		if record[i] != '"' {
			end, _ := plainEnd(record, i, delim)
			if bytes.IndexByte(record[i:end], '"') >= 0 {
				return true
			}
			i = end
			continue
		}
		if i = quoteEnd(record, i+1); i < len(record) && record[i] == '\r' {
			i++
		}
		if i < len(record) && record[i] != delim && record[i] != '\n' {
			return true
		}
	}
	return false
}

// quoteEnd gives the offset behind the quote that closes a cell.
func quoteEnd(record []byte, i int) int {
	for ; i < len(record); i++ {
		if record[i] != '"' {
			continue
		}
		if i+1 == len(record) || record[i+1] != '"' {
			return i + 1
		}
		i++
	}
	return i
}
