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

// report adds the problems of a table's cells and rows, one for each kind.
func (s *settled) report(problems *diag.List) {
	for _, code := range slices.Sorted(maps.Keys(s.faults)) {
		f, text := s.faults[code], faultTexts[code]
		severity := severityOf(code)
		if code == faultNoYear && 2*f.n > s.read {
			severity = diag.Error
		}
		problems.Add(&diag.Problem{Code: code, Severity: severity, Pos: s.t.pos(f.first), Count: f.n,
			Message: text.message(f.first.text), Hint: text.hint})
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
		slices.ContainsFunc(s.groups, func(g *group) bool { return g.span.Days() <= 7 }) {
		return nil
	}
	span := s.groups[0].span
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
		for i, name := range g.of.names {
			if len(name) <= maxName {
				continue
			}
			if n := utf8.RuneCountInString(name); n > maxName {
				col := s.t.bind.dims[i].col
				return s.t.problem("long_name", diag.Notice, mark{line: s.t.line},
					diag.Bothf("tên dài %d ký tự ở cột %q: %q", "a name of %d characters in column %q: %q", n, shorten(s.t.header[col]), s.t.shownCell(name)),
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
			diag.Both(fmt.Sprintf("cột %d và %d cùng tên %q%s; cột %d được tính", col+1, next+1, harmless(t.header[col]), vi, col+1),
				fmt.Sprintf("columns %d and %d are both named %q%s; column %d counts", col+1, next+1, harmless(t.header[col]), en, col+1)),
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
		list := []any{cmp.Or(names.In(locale), id)}
		for _, a := range args {
			if d, ok := a.(kpi.Decimal); ok {
				a = grouped(d, locale)
			}
			list = append(list, a)
		}
		return fmt.Sprintf(format, list...)
	}
	return diag.Both(word("vi", vi), word("en", en))
}

// grouped writes a sum as a reader of the language does: 1.234,5 or 1,234.5.
func grouped(d kpi.Decimal, locale string) string {
	thousand, point := ",", "."
	if locale == "vi" {
		thousand, point = ".", ","
	}
	whole, fraction, _ := strings.Cut(d.String(), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + thousand + whole[at:]
	}
	if fraction != "" {
		whole += point + fraction
	}
	return sign + whole
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

func (t *tableRead) problem(code string, sev diag.Severity, m mark, message, hint diag.Text) *diag.Problem {
	return &diag.Problem{Code: code, Severity: sev, Pos: t.pos(m), Message: message, Hint: hint}
}

// totalsProblems notices totals that differ from our own by more than rounding.
func (s *settled) totalsProblems(t *kpi.Tally, problems *diag.List) {
	for _, c := range t.Totals {
		if !c.Differs {
			continue
		}
		problems.Add(s.t.problem("totals_differ", diag.Notice, mark{line: c.Line, column: 1},
			s.t.named(c.Measure, "dòng tổng ghi %s = %s, các dòng cộng lại được %s", "the totals row states %s = %s, the rows sum to %s", c.Stated, c.Computed),
			whyDiffers(c)))
	}
}

// whyDiffers explains a total, or says what is true of all.
func whyDiffers(c kpi.TotalsCheck) diag.Text {
	if c.Why != nil {
		return c.Why
	}
	return diag.Both("dòng tổng có thể tính cả phần không có trong bảng", "the totals row may count what the table does not list")
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
		withCells(diag.Both("số viết theo hai kiểu: %q ở đây, %q ở dòng %d", "numbers are written in two ways: %q here, %q on line %d"),
			diag.Bothf("số viết theo hai kiểu: ở đây và ở dòng %d", "numbers are written in two ways: here and on line %d", second.line), first.text, second.text, second.line), numbersHint)
}

func (t *tableRead) ambiguousNumbers(m mark) *diag.Problem {
	return t.problem("numbers_ambiguous", diag.Error, m,
		withCells(diag.Both("%q có thể là một nghìn mấy hoặc một phẩy mấy, và không ô nào trong tệp cho biết",
			"%q may have a grouped thousand or three decimals, and no cell of the file tells which"),
			diag.Both("số ở đây có thể là một nghìn mấy hoặc một phẩy mấy, và không ô nào trong tệp cho biết",
				"the number here may have a grouped thousand or three decimals, and no cell of the file tells which"), m.text), numbersHint)
}

func (t *tableRead) numbersByNature(e *evidence, s style) *diag.Problem {
	m := e.wholeDot
	if s == dotDecimal {
		m = e.wholeComma
	}
	return t.problem("numbers_by_nature", diag.Notice, m,
		withCells(diag.Both("%q được đọc là số có hàng nghìn, vì cột này không có phần lẻ", "%q is read with a grouped thousand, because this column has no fractions"),
			diag.Both("số ở đây được đọc là số có hàng nghìn, vì cột này không có phần lẻ", "the number here is read with a grouped thousand, because this column has no fractions"), m.text), numbersHint)
}

var datesHint = diag.Both("ghi dates: dmy, mdy hoặc ymd cho nguồn này trong deck.yaml", "set dates: dmy, mdy or ymd for this source in deck.yaml")

func (t *tableRead) mixedDates(a, b mark) *diag.Problem {
	return t.problem("dates_mixed", diag.Error, a,
		withCells(diag.Both("ngày viết theo hai kiểu: %q ở đây, %q ở dòng %d", "dates are written in two orders: %q here, %q on line %d"),
			diag.Bothf("ngày viết theo hai kiểu: ở đây và ở dòng %d", "dates are written in two orders: here and on line %d", b.line), a.text, b.text, b.line), datesHint)
}

func (t *tableRead) ambiguousDates(m mark) *diag.Problem {
	return t.problem("dates_ambiguous", diag.Error, m,
		withCells(diag.Both("%q có thể là ngày/tháng hoặc tháng/ngày, và không ô nào trong tệp cho biết",
			"%q may be day/month or month/day, and no cell of the file tells which"),
			diag.Both("ngày ở đây có thể là ngày/tháng hoặc tháng/ngày, và không ô nào trong tệp cho biết",
				"the date here may be day/month or month/day, and no cell of the file tells which"), m.text), datesHint)
}
