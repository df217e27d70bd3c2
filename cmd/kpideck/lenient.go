package main

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/kpi/ingest"
)

// lenient turns the errors of single files into warnings: in a folder without a
// deck nobody said that a file belongs to the report. One must, though.
func (r *reading) lenient(found diag.List) diag.List {
	found = r.tablesApart(found)
	for _, p := range found {
		if p.Severity == diag.Error {
			p.Severity = diag.Warning
		}
	}
	switch n := r.unrecognised(found); {
	case len(r.tallies) == 0 && len(r.exports) > 0:
		found.Add(noExports(found))
	case n > 0:
		all := len(r.exports)
		found.Add(&diag.Problem{Code: "files_recognised", Severity: diag.Notice,
			Message: diag.Bothf("nhận ra %d trong %d tệp của thư mục; báo cáo chỉ gồm các tệp đó", "%d of %d files of the folder are recognised; the report holds only these", all-n, all),
			Hint: diag.Bothf("lời báo của từng tệp còn lại cho biết vì sao; %s chọn tệp và cột sẽ đọc",
				"the messages of the others say why; a %s chooses which files and columns are read", deckName)})
	}
	return found
}

// noExports says that no file of a folder gave figures: none is known, or those
// that are cannot be read without a word of the deck.
func noExports(found diag.List) *diag.Problem {
	p := &diag.Problem{Code: "no_exports", Severity: diag.Error,
		Message: diag.Both("không nhận ra tệp nào trong thư mục", "no file of the folder is one that kpideck knows"),
		Hint: diag.Bothf("viết %s trong thư mục đó; lời báo của từng tệp cho biết cần ghi gì",
			"write a %s in that folder; the message of each file says what to put into it", deckName)}
	known := func(p *diag.Problem) bool { return p.Code == "dates_ambiguous" || p.Code == "numbers_ambiguous" }
	if slices.ContainsFunc(found, known) {
		p.Message = diag.Both("nhận ra tệp của thư mục nhưng chưa đọc được tệp nào", "files of the folder are known, but none could be read")
		p.Hint = diag.Bothf("kpideck init --from viết %s với cách đọc thường gặp; hoặc ghi theo lời báo của từng tệp",
			"kpideck init --from writes a %s with the usual way to read them; or write what the message of each file asks for", deckName)
	}
	return p
}

// unrecognised counts the files that gave nothing and are no table known to be
// without figures, such as the filters of an export: of these only notices tell.
func (r *reading) unrecognised(found diag.List) int {
	n := 0
	for _, in := range r.exports {
		read := slices.ContainsFunc(r.tallies, func(t *kpi.Tally) bool { return t.File == in.name })
		failed := slices.ContainsFunc(found, func(p *diag.Problem) bool { return p.Pos.File == in.name && p.Severity != diag.Notice })
		if !read && failed {
			n++
		}
	}
	return n
}

// tablesApart puts a notice in the place of what is wrong with a file as an
// export when it is a table that a deck would name for another purpose.
func (r *reading) tablesApart(found diag.List) diag.List {
	for _, in := range r.exports {
		failed := slices.ContainsFunc(found, func(p *diag.Problem) bool { return p.Pos.File == in.name && p.Severity == diag.Error })
		if !failed || slices.ContainsFunc(r.tallies, func(t *kpi.Tally) bool { return t.File == in.name }) {
			continue
		}
		key := r.tableKind(in)
		if key == "" {
			continue
		}
		found = slices.DeleteFunc(found, func(p *diag.Problem) bool { return p.Pos.File == in.name })
		found.Add(&diag.Problem{Code: "table_not_named", Severity: diag.Notice, Pos: diag.Pos{File: in.name},
			Message: diag.Bothf("bảng %s, không phải tệp xuất; chưa được dùng", "a table of %s and no export; it is not used", key),
			Hint:    diag.Bothf("viết %s với sources: và %s: %s", "write a %s with sources: and %s: %s", deckName, key, in.name)})
	}
	return found
}

// tableKind tells by its header which table beside a deck a file is, as the
// deck's key for it; "" for none. Exports have dates as well, so what begins
// with a date must hold no column but those of its table.
func (r *reading) tableKind(in input) string {
	t, problems := ingest.Plain(in.name, in.open)
	if t == nil || problems.Failed() {
		return ""
	}
	header, cal := deck.Table{File: in.name, Header: t.Header}, r.deck.Calendar
	_, targets := deck.ReadTargets(header, r.catalog, cal)
	_, notes := deck.ReadNotes(header, r.catalog, cal)
	_, rates := deck.ReadRates(header)
	_, events := deck.ReadEvents(header, r.catalog)
	_, actions := deck.ReadActions(header, r.catalog, cal)
	switch {
	case !targets.Failed():
		return "targets"
	case !notes.Failed():
		return "notes"
	case len(actions) == 0:
		return "actions"
	case len(rates) == 0:
		return "rates"
	case len(events) == 0:
		return "events"
	}
	return ""
}
