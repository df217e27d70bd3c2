package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// programArgs tells the test binary to be the program itself: see TestProgram.
const programArgs = "KPIDECK_TEST_ARGS"

// TestProgram is no test but the program, in a process of its own.
func TestProgram(t *testing.T) {
	args := os.Getenv(programArgs)
	if args == "" {
		return // only another test makes it the program
	}
	e := processEnvironment()
	e.args = strings.Split(args, "\x1f")
	os.Exit(int(run(e)))
}

// program runs kpideck in a process with an environment of its own.
func program(t *testing.T, env []string, args ...string) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestProgram$")
	c.Env = append(os.Environ(), append(env, programArgs+"="+strings.Join(args, "\x1f"))...)
	if text, err := c.CombinedOutput(); err != nil {
		t.Fatalf("kpideck %v with %v: %v\n%s", args, env, err, text)
	}
}

// TestSameBytesEverywhere builds the samples under other processors, time zones,
// languages and folders. No byte of any document may differ.
func TestSameBytesEverywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("builds each sample five times")
	}
	for _, sample := range samples {
		t.Run(sample, func(t *testing.T) { sameBytesEverywhere(t, filepath.Join("..", "..", "samples", sample)) })
	}
}

func sameBytesEverywhere(t *testing.T, sample string) {
	build := func(jobs string, env ...string) map[string][]byte {
		out := filepath.Join(t.TempDir(), "reports of "+jobs)
		program(t, env, "run", sample, "--out", out, "--force", "--jobs", jobs)
		return documents(t, out)
	}
	first := build("1", "GOMAXPROCS=1", "TZ=Asia/Ho_Chi_Minh", "LANG=vi_VN.UTF-8")
	want := []string{".csv", ".json", ".pdf", ".txt", ".xlsx"}
	if got := kinds(first); !slices.Equal(got, want) {
		t.Fatalf("wrote %v, want %v", got, want)
	}
	for _, other := range [][]string{
		{"8", "GOMAXPROCS=2", "TZ=Asia/Ho_Chi_Minh", "LANG=vi_VN.UTF-8"},
		{"1", "GOMAXPROCS=2", "TZ=America/New_York", "LANG=C"},
		{"8", "GOMAXPROCS=1", "TZ=America/New_York", "LANG=en_US.UTF-8", "LC_ALL=tr_TR.UTF-8"},
		{"2", "GOMAXPROCS=2", "TZ=Pacific/Kiritimati", "LANG="},
	} {
		again := build(other[0], other[1:]...)
		for name, data := range first {
			if !bytes.Equal(data, again[name]) {
				t.Errorf("%s is another file with --jobs %v", name, other)
			}
		}
	}
}

// documents reads what a run wrote, without the manifest, which tells the run.
func documents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*-*"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = data
	}
	return all
}

func kinds(files map[string][]byte) []string {
	var list []string
	for name := range files {
		list = append(list, filepath.Ext(name))
	}
	slices.Sort(list)
	return slices.Compact(list)
}
