package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// logged runs the program with --log json and reads every line of its log.
func logged(t *testing.T, args ...string) (exitCode, []event) {
	t.Helper()
	code, _, log := invoke(append(args, "--log", "json")...)
	var events []event
	for l := range strings.Lines(log) {
		d := json.NewDecoder(strings.NewReader(l))
		d.DisallowUnknownFields()
		var e event
		if err := d.Decode(&e); err != nil || d.More() {
			t.Fatalf("%v: %v: not one object: %s", args, err, l)
		}
		events = append(events, e)
	}
	return code, events
}

// What check finds is in the log as well: problems of inputs apart from what is
// the matter with the targets.
func TestCheckLogsItsFindings(t *testing.T) {
	shop := shopCopy(t)
	copyText(t, "id,kpi,level,owner,period,goal\nR,revenue,strategic,,2025-Q3,30tr\n", filepath.Join(shop, "targets.csv"))
	_, events := logged(t, "check", shop)
	letters := ""
	orphan := slices.ContainsFunc(events, func(e event) bool {
		return e.Event == "finding" && e.File == filepath.ToSlash(shop)+"/targets.csv" && e.Line == 2
	})
	for _, e := range events {
		if e.Event == "problem" {
			t.Errorf("nothing is wrong with the inputs, but there is %+v", e)
		}
		if e.Event == "smart" {
			letters += e.Letter
			if e.Target != "R" || e.KPI != "revenue" || e.Verdict == "" || e.Message == "" {
				t.Errorf("%+v does not tell all", e)
			}
		}
	}
	if !orphan || letters != "smart" {
		t.Errorf("finding: %t, letters: %q\n%+v", orphan, letters, events)
	}
}

// Every line of the log is one object, and the last one tells the exit code.
func TestLogInJSON(t *testing.T) {
	shop, empty := shopCopy(t), filepath.Join(t.TempDir(), "empty")
	if err := os.MkdirAll(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code exitCode
		says []string // events that must be there
	}{
		{[]string{"run", shop, "--format", "json,txt"}, exitDone, []string{"written"}},
		{[]string{"run", shop, "--quarter", "2030-Q1", "--format", "json", "--fail-on", "problems"}, exitFound, []string{"problem", "written"}},
		{[]string{"run", empty}, exitFailed, []string{"problem", "failed"}},
		{[]string{"run", shop, empty, "--format", "json", "--out", t.TempDir()}, exitSomeFailed, []string{"problem", "failed", "written"}},
		{[]string{"run", shop, "--layout", "x"}, exitUsage, []string{"usage"}},
		{[]string{"check", shop, "--quarter", "2030-Q1"}, exitDone, []string{"problem"}},
		{[]string{"explain", shop, "no_such_kpi"}, exitUsage, []string{"usage"}},
	} {
		code, events := logged(t, c.args...)
		if len(events) == 0 {
			t.Errorf("%v logs nothing", c.args)
			continue
		}
		last := events[len(events)-1]
		if code != c.code || last.Event != "end" || last.ExitCode == nil || *last.ExitCode != c.code {
			t.Errorf("%v exits with %d, want %d, and ends its log with %+v", c.args, code, c.code, last)
		}
		for _, name := range c.says {
			if !slices.ContainsFunc(events, func(e event) bool { return e.Event == name }) {
				t.Errorf("%v logs no %s: %+v", c.args, name, events)
			}
		}
	}
}
