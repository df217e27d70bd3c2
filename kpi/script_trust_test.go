package kpi_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kpideck/kpi"
)

// same compares the inner lines of a command with what the world answers.
func (r *reading) same(what string, answer func(*world) []string) {
	var want []string
	for _, words := range r.line.inner {
		want = append(want, strings.Join(words, " "))
	}
	at := r.at
	r.check(func(t *testing.T, w *world) {
		t.Helper()
		if got := answer(w); !slices.Equal(got, want) {
			t.Errorf("%s: %s\n  %s\nwant\n  %s", at, what, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
	})
}

// overlaps lists every overlap: FILE by FILE WHY DAYS,… rows=1 partly=2
func (r *reading) overlaps() {
	r.same("overlaps", func(w *world) []string {
		var list []string
		for _, o := range w.model.Overlaps() {
			list = append(list, fmt.Sprintf("%s by %s %s %s rows=%d partly=%d", w.reports[o.Report].File, w.reports[o.By].File, o.Why, spans(o.Days), o.Rows, o.Partly))
		}
		return list
	})
}

// restated lists what changed in a span: MEASURE WEEK OLD → NEW FILE after FILE
func (r *reading) restated() {
	in := r.span(r.word(1))
	r.same("restated", func(w *world) []string {
		var list []string
		for _, x := range w.model.Restated(in) {
			list = append(list, fmt.Sprintf("%s %s %s → %s %s after %s", x.Measure.ID, x.Week.Label, x.Old, x.New, w.reports[x.Report].File, w.reports[x.Before].File))
		}
		return list
	})
}

// accountDays lists the accounts of a span: FILE,… covered=DAYS missing=DAYS twice=DAYS
func (r *reading) accountDays() {
	in := r.span(r.word(1))
	r.same("accounts", func(w *world) []string {
		var list []string
		for _, a := range w.model.Accounts(in) {
			var files []string
			for _, at := range a.Reports {
				files = append(files, w.reports[at].File)
			}
			list = append(list, fmt.Sprintf("%s covered=%s missing=%s twice=%s", strings.Join(files, ","), spans(a.Covered), spans(a.Missing), spans(a.Twice)))
		}
		return list
	})
}

// onesided lists the part of a ratio that has one side only.
func (r *reading) onesided() {
	metric, segment := r.c.catalog().Metric(r.word(1)), r.where(r.line.words[3:])
	period, ok := r.c.calendar.Parse(r.word(2))
	if metric == nil || !ok {
		r.fail("onesided wants a KPI and a period")
	}
	r.same("onesided "+metric.ID, func(w *world) []string {
		o := w.model.OneSided(metric, period, segment)
		if o == nil {
			return nil
		}
		var lacks []string
		for _, m := range o.Lacks {
			lacks = append(lacks, m.ID)
		}
		paired := kpi.Value{Reason: kpi.NoData}
		if o.Paired != nil {
			paired = kpi.Value{Number: *o.Paired}
		}
		list := []string{fmt.Sprintf("%s without %s %.4g%% paired=%s in %s", o.Has.ID, strings.Join(lacks, ","), 100*o.Share,
			valueText(paired.Number, paired.Reason), w.reports[o.Report].File)}
		for _, a := range o.Parts {
			whole := ""
			if a.Whole {
				whole = " whole"
			}
			if a.Mixed {
				whole = " mixed"
			}
			list = append(list, fmt.Sprintf("%s%s %.4g%% %s", a.Channel, whole, 100*a.Share, spans(a.Days)))
		}
		return list
	})
}

func spans(list []kpi.Span) string {
	var out []string
	for _, s := range list {
		out = append(out, s.Start.String()+".."+s.Last().String())
	}
	return strings.Join(out, ",")
}
