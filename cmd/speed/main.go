// Speed reads an invented export of daily ad rows with kpideck and with its
// peers, on one machine and in one run, and prints the ratios.
//
//	go run ./cmd/speed                        1,000,000 rows
//	go run ./cmd/speed -rows 10000000
//	go run ./cmd/speed -duckdb                with DuckDB, by node and npm
//	go run ./cmd/speed -report -rows 5000     the whole program: workbook and PDF
//	go run ./cmd/speed -report -rows 5000 -days 92
//
// Each reader runs in a process of its own, so that memory is its own: kpideck
// as `run` reads (detection, exact sums by day and campaign, checks), encoding/csv
// with the same sums in float64, DuckDB with the same GROUP BY.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"
)

func main() {
	rows := flag.Int("rows", 1_000_000, "rows of the file")
	days := flag.Int("days", 540, "days that the rows are spread over, to 22/12/2025")
	times := flag.Int("times", 5, "how often each reader reads; the median counts")
	duck := flag.Bool("duckdb", false, "compare with DuckDB as well; needs node and npm")
	reader := flag.String("reader", "", "")
	whole := flag.Bool("report", false, "time the whole of kpideck run, with workbook and PDF")
	file := flag.String("file", "", "keep the file here, and take it from here where it is")
	flag.Parse()
	if *reader != "" {
		child(*reader, *file)
		return
	}
	measure := func() error { return compare(*rows, *days, *times, *duck, *file) }
	if *whole {
		measure = func() error { return timeReport(*rows, *days, *times) }
	}
	if err := measure(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// compare writes the file, lets each reader read it in turn, and prints.
func compare(rows, days, times int, duck bool, file string) error {
	dir, err := os.MkdirTemp("", "speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if file == "" {
		file = filepath.Join(dir, "export.csv")
	}
	if _, err := os.Stat(file); err != nil {
		if err := write(file, rows, days); err != nil {
			return err
		}
	}
	readers := []string{"kpideck", "encoding-csv"}
	if duck {
		if err := installDuckDB(dir); err != nil {
			return err
		}
		readers = append(readers, "duckdb")
	}
	runs := map[string][]measured{}
	for range times {
		for _, r := range readers { // in turn, so that a busy minute hits all of them
			m, err := run(r, file, dir)
			if err != nil {
				return fmt.Errorf("%s: %w", r, err)
			}
			runs[r] = append(runs[r], m)
		}
	}
	return tell(file, readers, runs)
}

func tell(file string, readers []string, runs map[string][]measured) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	base := median(runs["kpideck"])
	fmt.Printf("%d rows, %d bytes each, %s, %d processors\n", base.rows, info.Size()/int64(max(1, base.rows)), runtime.GOARCH, runtime.NumCPU())
	for _, r := range readers {
		m := median(runs[r])
		fmt.Printf("%-13s %7.3f s  %6.2f million rows/s  %6.3f s of processors  %5d MB  kpideck takes %.2f of its time\n", r, m.time.Seconds(),
			float64(m.rows)/m.time.Seconds()/1e6, m.cpu.Seconds(), m.peak>>20, base.time.Seconds()/m.time.Seconds())
		if m.sum != base.sum {
			return fmt.Errorf("%s sums %d, kpideck %d", r, m.sum, base.sum)
		}
	}
	return nil
}

func median(list []measured) measured {
	sorted := slices.SortedFunc(slices.Values(list), func(a, b measured) int { return int(a.time - b.time) })
	return sorted[len(sorted)/2]
}

// write makes a file of daily rows of 200 ads in 40 campaigns, whose names are
// Vietnamese, in quotes and hold commas.
func write(file string, rows, days int) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	rnd := rand.New(rand.NewPCG(1, 2))
	fmt.Fprintln(w, `Day,"Campaign name","Ad name",Reach,Impressions,"Amount spent (VND)","Link clicks",Leads,Purchases,"Purchases conversion value"`)
	first := time.Date(2025, 12, 23-days, 0, 0, 0, 0, time.UTC)
	for i := range rows {
		day := first.AddDate(0, 0, i*days/rows).Format(time.DateOnly)
		n, seen := rnd.IntN(40), rnd.IntN(9000)
		fmt.Fprintf(w, "%s,\"Chiến dịch %d, Đà Nẵng và Hội An\",\"Mẫu %d, phin giấy\",%d,%d,%d,%d,%d,%d,%d\n", day, n, rnd.IntN(200),
			seen*2/3, seen, rnd.IntN(900000), rnd.IntN(300), rnd.IntN(20), rnd.IntN(4), rnd.IntN(2000000))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
