package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/templates"
)

// passes starts a deck out of exports and wants check and run to pass on it.
func passes(t *testing.T, from, locale string) (text string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "a deck")
	if code, _, errs := invoke("init", dir, "--from", from, "--locale", locale); code != exitDone {
		t.Fatalf("init exits with %d\n%s", code, errs)
	}
	file, err := os.ReadFile(filepath.Join(dir, deckName))
	if err != nil {
		t.Fatal(err)
	}
	text = string(file)
	if code, out, errs := invoke("check", dir, "--locale", "en"); code != exitDone {
		t.Errorf("check exits with %d\n%s%s%s", code, out, errs, text)
	}
	if code, _, errs := invoke("run", dir, "--format", "json"); code != exitDone {
		t.Errorf("run exits with %d\n%s%s", code, errs, text)
	}
	return text
}

func TestInitOnTheSamples(t *testing.T) {
	for _, name := range []string{"ca-phe-song-han", "alderwick", "gom-suong-chieu"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join("..", "..", "samples", name)
			passes(t, dir, "vi")
			text := passes(t, filepath.Join(dir, "exports"), "en")
			if !strings.Contains(text, "preset: ga4") || strings.Contains(text, exampleName) {
				t.Errorf("the exports are not in the deck:\n%s", text)
			}
		})
	}
}

// TestInitOnRealExports starts decks of every folder of real exports, and of all
// of them at once.
func TestInitOnRealExports(t *testing.T) {
	top := filepath.Join("..", "..", "..", "shared", "exports")
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Skip("real exports are not here: ", err)
	}
	passes(t, top, "vi")
	for _, e := range entries {
		if e.IsDir() {
			t.Run(e.Name(), func(t *testing.T) { passes(t, filepath.Join(top, e.Name()), "en") })
		}
	}
}

const (
	plainExport   = "Ngày,Kênh,Chi phí,Đơn hàng\n2025-04-01,A,10,1\n2025-06-30,A,10,1\n2025-07-01,B,12,3\n"
	unknownExport = "Measured at,Pieces\n2025-07-01,10\n2025-07-13,11\n"
)

// hostileFiles are names that a shell, a pattern, YAML, a comment or a terminal
// could take for something else.
var hostileFiles = []string{
	"a b.csv", " lead.csv", "a'b.csv", `a"b.csv`, "#a.csv", "a #b.csv", "-a.csv", "--from.csv", "a: b.csv", "a, b.csv", "{a}.csv", "[a].csv", "[a-z]*?.csv",
	"*.csv", "&a.csv", "!a.csv", "|.csv", ">.csv", "%a.csv", "@a.csv", "`a`.csv", "yes.csv", "~.csv", "{{.Client}}.csv", `a\b.csv`, "a\nb.csv", "a\tb.csv", "a\x1b[31mb.csv",
	"a\u202eb.csv", "Tệp số liệu.csv", "Te\u0323\u0302p NFD.csv", "a\xffb.csv", "A.CSV", "null.csv", "1.5.csv", "a.csv.txt", "%s%d.csv", "''.csv", "😀.csv", "a\u00a0b.csv", "a\u2028b.csv",
}

func TestInitOnHostileNames(t *testing.T) {
	for what, content := range map[string]string{"known": plainExport, "unknown": unknownExport} {
		t.Run(what, func(t *testing.T) {
			apart, together := t.TempDir(), t.TempDir()
			for i, name := range hostileFiles {
				own := strings.Replace(content, "10", strconv.Itoa(100+i), 1) // equal files count once
				copyText(t, own, filepath.Join(apart, "x"+name, name))
				copyText(t, "a,b\nx,y\n", filepath.Join(apart, "x"+name, "b"+name)) // no pattern for the folder then
				copyText(t, own, filepath.Join(together, name))
			}
			passes(t, together, "vi")
			text := passes(t, apart, "en")
			if n := strings.Count(text, "\n  - files: "); n != len(hostileFiles)-1 { // one is not UTF-8
				t.Errorf("the deck has %d sources for %d files:\n%s", n, len(hostileFiles), text)
			}
		})
	}
}

// Nothing that a name holds reaches the terminal.
func TestInitIsHarmless(t *testing.T) {
	from := t.TempDir()
	copyText(t, plainExport, filepath.Join(from, "a\x1b[31m\u202e.csv"))
	copyText(t, "a,b\nx\x1b[2J,y\n", filepath.Join(from, "b\x1b[31m.csv"))
	dir := filepath.Join(t.TempDir(), "it's -x\x1b[31m")
	code, out, errs := invoke("init", dir, "--from", from, "--client", "\x1b[31m\u202e")
	if code != exitDone {
		t.Fatal(errs)
	}
	harmless(t, "stdout", out)
	text, err := os.ReadFile(filepath.Join(dir, deckName))
	if err != nil {
		t.Fatal(err)
	}
	harmless(t, deckName, string(text))
}

// The same exports make the same deck.
func TestInitTwice(t *testing.T) {
	var texts []string
	for range 2 {
		dir := filepath.Join(t.TempDir(), "deck")
		if err := os.CopyFS(filepath.Join(dir, "ex"), os.DirFS(filepath.Join("..", "..", "samples", "gom-suong-chieu", "exports"))); err != nil {
			t.Fatal(err)
		}
		if code, _, errs := invoke("init", dir); code != exitDone {
			t.Fatal(errs)
		}
		var all strings.Builder
		for _, name := range []string{deckName, targetsName} {
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			all.Write(text)
		}
		texts = append(texts, all.String())
	}
	if texts[0] != texts[1] {
		t.Errorf("%s\n\nis not\n\n%s", texts[0], texts[1])
	}
}

// Every language has the whole scaffold, and its headers are those that the
// tables are read by.
func TestScaffold(t *testing.T) {
	ship, err := loadShipped(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	cat := ship.catalogue.Catalog()
	for _, id := range ship.localeIDs() {
		for _, name := range []string{deckName, targetsName, eventsName, notesName, exampleName} {
			file, err := templates.FS.ReadFile("scaffold/" + id + "/" + name)
			if err != nil {
				t.Error(err)
				continue
			}
			header, _, _ := strings.Cut(string(file), "\n")
			table := deck.Table{File: name, Header: strings.Split(header, ",")}
			list := map[string]func(){
				targetsName: func() { _, p := deck.ReadTargets(table, cat, deck.Default().Calendar); wantNone(t, id, p) },
				eventsName:  func() { _, p := deck.ReadEvents(table, cat); wantNone(t, id, p) },
				notesName:   func() { _, p := deck.ReadNotes(table, cat, deck.Default().Calendar); wantNone(t, id, p) },
			}
			if read := list[name]; read != nil {
				read()
			}
		}
	}
}

func wantNone(t *testing.T, id string, list diag.List) {
	t.Helper()
	for _, p := range list {
		t.Errorf("%s: %v", id, p)
	}
}

// An interrupt leaves nothing behind.
func TestInitInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	dir := filepath.Join(t.TempDir(), "deck")
	var out bytes.Buffer
	code := run(environment{ctx: ctx, args: []string{"init", dir, "--from", filepath.Join("..", "..", "samples", "alderwick", "exports")},
		stdout: &out, stderr: &out, now: func() time.Time { return time.Unix(0, 0) }})
	if _, err := os.Stat(dir); code != exitFailed || err == nil {
		t.Errorf("exits with %d, folder: %v\n%s", code, err, out.String())
	}
}
