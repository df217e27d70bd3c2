package ingest

import (
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// personalCell stands in messages for a cell of personal data.
const personalCell = "…"

// personal tells whether a header names a column of personal data, whatever
// stands beside it.
func (w *words) personal(header string) bool {
	return among(w.persons, header) || w.parts.of(header) != ""
}

// reaches tells whether a header names a column by which people are reached.
func (w *words) reaches(header string) bool {
	return among(w.reached, header) || w.parts.of(header) == partReach
}

// among tells whether a header is one of a set. A currency or other brackets
// after it do not matter.
func among(set map[string]bool, header string) bool {
	key := headerKey(header)
	if set[key] {
		return true
	}
	name, _, bracketed := strings.Cut(key, "(")
	return bracketed && set[strings.TrimSpace(name)]
}

// personalColumns tells which columns of a table hold personal data.
func (w *words) personalColumns(header []string) []bool {
	list := make([]bool, len(header))
	reached := slices.ContainsFunc(header, w.reaches)
	for i, h := range header {
		list[i] = w.personal(h) || reached && among(w.beside, h)
	}
	return list
}

// findPersons notes which columns of the table hold personal data. A preset knows
// better what a name beside a contact is: that of an order is its number.
func (t *tableRead) findPersons() {
	t.persons = t.words.personalColumns(t.header)
	if t.preset != nil {
		for _, col := range t.bind.columns() {
			if col < len(t.persons) && !t.words.personal(t.header[col]) {
				t.persons[col] = false
			}
		}
	}
	t.ofPeople = slices.Contains(t.persons, true) || holdsContact(t.header)
}

// holdsContact tells whether a row of what should be headers holds an e-mail or
// a phone: then it is one of data, and names may stand beside it.
func holdsContact(fields []string) bool {
	return slices.ContainsFunc(fields, func(s string) bool {
		digits := strings.TrimSpace(s)
		return contacts.MatchString(s) || 9 <= len(digits) && len(digits) <= 11 && allDigits(digits)
	})
}

// bindsPersons lists the headers of personal data that columns: and where: use
// for more than a number; a number of them, or a count of filled cells, says
// nothing about a person.
func (t *tableRead) bindsPersons() []string {
	var used []string
	for _, c := range t.req.Columns {
		if c.Kind != MeasureColumn && c.Header != "" {
			used = append(used, c.Header)
		}
	}
	used = append(used, sortedNames(t.req.Where)...)
	keys := keysOf(t.header)
	var list []string
	for _, header := range used {
		at := slices.Index(keys, headerKey(header))
		if t.words.personal(header) || at >= 0 && t.persons[at] {
			list = appendNew(list, header)
		}
	}
	return list
}

func (f *fileRead) personalColumns(headers []string, line int) *diag.Problem {
	return f.problem("personal_column", diag.Error, line,
		diag.Bothf("cột %s có dữ liệu cá nhân: không dùng làm ngày, kênh, chiến dịch, tài khoản, tiền tệ, chiều nào khác, hay trong where:",
			"column %s holds personal data: it is no date, channel, campaign, account, currency or other dimension, and not for where:", quoted(headers)),
		diag.Both("bỏ cột đó khỏi columns: và where:, hoặc đếm số ô có chữ: leads: count(Tên cột)", "take it out of columns: and where:, or count its filled cells: leads: count(Header)"))
}

// shownCell gives a cell as a message may show it. Of a table with personal data
// none is shown: a lost or extra separator puts them under any header. An e-mail
// or phone is one in any table: some reports hold a second table of guests below
// the first.
func (t *tableRead) shownCell(cell string) string {
	if t.ofPeople || contacts.MatchString(cell) || eMail(cell) {
		return personalCell
	}
	return shorten(cell)
}

// shownCurrency gives a cell of the currency column as reports show it.
func (t *tableRead) shownCurrency(code string) string {
	_, known := t.words.symbols[strings.ToUpper(code)]
	if !t.ofPeople || known || code == "" || len(code) == 3 && strings.Trim(strings.ToUpper(code), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return code
	}
	return personalCell
}

// eMail tells whether a cell holds what looks like an e-mail address.
func eMail(cell string) bool {
	_, host, at := strings.Cut(cell, "@")
	return at && strings.Contains(host, ".")
}

// shownName gives a member as reports show it. A shifted row may put an e-mail or
// a phone where the table has its channel.
func (t *tableRead) shownName(name string) string {
	if !t.ofPeople {
		return name
	}
	return harmless(name)
}

// headersHint lists the headers of a row for a hint, or says that it holds none.
func headersHint(header []string, vi, en string) diag.Text {
	if holdsContact(header) {
		return noHeaderRow
	}
	return diag.Bothf(vi, en, quoted(header))
}

var noHeaderRow = diag.Both("hàng này chứa dữ liệu (có email hoặc số điện thoại), không phải tên cột: thêm một hàng tiêu đề",
	"the row holds data, with an e-mail or a phone number, and no headers: add a header row")
