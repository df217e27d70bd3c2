package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// samples are the folders that hold a whole, invented story.
var samples = []string{"alderwick", "ca-phe-song-han", "gom-suong-chieu"}

// built runs a sample and returns its folder of results.
func built(t *testing.T, sample string, args ...string) string {
	t.Helper()
	out := t.TempDir()
	var stdout, errs bytes.Buffer
	args = append([]string{"run", filepath.Join("..", "..", "samples", sample), "--out", out}, args...)
	if code := run(environment{ctx: context.Background(), args: args, stdout: &stdout, stderr: &errs, now: time.Now}); code != exitDone {
		t.Fatalf("%v exits with %d\n%s", args, code, errs.String())
	}
	return out
}

// sampleValue is a line of report.json as far as this test reads it.
type sampleValue struct {
	KPI, Period string
	Segment     struct{ Channel, Campaign string }
	Value       *float64
}

// TestSamplesTellTheTruth holds the report of every sample to truth.csv, which the
// generator of the samples adds up from what it invented, not from the exports.
func TestSamplesTellTheTruth(t *testing.T) {
	for _, sample := range samples {
		t.Run(sample, func(t *testing.T) {
			reported := map[[3]string]*float64{}
			for _, v := range valuesOf(t, built(t, sample, "--format", "json")) {
				if v.Segment.Campaign == "" {
					reported[[3]string{v.KPI, v.Period, v.Segment.Channel}] = v.Value
				}
			}
			rows := truthOf(t, sample)
			if len(rows) < 100 {
				t.Errorf("only %d true totals", len(rows))
			}
			for _, row := range rows {
				want, err := strconv.ParseFloat(row[3], 64)
				if err != nil {
					t.Fatal(err)
				}
				if got := reported[[3]string(row[:3])]; got == nil {
					t.Errorf("%v: the report has no value", row)
				} else if math.Abs(*got-want) > 1e-6*math.Abs(want) {
					t.Errorf("%v: the report says %v", row, *got)
				}
			}
		})
	}
}

func valuesOf(t *testing.T, out string) []sampleValue {
	t.Helper()
	return reportOf(t, out).Values
}

// sampleReport is report.json as far as these tests read it.
type sampleReport struct {
	Values  []sampleValue
	Sources []struct {
		File     string
		SetAside []struct {
			Reason string
			Rows   int
		} `json:"set_aside"`
	}
}

func reportOf(t *testing.T, out string) (report sampleReport) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(out, "*-*.json"))
	if len(files) != 1 {
		t.Fatalf("%v: want one report", files)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	return report
}

// truthOf reads the rows kpi, period, channel, value.
func truthOf(t *testing.T, sample string) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "samples", sample, "truth.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// TestPersonsOfAListReachNoOutput: the contacts' names, addresses and numbers of
// the sample stand in its exports and nowhere else.
func TestPersonsOfAListReachNoOutput(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("..", "..", "samples", "alderwick", "crm", "contacts.csv"))
	if err != nil {
		t.Fatal(err)
	}
	out := built(t, "alderwick", "--values", "day")
	for name, data := range contentsOf(t, out) {
		for _, personal := range []string{"@example.com", "Contact 0", "+00 555", "Company 0", "Warehouse Manager"} {
			if !bytes.Contains(list, []byte(personal)) {
				t.Fatalf("the list does not hold %q", personal)
			}
			if bytes.Contains(data, []byte(personal)) {
				t.Errorf("%s holds %q", name, personal)
			}
		}
	}
}

// contentsOf reads the files of a folder, of workbooks each part.
func contentsOf(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%v: %v", files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = data
		if filepath.Ext(file) != ".xlsx" {
			continue
		}
		parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range parts.File {
			r, err := p.Open()
			if err != nil {
				t.Fatal(err)
			}
			if all[p.Name], err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	return all
}

// TestTheBusinessSampleFillsItsPacks: every KPI of strategic and b2b-10 has a value
// for the quarter.
func TestTheBusinessSampleFillsItsPacks(t *testing.T) {
	var have []string
	for _, v := range valuesOf(t, built(t, "alderwick", "--format", "json")) {
		if v.Period == "2025-Q3" && v.Segment.Channel == "" && v.Value != nil {
			have = append(have, v.KPI)
		}
	}
	for _, kpi := range []string{
		"revenue", "profit", "revenue_growth", "market_share", "roi", "cac", "ltv_to_cac", "nps",
		"impressions", "reach", "reach_rate", "frequency", "clicks", "ctr", "video_views", "view_rate", "engagements", "engagement_rate",
		"conversion_per_impression", "leads", "active_leads", "opt_ins",
	} {
		if !slices.Contains(have, kpi) {
			t.Errorf("no value of %s", kpi)
		}
	}
}

// TestTheMessIsSetAside: what README.md of the messy sample says of its files.
func TestTheMessIsSetAside(t *testing.T) {
	got := map[string]int{}
	for _, s := range reportOf(t, built(t, "gom-suong-chieu", "--format", "json")).Sources {
		for _, a := range s.SetAside {
			got[path.Base(s.File)+" "+a.Reason] += a.Rows
		}
	}
	for what, rows := range map[string]int{
		"GomSuongChieu-Chiến-dịch-1-Tháng-7-2025-31-Tháng-7-2025.csv superseded":         62,
		"GomSuongChieu-Chiến-dịch-1-Tháng-7-2025-30-Tháng-9-2025 (1).csv duplicate_file": 184,
		"Untitled-report-Sep-26-2025-to-Sep-30-2025.xlsx totals_row":                     1,
		"GomSuongChieu-Nhóm-quảng-cáo-15-Tháng-9-2025-21-Tháng-9-2025.csv finer_level":   28,
		"GomSuongChieu-Quảng-cáo-15-Tháng-9-2025-21-Tháng-9-2025.csv finer_level":        56,
		"Untitled-report-Sep-26-2025-to-Sep-30-2025.xlsx finer_level":                    60,
		"Báo cáo chiến dịch tháng 7.csv superseded":                                      62,
		"zalo tháng 4 đến 8.csv superseded":                                              31,
		"zalo tháng 8 và 9.csv bad_row":                                                  1,
		"ban-hang xuất 2025-09-16.csv superseded":                                        15,
		"Order.all.20250401_20250831.csv superseded":                                     156,
		"Tất cả đơn hàng 2025-10-02.xlsx description_row":                                1,
		"Campaign Report 2025-07-01 to 2025-09-30.csv totals_row":                        1,
		"Reports_snapshot.csv fewer_dimensions":                                          92,
		"Reports_snapshot.csv no_figure":                                                 3,
	} {
		if got[what] != rows {
			t.Errorf("%s: %d rows, want %d", what, got[what], rows)
		}
	}
}
