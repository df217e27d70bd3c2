package main

import (
	"os"
	"testing"
)

// TestMain reads where a reader is asked for, as the program does: each reader
// has a process of its own.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "-reader" {
		main()
		return
	}
	os.Exit(m.Run())
}

// TestReadersAgree: what is timed comes to the same sum, or is no comparison.
func TestReadersAgree(t *testing.T) {
	if err := compare(3000, 540, 1, false, ""); err != nil {
		t.Error(err)
	}
}

func TestReportIsTimed(t *testing.T) {
	if err := timeReport(300, 92, 1); err != nil {
		t.Error(err)
	}
}
