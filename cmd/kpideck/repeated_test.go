package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestOneListInSeveralSources holds that a list of people may stand in several
// source entries that count other things, and only a measure that two of them
// take from the same rows is told of.
func TestOneListInSeveralSources(t *testing.T) {
	const list = "Ngày tạo,Ngày MQL,Trạng thái\n2025-07-01,2025-07-05,MQL\n2025-07-02,,Mới\n"
	for _, tt := range []struct {
		name, second string
		want         bool
	}{
		{"another measure", "columns: {date: Ngày MQL, mqls: count()}", false},
		{"the same measure of other rows", "columns: {date: Ngày tạo, leads: count()}\n    where: {Trạng thái: [MQL]}", false},
		{"the same measure once more", "columns: {date: Ngày tạo, leads: count()}", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			copyText(t, list, filepath.Join(dir, "crm.csv"))
			copyText(t, "sources:\n  - files: crm.csv\n    columns: {date: Ngày tạo, leads: count()}\n  - files: crm.csv\n    "+tt.second+"\n", filepath.Join(dir, deckName))
			_, _, errs := invoke("check", dir, "--log", "json")
			if got := strings.Contains(errs, `"code":"file_in_two_sources"`); got != tt.want {
				t.Errorf("told: %t, want %t\n%s", got, tt.want, errs)
			}
		})
	}
}
