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

func spans(list []kpi.Span) string {
	var out []string
	for _, s := range list {
		out = append(out, s.Start.String()+".."+s.Last().String())
	}
	return strings.Join(out, ",")
}
