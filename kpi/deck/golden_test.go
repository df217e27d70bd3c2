package deck_test

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
)

var update = flag.Bool("update", false, "write the answers of testdata/*.txtar")

// catalogue runs every case of an archive of errors: a file NAME.EXT holds what
// is wrong, NAME.want after it what is said about it.
func catalogue(t *testing.T, archive, ext string, read func(t *testing.T, text string) diag.List) {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]string{}
	for _, f := range a.Files {
		answers[f.Name] = string(f.Data)
	}
	cases := &txtar.Archive{Comment: a.Comment}
	for _, f := range a.Files {
		name, ok := strings.CutSuffix(f.Name, ext)
		if !ok {
			continue
		}
		got := spelledOut(read(t, string(f.Data)))
		cases.Files = append(cases.Files, f, txtar.File{Name: name + ".want", Data: []byte(got)})
		t.Run(name, func(t *testing.T) {
			want, ok := answers[name+".want"]
			if *update {
				return
			}
			if !ok || want == "" {
				t.Fatalf("%s has no %s.want; run the test with -update and read what it writes", archive, name)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if *update {
		if err := os.WriteFile(archive, txtar.Format(cases), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func spelledOut(list diag.List) string {
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "%s: %s: %s: %s\n", p.Pos, p.Severity, p.Code, p.Message.In("en"))
		if hint := p.Hint.In("en"); hint != "" {
			fmt.Fprintf(&b, "\t%s\n", hint)
		}
	}
	return b.String()
}

// bilingual fails where a problem has no words in one of the languages.
func bilingual(t *testing.T, list diag.List) diag.List {
	t.Helper()
	for _, p := range list {
		if p.Message["vi"] == "" || p.Message["en"] == "" || (p.Hint["vi"] == "") != (p.Hint["en"] == "") {
			t.Errorf("%v is not in both languages", p)
		}
		for _, text := range []string{p.Message["vi"], p.Message["en"], p.Hint["vi"], p.Hint["en"]} {
			if strings.Contains(text, "%!") {
				t.Errorf("broken format: %q", text)
			}
		}
	}
	return list
}

// helpful fails where a problem of a table has no place in it or does not say
// what to do.
func helpful(t *testing.T, list diag.List) diag.List {
	t.Helper()
	for _, p := range bilingual(t, list) {
		if p.Pos.Line == 0 || p.Hint["en"] == "" || p.Pos.Column == 0 && p.Code != "missing_column" {
			t.Errorf("%v: has no place or says not what to do", p)
		}
	}
	return list
}

func TestBadDecks(t *testing.T) {
	base := shipped(t)
	catalogue(t, "testdata/bad_decks.txtar", ".yaml", func(t *testing.T, text string) diag.List {
		d, list := deck.Parse("deck.yaml", []byte(text), base)
		_, more := d.Catalog(base)
		return bilingual(t, append(list, more...))
	})
}

// table reads CSV as ingest hands it over.
func table(t *testing.T, file, text string) deck.Table {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	var out deck.Table
	out.File = file
	for {
		record, err := r.Read()
		if err != nil {
			break
		}
		line, _ := r.FieldPos(0)
		out.Lines = append(out.Lines, line)
		if out.Header == nil {
			out.Header = record
		} else {
			out.Rows = append(out.Rows, record)
		}
	}
	return out
}

func catalog(t *testing.T) *kpi.Catalog {
	t.Helper()
	return shipped(t).Catalog()
}

func TestBadTargets(t *testing.T) {
	cat := catalog(t)
	catalogue(t, "testdata/bad_targets.txtar", ".csv", func(t *testing.T, text string) diag.List {
		_, list := deck.ReadTargets(table(t, "targets.csv", text), cat, kpi.DefaultCalendar())
		return helpful(t, list)
	})
}

func TestBadEventsNotesActionsRates(t *testing.T) {
	cat := catalog(t)
	catalogue(t, "testdata/bad_events.txtar", ".csv", func(t *testing.T, text string) diag.List {
		_, list := deck.ReadEvents(table(t, "events.csv", text), cat)
		return helpful(t, list)
	})
	catalogue(t, "testdata/bad_notes.txtar", ".csv", func(t *testing.T, text string) diag.List {
		_, list := deck.ReadNotes(table(t, "notes.csv", text), cat, kpi.DefaultCalendar())
		return helpful(t, list)
	})
	catalogue(t, "testdata/bad_actions.txtar", ".csv", func(t *testing.T, text string) diag.List {
		_, list := deck.ReadActions(table(t, "actions.csv", text), cat, kpi.DefaultCalendar())
		return helpful(t, list)
	})
	catalogue(t, "testdata/bad_rates.txtar", ".csv", func(t *testing.T, text string) diag.List {
		_, list := deck.ReadRates(table(t, "rates.csv", text))
		return helpful(t, list)
	})
}
