package ingest

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"kpideck/kpi"
)

// benchRows is the size of the export that the benchmarks read.
const benchRows = 1_000_000

// metaLike writes an export of daily ad rows: 40 campaigns over a year and a half.
func metaLike(rows int) []byte {
	rnd := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	b.WriteString("Day,\"Campaign name\",\"Ad set name\",\"Ad name\",\"Delivery status\",\"Attribution setting\",Reach,Impressions,Currency,\"Amount spent (VND)\",\"Clicks (all)\",\"Link clicks\",Purchases,\"Purchases conversion value\",\"Reporting starts\",\"Reporting ends\"\n")
	first := kpi.MustDate("2024-07-01")
	for i := range rows {
		day := first + kpi.Date(i*540/rows)
		c, impressions := rnd.IntN(40), rnd.IntN(9000)
		fmt.Fprintf(&b, "%s,\"Campaign %d | Đà Nẵng\",\"Women 25-38\",\"Video %d\",active,\"7-day click, 1-day view\",%d,%d,VND,%d.%02d,%d,%d,%d,%d,%s,%s\n",
			day, c, rnd.IntN(200), impressions*2/3, impressions, rnd.IntN(900000), rnd.IntN(100), rnd.IntN(300), rnd.IntN(200), rnd.IntN(4), rnd.IntN(2000000), day, day)
	}
	return b.Bytes()
}

// BenchmarkRead reads rows of a wide export: decimals, a currency, the range that
// it states. cmd/speed has narrow ones, and peers.
func BenchmarkRead(b *testing.B) {
	data := metaLike(benchRows)
	presets := builtin(b)
	for _, jobs := range []int{1, runtime.GOMAXPROCS(0)} {
		b.Run(fmt.Sprintf("jobs=%d", jobs), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				tallies, problems := Read(context.Background(), []Request{bytesOf("x.csv", data)}, presets, jobs, nil)
				if len(tallies) != 1 || problems.Failed() || tallies[0].RowsRead != benchRows {
					b.Fatal(problems)
				}
			}
			perSecond(b)
		})
	}
}

func perSecond(b *testing.B) {
	b.ReportMetric(benchRows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
