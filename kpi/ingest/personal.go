package ingest

import (
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// personalCell stands in messages for a cell of personal data.
const personalCell = "…"

// bindsPersons lists the headers of personal data that columns: makes a
// dimension or an account of; a number of them, or a count of filled cells, says
// nothing about a person.
func bindsPersons(r *Request, w *words) []string {
	var list []string
	for _, c := range r.Columns {
		if (c.Kind == DimColumn || c.Kind == AccountColumn) && c.Header != "" && w.personal(c.Header) && !slices.Contains(list, c.Header) {
			list = append(list, c.Header)
		}
	}
	return list
}

func (f *fileRead) personalColumns(headers []string, line int) *diag.Problem {
	return f.problem("personal_column", diag.Error, line,
		diag.Bothf("cột %s có dữ liệu cá nhân, không được đọc thành kênh, chiến dịch hay chiều nào", "column %s holds personal data and is read as no channel, campaign or other dimension", quoted(headers)),
		diag.Both("bỏ cột đó khỏi columns:, hoặc đếm số ô có chữ: leads: count(Tên cột)", "take it out of columns:, or count its filled cells: leads: count(Header)"))
}

// shownCell gives a cell as a message may show it. What stands beyond the header
// may be anything that a person's data held before it broke the row, and an
// e-mail address is one under any header: some reports hold a second table of
// guests below the first.
func (t *tableRead) shownCell(column int, cell string) string {
	if eMail(cell) || column < len(t.header) && t.words.personal(t.header[column]) ||
		column >= len(t.header) && slices.ContainsFunc(t.header, t.words.personal) {
		return personalCell
	}
	return shorten(cell)
}

// eMail tells whether a cell holds what looks like an e-mail address.
func eMail(cell string) bool {
	_, host, at := strings.Cut(cell, "@")
	return at && strings.Contains(host, ".")
}
