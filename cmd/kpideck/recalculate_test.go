package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
)

// recalculated holds a workbook to what another program computes from its
// formulas, and gives the number of formulas.
func recalculated(t *testing.T, w *reporttest.Workbook, data []byte) int {
	t.Helper()
	n, differences := reporttest.CompareFormulas(w, reporttest.Recalculate(t, data))
	for _, d := range differences[:min(len(differences), 20)] {
		t.Error(d)
	}
	return n
}

// TestSamplesRecalculate holds the whole workbooks of the samples to LibreOffice,
// of a quarter under way and of one that is over, in both languages.
func TestSamplesRecalculate(t *testing.T) {
	t.Cleanup(reporttest.Tidy)
	for _, c := range sampleBooks {
		t.Run(c.name, func(t *testing.T) {
			w, data := workbook(t, c.deck, c.flags...)
			if n := recalculated(t, w, data); n < 500 {
				t.Errorf("only %d formulas were compared", n)
			}
		})
	}
}

// TestRandomDecksRecalculate holds the workbooks of invented companies to the
// rules of formulas and to LibreOffice.
func TestRandomDecksRecalculate(t *testing.T) {
	t.Cleanup(reporttest.Tidy)
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			w, data := workbook(t, newWorld(500+seed).lay(t, 500+seed))
			holdFormulas(t, w)
			if n := recalculated(t, w, data); n < 50 {
				t.Errorf("only %d formulas were compared", n)
			}
		})
	}
}

// TestRealShopRecalculates does the same with a real shop, whose exports are not
// part of the project.
func TestRealShopRecalculates(t *testing.T) {
	t.Cleanup(reporttest.Tidy)
	dir := realShop(t)
	for _, quarter := range []string{"2025-Q4", "2026-Q1", "2026-Q2"} {
		t.Run(quarter, func(t *testing.T) {
			w, data := workbook(t, dir, "--quarter", quarter)
			holdFormulas(t, w)
			holdGreen(t, w)
			recalculated(t, w, data)
		})
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// manyCampaigns is a deck of one account with so many campaigns in a quarter.
func manyCampaigns(t *testing.T, n int) string {
	t.Helper()
	var csv strings.Builder
	csv.WriteString("Day,Channel,Campaign,Cost,Impressions,Clicks,Conversions,Conv. value,Leads\n")
	for day := 1; day <= 28; day++ {
		for c := range n {
			fmt.Fprintf(&csv, "2025-07-%02d,Channel %d,Campaign %04d,%d.%02d,%d,%d,%d,%d,%d\n", day, c%9, c, c+day, c%100, 1000+c, 50+day+c%7, c%5, 10*c, c%3)
		}
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "ads.csv"), csv.String())
	write(t, filepath.Join(dir, deckName), `quarter: 2025-Q3
sources:
  - files: ads.csv
    family: ads
    columns: {date: Day, channel: Channel, campaign: Campaign, spend: Cost, impressions: Impressions, clicks: Clicks, conversions: Conversions, conversion_value: Conv. value, leads: Leads}
`)
	return dir
}

// TestManyCampaignsStayQuick holds the number of sums of a workbook with very
// many campaigns to its bound, and that it says what it left out.
func TestManyCampaignsStayQuick(t *testing.T) {
	for _, tt := range []struct {
		campaigns int
		beyond    bool
	}{{400, false}, {1200, true}} {
		w, _ := workbook(t, manyCampaigns(t, tt.campaigns), "--locale", "en")
		holdFormulas(t, w)
		totals := w.Sheet("Totals")
		if said := strings.Contains(totals.Cell("B3").Value, strconv.Itoa(report.MaxSums/1000)+",000 sums"); said != tt.beyond {
			t.Errorf("%d campaigns: %q", tt.campaigns, totals.Cell("B3").Value)
		}
		values := slices.ContainsFunc(totals.Cells, func(c reporttest.WorkCell) bool { return c.Value == "value: the workbook has all its sums" })
		if values != tt.beyond {
			t.Errorf("%d campaigns: rows of values %t", tt.campaigns, values)
		}
	}
}

// TestWorkbookAgreesWithReport holds that every figure of the scorecard in
// report.json stands in the workbook as a number.
func TestWorkbookAgreesWithReport(t *testing.T) {
	for _, sample := range []string{"ca-phe-song-han", "alderwick"} {
		deck := "../../samples/" + sample
		w, _ := workbook(t, deck)
		numbers := map[float64]bool{}
		for i := range w.Sheets {
			for _, c := range w.Sheets[i].Cells {
				if v, err := strconv.ParseFloat(c.Value, 64); err == nil && c.Type == "n" {
					numbers[v] = true
				}
			}
		}
		var told struct {
			Scorecard []struct {
				ID                     string
				Actual, Goal, Expected *float64
				Score                  *float64
				Forecast               *struct{ Value float64 }
			}
		}
		if err := json.Unmarshal(runReport(t, deck), &told); err != nil {
			t.Fatal(err)
		}
		for _, r := range told.Scorecard {
			list := []*float64{r.Actual, r.Goal, r.Expected, r.Score}
			if r.Forecast != nil {
				list = append(list, &r.Forecast.Value)
			}
			for _, v := range list {
				if v != nil && !numbers[*v] && !hasNear(numbers, *v) {
					t.Errorf("%s: %s has %v, the workbook has not", sample, r.ID, *v)
				}
			}
		}
		if len(told.Scorecard) < 5 {
			t.Errorf("%s: %d targets", sample, len(told.Scorecard))
		}
	}
}

// hasNear looks for a number that was written with fifteen digits.
func hasNear(numbers map[float64]bool, v float64) bool {
	for n := range numbers {
		if math.Abs(n-v) <= 1e-12*math.Abs(v) {
			return true
		}
	}
	return false
}
