package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kpideck/report/reporttest"
)

// TestPrintedPagesNameTheirColumns holds of every sheet of every sample, in both
// languages, of a deck with many problems and of a real shop, that no printed page
// goes on with a table without its header, that none repeats a header in vain, and
// that the contents are one page.
func TestPrintedPagesNameTheirColumns(t *testing.T) {
	for _, locale := range []string{"vi", "en"} {
		for _, sample := range samples {
			t.Run(sample+" "+locale, func(t *testing.T) { holdPrinted(t, sampleBook(t, sample, locale)) })
		}
		t.Run("many problems "+locale, func(t *testing.T) {
			w, _ := workbook(t, manyProblems(t), "--locale", locale)
			holdPrinted(t, w)
		})
		t.Run("real shop "+locale, func(t *testing.T) {
			w, _ := workbook(t, realShop(t), "--locale", locale)
			holdPrinted(t, w)
		})
	}
}

// holdPrinted breaks every sheet into pages, also as a program does that fits a
// little less on a page.
func holdPrinted(t *testing.T, w *reporttest.Workbook) {
	t.Helper()
	tables := 0
	for _, share := range []float64{1, 0.99} {
		for _, p := range w.Prints(share) {
			tables += len(p.Tables)
			if contents := p.Name == "Mục lục" || p.Name == "Contents"; contents && len(p.Pages) > 1 {
				t.Errorf("%s takes %d pages", p.Name, len(p.Pages))
			}
			for _, table := range p.Tables {
				if len(table.Bare) > 0 {
					t.Errorf("%s: pages %v go on with the table %q of row %d without its header", p.Name, table.Bare, table.Title, table.Head)
				}
			}
			if len(p.Astray) > 0 {
				t.Errorf("%s: pages %v repeat a header whose table has no row there", p.Name, p.Astray)
			}
		}
	}
	if tables < 20 {
		t.Errorf("only %d tables were found", tables)
	}
}

// manyProblems is a deck of thirty exports, each with an unreadable day, amount
// and count.
func manyProblems(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var deck strings.Builder
	deck.WriteString("quarter: 2025-Q3\nsources:\n")
	for f := range 30 {
		var csv strings.Builder
		csv.WriteString("Day,Channel,Campaign,Cost,Impressions,Clicks,Conversions,Conv. value\n")
		for day := 1; day <= 28; day++ {
			date, cost, clicks := fmt.Sprintf("2025-%02d-%02d", 7+f%3, day), fmt.Sprintf("%d.50", 3*day+f), fmt.Sprint(2*day)
			switch day {
			case 5:
				cost = "oops"
			case 7:
				date = "someday"
			case 9:
				clicks = "-x-"
			}
			fmt.Fprintf(&csv, "%s,Channel %d,Campaign %02d,%s,%d,%s,%d,%d\n", date, f%7, f, cost, 1000+day, clicks, day%4, 10*day)
		}
		name := fmt.Sprintf("ads-%02d.csv", f)
		write(t, filepath.Join(dir, name), csv.String())
		fmt.Fprintf(&deck, "  - files: %s\n    family: ads\n    columns: {date: Day, channel: Channel, campaign: Campaign, spend: Cost, impressions: Impressions, clicks: Clicks, conversions: Conversions, conversion_value: Conv. value}\n", name)
	}
	write(t, filepath.Join(dir, deckName), deck.String())
	return dir
}

// realShop is the deck of a real shop, whose exports are not part of the project.
func realShop(t *testing.T) string {
	t.Helper()
	shop, dir := references[0], t.TempDir()
	for name, from := range shop.files {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "exports", from))
		if err != nil {
			t.Skip("the collected exports are not here: ", err)
		}
		write(t, filepath.Join(dir, name), string(data))
	}
	write(t, filepath.Join(dir, deckName), shop.deck)
	return dir
}
