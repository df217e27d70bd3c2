package text

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/report/locale"
)

// amount writes one amount of the formula and what each file gave to it.
func (e *explainer) amount(l *kpi.Lineage) {
	a := l.Amount
	figure := locale.NoValue + " " + e.l.Word("reason."+string(a.Reason))
	if a.Reason == kpi.NoReason {
		figure = "= " + e.exact(a.Sum.Float(), a.Measure.Unit)
	}
	days := ""
	if !a.Span.Empty() {
		days = e.span(a.Span)
	}
	e.wrapped("", dotted(e.amountName(a), string(a.Family), days)+" "+figure)
	var rows [][]string
	for _, s := range l.Shares {
		part := ""
		if s.Part != 0 {
			part = e.l.Percent(s.Part, 1)
		}
		rows = append(rows, []string{e.source(s.Report), e.span(s.Days), e.money(s.Sum, a.Measure, s.Currency), part})
	}
	switch {
	case len(rows) > 0:
		e.columnsOf(rows, 2, 3)
	case a.Reason == kpi.NoReason:
		e.line("  " + e.l.Word("text.explain.no_rows"))
	}
	if !l.Adds && len(l.Shares) > 1 {
		e.wrapped("  ", e.l.Word("text.explain.no_sum"))
	}
	for _, r := range l.Rates {
		e.wrapped("  ", e.l.Say("checks.rate", r.Base, e.rate(r.Rate), r.Quote, e.l.Date(r.From.Civil())))
	}
}

// rate writes all digits of a rate.
func (e *explainer) rate(d kpi.Decimal) string {
	_, fraction, _ := strings.Cut(d.String(), ".")
	return e.l.Number(d.Float(), len(fraction))
}

// source names a table as its file and its place in it, and by account and
// level where these set it apart.
func (e *explainer) source(report int) string {
	s := &e.Sources[report]
	account, level := "", ""
	for i := range e.Sources {
		if o := &e.Sources[i]; o.File == s.File && o.Table == s.Table {
			if o.Account != s.Account {
				account = s.Account
			}
			if o.Level != s.Level {
				level = string(s.Level)
			}
		}
	}
	if apart := dotted(account, level); apart != "" {
		return spaced(s.File, s.Table, "("+apart+")")
	}
	return spaced(s.File, s.Table)
}

func (e *explainer) money(sum kpi.Decimal, m *kpi.Measure, currency string) string {
	if m.Unit == kpi.Money && currency != "" {
		return e.l.Exact(sum.Float(), string(m.Unit), currency)
	}
	return e.exact(sum.Float(), m.Unit)
}

// columnsOf writes rows with the columns of these numbers to the right. Where
// the names that come first leave no room, each stands above its row.
func (e *explainer) columnsOf(rows [][]string, right ...int) {
	widths := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, cell := range r {
			r[i] = plainStart(cell)
			if len(r) > 1 {
				widths[i] = max(widths[i], width(r[i]))
			}
		}
	}
	apart := gap+ruled(widths) > e.columns
	if apart {
		widths[0] = gap
	}
	for _, r := range rows {
		if len(r) == 1 {
			text := strings.TrimLeft(r[0], " ")
			e.wrapped(strings.Repeat(" ", gap+len(r[0])-len(text)), text)
			continue
		}
		if apart {
			e.line(strings.Repeat(" ", gap) + r[0])
			r[0] = ""
		}
		line := ""
		for i, cell := range r {
			space := strings.Repeat(" ", max(0, widths[i]-width(cell)))
			if slices.Contains(right, i) {
				cell = space + cell
			} else {
				cell += space
			}
			line += strings.Repeat(" ", gap) + cell
		}
		e.line(line)
	}
}

// plainStart is plainCell that keeps the spaces with which a cell starts.
func plainStart(s string) string {
	body := strings.TrimLeft(s, " ")
	return s[:len(s)-len(body)] + plainCell(body)
}

// withheld lists what tables state for these days and members and did not give.
func (e *explainer) withheld() {
	var rows [][]string
	for _, l := range e.Lineages {
		for _, h := range l.Withheld {
			why := e.l.Word("aside." + h.Reason)
			if h.By >= 0 {
				why = e.l.Say("text.explain.instead", why, e.source(h.By))
			}
			sum := ""
			if h.Summed {
				sum = e.money(h.Sum, l.Amount.Measure, h.Currency)
			}
			rows = append(rows, []string{e.source(h.Report), e.amountName(l.Amount), e.span(h.Days), sum}, []string{"  " + why})
		}
	}
	if len(rows) > 0 {
		e.line("")
		e.wrapped("", e.l.Word("text.explain.withheld"))
		e.columnsOf(rows, 3)
	}
}

// betweenTables are the reasons that comparing tables gives; all others come from
// reading and are known for a whole file only.
var betweenTables = []string{kpi.AsideDuplicate, kpi.AsideSuperseded, kpi.AsideFinerLevel, kpi.AsideFewerDims, kpi.AsideNoFigure, kpi.AsideSpan, kpi.AsideAfterAsOf}

// asideInReading says what reading left out of the files that gave something.
func (e *explainer) asideInReading() {
	var rows [][]string
	for at := range e.Sources {
		gave := slices.ContainsFunc(e.Lineages, func(l *kpi.Lineage) bool {
			return slices.ContainsFunc(l.Shares, func(s kpi.Share) bool { return s.Report == at })
		})
		var parts []string
		for _, a := range e.Sources[at].SetAside {
			if !slices.Contains(betweenTables, a.Reason) {
				parts = append(parts, e.l.Say("text.inspect.item", e.l.Number(float64(a.Rows), 0), e.l.Word("aside."+a.Reason)))
			}
		}
		if gave && len(parts) > 0 {
			rows = append(rows, []string{e.source(at), strings.Join(parts, " · ")})
		}
	}
	if len(rows) > 0 {
		e.line("")
		e.wrapped("", e.l.Word("text.explain.in_reading"))
		e.columnsOf(rows)
	}
}

// coverage says which sources keep a period from being whole.
func (e *explainer) coverage() {
	v := e.Value
	if !v.OK() || !v.Partial {
		return
	}
	var stop []string
	for at := range e.Sources {
		s := &e.Sources[at]
		gave := slices.ContainsFunc(e.Lineages, func(l *kpi.Lineage) bool {
			return slices.ContainsFunc(l.Shares, func(x kpi.Share) bool { return x.Report == at })
		})
		if gave && s.Last == v.Through && !slices.Contains(stop, s.File) {
			stop = append(stop, s.File)
		}
	}
	if v.Through < e.Period.Last() {
		e.wrapped("", e.l.Say("text.explain.through", e.l.Date(v.Through.Civil())))
		e.wrapped("  ", strings.Join(stop, ", "))
	}
	if v.Late {
		e.wrapped("", e.l.Word("text.explain.late"))
	}
}

// remedy says what to do about a value that is none.
func (e *explainer) remedy() {
	if len(e.Missing) > 0 {
		e.wrapped("  ", e.l.Say("text.explain.missing", e.measureNames(e.Missing)))
		return
	}
	if ids := needed(e.Value.Derivation); e.Value.Reason == kpi.NeedsInput && len(ids) > 0 {
		e.wrapped("  ", e.l.Say("text.explain.assume", strings.Join(ids, ": …, ")+": …"))
		return
	}
	key := string(e.Value.Reason)
	if e.Value.Reason == kpi.NoData && e.read() {
		key = "no_common_day"
	}
	e.wrapped("  ", e.l.Word("text.explain.do."+key))
	if e.Value.Reason == kpi.NoData && !e.Known.Empty() {
		e.wrapped("  ", e.l.Say("text.explain.known", e.span(e.Known)))
	}
}

// read tells whether files have days of the period that the value leaves out:
// another account or measure that it needs has none of them.
func (e *explainer) read() bool {
	return slices.ContainsFunc(e.Lineages, func(l *kpi.Lineage) bool {
		return slices.ContainsFunc(l.Withheld, func(w kpi.Withheld) bool { return w.Reason == kpi.AsideOtherDays })
	})
}

// measureNames names measures in words, with their ids for columns:.
func (e *explainer) measureNames(ids []string) string {
	var names []string
	for _, id := range ids {
		if m := e.Catalog.Measure(id); m != nil && m.Names.In(e.l.ID) != "" {
			id = fmt.Sprintf("%s (%s)", m.Names.In(e.l.ID), id)
		}
		names = append(names, id)
	}
	return strings.Join(names, ", ")
}

// needed lists the assumptions that the deck does not give.
func needed(d *kpi.Derivation) (ids []string) {
	if d == nil {
		return nil
	}
	if d.Step == kpi.StepAssumption && d.Reason == kpi.NeedsInput {
		ids = append(ids, d.ID)
	}
	for _, a := range d.Args {
		ids = append(ids, needed(a)...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// rows lists the rows of the exports, file by file.
func (e *explainer) rows() {
	for i := range e.Rows {
		r := &e.Rows[i]
		e.line("")
		e.line(spaced(r.File, r.Table))
		list := [][]string{{e.l.Word("text.explain.line")}}
		for _, h := range r.Header {
			list[0] = append(list[0], plainCell(h))
		}
		for _, row := range r.Rows {
			cells := []string{strconv.Itoa(row.Line)}
			for _, c := range row.Cells {
				cells = append(cells, plainCell(c))
			}
			list = append(list, cells)
		}
		widest := make([]int, len(list[0]))
		for i := range widest {
			widest[i] = cellWidth
		}
		if hidden := e.fitted(list, widest); hidden > 0 {
			e.line("  " + e.l.Say("text.inspect.more", e.l.Number(float64(hidden), 0)))
		}
		if r.More > 0 {
			e.line("  " + e.l.Say("text.explain.more", e.l.Number(float64(r.More), 0)))
		}
	}
}
