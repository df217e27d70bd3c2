package deck

import (
	"math"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

func TestGlobs(t *testing.T) {
	for _, c := range []struct{ name, files, others, want string }{
		{"a folder", "ex/a.csv ex/b.csv", "", "ex/*.csv"},
		{"one file of a folder", "ex/a.csv", "", "ex/*.csv"},
		{"the deck's own folder", "a.csv", "", "*.csv"},
		{"beside another file", "ex/a.csv", "ex/b.csv", "ex/a.csv"},
		{"beside another ending", "ex/a.csv", "ex/b.xlsx", "ex/*.csv"},
		{"two endings", "ex/a.csv ex/b.xlsx", "", "ex/*.csv ex/*.xlsx"},
		{"one ending, in two cases", "ex/a.csv ex/b.CSV", "", "ex/*.CSV ex/*.csv"},
		{"alike but for the digits", "ex/Order.2025-07.csv ex/Order.2025-08.csv", "ex/Visit.csv", "ex/Order.*.csv"},
		{"alike in too little", "ex/ab1.csv ex/ab2.csv", "ex/x.csv", "ex/ab1.csv ex/ab2.csv"},
		{"alike, and another one too", "ex/Order1.csv ex/Order2.csv", "ex/Order list.csv", "ex/Order1.csv ex/Order2.csv"},
		{"months", "2025-07/a.csv 2025-08/a.csv", "", "*/*.csv"},
		{"months beside something else", "2025-07/a.csv 2025-08/a.csv", "old/a.csv", "2025-07/*.csv 2025-08/*.csv"},
		{"no ending", "ex/a", "", "ex/a"},
		{"signs of patterns", "e[x]/a*.csv", "e[x]/b.csv", "e[[]x]/a[*].csv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := strings.Fields(c.files)
			others := append(strings.Split(c.others, "\n"), files...)
			if got := globs(files, others); !slices.Equal(got, strings.Fields(c.want)) && strings.Join(got, " ") != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// hostileName draws names as file systems allow them.
func hostileName(t *rapid.T) string {
	r := rapid.SampledFrom([]rune("ab1 .-_#'\"\\*?[]{}!&|>%@`,:\té\u0302ệ\u0301\n\u202eđ"))
	return rapid.StringOfN(r, 1, 8, -1).Draw(t, "name")
}

// Every file is matched, and none of the others.
func TestGlobsMatchWhatIsMeant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var files, others []string
		for i := range rapid.IntRange(1, 8).Draw(t, "files") {
			file := path.Join(rapid.SampledFrom([]string{"", "ex", "../e[x", "2025-07", "2025-08"}).Draw(t, "folder"), "x"+hostileName(t)+rapid.SampledFrom([]string{".csv", ".xlsx", ""}).Draw(t, "ending"))
			if slices.Contains(others, file) {
				continue
			}
			others = append(others, file)
			if i == 0 || rapid.Bool().Draw(t, "meant") {
				files = append(files, file)
			}
		}
		list := globs(files, others)
		for _, file := range others {
			matched := slices.ContainsFunc(list, func(p string) bool { ok, err := path.Match(p, file); return ok && err == nil })
			if matched != slices.Contains(files, file) {
				t.Fatalf("%q of %q: matched %v by %q", file, others, matched, list)
			}
		}
	})
}

// What is written as YAML reads back, within brackets and alone.
func TestYamlTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.Custom(hostileName), rapid.String(), rapid.SampledFrom([]string{"yes", "~", "1e3", "-", "? x", "2025-07-01", "../a.csv", "../../"})).Draw(t, "text")
		text = norm.NFC.String(strings.ToValidUTF8(text, "")) // as decks are read
		if strings.TrimSpace(text) == "" || len(text) > 1000 {
			return
		}
		var list diag.List
		root := parseYAML("deck.yaml", []byte("a: "+yamlText(text)+"\nb: "+yamlList([]string{text, "x"})+"\n"), &list)
		if root == nil || len(root.pairs) != 2 {
			t.Fatalf("%q: %v", text, list)
		}
		if got := root.pairs[0].value.text; got != text {
			t.Fatalf("%q reads back as %q", text, got)
		}
		if got := root.pairs[1].value.items[0].text; got != text {
			t.Fatalf("%q in a list reads back as %q", text, got)
		}
	})
}

var everyUnit = []kpi.Unit{kpi.Money, kpi.Count, kpi.People, kpi.Percent, kpi.Ratio, kpi.Seconds, kpi.Points}

// Goals and baselines are read from targets.csv as they were meant, in both
// languages, and a goal asks for the least step and not for twice the most.
func TestProposedAmountsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := rapid.SampledFrom(everyUnit).Draw(t, "unit")
		locale := rapid.SampledFrom([]string{"vi", "en"}).Draw(t, "locale")
		last := math.Pow(10, rapid.Float64Range(-3, 12).Draw(t, "size"))
		sign := rapid.SampledFrom([]float64{1, -1}).Draw(t, "sign")
		step := rapid.Float64Range(leastStep, mostStep).Draw(t, "step")
		near := func(what string, want float64) {
			d, f := parseAmount(what, u)
			if f != nil {
				t.Fatalf("%s %q: %v", u, what, f.message.In("en"))
			}
			if got := d.Float(); math.Abs(got-want) > 1e-3*want+1e-8 {
				t.Fatalf("%s %q reads back as %v, not %v", u, what, got, want)
			}
		}
		near(exactAmount(u, last, locale), last)
		goal, ok := rounded(u, last, sign, step)
		if !ok {
			return
		}
		near(writeAmount(u, goal, locale), goal)
		if asked := sign * (goal/last - 1); asked < leastStep-1e-9 || last >= 10 && asked > 2*mostStep {
			t.Fatalf("from %v the goal %v asks for %v", last, goal, asked)
		}
	})
}

func TestUndated(t *testing.T) {
	for folder, want := range map[string]string{
		"ex/2025-07": "ex/*", "ex/2025": "ex/*", "Tháng 7": "*", "T7": "*", "thang 7 2025": "*", "Q3-2025": "*", "2025-Q3/meta": "*/meta", "Quý 3": "*",
		"202507": "*", "20250701": "*", "07-2025": "*", "2025 07 01": "*",
		"shop 1": "shop 1", "meta": "meta", "t": "t", "12": "12", "tháng": "tháng", ".": ".", "../x": "../x",
	} {
		if got := undated(folder); got != want {
			t.Errorf("%q is %q, want %q", folder, got, want)
		}
	}
}

func exportsOf(names ...string) (list []*Export) {
	for _, name := range names {
		list = append(list, &Export{File: name, Read: true, Preset: "ga4"})
	}
	return list
}

func filesOf(d *Draft) (list []string) {
	for _, s := range d.Sources {
		list = append(list, strings.Join(s.Files, "+"))
	}
	return list
}

// Folders of the same named accounts are one source, whatever they are called.
func TestSameAccountsAreOneSource(t *testing.T) {
	list := exportsOf("old/a.csv", "meta/a.csv", "else/a.csv", "unnamed/a.csv", "more/a.csv")
	for i, account := range []string{"A", "A", "B", "", ""} {
		if account != "" {
			list[i].Accounts = []string{account}
		}
	}
	d := Propose("x", "en", list, nil)
	if diff := cmp.Diff([]string{"else/*.csv", "meta/*.csv+old/*.csv", "more/*.csv", "unnamed/*.csv"}, filesOf(d)); diff != "" {
		t.Error(diff)
	}
}

// A file that is taken out leaves the pattern that matched it.
func TestDrop(t *testing.T) {
	list := exportsOf("ex/a.csv", "ex/b.csv", "ex/c.csv", "t.csv")
	list[3].Read, list[3].Table, list[3].Keys = false, "targets", "columns: {}"
	d := Propose("x", "en", list, []string{"ex/a.csv", "ex/b.csv", "ex/c.csv", "t.csv"})
	if diff := cmp.Diff([]string{"ex/*.csv"}, filesOf(d)); diff != "" || d.Targets != "t.csv" {
		t.Fatal(diff, d.Targets)
	}
	for _, file := range []string{"ex/b.csv", "t.csv"} {
		if !d.Drop(file, diag.Both("hỏng", "broken")) || d.Drop(file, nil) {
			t.Errorf("%s is taken out once", file)
		}
	}
	if diff := cmp.Diff([]string{"ex/a.csv+ex/c.csv"}, filesOf(d)); diff != "" || d.Targets != "" || len(d.Left) != 2 || d.Left[1].Keys != "" {
		t.Error(diff, d)
	}
}

// Unknown files are read by their headers only where nothing else is, and not
// again when that fails.
func TestUnknownFilesAlone(t *testing.T) {
	unknown := []*Export{{File: "a.csv", Keys: "columns: {}", Measures: []string{"m"}}, {File: "b.csv", Keys: "columns: {}", Measures: []string{"m"}}, {File: "c.csv"}}
	if d := Propose("x", "en", append(exportsOf("g.csv"), unknown...), nil); len(d.Sources) != 1 || len(d.Left) != 3 {
		t.Errorf("beside a known one: %q", filesOf(d))
	}
	d := Propose("x", "en", unknown, nil)
	if diff := cmp.Diff([]string{"a.csv", "b.csv"}, filesOf(d)); diff != "" || len(d.Measures) != 1 {
		t.Error(diff, d.Measures)
	}
	d.Drop("a.csv", diag.Both("hỏng", "broken"))
	if diff := cmp.Diff([]string{"b.csv"}, filesOf(d)); diff != "" || d.Left[0].Why.In("en") != "broken" {
		t.Error(diff)
	}
}
