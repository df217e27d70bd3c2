package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/formula"

	"kpideck/templates"
)

// collected holds real exports that lie beside the project, or nowhere.
var collected = filepath.Join("..", "..", "..", "shared", "exports")

// TestEveryRealExport reads each collected file alone, as a folder without a
// deck or, for an entry that says so, as the source of one, and holds what it is
// taken for, its rows, days and sums, or why it is refused. testdata/exports.txt
// has the expectations, which were computed from the same files by other means;
// a file without an entry fails, and so does an entry without a file.
func TestEveryRealExport(t *testing.T) {
	if _, err := os.Stat(collected); err != nil {
		t.Skip("the collected exports are not here: ", err)
	}
	want, files := expectations(t, filepath.Join("testdata", "exports.txt")), collectedFiles(t)
	for _, file := range files {
		if want[file] == nil {
			t.Errorf("testdata/exports.txt has no entry for %s", file)
		}
	}
	for _, entry := range slices.Sorted(maps.Keys(want)) {
		t.Run(entry, func(t *testing.T) {
			file, source, _ := strings.Cut(entry, " as ")
			if !slices.Contains(files, file) {
				t.Fatal("there is no such file")
			}
			if diff := gocmp.Diff(want[entry], takenFor(t, file, source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// expectations reads entries: the name of a file, perhaps "as" and the keys of a
// source, then what is held of it, a line each and indented. # starts a comment.
func expectations(t *testing.T, path string) map[string][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	entries, file := map[string][]string{}, ""
	for s := bufio.NewScanner(f); s.Scan(); {
		line, _, _ := strings.Cut(s.Text(), "#")
		switch text := strings.TrimSpace(line); {
		case text == "":
		case line[0] != ' ':
			if file = text; entries[file] != nil {
				t.Fatalf("%s: two entries for %s", path, file)
			}
			entries[file] = []string{}
		default:
			entries[file] = append(entries[file], strings.Join(strings.Fields(text), " "))
		}
	}
	for _, lines := range entries {
		slices.Sort(lines)
	}
	return entries
}

// collectedFiles lists the exports by folder and name; the pages that describe
// the collection are none.
func collectedFiles(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(collected, "*", "*"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no exports", err)
	}
	var names []string
	for _, p := range paths {
		name, err := filepath.Rel(collected, p)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, filepath.ToSlash(name))
	}
	return names
}

// takenFor says what the program makes of a file, in sorted lines: preset, rows
// that are data, days, every measure of the catalogue, and the codes of what it
// says about it. source are keys of a deck's source; "" is a folder without a deck.
func takenFor(t *testing.T, file, source string) []string {
	t.Helper()
	dir := t.TempDir()
	copyFile(t, filepath.Join(collected, filepath.FromSlash(file)), filepath.Join(dir, filepath.Base(file)))
	if source != "" {
		copyText(t, fmt.Sprintf("sources:\n  - {files: %q, %s}\n", filepath.Base(file), source), filepath.Join(dir, deckName))
	}
	r := readAlone(t, dir)
	lines := saidCodes(r.problems)
	if len(r.tallies) > 0 {
		lines = append(lines, tableLines(r.tallies)...)
	}
	if r.model != nil {
		lines = append(lines, r.measureLines()...)
	}
	slices.Sort(lines)
	return lines
}

func readAlone(t *testing.T, dir string) *reading {
	t.Helper()
	ship, err := loadShipped(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{environment: environment{ctx: context.Background(), now: time.Now}, ui: &ui{out: io.Discard, err: io.Discard}, ship: ship}
	o, err := a.open(dir, &readFlags{})
	if err != nil {
		t.Fatal(err)
	}
	return a.read(o, 2)
}

// saidCodes lists the codes of problems once each. That no file of a folder is
// known only repeats what is said of the file.
func saidCodes(problems diag.List) []string {
	var lines []string
	for _, p := range problems {
		if p.Code != "no_exports" {
			lines = append(lines, "says "+p.Code)
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

func tableLines(tallies []*kpi.Tally) []string {
	rows, days := 0, kpi.Span{}
	var lines []string
	for _, t := range tallies {
		rows += t.RowsRead
		if days.Empty() {
			days = t.Seen
		} else if !t.Seen.Empty() {
			days = kpi.Span{Start: min(days.Start, t.Seen.Start), End: max(days.End, t.Seen.End)}
		}
		lines = append(lines, "preset "+cmp.Or(t.Preset, "none"))
	}
	lines = append(lines, fmt.Sprint("rows ", rows))
	if !days.Empty() {
		lines = append(lines, fmt.Sprintf("days %s..%s", days.Start, days.Last()))
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// measureLines gives each measure that the file brings, over all its days: the
// exact sum; the largest part of what may not be added; or why there is no figure.
func (r *reading) measureLines() []string {
	seen := map[string]bool{}
	var lines []string
	for _, t := range r.tallies {
		for _, id := range broughtBy(t) {
			if !seen[id] && r.catalog.Measure(id) != nil {
				seen[id] = true
				lines = append(lines, id+" "+r.whole(id, t.Family))
			}
		}
	}
	return lines
}

func broughtBy(t *kpi.Tally) []string {
	ids := slices.Clone(t.Measures)
	for id := range t.FirstOf {
		ids = append(ids, id)
	}
	return ids
}

// whole is a measure of one family over all days, before any formula.
func (r *reading) whole(id string, family kpi.Family) string {
	f, err := formula.Parse(id)
	if err != nil {
		return err.Error()
	}
	x := &kpi.Metric{ID: "whole", Bases: []kpi.Base{{From: map[string][]kpi.Family{id: {family}}, Formula: f}}}
	v := r.model.Value(x, kpi.Period{Span: r.model.Range()}, kpi.Segment{})
	if v.Derivation == nil || len(v.Derivation.Amounts()) == 0 {
		return string(v.Reason)
	}
	switch a := v.Derivation.Amounts()[0]; {
	case a.Reason == kpi.NoReason:
		return a.Sum.String()
	case a.AtLeast != nil:
		return ">= " + a.AtLeast.String()
	default:
		return string(a.Reason)
	}
}
