package ingest

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kpideck/kpi/diag"
)

// measure is the benchmark's ten: success, then precision, recall and F1 of the
// header, of the records and of the cells, each from 0 to 1. Ours compares cells
// as they are; the benchmark first writes numbers and dates in one way.
func (f *polluted) measure(got [][]string) float64 {
	if len(f.want) == 0 {
		return 10
	}
	score := 1.0
	var header []string
	if len(got) > 0 {
		header = got[0]
	}
	score += alike(f.want[0], header)
	score += alike(joinedRecords(f.want), joinedRecords(got))
	score += alike(slices.Concat(f.want...), slices.Concat(got...))
	return score
}

func joinedRecords(rows [][]string) []string {
	var out []string
	for _, row := range rows[min(1, len(rows)):] {
		out = append(out, strings.Join(row, ""))
	}
	return out
}

// alike is precision, recall and F1 of two bags of texts.
func alike(want, got []string) float64 {
	if len(want) == 0 {
		return 3
	}
	n := map[string]int{}
	for _, s := range want {
		n[s]++
	}
	both := 0
	for _, s := range got {
		if n[s]--; n[s] >= 0 {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	p, r := float64(both)/float64(len(want)), float64(both)/float64(len(got))
	return p + r + 2*p*r/(p+r)
}

// load copies the table of a file as `inspect --csv` does; ok is false where it
// found none.
func (f *polluted) load(presets Presets) (rows [][]string, problems diag.List, ok bool) {
	var b bytes.Buffer
	problems = CopyTable(&b, text("x.csv", f.text), presets, 1)
	r := csv.NewReader(&b)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	return rows, problems, err == nil && !problems.Failed()
}

// silent tells whether one damaged row reads otherwise than it was meant and no
// problem names its line: so its cells would be lost and nobody would know.
func (f *polluted) silent(rows [][]string, problems diag.List) bool {
	var row int
	if n, _ := fmt.Sscanf(strings.TrimPrefix(f.name, f.family+"_"), "%d_", &row); n == 0 || slices.EqualFunc(rows, f.want, slices.Equal) {
		return false
	}
	return !slices.ContainsFunc(problems, func(p *diag.Problem) bool { return p.Pos.Line == row+1 })
}

// The best of 18 loaders that were told the dialect, and of those that were not,
// score 9.961 and 9.600 (simple and weighted). Told nothing, the reader is ahead
// of both on tables of the same shape, and says which rows it had to guess.
func TestPollutedFiles(t *testing.T) {
	presets := builtin(t)
	for name, table := range pollockTables() {
		t.Run(name, func(t *testing.T) {
			files := table.pollute()
			if len(files) != 2290 {
				t.Fatalf("%d files, the benchmark has 2290", len(files))
			}
			simple, weighted, weights := 0.0, 0.0, 0.0
			families := map[string][2]float64{}
			var worst []string
			for i := range files {
				f := &files[i]
				score := 0.0
				rows, problems, ok := f.load(presets)
				if ok {
					score = f.measure(rows)
				}
				if f.silent(rows, problems) {
					t.Errorf("%s: nothing says that its row was guessed", f.name)
				}
				simple += score
				weighted += f.weight * score
				weights += f.weight
				s := families[f.family]
				families[f.family] = [2]float64{s[0] + score, s[1] + 1}
				if score < 10 {
					worst = append(worst, fmt.Sprintf("%.4f %s", score, f.name))
				}
			}
			simple /= float64(len(files))
			weighted /= weights
			for family, s := range families {
				t.Logf("%-14s %.4f of %4.0f files", family, s[0]/s[1], s[1])
			}
			slices.SortFunc(worst, cmp.Compare)
			t.Logf("simple %.4f, weighted %.4f; %d files below 10, such as\n%s", simple, weighted, len(worst), strings.Join(worst[:min(len(worst), 40)], "\n"))
			if dir := os.Getenv("POLLOCK_DIR"); dir != "" {
				for i := range files {
					os.WriteFile(dir+"/"+name+"_"+files[i].name+".csv", []byte(files[i].text), 0o644)
				}
			}
			if simple <= 9.961 || weighted <= 9.600 {
				t.Errorf("simple %.4f, weighted %.4f; to beat: 9.961 and 9.600", simple, weighted)
			}
		})
	}
}
