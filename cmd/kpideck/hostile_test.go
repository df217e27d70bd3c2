package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
)

// invoke runs the program and gives its exit code and what it printed.
func invoke(args ...string) (code exitCode, out, errs string) {
	var o, e bytes.Buffer
	code = run(environment{ctx: context.Background(), args: args, stdout: &o, stderr: &e, now: func() time.Time { return time.Unix(0, 0) }})
	return code, o.String(), e.String()
}

// hostileDeck has names that a terminal would obey wherever exports bring names.
func hostileDeck(t *testing.T) string {
	t.Helper()
	const sign = "\x1b[31m\x01\u202e\u009b\u200b"
	dir := filepath.Join(t.TempDir(), "deck")
	copyText(t, "client: \"Quán \\e[31m\\u202e\"\ncurrency: VND\nsources:\n  - {files: '*.csv', channel: A, columns: {date: Ngày, campaign: Tên, revenue: Tiền}, dates: dmy}\n", filepath.Join(dir, "deck.yaml"))
	copyText(t, "Ngày,Tên,Tiền\n01/07/2025,Bán "+sign+"lẻ,10\n02/07/2025,Bán "+sign+"lẻ,x"+sign+"y\n", filepath.Join(dir, "a\x1b[2Jb\u202e.csv"))
	return dir
}

func TestNothingForATerminalToObey(t *testing.T) {
	dir := hostileDeck(t)
	for _, args := range [][]string{
		{"run", dir, "--format", "txt,csv", "--log", "text"},
		{"run", dir, "--format", "txt,csv", "--log", "json"},
		{"check", dir},
		{"explain", dir, "revenue", "--where", "campaign=\x1b[31m"},
		{"explain", dir, "revenue"},
	} {
		_, out, errs := invoke(args...)
		harmless(t, strings.Join(args[:1], " ")+" (stdout)", out)
		harmless(t, strings.Join(args[:1], " ")+" (stderr)", errs)
		if out+errs == "" {
			t.Errorf("%q prints nothing", args)
		}
	}
	written, err := filepath.Glob(filepath.Join(dir, "reports", "*.txt"))
	if err != nil || len(written) != 1 {
		t.Fatalf("%q, %v", written, err)
	}
	report, err := os.ReadFile(written[0])
	if err != nil {
		t.Fatal(err)
	}
	harmless(t, "report.txt", string(report))
}

func harmless(t *testing.T, what, text string) {
	t.Helper()
	for _, r := range text {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) {
			t.Errorf("%s holds %U:\n%q", what, r, text)
			return
		}
	}
}

// The log keeps names to the letter, since a program reads it.
func TestTheLogKeepsNamesAsEscapes(t *testing.T) {
	var b bytes.Buffer
	u := &ui{err: &b, json: true}
	const file = "a\x1b\u009b\u202e\U000e0001 · <đ>.csv"
	u.event(event{Event: "written", File: file}, "", "")
	harmless(t, "the log", b.String())
	var back event
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back.File != file {
		t.Errorf("%q reads back as %q, %v", file, back.File, err)
	}
}

func TestAMessageIsOneLine(t *testing.T) {
	var b bytes.Buffer
	(&ui{}).lines(&b, "a.csv:1: x\nb.csv: all is well", "first\nsecond")
	if want := "a.csv:1: x b.csv: all is well\n    first\n    second\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}
