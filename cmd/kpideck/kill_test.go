package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestKilledRunsLeaveWholeFiles ends runs at ever later moments, from the first
// to past their last, while they replace Vietnamese documents with English ones.
// Each document stays whole: the old one or the new one.
func TestKilledRunsLeaveWholeFiles(t *testing.T) {
	times, err := strconv.Atoi(os.Getenv("KPIDECK_KILLS"))
	if err != nil {
		t.Skip("KPIDECK_KILLS says how many runs to end; see .ci/long kills")
	}
	sample := filepath.Join("..", "..", "samples", "gom-suong-chieu")
	out := t.TempDir()
	build := func(locale string) (map[string][]byte, time.Duration) {
		began := time.Now()
		program(t, nil, "run", sample, "--out", out, "--force", "--locale", locale)
		took := time.Since(began)
		return documents(t, out), took
	}
	english, _ := build("en")
	old, took := build("vi")
	seen := map[int]int{} // by how many documents were new
	for i := range times {
		wait := took * time.Duration(i) * 5 / time.Duration(4*times)
		endAfter(t, wait, "run", sample, "--out", out, "--force", "--locale", "en")
		now := documents(t, out)
		fresh := 0
		for name := range old {
			switch {
			case bytes.Equal(now[name], english[name]):
				fresh++
			case !bytes.Equal(now[name], old[name]):
				t.Fatalf("ended after %v: %s is neither the old nor the new one (%d bytes)", wait, name, len(now[name]))
			}
		}
		seen[fresh]++
		if fresh > 0 {
			build("vi")
		}
	}
	t.Logf("%d runs ended; by new documents found: %v", times, seen)
	if len(seen) < 2 {
		t.Error("all runs were ended at the same state: the moments are chosen badly")
	}
}

// endAfter starts the program in a process of its own and kills it.
func endAfter(t *testing.T, wait time.Duration, args ...string) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestProgram$")
	c.Env = append(os.Environ(), programArgs+"="+strings.Join(args, "\x1f"))
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	end := time.AfterFunc(wait, func() { _ = c.Process.Kill() })
	_ = c.Wait() // killed or done, both are meant
	end.Stop()
}
