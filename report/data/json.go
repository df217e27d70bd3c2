// Package data writes a Document as data: report.json by the contract and the
// tidy table of the same values. Numbers keep full precision, dates are ISO,
// and the same Document gives the same bytes.
package data

import (
	"io"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/report"
)

// Schema names the form of report.json. A key may be added under one name, but
// none changes its meaning.
const Schema = "kpideck.report/1"

// WriteJSON writes report.json: one object a line inside its arrays, so that it
// can be searched, compared and read in a stream. Values are written as they
// come and never held together.
func WriteJSON(w io.Writer, d *report.Document) error {
	e := newEncoder(w)
	e.raw("{")
	e.text("schema", Schema)
	e.newline()
	e.text("client", d.Client)
	e.text("title", d.Title)
	e.text("currency", d.Currency)
	e.text("locale", d.Locale)
	e.date("as_of", d.AsOf)
	e.object("quarter", func() {
		e.text("label", d.Quarter.Label)
		e.span(d.Quarter.Span)
	})
	e.values(d)
	e.unavailable(d.Facts.Unavailable)
	e.scorecard(d)
	e.budget(d.Facts.Budget)
	e.actions(d)
	e.journey(d.Facts.Journey)
	e.next(d)
	e.sources(&d.Facts, d.Locale)
	e.problems("problems", d.Facts.Problems, d.Locale)
	e.findings(d)
	e.raw("\n}\n")
	return e.close()
}

func (e *encoder) values(d *report.Document) {
	heads := map[kpi.Period]string{}
	e.array("values", func() {
		for v := range d.Facts.Values {
			e.line(func() {
				if d.Facts.Brief && len(v.Segment) > 1 {
					e.brief(v)
				} else {
					e.value(v, heads)
				}
			})
		}
	})
}

// value writes a value with all its keys.
func (e *encoder) value(v report.ValueRow, heads map[kpi.Period]string) {
	e.text("kpi", v.KPI)
	e.key("grain")
	e.raw(e.periodHead(v.Period, heads))
	e.segment(v.Segment)
	e.amount(v.Value)
	e.bool("partial", v.Value.Partial)
	if v.Value.Through != 0 {
		e.date("through", v.Value.Through)
	} else {
		e.null("through")
	}
	if v.Value.AtLeast != nil {
		e.number("at_least", v.Value.AtLeast)
	}
	e.text("basis", v.Value.Basis)
}

// brief writes the value of a campaign where there are many: most of the file. It
// leaves out what the total of the period has, start, end and basis, and what
// absence tells, partial when it is not and through when it is the period's end.
func (e *encoder) brief(v report.ValueRow) {
	e.text("kpi", v.KPI)
	e.text("grain", v.Period.Grain.String())
	e.text("period", v.Period.Label)
	e.segment(v.Segment)
	e.amount(v.Value)
	if v.Value.Partial {
		e.bool("partial", true)
	}
	if v.Value.Through != 0 && v.Value.Through != v.Period.Last() {
		e.date("through", v.Value.Through)
	}
	if v.Value.AtLeast != nil {
		e.number("at_least", v.Value.AtLeast)
	}
}

// amount is the number, else the reason why there is none.
func (e *encoder) amount(v kpi.Value) {
	e.number("value", v.Ptr())
	if !v.OK() {
		e.text("reason", string(v.Reason))
	}
}

// periodHead is grain, period, start and end, written once for each period: a
// report has a hundred periods and a hundred thousand values.
func (e *encoder) periodHead(p kpi.Period, heads map[kpi.Period]string) string {
	head, ok := heads[p]
	if !ok {
		part := &encoder{}
		part.string(p.Grain.String())
		part.text("period", p.Label)
		part.span(p.Span)
		head = string(part.b)
		heads[p] = head
	}
	return head
}

// span writes the first and the last day, both inside.
func (e *encoder) span(s kpi.Span) {
	e.date("start", s.Start)
	e.date("end", s.Last())
}

func (e *encoder) segment(s kpi.Segment) {
	e.object("segment", func() {
		for _, p := range s {
			e.text(p.Dim, p.Member)
		}
	})
}

func (e *encoder) unavailable(list []report.Unavailable) {
	e.array("unavailable", func() {
		for _, u := range list {
			e.line(func() {
				e.text("kpi", u.KPI)
				e.list("missing", len(u.Missing), func(i int) { e.string(u.Missing[i]) })
			})
		}
	})
}

func (e *encoder) sources(f *report.Facts, locale string) {
	t := trustOf(f)
	e.array("sources", func() {
		for i := range f.Sources {
			e.line(func() {
				e.source(&f.Sources[i], locale)
				e.trust(t, i)
			})
		}
	})
}

func (e *encoder) source(s *kpi.SourceReport, locale string) {
	e.text("file", s.File)
	e.text("table", s.Table)
	e.text("preset", s.Preset)
	if s.Unproven {
		e.bool("unproven", true)
	}
	e.text("family", string(s.Family))
	e.text("account", s.Account)
	e.text("level", string(s.Level))
	e.int("rows_read", s.RowsRead)
	e.int("rows_used", s.RowsUsed)
	e.list("set_aside", len(s.SetAside), func(i int) {
		e.inline(func() {
			e.text("reason", s.SetAside[i].Reason)
			e.int("rows", s.SetAside[i].Rows)
		})
	})
	e.date("first_day", s.First)
	e.date("last_day", s.Last)
	if s.Reported != 0 {
		e.date("made_on", s.Reported)
	}
	e.list("totals_row", len(s.Totals), func(i int) {
		t := s.Totals[i]
		e.inline(func() {
			e.text("measure", t.Measure)
			if t.Currency != "" {
				e.text("currency", t.Currency)
			}
			e.decimal("stated", t.Stated)
			e.decimal("computed", t.Computed)
			e.bool("differs", t.Differs)
			e.text("label", t.Label)
			e.place("line", t.Line)
			if t.Why != nil {
				e.text("why", t.Why.In(locale))
			}
		})
	})
}

// findings are what the targets say against each other or against themselves;
// nothing is wrong with the inputs, so they are no problems.
func (e *encoder) findings(d *report.Document) {
	var list diag.List
	if card := d.Facts.Card; card != nil {
		list = card.Findings
	}
	e.problems("findings", list, d.Locale)
}

func (e *encoder) problems(key string, list diag.List, locale string) {
	e.array(key, func() {
		for _, p := range list {
			e.line(func() {
				e.text("code", p.Code)
				e.text("severity", string(p.Severity))
				e.text("file", p.Pos.File)
				e.place("line", p.Pos.Line)
				e.place("column", p.Pos.Column)
				e.int("count", p.Count)
				e.text("message", p.Message.In(locale))
				e.text("hint", p.Hint.In(locale))
			})
		}
	})
}
