package deck_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"kpideck/kpi/deck"
	"kpideck/kpi/ingest"
	"kpideck/kpi/review"
	"kpideck/templates"
)

func shippedBase(t *testing.T) *deck.Catalogue {
	t.Helper()
	base, err := deck.LoadCatalogue(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	presets, err := ingest.LoadPresets(templates.FS, "presets")
	if err != nil {
		t.Fatal(err)
	}
	return base.WithPresets(presets.IDs(), presets.Dims())
}

func TestShippedCatalogueLoads(t *testing.T) {
	base := shippedBase(t)
	cat := base.Catalog()
	if cat.Metric("roas") == nil || cat.Measure("spend") == nil || cat.Assumption("gross_margin") == nil {
		t.Error("roas, spend or gross_margin is not there")
	}
	if p := base.Pack("strategic"); p == nil || p.Groups[0].KPIs[0] != "revenue" {
		t.Errorf("pack strategic: %+v", p)
	}
	if len(base.Channels()["Google Ads"]) == 0 {
		t.Error("nothing is called Google Ads")
	}
	if _, problems := deck.Default().Catalog(base); len(problems) > 0 {
		t.Error(problems)
	}
}

func TestDamagedCatalogueIsRefusedWhole(t *testing.T) {
	_, err := deck.LoadCatalogue(fstest.MapFS{
		"catalog/a.yaml": {Data: []byte("measures: [{id: spend, unit: mony}]\nkpis: [{id: x, formula: spend +}, {id: y, formula: z}]\n")},
		"packs/p.yaml":   {Data: []byte("id: p\ngroups: [{kpis: [y, q]}]\n")},
	})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{`catalog/a.yaml:1:30: there is no choice "mony"`, "catalog/a.yaml:2:", `uses "z"`, `pack p names the KPI "q"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
}

// A calendar is data that a contributor writes: what is wrong in it is told at
// its place, all at once.
func TestDamagedCalendarIsRefused(t *testing.T) {
	_, err := deck.LoadCatalogue(fstest.MapFS{"calendars/xx.yaml": {Data: []byte(`id: xx
timezones: [Mars/Olympus]
holidays:
  - {id: a, name: A, day: 13-40}
  - {id: b, name: B, day: 03-08, dates: [2025-01-29]}
  - {id: c, name: C, dates: [2025-01-29, 2024-02-10, soon]}
  - {id: d, name: D, rule: {month: 11, weekday: friyay, nth: 9}}
  - {id: e, name: E, align: yes, before: 1.5, dates: [2025-01-29]}
`)}})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		`calendars/xx.yaml:2:13: there is no time zone "Mars/Olympus"`, `4:27: "13-40" is no date`, "5:5: b says in 2 ways when it is",
		"6:42: 2024-02-10 does not follow the date before it", `6:54: "soon" is no date`, `7:49: there is no choice "friyay"`, "7:62: 9 is not between 1 and 4",
		`8:29: there is no choice "yes"`, "8:42: 1.5 is no whole number",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
}

func TestHolidaysHoldInTheirTimezones(t *testing.T) {
	base := shippedBase(t)
	for zone, want := range map[string]bool{"Asia/Ho_Chi_Minh": true, "Asia/Saigon": true, "Asia/Tokyo": false, "": false} {
		if got := len(base.Holidays(zone)) > 0; got != want {
			t.Errorf("%q has holidays: %t, want %t", zone, got, want)
		}
	}
}

// The samples are what people start from: nothing may be said about them.
func TestSamplesReadWithoutProblems(t *testing.T) {
	base := shippedBase(t)
	dirs, err := filepath.Glob("../../samples/*/deck.yaml")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, file := range dirs {
		read := func(name string) []byte {
			text, err := os.ReadFile(filepath.Join(filepath.Dir(file), name))
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
		d, problems := deck.Parse(file, read("deck.yaml"), base)
		cat, more := d.Catalog(base)
		problems = append(problems, more...)
		var targets []*review.Target
		if d.Targets != "" {
			targets, more = deck.ReadTargets(decoded(t, d.Targets, read(d.Targets)), cat, d.Calendar)
			problems = append(problems, more...)
		}
		if d.Events != "" {
			_, more = deck.ReadEvents(decoded(t, d.Events, read(d.Events)), cat)
			problems = append(problems, more...)
		}
		if d.Notes != "" {
			_, more = deck.ReadNotes(decoded(t, d.Notes, read(d.Notes)), cat, d.Calendar)
			problems = append(problems, more...)
		}
		problems = append(problems, d.CheckColumns(cat, targets)...)
		if len(problems) > 0 {
			t.Errorf("%s:\n%v", file, problems)
		}
	}
}
