//go:build unix

package xlsx_test

import (
	"syscall"
	"testing"
	"time"
)

// processorTime is what the process has used of processors: unlike the clock it
// does not count the time of other programs.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		t.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
