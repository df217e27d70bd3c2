package diag_test

import (
	"testing"

	"kpideck/kpi/diag"
)

func TestNearest(t *testing.T) {
	words := []string{"clicks", "cpc", "cpm", "impressions", "spend"}
	for word, want := range map[string]string{
		"cliks": "clicks", "clikcs": "clicks", "Spend": "spend", "impresions": "impressions", "impreson": "",
		"cpx": "cpc", // of two at one distance the first
		"pcm": "cpm", // two letters that changed places are one edit
		"xyz": "", "": "", "spends": "spend", "roas": "",
	} {
		if got := diag.Nearest(word, words); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
}

func TestNearestCountsLettersNotBytes(t *testing.T) {
	if got := diag.Nearest("Sưa", []string{"Sữa"}); got != "Sữa" {
		t.Errorf("one letter apart, though several bytes: %q", got)
	}
}
