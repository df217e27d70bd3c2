package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// shopCopy is the deck of the scripts in a folder of its own.
func shopCopy(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "shop")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "shop"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// slowClock goes on by step at every look.
func slowClock(step time.Duration) func() time.Time {
	now := time.Unix(0, 0)
	return func() time.Time {
		now = now.Add(step)
		return now
	}
}

func TestProgressBarOnlyOnATerminalAndForLongWork(t *testing.T) {
	for _, c := range []struct {
		name     string
		terminal bool
		step     time.Duration
		args     []string
		want     bool
	}{
		{"LongOnATerminal", true, 2 * time.Second, nil, true},
		{"ShortOnATerminal", true, time.Millisecond, nil, false},
		{"LongInAPipe", false, 2 * time.Second, nil, false},
		{"LongAndQuiet", true, 2 * time.Second, []string{"--quiet"}, false},
		{"LongAndLogged", true, 2 * time.Second, []string{"--log", "json"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			code := run(environment{ctx: context.Background(), args: append([]string{"run", shopCopy(t), "--format", "json"}, c.args...),
				stdout: &out, stderr: &errs, now: slowClock(c.step), terminal: c.terminal})
			if code != exitDone {
				t.Fatalf("exits with %d\n%s", code, errs.String())
			}
			if got := bytes.Contains(errs.Bytes(), []byte("Đang đọc")); got != c.want {
				t.Errorf("bar shown: %t, want %t\n%q", got, c.want, errs.String())
			}
		})
	}
}

func TestInterruptWritesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := shopCopy(t)
	var out, errs bytes.Buffer
	code := run(environment{ctx: ctx, args: []string{"run", dir}, stdout: &out, stderr: &errs, now: time.Now})
	if code != exitFailed {
		t.Errorf("exits with %d\n%s", code, errs.String())
	}
	if _, err := os.Stat(filepath.Join(dir, "reports")); err == nil {
		t.Error("reports were written")
	}
}

func TestOutcomeOfSeveralDecks(t *testing.T) {
	for _, c := range []struct {
		name  string
		codes []exitCode
		want  exitCode
	}{
		{"AllDone", []exitCode{exitDone, exitDone}, exitDone},
		{"OneFound", []exitCode{exitDone, exitFound}, exitFound},
		{"OneFailed", []exitCode{exitFailed, exitDone}, exitSomeFailed},
		{"OneFailedOneFound", []exitCode{exitFailed, exitFound}, exitSomeFailed},
		{"AllFailed", []exitCode{exitFailed, exitFailed}, exitFailed},
		{"TheOnlyOneFailed", []exitCode{exitFailed}, exitFailed},
	} {
		if got := outcome(c.codes); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
