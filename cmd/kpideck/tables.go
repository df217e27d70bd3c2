package main

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/kpi/ingest"
	"kpideck/kpi/review"
)

// tables are the small tables that people write beside a deck.
type tables struct {
	targets []*review.Target
	events  []review.Event
	notes   []review.Note
	actions []review.Action
	rates   []kpi.Rate
}

// tables reads those that the deck names.
func (o *opened) tables(cat *kpi.Catalog) (t tables, problems diag.List) {
	cal := o.deck.Calendar
	read := func(key, name string, into func(deck.Table) diag.List) {
		if name == "" {
			return
		}
		table, found := o.table(key, name)
		problems = append(problems, found...)
		if table != nil {
			problems = append(problems, into(*table)...)
		}
	}
	read("targets", o.deck.Targets, func(x deck.Table) (list diag.List) { t.targets, list = deck.ReadTargets(x, cat, cal); return list })
	read("events", o.deck.Events, func(x deck.Table) (list diag.List) { t.events, list = deck.ReadEvents(x, cat); return list })
	read("notes", o.deck.Notes, func(x deck.Table) (list diag.List) { t.notes, list = deck.ReadNotes(x, cat, cal); return list })
	read("actions", o.deck.Actions, func(x deck.Table) (list diag.List) { t.actions, list = deck.ReadActions(x, cat, cal); return list })
	read("rates", o.deck.Rates, func(x deck.Table) (list diag.List) { t.rates, list = deck.ReadRates(x); return list })
	return t, problems
}

// table decodes a table with the same detection as exports.
func (o *opened) table(key, name string) (*deck.Table, diag.List) {
	path := o.path(name)
	if err := readable(path); err != nil {
		return nil, diag.List{o.noTable(key, name, err)}
	}
	t, problems := ingest.Plain(name, func() (io.ReadCloser, error) { return os.Open(path) })
	if t == nil || problems.Failed() {
		return nil, problems
	}
	return &deck.Table{File: name, Header: t.Header, Rows: t.Rows, Lines: append([]int{t.HeaderLine}, t.Lines...)}, problems
}

func (o *opened) noTable(key, name string, err error) *diag.Problem {
	p := &diag.Problem{Code: "no_table", Severity: diag.Error, Pos: o.deck.At(key), Count: 1,
		Message: diag.Bothf("%s: không mở được %q: %v", "%s: cannot open %q: %v", key, name, reason(err))}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.Message = diag.Bothf("%s: không có tệp %q", "%s: there is no file %q", key, name)
		p.Hint = diag.Both("đường dẫn tính từ thư mục của deck; bỏ dòng này nếu không dùng", "the path starts at the deck's folder; take the line out if it is not used")
	case errors.Is(err, errNoFile):
		p.Message = diag.Bothf("%s: %q là ống dẫn, thiết bị hoặc thư mục, không phải tệp", "%s: %q is a pipe, a device or a folder, not a file", key, name)
		p.Hint = diag.Both("lưu thành một tệp rồi ghi tên tệp đó", "save it as a file and name that")
	}
	return p
}
