package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"kpideck/kpi/ingest"
	"kpideck/templates"
)

// measured is one reading: its time without the start of the process, its peak
// memory in bytes, and the spend of the whole file, by which the readers agree.
type measured struct {
	rows int
	sum  int64
	time time.Duration
	cpu  time.Duration // of the whole process, on all processors
	peak int64
}

// run lets a reader read in a process of its own.
func run(reader, file, dir string) (m measured, err error) {
	cmd := exec.Command(os.Args[0], "-reader", reader, "-file", file)
	if reader == "duckdb" {
		cmd = exec.Command("node", filepath.Join(dir, "duckdb.mjs"), file)
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return m, err
	}
	var told struct {
		Rows    int
		Sum     float64
		Seconds float64
		Peak    int64
	}
	if err := json.Unmarshal(out, &told); err != nil {
		return m, err
	}
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return measured{told.Rows, int64(told.Sum), time.Duration(told.Seconds * 1e9), cpu, told.Peak}, nil
}

// child reads in this process and prints what it measured. What a reader is before
// it sees a file, kpideck's presets or DuckDB's instance, is not counted.
func child(reader, file string) {
	read, err := withCSV, error(nil)
	if reader == "kpideck" {
		read, err = withKpideck()
	}
	start := time.Now()
	rows, sum := 0, int64(0)
	if err == nil {
		rows, sum, err = read(file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf(`{"rows": %d, "sum": %d, "seconds": %f, "peak": %d}`, rows, sum, time.Since(start).Seconds(), peak())
}

// peak is the most memory that the process had, as Linux tells; 0 elsewhere.
func peak() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmHWM:" {
			kb, _ := strconv.ParseInt(f[1], 10, 64)
			return kb << 10
		}
	}
	return 0
}

// withKpideck reads as the program does: with its presets and its ballast.
func withKpideck() (func(file string) (int, int64, error), error) {
	ballast := make([]byte, 32<<20) // see cmd/kpideck/main.go
	presets, err := ingest.LoadPresets(templates.FS, "presets")
	return func(file string) (int, int64, error) {
		defer runtime.KeepAlive(ballast)
		return tallied(file, presets)
	}, err
}

func tallied(file string, presets ingest.Presets) (int, int64, error) {
	req := ingest.Request{File: "export.csv", Open: func() (io.ReadCloser, error) { return os.Open(file) }}
	tallies, problems := ingest.Read(context.Background(), []ingest.Request{req}, presets, runtime.GOMAXPROCS(0), nil)
	if problems.Failed() {
		return 0, 0, problems
	}
	rows, sum := 0, 0.0
	for _, t := range tallies {
		rows += t.RowsRead
		spend := slices.Index(t.Measures, "spend")
		for i := range t.Rows {
			sum += t.Rows[i].Amounts[spend].Sum.Float()
		}
	}
	return rows, int64(sum), nil
}

// withCSV makes the same sums by day and campaign in the plainest way: the
// standard reader, a map and floats.
func withCSV(file string) (rows int, spend int64, err error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	type key struct{ day, campaign string }
	sums := map[key]*[7]float64{}
	r := csv.NewReader(f)
	r.ReuseRecord = true
	if _, err := r.Read(); err != nil {
		return 0, 0, err
	}
	for {
		rec, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return rows, 0, err
		}
		k := key{rec[0], rec[1]}
		sum := sums[k]
		if sum == nil {
			sum = new([7]float64)
			sums[key{strings.Clone(rec[0]), strings.Clone(rec[1])}] = sum
		}
		for i := range sum {
			v, err := strconv.ParseFloat(rec[3+i], 64)
			if err != nil {
				return rows, 0, err
			}
			sum[i] += v
		}
		rows++
	}
	total := 0.0
	for _, s := range sums {
		total += s[2]
	}
	return rows, int64(total), nil
}

// installDuckDB fetches the package into a folder that goes away.
func installDuckDB(dir string) error {
	for name, text := range map[string]string{"package.json": duckPackage, "duckdb.mjs": duckScript} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	cmd := exec.Command("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent")
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	return cmd.Run()
}

const duckPackage = `{"private": true, "type": "module", "dependencies": {"@duckdb/node-api": "1.5.4-r.1"}}`

const duckScript = `import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
const sql = await (await DuckDBInstance.create()).connect()
const file = process.argv[2].replaceAll("'", "''")
const start = process.hrtime.bigint()
const rows = (await sql.runAndReadAll(` + "`" + `SELECT Day, "Campaign name", count(*) AS n, sum(Reach), sum(Impressions), sum("Amount spent (VND)") AS spend,
  sum("Link clicks"), sum(Leads), sum(Purchases), sum("Purchases conversion value") FROM read_csv('${file}', header = true) GROUP BY ALL` + "`" + `)).getRowObjects()
const seconds = Number(process.hrtime.bigint() - start) / 1e9
const total = (key) => rows.reduce((sum, row) => sum + Number(row[key]), 0)
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024
console.log(JSON.stringify({ rows: total('n'), sum: total('spend'), seconds, peak }))
`
