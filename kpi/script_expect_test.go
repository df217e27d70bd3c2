package kpi_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

func itoa(n int) string { return strconv.Itoa(n) }

func (r *reading) check(f check) { r.c.checks = append(r.c.checks, f) }

// eval reads eval KPI PERIOD [to DAY] [where …] and the expect line below it.
func (r *reading) eval() {
	id, label := r.word(1), r.word(2)
	metric := r.c.catalog().Metric(id)
	if metric == nil {
		r.fail("there is no KPI %q", id)
	}
	period, ok := r.c.calendar.Parse(label)
	if !ok {
		r.fail("%q is no period of this calendar", label)
	}
	last, segment := kpi.Date(0), r.where(r.line.words[3:])
	if len(r.line.words) > 4 && r.word(3) == "to" {
		last = r.date(r.word(4))
	}
	if len(r.line.inner) != 1 || r.line.inner[0][0] != "expect" {
		r.fail("eval wants one expect line below it")
	}
	want := r.expectation(r.line.inner[0][1:])
	at := r.at
	r.check(func(t *testing.T, w *world) {
		t.Helper()
		got := w.model.Value(metric, period, segment)
		if last != 0 {
			got = w.model.ValueTo(metric, period, segment, last)
		}
		if diff := want.differs(got); diff != "" {
			t.Errorf("%s: %s %s %s: %s", at, id, label, segment, diff)
		}
		if got.Derivation == nil {
			return
		}
		if n, reason := got.Derivation.Eval(); reason != got.Reason || got.OK() && n != got.Number {
			t.Errorf("%s: the derivation comes to %v %s", at, n, reason)
		}
	})
}

// where reads the words after "where" as a segment.
func (r *reading) where(words []string) kpi.Segment {
	i := slices.Index(words, "where")
	if i < 0 {
		return nil
	}
	var picks []kpi.Pick
	keys, of := pairs(words[i+1:])
	for _, dim := range keys {
		picks = append(picks, kpi.Pick{Dim: dim, Member: of[dim]})
	}
	return kpi.NewSegment(picks...)
}

// expectation is the line below an eval.
type expectation struct {
	number        float64
	reason        kpi.Reason
	partial, late bool
	through       kpi.Date
	begins        kpi.Date
	atLeast       *float64
	basis         *string
}

func (r *reading) expectation(words []string) expectation {
	var e expectation
	if n, d, ok := strings.Cut(words[0], "/"); ok {
		e.number = r.float(n) / r.float(d)
	} else if n, err := strconv.ParseFloat(words[0], 64); err == nil {
		e.number = n
	} else {
		e.reason = kpi.Reason(words[0])
	}
	keys, of := pairs(words[1:])
	for _, key := range keys {
		switch v := of[key]; key {
		case "partial":
			e.partial = true
		case "late":
			e.late = true
		case "through":
			e.through = r.date(v)
		case "begins":
			e.begins = r.date(v)
		case "at_least":
			n := r.float(v)
			e.atLeast = &n
		case "basis":
			e.basis = &v
		default:
			r.fail("nothing expects %q", key)
		}
	}
	return e
}

func (e expectation) differs(v kpi.Value) string {
	var list []string
	say := func(what string, got, want any) {
		list = append(list, what+" "+show(got)+", want "+show(want))
	}
	if v.Reason != e.reason || v.OK() && v.Number != e.number {
		say("value", valueText(v.Number, v.Reason), valueText(e.number, e.reason))
	}
	if v.Partial != e.partial {
		say("partial", v.Partial, e.partial)
	}
	if v.Late != e.late {
		say("late", v.Late, e.late)
	}
	if e.through != 0 && v.Through != e.through {
		say("through", v.Through, e.through)
	}
	if e.begins != 0 && v.Begins != e.begins {
		say("begins", v.Begins, e.begins)
	}
	if (v.AtLeast == nil) != (e.atLeast == nil) || v.AtLeast != nil && *v.AtLeast != *e.atLeast {
		say("at_least", v.AtLeast, e.atLeast)
	}
	if e.basis != nil && v.Basis != *e.basis {
		say("basis", v.Basis, *e.basis)
	}
	return strings.Join(list, "; ")
}

func valueText(n float64, reason kpi.Reason) string {
	if reason != kpi.NoReason {
		return string(reason)
	}
	return strconv.FormatFloat(n, 'g', -1, 64)
}

func show(x any) string {
	switch x := x.(type) {
	case bool:
		return strconv.FormatBool(x)
	case kpi.Date:
		return x.String()
	case *float64:
		if x == nil {
			return "none"
		}
		return strconv.FormatFloat(*x, 'g', -1, 64)
	}
	return x.(string)
}

// family reads family MEASURE FAMILY PERIOD: N.
func (r *reading) family() {
	head, tail, _ := strings.Cut(strings.Join(r.line.words[1:], " "), ":")
	words := strings.Fields(head)
	if len(words) != 3 {
		r.fail("family MEASURE FAMILY PERIOD: N")
	}
	measure, period, at := r.c.catalog().Measure(words[0]), r.span(words[2]), r.at
	want := strings.TrimSpace(tail)
	r.check(func(t *testing.T, w *world) {
		t.Helper()
		v := w.model.FamilyValue(measure, kpi.Family(words[1]), kpi.Period{Grain: kpi.Quarterly, Label: words[2], Span: period})
		if got := valueText(v.Number, v.Reason); got != want {
			t.Errorf("%s: %s of %s is %s, want %s", at, words[0], words[1], got, want)
		}
	})
}

// sources compares what every file gave and what was set aside.
func (r *reading) sources() {
	want := map[string]string{}
	for _, words := range r.line.inner {
		want[words[0]] = strings.Join(words[1:], " ")
	}
	at := r.at
	r.check(func(t *testing.T, w *world) {
		t.Helper()
		for _, rep := range w.reports {
			parts := []string{"used=" + itoa(rep.RowsUsed)}
			for _, a := range rep.SetAside {
				parts = append(parts, a.Reason+"="+itoa(a.Rows))
			}
			if got := strings.Join(parts, " "); got != want[rep.File] {
				t.Errorf("%s: %s %s, want %s", at, rep.File, got, want[rep.File])
			}
		}
		if len(w.reports) != len(want) {
			t.Errorf("%s: %d files, want %d", at, len(w.reports), len(want))
		}
	})
}

// problems compares the codes of all problems. A case without this line wants none.
func (r *reading) problems() {
	want := list(r.line.words[1:])
	at := r.at
	r.check(func(t *testing.T, w *world) {
		t.Helper()
		if got := codes(w); !slices.Equal(got, want) {
			t.Errorf("%s: problems %v, want %v", at, got, want)
		}
	})
}

// says holds that some problem is of a severity and says a text.
func (r *reading) says() {
	severity, text, at := diag.Severity(r.word(1)), r.word(2), r.at
	r.check(func(t *testing.T, w *world) {
		t.Helper()
		if !slices.ContainsFunc(w.problems, func(p *diag.Problem) bool { return p.Severity == severity && strings.Contains(p.Message["en"], text) }) {
			t.Errorf("%s: no %s says %q: %v", at, severity, text, w.problems)
		}
	})
}

func codes(w *world) []string {
	var got []string
	for _, p := range w.problems {
		got = append(got, p.Code)
	}
	slices.Sort(got)
	return got
}

func (r *reading) members() {
	head, tail, _ := strings.Cut(strings.Join(r.line.words[1:], " "), ":")
	want, at := list([]string{tail}), r.at
	dim, _, _ := strings.Cut(head, " ")
	segment := r.where(strings.Fields(head))
	r.check(func(t *testing.T, w *world) {
		t.Helper()
		if got := w.model.Members(dim, segment); !slices.Equal(got, want) {
			t.Errorf("%s: members %v, want %v", at, got, want)
		}
	})
}

func (r *reading) missing() {
	id, tail, _ := strings.Cut(strings.Join(r.line.words[1:], " "), ":")
	want, at := list([]string{tail}), r.at
	metric := r.c.catalog().Metric(id)
	if metric == nil {
		r.fail("there is no KPI %q", id)
	}
	r.check(func(t *testing.T, w *world) {
		t.Helper()
		if got := w.model.Missing(metric); !slices.Equal(got, want) || w.model.Available(metric) != (len(want) == 0) {
			t.Errorf("%s: %s misses %v, want %v", at, id, got, want)
		}
	})
}

func (r *reading) cover() {
	want, at := r.span(r.word(1)), r.at
	r.check(func(t *testing.T, w *world) {
		t.Helper()
		if got := w.model.Range(); got != want {
			t.Errorf("%s: the sources cover %v to %v, want %v to %v", at, got.Start, got.Last(), want.Start, want.Last())
		}
		if w.model.AsOf() != want.Last() {
			t.Errorf("%s: as_of %v, want %v", at, w.model.AsOf(), want.Last())
		}
	})
}
