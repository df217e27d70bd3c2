package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// exits runs kpideck and wants an exit code: exits 2 run --layout x
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE ARGUMENTS")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("kpideck", args[1:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("kpideck exits with %d, not %d", got, want)
	}
}

// files wants a folder to hold these names and no others, hidden ones included.
func files(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: files FOLDER NAME...")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	if err != nil && len(args) > 1 {
		ts.Fatalf("%v", err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, filepath.Base(e.Name()))
	}
	want := slices.Sorted(slices.Values(args[1:]))
	if !slices.Equal(got, want) {
		ts.Fatalf("%s holds\n  %s\nnot\n  %s", args[0], strings.Join(got, " "), strings.Join(want, " "))
	}
}
