package ingest

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/templates"
)

// builtin is the presets that the program ships.
func builtin(t testing.TB) Presets {
	t.Helper()
	p, err := LoadPresets(templates.FS, "presets")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// catalogue is what the tests know of measures: units and rollups.
func catalogue(id string) *kpi.Measure {
	m := &kpi.Measure{ID: id, Unit: kpi.Count, OverTime: kpi.RollSum, OverMembers: kpi.RollSum}
	switch id {
	case "spend", "conversion_value", "revenue":
		m.Unit = kpi.Money
	case "reach", "users", "new_users":
		m.Unit, m.OverTime, m.OverMembers = kpi.People, kpi.RollNone, kpi.RollNone
	case "session_seconds":
		m.Unit = kpi.Seconds
	case "peak":
		m.OverMembers = kpi.RollMax
	}
	return m
}

// label reads the label of a period, as the calendar of a deck does.
func label(s string) (kpi.Span, bool) {
	p, ok := kpi.DefaultCalendar().Parse(s)
	return p.Span, ok
}

// text makes a request of a string.
func text(name, content string) Request {
	return Request{File: name, Measure: catalogue, Period: label, Size: int64(len(content)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }}
}

// onDisk makes a request of a file.
func onDisk(path, shown string) Request {
	return Request{File: shown, Measure: catalogue, Period: label, Open: func() (io.ReadCloser, error) { return os.Open(path) }}
}

func readOne(t testing.TB, r Request) ([]*kpi.Tally, diag.List) {
	t.Helper()
	return Read(t.Context(), []Request{r}, builtin(t), 2, nil)
}

// dump writes tallies and problems as a person would check them.
func dump(tallies []*kpi.Tally, problems diag.List) string {
	var b bytes.Buffer
	for _, t := range tallies {
		dumpTally(&b, t)
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %s %s (%d): %s\n", p.Severity, p.Code, p.Pos, p.Count, p.Message["en"])
		if p.Severity == diag.Error {
			fmt.Fprintf(&b, "  hint: %s\n", p.Hint["en"])
		}
	}
	return b.String()
}

func dumpTally(b *bytes.Buffer, t *kpi.Tally) {
	fmt.Fprintf(b, "%s", t.File)
	if t.Table != "" {
		fmt.Fprintf(b, " [%s]", t.Table)
	}
	if t.Unproven {
		fmt.Fprint(b, " unproven")
	}
	fmt.Fprintf(b, " preset=%s family=%s channel=%q account=%q level=%s\n", t.Preset, t.Family, t.Platform, t.Account, t.Level)
	fmt.Fprintf(b, "  stated %s  seen %s  rows %d", spanText(t.Stated), spanText(t.Seen), t.RowsRead)
	for _, reason := range sortedKeys(t.SetAside) {
		fmt.Fprintf(b, "  %s %d", reason, t.SetAside[reason])
	}
	fmt.Fprintln(b)
	for _, id := range sortedKeys(t.FirstOf) {
		fmt.Fprintf(b, "  %s = first of %s\n", id, strings.Join(t.FirstOf[id], ", "))
	}
	fmt.Fprintf(b, "  span | %s\n", strings.Join(append(slices.Clone(t.Dims), append([]string{"currency"}, t.Measures...)...), " | "))
	for _, r := range t.Rows {
		cells := append(append([]string{spanText(r.Span)}, r.Members...), r.Currency)
		for _, c := range r.Amounts {
			if c.Known {
				cells = append(cells, c.Sum.String())
			} else {
				cells = append(cells, "·")
			}
		}
		fmt.Fprintf(b, "  %s\n", strings.Join(cells, " | "))
	}
	for _, c := range t.Totals {
		fmt.Fprintf(b, "  total %q line %d: %s stated %s computed %s\n", c.Label, c.Line, c.Measure, c.Stated, c.Computed)
	}
}

func spanText(s kpi.Span) string {
	switch {
	case s.Empty():
		return "-"
	case s.Days() == 1:
		return s.Start.String()
	}
	return s.Start.String() + ".." + s.Last().String()
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// sums adds each measure of the tallies over all their rows.
func sums(tallies []*kpi.Tally) map[string]string {
	total := map[string]kpi.Decimal{}
	for _, t := range tallies {
		for _, r := range t.Rows {
			for i, c := range r.Amounts {
				if c.Known {
					total[t.Measures[i]], _ = total[t.Measures[i]].Add(c.Sum)
				}
			}
		}
	}
	out := map[string]string{}
	for id, d := range total {
		out[id] = d.String()
	}
	return out
}
