package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
)

// workbook builds the workbook of a deck and reads it.
func workbook(t *testing.T, deck string, flags ...string) (*reporttest.Workbook, []byte) {
	t.Helper()
	data, err := os.ReadFile(workbooks(t, deck, flags...)[0])
	if err != nil {
		t.Fatal(err)
	}
	w, err := reporttest.ReadWorkbook(data)
	if err != nil {
		t.Fatal(err)
	}
	return w, data
}

// workbooks are the files of a deck's workbook and of the client's own that it
// fills, if there is one.
func workbooks(t *testing.T, deck string, flags ...string) []string {
	t.Helper()
	out := t.TempDir()
	program(t, nil, append([]string{"run", deck, "--format", "xlsx", "--out", out, "--quiet"}, flags...)...)
	files, err := filepath.Glob(filepath.Join(out, "*.xlsx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s gives %v", deck, files)
	}
	slices.SortFunc(files, func(x, y string) int { return len(x) - len(y) })
	return files
}

// sampleBooks are the workbooks of the samples, of a quarter under way and of
// one that is over, in both languages.
var sampleBooks = []struct {
	name, deck string
	flags      []string
}{
	{"running vi", "../../samples/ca-phe-song-han", []string{"--locale", "vi"}},
	{"running en", "../../samples/ca-phe-song-han", []string{"--locale", "en"}},
	{"finished vi", "../../samples/ca-phe-song-han", []string{"--locale", "vi", "--quarter", "2025-Q2"}},
	{"finished en", "../../samples/alderwick", []string{"--locale", "en", "--quarter", "2025-Q2"}},
	{"alderwick", "../../samples/alderwick", nil},
	{"gom", "../../samples/gom-suong-chieu", nil},
}

// TestWorkbooksAreLive holds every workbook to the rules of formulas: functions
// that Excel 2016 and LibreOffice know, no more sums than recalculate quickly, no
// error, every check green, and numbers of the pages that are formulas but for
// those that people write and those that their column tells.
func TestWorkbooksAreLive(t *testing.T) {
	for _, c := range sampleBooks {
		t.Run(c.name, func(t *testing.T) {
			w, _ := workbook(t, c.deck, c.flags...)
			holdFormulas(t, w)
			holdChecks(t, w)
			holdCensus(t, w)
		})
	}
}

// functions are those that a workbook may use.
var functions = []string{"ABS", "AND", "COUNT", "COUNTIF", "DATE", "IF", "IFERROR", "INDEX", "ISNUMBER", "LEFT", "LN", "MATCH", "MAX", "MIN", "OR", "ROUND", "SUM", "SUMIFS", "SUMPRODUCT"}

var (
	quoted  = regexp.MustCompile(`"[^"]*"|'[^']*'`)
	calling = regexp.MustCompile(`([A-Z][A-Z0-9.]*)\(`)
)

func holdFormulas(t *testing.T, w *reporttest.Workbook) {
	t.Helper()
	sums := 0
	for i := range w.Sheets {
		for _, c := range w.Sheets[i].Cells {
			where := w.Sheets[i].Name + "!" + c.Ref
			if c.Type == "e" || strings.HasPrefix(c.Value, "#") && c.Value != "#" {
				t.Errorf("%s is %s", where, c.Value)
			}
			text := quoted.ReplaceAllString(c.Formula, "")
			sums += strings.Count(text, "SUMIFS(")
			for _, call := range calling.FindAllStringSubmatch(text, -1) {
				if !slices.Contains(functions, call[1]) {
					t.Errorf("%s calls %s: %s", where, call[1], c.Formula)
				}
			}
			if len(c.Formula) > 8192 {
				t.Errorf("%s is a formula of %d characters", where, len(c.Formula))
			}
		}
	}
	if sums == 0 || sums > report.MaxSums {
		t.Errorf("%d sums over the data table", sums)
	}
}

// holdChecks wants several checks, all of them green.
func holdChecks(t *testing.T, w *reporttest.Workbook) {
	t.Helper()
	if green := holdGreen(t, w); green < 5 {
		t.Errorf("only %d checks", green)
	}
}

// holdGreen asks for results that are not green, and counts those that are.
func holdGreen(t *testing.T, w *reporttest.Workbook) (green int) {
	t.Helper()
	for i := range w.Sheets {
		for _, c := range w.Sheets[i].Cells {
			if !strings.Contains(c.Formula, "ISNUMBER") || !strings.Contains(c.Formula, "ABS(") {
				continue
			}
			if strings.HasPrefix(c.Value, "●") {
				green++
			} else {
				t.Errorf("%s!%s is %q", w.Sheets[i].Name, c.Ref, c.Value)
			}
		}
	}
	return green
}

// valueColumns are the headers, in both languages, whose numbers are no formulas:
// what a forecast, a rule or a count of the program gives.
var valueColumns = []string{
	"Dự báo", "Forecast", "Thấp", "Low", "Cao", "High", "dự báo", "forecast", // by methods that no cell can hold
	"Giới hạn dưới", "Lower limit", "Trung bình", "Mean", "Giới hạn trên", "Upper limit", // from weeks before the quarter
	"Mục tiêu", "Targets", "Đạt, đúng tiến độ", "Met, on track", "Có rủi ro", "At risk", // counts of targets
	"Trượt, chệch", "Missed, off track", "Chưa có dữ liệu", "No data",
	"Trung vị", "Median", "Một phần ba tốt", "Best third", // what past quarters would bring
}

// technical are the sheets, in both languages, that hold what formulas rest on:
// contents, and all from the checks, which may take several, to the data.
func technical(w *reporttest.Workbook) map[string]bool {
	list, within := map[string]bool{"Mục lục": true, "Contents": true}, false
	for i := range w.Sheets {
		name := w.Sheets[i].Name
		within = within || name == "Kiểm tra" || name == "Checks"
		list[name] = list[name] || within
		within = within && name != "Dữ liệu" && name != "Data"
	}
	return list
}

// holdCensus counts formulas and values of every column of the pages.
func holdCensus(t *testing.T, w *reporttest.Workbook) {
	t.Helper()
	formulas, values, skip := map[string]int{}, map[string]int{}, technical(w)
	for i := range w.Sheets {
		s := &w.Sheets[i]
		if skip[s.Name] {
			continue
		}
		heads := map[string]string{}
		row, at := "", "" // the first text of a row, and the row
		for _, c := range s.Cells {
			column := strings.TrimRight(c.Ref, "0123456789")
			if n := c.Ref[len(column):]; n != at && c.Value != "" {
				row, at = c.Value, n
			}
			switch {
			case c.Type == "s" && strings.HasPrefix(c.Look, "9 bold") && c.Value != "":
				heads[column] = c.Value
			case c.Type != "n" || c.Value == "":
			case c.Formula != "":
				formulas[s.Name+" · "+heads[column]]++
			case strings.Contains(c.Look, "1F4E9E"), strings.Contains(c.Look, "FFFBE6"): // written by a person, or to be
			default:
				values[s.Name+" · "+heads[column]]++
				if !strings.Contains(c.Look, "italic") {
					t.Errorf("%s!%s (%s) is the value %s and does not say so: %s", s.Name, c.Ref, heads[column], c.Value, c.Look)
				}
				if !slices.Contains(valueColumns, heads[column]) && !slices.Contains(valueColumns, row) {
					t.Errorf("%s!%s (%s) is the value %s", s.Name, c.Ref, heads[column], c.Value)
				}
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(formulas)) {
		t.Logf("%s: %d formulas, %d values", key, formulas[key], values[key])
	}
}
