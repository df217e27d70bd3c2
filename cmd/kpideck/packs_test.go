package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/templates"
)

// TestPacks runs an invented company for every pack that ships, its exports and
// figures in testdata/packs/PACK.txtar, and holds the report to figures worked
// out by hand. Every KPI of the pack must have a value in the quarter, and one in
// the week where it means something there, if only the reason why this company
// has none.
func TestPacks(t *testing.T) {
	base, err := deck.LoadCatalogue(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range base.Packs() {
		t.Run(p.ID, func(t *testing.T) {
			a, err := txtar.ParseFile(filepath.Join("testdata", "packs", p.ID+".txtar"))
			if err != nil {
				t.Fatalf("no company shows the pack: %v", err)
			}
			dir, want := t.TempDir(), []wanted{}
			for _, f := range a.Files {
				if f.Name == "want" {
					want = readWanted(t, string(f.Data))
				} else if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			wantWholePack(t, p, base.Catalog(), want)
			for _, lang := range []string{"vi", "en"} {
				r, values := parseReport(t, runReport(t, dir, "--locale", lang))
				for _, problem := range r.Problems {
					t.Errorf("%s: %s: %s", lang, problem.File, problem.Message)
				}
				for _, w := range want {
					w.check(t, values)
				}
			}
		})
	}
}

// wanted is a line of a table of figures.
type wanted struct {
	at   place
	text string // a number to the digits that hold, or the reason for none
}

func readWanted(t *testing.T, table string) (list []wanted) {
	t.Helper()
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		p, ok := kpi.DefaultCalendar().Parse(words[1])
		if !ok || len(words) < 4 {
			t.Fatalf("no figure of a period: %s", line)
		}
		channel, campaign, _ := strings.Cut(strings.Trim(strings.ReplaceAll(words[2], "_", " "), "-"), "/")
		list = append(list, wanted{place{words[0], p.Grain.String(), p.Label, segment{channel, campaign}}, words[3]})
	}
	return list
}

func (w wanted) check(t *testing.T, values map[place]reported) {
	t.Helper()
	got, ok := values[w.at]
	if !ok {
		t.Errorf("%s is not in the report", w.at)
		return
	}
	if _, err := strconv.ParseFloat(w.text, 64); err != nil {
		if got.Value != nil || got.Reason != w.text {
			t.Errorf("%s is %s, want none: %s", w.at, got, w.text)
		}
		return
	}
	if got.Value == nil {
		t.Errorf("%s is %s, want %s", w.at, got, w.text)
		return
	}
	x, err := got.Value.Float64()
	if err != nil {
		t.Fatal(err)
	}
	_, digits, _ := strings.Cut(w.text, ".")
	if shown := strconv.FormatFloat(x, 'f', len(digits), 64); shown != w.text {
		t.Errorf("%s is %s, want %s", w.at, shown, w.text)
	}
}

// wantWholePack holds a table to the KPIs of its pack, and these to their words.
func wantWholePack(t *testing.T, p deck.Pack, cat *kpi.Catalog, list []wanted) {
	t.Helper()
	valued, weekly := map[string]bool{}, map[string]bool{}
	for _, w := range list {
		if w.at.segment != (segment{}) {
			continue
		}
		_, err := strconv.ParseFloat(w.text, 64)
		valued[w.at.kpi] = valued[w.at.kpi] || w.at.grain == "quarter" && err == nil
		weekly[w.at.kpi] = weekly[w.at.kpi] || w.at.grain == "week"
	}
	for _, g := range p.Groups {
		for _, id := range g.KPIs {
			m := cat.Metric(id)
			if !valued[id] || m.At(kpi.Weekly) && !weekly[id] {
				t.Errorf("no value of %s is worked out by hand for the quarter and the week", id)
			}
			for _, lang := range []string{"vi", "en"} {
				if m.Names[lang] == "" || m.Means[lang] == "" || (m.Short[lang] == "") != (len(m.Short) == 0) || p.Names[lang] == "" {
					t.Errorf("%s lacks words in %s", id, lang)
				}
			}
		}
	}
}
