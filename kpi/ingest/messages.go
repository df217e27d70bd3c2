package ingest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// Problems of cells and rows. Each code is worded once, in both languages.

var faultTexts = map[string][2]diag.Text{
	faultWidth: {diag.Both("dòng thiếu ô, ô cuối là %q", "row has too few cells, the last is %q"),
		diag.Both("tệp có thể bị cắt giữa chừng, hoặc dòng này dùng dấu phân cách khác tiêu đề: xuất lại", "the file may have been cut short, or the row has another delimiter than the header: export it again")},
	faultExtra: {diag.Both("dòng có nhiều ô hơn tiêu đề, ô thừa %q", "row has more cells than the header, extra cell %q"),
		diag.Both("một ô có dấu phân cách chưa nằm trong ngoặc kép: sửa dòng đó hoặc xuất lại", "a cell holds the delimiter outside quotes: mend the row or export again")},
	faultNumber: {diag.Both("không đọc được số %q, ô được bỏ qua", "cannot read %q as a number, the cell is left out"),
		diag.Both("kiểm tra cột đó; ghi numbers: nếu tệp viết số theo kiểu khác", "check the column; set numbers: if the file writes numbers another way")},
	faultDate: {diag.Both("không đọc được ngày %q", "cannot read %q as a date"),
		diag.Both("kiểm tra cột ngày; ghi dates: dmy, mdy hoặc ymd cho nguồn này", "check the date column; set dates: dmy, mdy or ymd for this source")},
	faultNoDate: {diag.Both("dòng không có ngày%.0s", "row has no date%.0s"),
		diag.Both("dòng này không vào kỳ nào", "the row belongs to no period")},
	faultNoYear: {diag.Both("ngày %q không có năm, và tên tệp không cho biết khoảng ngày", "date %q has no year, and the file's name does not state its days"),
		diag.Both("thêm năm vào cột ngày, hoặc đổi tên tệp để có ngày đầu và ngày cuối, ví dụ: Overview 2025-02-28 2026-02-27.csv; dates: không giúp được",
			"add the year to the date column, or rename the file so that it holds the first and last day, such as Overview 2025-02-28 2026-02-27.csv; dates: cannot help")},
	faultSerial: {diag.Both("ngày dạng số %q giữa các ngày thường", "serial day %q among written dates"),
		diag.Both("định dạng lại cả cột ngày trong bảng tính rồi xuất lại", "format the whole date column alike in the spreadsheet and export again")},
	faultFarDate: {diag.Both("ngày %q nằm lạc xa các ngày khác của tệp: trước năm 2000, sau hơn 92 ngày, hoặc trước hơn mười năm",
		"date %q lies apart from all others of the file: before 2000, more than 92 days after, or ten years before"),
		diag.Both("thường do kéo ô hoặc ô trống trong bảng tính: sửa ngày hoặc xóa dòng", "often a drag-fill or an empty cell in a spreadsheet: mend the date or delete the row")},
	faultBackwards: {diag.Both("khoảng ngày kết thúc trước khi bắt đầu: %q", "range of days ends before it starts: %q"),
		diag.Both("kiểm tra hai cột ngày", "check the two date columns")},
	faultFraction: {diag.Both("số đếm có phần lẻ: %q", "count with a fraction: %q"),
		diag.Both("nếu dấu đó phân cách hàng nghìn, ghi numbers: cho nguồn này", "if the sign groups thousands, set numbers: for this source")},
	faultProduct: {diag.Both("không nhân được %q với trọng số của nó", "cannot weigh %q: both cells have two readings"),
		diag.Both("ghi numbers: cho nguồn này", "set numbers: for this source")},
	faultExcelDate: {diag.Both("Excel đã đổi một số thành ngày: %q, không thể đổi lại, ô được bỏ qua", "Excel made a date of a number: %q, which cannot be undone, the cell is left out"),
		diag.Both("xuất lại từ nền tảng và đưa thẳng tệp vào, không mở rồi lưu bằng Excel", "export again from the platform and use the file as it is, without saving it in Excel")},
	faultExcelID: {diag.Both("Excel đã cắt mã thành %q: không phân biệt được nữa và không được đếm", "Excel cut the id down to %q: it tells nothing apart and is not counted"),
		diag.Both("xuất lại từ nền tảng và đưa thẳng tệp vào; nếu phải mở bằng Excel, nhập cột mã dạng Văn bản", "export again from the platform and use the file as it is; if it must pass through Excel, import the column as Text")},
	faultNoValue: {diag.Both("ô trống hoặc không dùng được ở cột mà mỗi giá trị chỉ tính một lần: %q, số tiền của dòng bị bỏ", "empty or unusable cell in the column whose values count once: %q, the row's amount is left out"),
		diag.Both("ghi mã đơn hàng vào ô đó hoặc xuất lại", "write the order's id into the cell or export again")},
	faultQuote: {diag.Both("ngoặc kép mở mà không đóng: phần còn lại của tệp không đọc được%.0s", "a quote opens and never closes: the rest of the file cannot be read%.0s"),
		diag.Both("đóng ngoặc kép hoặc xuất lại tệp", "close the quote or export the file again")},
	faultStray: {diag.Both("ô %q mở ngoặc kép mà không đóng; ngoặc kép được đọc như một ký tự", "the cell %q opens a quote and does not close it; the quote is read as a letter"),
		diag.Both("kiểm tra dòng này; trong CSV, ngoặc kép ở đầu ô phải được viết đôi", "check the row; in CSV a quote that begins a cell is doubled")},
	faultCell: {diag.Both("ô lớn hơn 1 MiB hoặc quá 16.384 cột%.0s", "a cell over 1 MiB or more than 16,384 columns%.0s"),
		diag.Both("tệp này không phải bảng số liệu: kiểm tra lại", "this is no table of figures: check the file")},
}

// report adds the problems of a table's cells and rows, one for each kind.
func (s *settled) report(problems *diag.List) {
	for _, code := range slices.Sorted(maps.Keys(s.faults)) {
		f, text := s.faults[code], faultTexts[code]
		severity := severityOf(code)
		if code == faultNoYear && 2*f.n > s.read {
			severity = diag.Error
		}
		problems.Add(&diag.Problem{Code: code, Severity: severity, Pos: s.t.pos(f.first), Count: f.n,
			Message: filled(text[0], f.first.text), Hint: text[1]})
	}
	if len(s.overfull) > 0 {
		problems.Add(s.t.tooManyValues(s.overfull))
	}
	if s.empty && s.read == 0 {
		problems.Add(s.t.problem("no_rows", diag.Notice, mark{line: s.t.line},
			diag.Both("bản xuất không có dòng nào", "the export holds no rows"), noRowsHint))
	}
	if !s.empty && s.read == 0 && s.t.parting.none() {
		problems.Add(s.t.problem("no_rows", diag.Notice, mark{line: s.t.line},
			diag.Both("bảng chỉ có dòng tiêu đề, không có dòng dữ liệu nào", "the table has a header row and no rows of data"), noRowsHint))
	}
	if n := s.ranges(); n != nil {
		problems.Add(n)
	}
	if n := s.longName(); n != nil {
		problems.Add(n)
	}
	if s.t.preset != nil && s.read > 0 {
		s.t.standIns(problems)
	}
	if headers := s.t.unitHeaders(); len(headers) > 0 && s.read > 0 {
		problems.Add(s.t.unitHeader(headers))
	}
	if s.read > 0 {
		s.t.duplicates(problems)
	}
}

var noRowsHint = diag.Both("nếu lẽ ra có số, kiểm tra khoảng ngày và bộ lọc rồi xuất lại", "if there should be figures, check the range of days and the filters and export again")

// ranges notices a table all of whose rows hold more days than a week, where
// nobody asked for it: columns: with an end, labels of periods and numbered
// months do. Of a file of several tables another may have the days.
func (s *settled) ranges() *diag.Problem {
	b := &s.t.bind
	if s.labels || b.nth >= 0 || s.t.preset == nil && b.end >= 0 || len(s.groups) == 0 || !s.t.parting.none() ||
		slices.ContainsFunc(s.groups, func(g *group) bool { return g.key.span.Days() <= 7 }) {
		return nil
	}
	span := s.groups[0].key.span
	return s.t.problem("rows_of_ranges", diag.Notice, mark{line: s.t.line},
		diag.Bothf("mỗi dòng gộp nhiều ngày, như %s đến %s: chỉ tính vào kỳ chứa trọn khoảng đó, tuần bên trong không có số",
			"each row holds several days, such as %s to %s: it counts only in periods that contain them all, and the weeks within have no figure", span.Start, span.Last()),
		diag.Both("xuất lại theo Ngày nếu cần số theo tuần", "export again segmented by Day for figures by week"))
}

// maxName is how many characters the name of a channel or campaign may have
// before somebody should look at it.
const maxName = 1000

// longName notices a name that is more likely a text, or many cells behind a
// quote that closes too late. It is kept as it is.
func (s *settled) longName() *diag.Problem {
	for _, g := range s.groups {
		for i, name := range strings.Split(g.key.members, "\x00") {
			if n := utf8.RuneCountInString(name); n > maxName {
				col := s.t.bind.dims[i].col
				return s.t.problem("long_name", diag.Notice, mark{line: s.t.line},
					diag.Bothf("tên dài %d ký tự ở cột %q: %q", "a name of %d characters in column %q: %q", n, shorten(s.t.header[col]), s.t.shownCell(col, name)),
					diag.Both("kiểm tra cột đó; có thể một ngoặc kép đóng quá muộn", "check the column; a quote may close too late"))
			}
		}
	}
	return nil
}

// duplicates notices headers that stand twice where something is bound to the first.
func (t *tableRead) duplicates(problems *diag.List) {
	keys := keysOf(t.header)
	if t.preset != nil {
		keys = headerColumns(t.header, t.words)
	}
	for _, col := range t.bind.columns() {
		next := slices.Index(keys[col+1:], keys[col])
		if next < 0 {
			continue
		}
		next += col + 1
		vi, en := "", ""
		if headerKey(t.header[col]) != headerKey(t.header[next]) {
			vi, en = " (không kể tiền tệ)", " (without its currency)"
		}
		problems.Add(t.problem("duplicate_header", diag.Notice, mark{line: t.line},
			diag.Both(fmt.Sprintf("cột %d và %d cùng tên %q%s; cột %d được tính", col+1, next+1, t.header[col], vi, col+1),
				fmt.Sprintf("columns %d and %d are both named %q%s; column %d counts", col+1, next+1, t.header[col], en, col+1)),
			diag.Both("nếu cần cột kia, đổi tên một trong hai cột", "if the other one is meant, rename one of the two")))
	}
}

// standIns notices measures that another column stands in for, as link clicks
// do for clicks.
func (t *tableRead) standIns(problems *diag.List) {
	ids := make([]string, 0, len(t.preset.firstOf))
	for id, choices := range t.preset.firstOf {
		if choices[0] == id {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		choices := t.preset.firstOf[id]
		at := slices.IndexFunc(choices, func(c string) bool { return t.column(c) >= 0 })
		if at <= 0 {
			continue
		}
		problems.Add(t.problem("stand_in_column", diag.Notice, mark{line: t.line},
			t.named(id, "%s lấy từ cột %q nếu không tệp nào của tài khoản có cột riêng", "%s is taken from column %q unless a file of the account has its own", t.header[t.column(choices[at])]),
			diag.Both("thêm cột riêng của chỉ số này khi xuất để có số chính xác", "add the measure's own column to the export for the exact figure")))
	}
}

// named words a message about a measure by its name in each language.
func (t *tableRead) named(id, vi, en string, args ...any) diag.Text {
	names := kpi.Names{}
	if t.req.Measure != nil {
		if m := t.req.Measure(id); m != nil {
			names = m.Names
		}
	}
	word := func(locale, format string) string {
		return fmt.Sprintf(format, append([]any{cmp.Or(names.In(locale), id)}, args...)...)
	}
	return diag.Both(word("vi", vi), word("en", en))
}

// column gives the column of a measure, or none.
func (t *tableRead) column(id string) int {
	for _, m := range t.bind.measures {
		if m.id == id {
			return m.col
		}
	}
	return none
}

func filled(t diag.Text, cell string) diag.Text {
	return diag.Bothf(t["vi"], t["en"], cell)
}

func (t *tableRead) problem(code string, sev diag.Severity, m mark, message, hint diag.Text) *diag.Problem {
	return &diag.Problem{Code: code, Severity: sev, Pos: t.pos(m), Message: message, Hint: hint}
}

// totalsProblems notices totals that differ from our own by more than rounding.
func (s *settled) totalsProblems(t *kpi.Tally, problems *diag.List) {
	for _, c := range t.Totals {
		if c.Stated == c.Computed || !s.t.whole(c.Measure) && roundingAlone(c, t.RowsRead) {
			continue
		}
		problems.Add(s.t.problem("totals_differ", diag.Notice, mark{line: c.Line, column: 1},
			s.t.named(c.Measure, "dòng tổng ghi %s = %s, các dòng cộng lại được %s", "the totals row states %s = %s, the rows sum to %s", c.Stated, c.Computed),
			diag.Both("dòng tổng có thể tính cả phần không có trong bảng", "the totals row may count what the table does not list")))
	}
}

func (t *tableRead) whole(id string) bool {
	return slices.ContainsFunc(t.bind.measures, func(m measureColumn) bool { return m.id == id && m.whole })
}

func (t *tableRead) tooManyValues(cols []int) *diag.Problem {
	names := t.quotedColumns(cols)
	return t.problem("too_many_values", diag.Error, mark{line: t.line},
		diag.Bothf("hơn %d giá trị khác nhau ở cột %s, mỗi giá trị chỉ tính một lần", "more than %d different values in column %s, each of which counts once", t.maxValues, names),
		diag.Both("xuất thành nhiều tệp, chẳng hạn mỗi tháng một tệp", "export it as several files, such as one a month"))
}

var numbersHint = diag.Both(`ghi numbers: "1.234,5" hoặc numbers: "1,234.5" cho nguồn này trong deck.yaml`,
	`set numbers: "1.234,5" or numbers: "1,234.5" for this source in deck.yaml`)

func (t *tableRead) mixedNumbers(a, b mark) *diag.Problem {
	first, second := a, b
	if b.line < a.line || b.line == a.line && b.column < a.column {
		first, second = b, a
	}
	return t.problem("numbers_mixed", diag.Error, first,
		diag.Bothf("số viết theo hai kiểu: %q ở đây, %q ở dòng %d", "numbers are written in two ways: %q here, %q on line %d", first.text, second.text, second.line), numbersHint)
}

func (t *tableRead) ambiguousNumbers(m mark) *diag.Problem {
	return t.problem("numbers_ambiguous", diag.Error, m,
		diag.Bothf("%q có thể là một nghìn mấy hoặc một phẩy mấy, và không ô nào trong tệp cho biết",
			"%q may have a grouped thousand or three decimals, and no cell of the file tells which", m.text), numbersHint)
}

func (t *tableRead) numbersByNature(e *evidence, s style) *diag.Problem {
	m := e.wholeDot
	if s == dotDecimal {
		m = e.wholeComma
	}
	return t.problem("numbers_by_nature", diag.Notice, m,
		diag.Bothf("%q được đọc là số có hàng nghìn, vì cột này không có phần lẻ", "%q is read with a grouped thousand, because this column has no fractions", m.text), numbersHint)
}

var datesHint = diag.Both("ghi dates: dmy, mdy hoặc ymd cho nguồn này trong deck.yaml", "set dates: dmy, mdy or ymd for this source in deck.yaml")

func (t *tableRead) mixedDates(a, b mark) *diag.Problem {
	return t.problem("dates_mixed", diag.Error, a,
		diag.Bothf("ngày viết theo hai kiểu: %q ở đây, %q ở dòng %d", "dates are written in two orders: %q here, %q on line %d", a.text, b.text, b.line), datesHint)
}

func (t *tableRead) ambiguousDates(m mark) *diag.Problem {
	return t.problem("dates_ambiguous", diag.Error, m,
		diag.Bothf("%q có thể là ngày/tháng hoặc tháng/ngày, và không ô nào trong tệp cho biết",
			"%q may be day/month or month/day, and no cell of the file tells which", m.text), datesHint)
}
