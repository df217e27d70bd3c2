package main

import (
	"fmt"
	"math/big"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestTruth invents companies and compares every value of report.json with the
// truth. KPIDECK_TRUTH=FIRST-LAST runs other seeds, KPIDECK_KEEP=DIR keeps the decks.
func TestTruth(t *testing.T) {
	first, last := seeds(t)
	for seed := first; seed <= last; seed++ {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			w := newWorld(seed)
			dir := w.lay(t, seed)
			compare(t, w, runReport(t, dir))
		})
	}
}

// TestOrderOfFiles reads the same exports under a deck that names the sources
// and the files the other way round, and wants the same values.
func TestOrderOfFiles(t *testing.T) {
	for seed := range uint64(3) {
		w := newWorld(100 + seed)
		_, before := parseReport(t, runReport(t, w.lay(t, 1000+seed)))
		slices.Reverse(w.entries)
		w.listFiles()
		_, after := parseReport(t, runReport(t, w.lay(t, 2000+seed)))
		if len(before) != len(after) {
			t.Errorf("seed %d: %d values, then %d", seed, len(before), len(after))
		}
		for at, v := range before {
			if x := after[at]; x.Value == nil != (v.Value == nil) || v.Value != nil && *x.Value != *v.Value {
				t.Errorf("seed %d: %v differs", seed, at)
			}
		}
	}
}

// listFiles names the files of each source one by one, the last first.
func (w *world) listFiles() {
	all := sortedKeys(w.files())
	slices.Reverse(all)
	for i, entry := range w.entries {
		glob, rest, _ := strings.Cut(strings.TrimPrefix(entry, "files: "), "\n")
		var list []string
		for _, file := range all {
			if match, _ := path.Match(glob, file); match {
				list = append(list, strconv.Quote(file))
			}
		}
		w.entries[i] = "files: [" + strings.Join(list, ", ") + "]\n" + rest
	}
}

func seeds(t *testing.T) (first, last uint64) {
	text := os.Getenv("KPIDECK_TRUTH")
	if text == "" {
		if testing.Short() {
			return 1, 4
		}
		return 1, 24
	}
	a, b, _ := strings.Cut(text, "-")
	first, err1 := strconv.ParseUint(a, 10, 64)
	last, err2 := strconv.ParseUint(b, 10, 64)
	if err1 != nil || err2 != nil {
		t.Fatalf("KPIDECK_TRUTH=%s is not FIRST-LAST", text)
	}
	return first, last
}

// lay writes the deck and its exports.
func (w *world) lay(t *testing.T, seed uint64) string {
	t.Helper()
	dir := t.TempDir()
	if keep := os.Getenv("KPIDECK_KEEP"); keep != "" {
		dir = filepath.Join(keep, fmt.Sprint(seed))
	}
	all := w.files()
	all["deck.yaml"] = []byte(w.deck())
	for file, data := range all {
		path := filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func (w *world) deck() string {
	var b strings.Builder
	fmt.Fprintf(&b, "client: Quán thử\nlocale: %s\ncurrency: %s\ntimezone: Asia/Ho_Chi_Minh\ncalendar: %s\n", pick(w, "vi", "en"), w.currency, w.calendar.yaml())
	if w.asOf != 0 {
		fmt.Fprintf(&b, "as_of: %s\n", w.asOf)
	}
	b.WriteString("sources:\n")
	for _, entry := range w.entries {
		b.WriteString("  - " + strings.ReplaceAll(strings.TrimSpace(entry), "\n", "\n    ") + "\n")
	}
	b.WriteString("channels:\n")
	for _, name := range sortedKeys(w.channels) {
		fmt.Fprintf(&b, "  %s: [%s]\n", name, strings.Join(w.channels[name], ", "))
	}
	b.WriteString("assumptions:\n")
	for _, id := range sortedKeys(w.assume) {
		fmt.Fprintf(&b, "  %s: %v\n", id, w.assume[id])
	}
	return b.String()
}

// compare holds the report against the truth, value by value, both ways: what
// is there must be right, and what the truth knows must be there.
func compare(t *testing.T, w *world, data []byte) {
	t.Helper()
	truth := w.truth()
	report, values := parseReport(t, data)
	for _, twin := range w.twins {
		if a, b := report.duplicate(twin[0]), report.duplicate(twin[1]); a == b {
			t.Errorf("of %s and its copy %s one must be set aside as a duplicate", twin[0], twin[1])
		}
	}
	report.rows(t)
	if report.AsOf != truth.asOf.String() {
		t.Fatalf("as_of is %s, want %s", report.AsOf, truth.asOf)
	}
	c := &comparison{t: t, truth: truth, values: values, asked: map[place]bool{}, quarter: truth.calendar.holding("quarter", truth.asOf)}
	if report.Quarter.Label != c.quarter.label {
		t.Errorf("the quarter is %s, want %s", report.Quarter.Label, c.quarter.label)
	}
	figures, segments := truth.figures(), truth.segments()
	for _, grain := range grains {
		for _, p := range truth.calendar.touching(grain, truth.all) {
			for _, id := range sortedKeys(figures) {
				for _, s := range segments {
					c.value(id, figures[id], p, s)
				}
			}
		}
	}
	c.sums()
	for _, at := range c.unasked() {
		c.fail("%v: the truth knows no such value", at)
	}
	if c.failures > shown {
		t.Errorf("and %d more", c.failures-shown)
	}
	if c.checked < 500 {
		t.Errorf("only %d values were compared", c.checked)
	}
}

const shown = 12

type comparison struct {
	t        *testing.T
	truth    *truth
	values   map[place]reported
	quarter  period
	asked    map[place]bool
	checked  int
	failures int
}

func (c *comparison) fail(format string, args ...any) {
	c.t.Helper()
	if c.failures++; c.failures <= shown {
		c.t.Errorf(format, args...)
	}
}

// value compares one place.
func (c *comparison) value(id string, f figure, p period, s segment) {
	at := place{id, p.grain, p.label, s}
	want := c.truth.answer(f, p, s)
	got, there := c.values[at]
	c.asked[at] = true
	switch {
	case !there && want.value != nil && c.promised(p, s, want):
		c.fail("%v is missing, want %s", at, want.value.FloatString(4))
	case !there:
	case got.Start != p.first.String() || got.End != p.last.String():
		c.fail("%v runs from %s to %s, want %s to %s", at, got.Start, got.End, p.first, p.last)
	case want.value == nil:
		c.nothing(at, got, want)
	default:
		c.number(at, f, got, want)
	}
}

// promised: campaigns stand where they have rows, their weeks only around the quarter.
func (c *comparison) promised(p period, s segment, want answer) bool {
	if s.campaign == "" {
		return true
	}
	if p.grain != "week" {
		return want.rows
	}
	before := c.truth.calendar.holding("quarter", c.quarter.first-1)
	return want.rows && (p.within(c.quarter.days) || p.within(before.days))
}

func (c *comparison) nothing(at place, got reported, want answer) {
	c.checked++
	if got.Value != nil {
		c.fail("%v = %s, want none: %s", at, *got.Value, want.reason)
	} else if !slices.Contains(strings.Fields(want.reason), got.Reason) {
		c.fail("%v has no value because of %s, want %s", at, got.Reason, want.reason)
	} else if want.least != nil && *want.least > 0 && (got.AtLeast == nil || !equal(*got.AtLeast, big.NewRat(int64(*want.least), 100), 0)) {
		c.fail("%v is at least %v, want %d", at, got.AtLeast, *want.least/100)
	}
}

func (c *comparison) number(at place, f figure, got reported, want answer) {
	c.checked++
	tolerance := 1e-13
	if f.rounded {
		tolerance = 1e-9
	}
	switch {
	case got.Value == nil:
		c.fail("%v has no value because of %s, want %s", at, got.Reason, want.value.FloatString(4))
	case !equal(*got.Value, want.value, tolerance):
		c.fail("%v = %s, want %s", at, *got.Value, want.value.FloatString(4))
	case got.Partial != want.partial || got.end() != want.through.String():
		c.fail("%v is partial %v through %s, want %v through %s", at, got.Partial, got.end(), want.partial, want.through)
	}
}

// unasked lists values of the report that no question asked for.
func (c *comparison) unasked() []place {
	var list []place
	for at := range c.values {
		if !c.asked[at] {
			list = append(list, at)
		}
	}
	slices.SortFunc(list, func(a, b place) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return list
}
