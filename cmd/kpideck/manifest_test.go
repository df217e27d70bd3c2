package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// manifestDeck reads every kind of file that a deck can name.
func manifestDeck(t *testing.T) string {
	t.Helper()
	dir := shopCopy(t)
	for name, text := range map[string]string{
		"deck.yaml": "client: Tiệm\nsources:\n  - {files: exports/ads-*.csv, columns: {date: Ngày, campaign: Chiến dịch, spend: Chi phí}, family: ads, channel: Meta Ads, dates: dmy}\n" +
			"  - {files: exports/ads-q3.csv, columns: {date: Ngày, campaign: Chiến dịch, clicks: Nhấp}, family: ads, channel: Meta Ads, dates: dmy}\n" +
			"  - {files: exports/empty.csv}\n" +
			"targets: targets.csv\nevents: ./tables/events.csv\nnotes: tables/notes.csv\nrates: tables/rates.csv\n",
		"exports/empty.csv": "",
		"targets.csv":       "id,kpi,period,goal\nS,spend,2025-Q3,30tr\n",
		"tables/events.csv": "date,text\n2025-07-01,Khai trương\n",
		"tables/notes.csv":  "kpi,period,text\nspend,2025-Q3,Tăng\n",
		"tables/rates.csv":  "date,from,to,rate\n2025-07-01,USD,VND,26000\n",
	} {
		copyText(t, text, filepath.Join(dir, filepath.FromSlash(name)))
	}
	return dir
}

// The manifest names every file that was read, once, and every file that was
// written, with the hash of what lies on the disk.
func TestManifestNamesWhatWasReadAndWritten(t *testing.T) {
	dir := manifestDeck(t)
	if code, _, errs := invoke("run", dir); code != exitDone {
		t.Fatalf("exits with %d\n%s", code, errs)
	}
	out := filepath.Join(dir, "reports")
	m := readManifest(out)
	for _, c := range []struct {
		what, dir string
		files     []manifestFile
		want      []string
	}{
		{"inputs", dir, m.Inputs, []string{"deck.yaml", "exports/ads-q2.csv", "exports/ads-q3.csv", "exports/empty.csv",
			"tables/events.csv", "tables/notes.csv", "tables/rates.csv", "targets.csv"}},
		{"outputs", out, m.Outputs, []string{"tiem-2025-Q3.csv", "tiem-2025-Q3.json", "tiem-2025-Q3.pdf", "tiem-2025-Q3.txt", "tiem-2025-Q3.xlsx"}},
	} {
		var names []string
		for _, f := range c.files {
			names = append(names, f.File)
			hash, err := hashFile(input{path: filepath.Join(c.dir, filepath.FromSlash(f.File)), member: -1})
			if err != nil || hash != f.SHA256 {
				t.Errorf("%s: the manifest says %s, the file %s, %v", f.File, f.SHA256, hash, err)
			}
		}
		if slices.Sort(names); !slices.Equal(names, c.want) {
			t.Errorf("%s are\n %q, want\n %q", c.what, names, c.want)
		}
	}
}

// A file that cannot be opened is passed over in a folder without a deck, and
// is no input of what is made from the others.
func TestUnreadableFileOfAFolderIsNoInput(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read every file")
	}
	dir := t.TempDir()
	sheet := []byte("Ngày,Kênh,Chi phí\n2025-07-01,Zalo,5000\n")
	for name, mode := range map[string]os.FileMode{"a.csv": 0o644, "b.csv": 0} {
		if err := os.WriteFile(filepath.Join(dir, name), sheet, mode); err != nil {
			t.Fatal(err)
		}
	}
	out := t.TempDir()
	var said, errs bytes.Buffer
	args := []string{"run", dir, "--out", out, "--format", "json"}
	if code := run(environment{ctx: context.Background(), args: args, stdout: &said, stderr: &errs, now: time.Now}); code != exitDone {
		t.Fatalf("exits with %d: %s", code, errs.String())
	}
	if m := readManifest(out); len(m.Inputs) != 1 || m.Inputs[0].File != "a.csv" {
		t.Errorf("inputs %v", m.Inputs)
	}
}
