package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// largeCompany is a deck of 400 campaigns in nine channels over eight quarters,
// with a row a week, and of 60 targets.
func largeCompany(t *testing.T) string {
	t.Helper()
	var ads, targets strings.Builder
	ads.WriteString("Day,Channel,Campaign,Cost,Impressions,Clicks,Conversions,Conv. value,Leads\n")
	first := time.Date(2023, 10, 2, 0, 0, 0, 0, time.UTC)
	for week := range 104 {
		day := first.AddDate(0, 0, 7*week).Format(time.DateOnly)
		for c := range 400 {
			fmt.Fprintf(&ads, "%s,Channel %d,Campaign %03d,%d.%02d,%d,%d,%d,%d,%d\n", day, c%9, c, 20+c%50+week%7, c%100, 1000+c, 50+week+c%7, c%5, 10*(c%40), c%3)
		}
	}
	targets.WriteString("id,kpi,level,segment,owner,period,goal\n")
	kpis, goals := []string{"spend", "clicks", "leads", "cpl", "ctr", "roas"}, []string{"200000", "200000", "3000", "30", "5%", "3"}
	periods := []string{"2025-Q3", "2025-07", "2025-08", "2025-09"}
	for i := range 60 {
		level, segment := "tactical", fmt.Sprintf("channel=Channel %d", i%9)
		if i < 10 {
			level = "strategic"
		}
		if i%3 == 0 {
			segment = ""
		}
		fmt.Fprintf(&targets, "T%d,%s,%s,%s,Lead,%s,%s\n", i, kpis[i%6], level, segment, periods[i/6%4], goals[i%6])
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "ads.csv"), ads.String())
	write(t, filepath.Join(dir, "targets.csv"), targets.String())
	write(t, filepath.Join(dir, deckName), `quarter: 2025-Q3
sources:
  - files: ads.csv
    family: ads
    columns: {date: Day, channel: Channel, campaign: Campaign, spend: Cost, impressions: Impressions, clicks: Clicks, conversions: Conversions, conversion_value: Conv. value, leads: Leads}
targets: targets.csv
`)
	return dir
}

// TestLargeCompanyStaysQuick holds the workbook of a large company to as many
// sums as one may have, its checks green and every figure a formula that holds.
func TestLargeCompanyStaysQuick(t *testing.T) {
	w, data := workbook(t, largeCompany(t), "--locale", "en")
	holdFormulas(t, w)
	holdChecks(t, w)
	if n := len(w.Sheet("Data").Cells); n < 400*104*8 {
		t.Errorf("only %d cells of data", n)
	}
	recalculated(t, w, data)
}

// TestLargeReportIsBounded holds report.json of 400 campaigns over eight quarters,
// with the five measures that every ads platform brings, under the 60 MB of the
// contract.
func TestLargeReportIsBounded(t *testing.T) {
	dir, out := largeCompany(t), t.TempDir()
	write(t, filepath.Join(dir, deckName), `quarter: 2025-Q3
sources:
  - files: ads.csv
    family: ads
    columns: {date: Day, channel: Channel, campaign: Campaign, spend: Cost, impressions: Impressions, clicks: Clicks, conversions: Conversions, conversion_value: Conv. value}
`)
	if code, _, errs := invoke("run", dir, "--format", "json", "--out", out); code != exitDone {
		t.Fatalf("exits with %d\n%s", code, errs)
	}
	files, _ := filepath.Glob(filepath.Join(out, "*-2025-Q3.json"))
	if len(files) != 1 {
		t.Fatal(files)
	}
	if info, err := os.Stat(files[0]); err != nil || info.Size() > 60e6 || info.Size() < 20e6 {
		t.Errorf("report.json has %d bytes, %v", info.Size(), err)
	}
}
