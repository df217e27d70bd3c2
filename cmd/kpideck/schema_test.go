package main

import (
	"path/filepath"
	"testing"

	"kpideck/report/reporttest"
)

// TestWorkbooksAreValid holds every workbook of the samples, the client's own
// filled one, an invented company's and a real shop's to Microsoft's schema.
func TestWorkbooksAreValid(t *testing.T) {
	for _, c := range sampleBooks {
		t.Run(c.name, func(t *testing.T) { holdSchema(t, c.deck, c.flags...) })
	}
	t.Run("invented", func(t *testing.T) { holdSchema(t, newWorld(501).lay(t, 501)) })
	t.Run("real shop", func(t *testing.T) { holdSchema(t, realShop(t), "--quarter", "2026-Q1") })
}

func holdSchema(t *testing.T, deck string, flags ...string) {
	t.Helper()
	for _, file := range workbooks(t, deck, flags...) {
		wrong := reporttest.SchemaErrors(t, file)
		for _, w := range wrong[:min(len(wrong), 20)] {
			t.Errorf("%s: %s", filepath.Base(file), w)
		}
	}
}
