package ingest

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi/diag"
)

func TestValuesThatCountOnce(t *testing.T) {
	const both = "  - {id: orders, count: distinct, headers: [Mã đơn]}\n  - {id: revenue, headers: [Tổng đơn], once_per: order}\n"
	for _, tt := range []struct{ name, measures, content, want string }{
		{"an order on its first line, the other lines known as nothing", both,
			"Ngày,Mã đơn,Tổng đơn\n2025-07-01,A,100\n2025-07-02,A,100\n2025-07-02,B,7.5\n2025-07-01,A,100\n",
			"currency | orders | revenue\n  2025-07-01 |  | 1 | 100\n  2025-07-02 |  | 1 | 7.5\n"},
		{"spaces and tabs around an id are none of it", both,
			"Ngày,Mã đơn,Tổng đơn\n2025-07-01,A\t,100\n2025-07-01, A,100\n2025-07-02,\u200bA,100\n",
			"currency | orders | revenue\n  2025-07-01 |  | 1 | 100\n  2025-07-02 |  | 0 | 0\n"},
		{"letters in both forms of Unicode are one", both,
			"Ngày,Mã đơn,Tổng đơn\n2025-07-01,Đà1,100\n2025-07-01,Đa\u03001,100\n",
			"currency | orders | revenue\n  2025-07-01 |  | 1 | 100\n"},
		{"without an id nothing counts, and a lost amount is told", both,
			"Ngày,Mã đơn,Tổng đơn\n2025-07-01,,100\n2025-07-01,n/a,5\n2025-07-01,B,\n",
			"currency | orders | revenue\n  2025-07-01 |  | 1 | 0\n" +
				"warning no_value_of_once x.csv:2:12 (2): empty or unusable cell in the column whose values count once: \"\", the row's amount is left out\n"},
		{"the first line with an amount speaks for it", both,
			"Ngày,Mã đơn,Tổng đơn\n2025-07-01,A,\n2025-07-02,A,100\n",
			"currency | orders | revenue\n  2025-07-01 |  | 1 | ·\n  2025-07-02 |  | 0 | 100\n"},
		{"of the lines that meet the condition the first speaks", "  - {id: orders, count: distinct, headers: [Mã đơn], unless: {status: [hủy]}}\n",
			"Ngày,Mã đơn,Trạng thái\n2025-07-01,A,hủy\n2025-07-02,A,xong\n2025-07-03,B,hủy\n",
			"currency | orders\n  2025-07-01 |  | 0\n  2025-07-02 |  | 1\n  2025-07-03 |  | 0\n"},
		{"amounts that have two readings wait for the cell that decides", both,
			"Ngày,Mã đơn,Tổng đơn\n2025-07-01,A,1.234\n2025-07-01,A,1.234\n2025-07-01,B,\"2,5\"\n",
			"currency | orders | revenue\n  2025-07-01 |  | 2 | 1236.5\n"},
		{"not bound without its column", "  - {id: revenue, headers: [Tổng đơn], once_per: order}\n  - {id: leads, count: rows}\n",
			"Ngày,Tổng đơn\n2025-07-01,100\n",
			"currency | leads\n  2025-07-01 |  | 1\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tableOf(t, presetOf(t, orderPreset+tt.measures), tt.content); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// orderLine is one line of an order in a list that repeats what is the order's.
type orderLine struct {
	order, day, amount int
	cancelled          bool
}

// linesOf writes lines in their order.
func linesOf(lines []orderLine) string {
	var b strings.Builder
	b.WriteString("Ngày,Mã đơn,Tổng đơn,Trạng thái\n")
	for _, l := range lines {
		fmt.Fprintf(&b, "2025-07-%02d,DH%d,%d.25,%s\n", l.day, l.order, l.amount, map[bool]string{true: "hủy", false: "xong"}[l.cancelled])
	}
	return b.String()
}

const oncePreset = orderPreset + `  - {id: orders, count: distinct, headers: [Mã đơn], unless: {status: [hủy]}}
  - {id: revenue, headers: [Tổng đơn], once_per: order}
  - {id: lines, count: rows}
`

// TestFirstLinesDoNotDependOnBlocks reads lines of orders that stand far apart in
// blocks of any size by several workers, and counts them a second way.
func TestFirstLinesDoNotDependOnBlocks(t *testing.T) {
	presets := presetOf(t, oncePreset)
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) orderLine {
			return orderLine{rapid.IntRange(0, 12).Draw(t, "order"), rapid.IntRange(1, 4).Draw(t, "day"),
				rapid.IntRange(0, 900).Draw(t, "amount"), rapid.Bool().Draw(t, "cancelled")}
		}), 1, 60).Draw(t, "lines")
		orders, revenue, seen, paid := map[int]int{}, map[int]int{}, map[int]bool{}, map[int]bool{}
		for _, l := range lines {
			if !l.cancelled && !seen[l.order] {
				seen[l.order] = true
				orders[l.day]++
			}
			if !paid[l.order] {
				paid[l.order] = true
				revenue[l.day] += 100*l.amount + 25
			}
		}
		size, jobs := rapid.IntRange(1, 900).Draw(t, "block"), rapid.IntRange(1, 4).Draw(t, "jobs")
		tallies, problems := readBlocks(context.Background(), []Request{text("x.csv", linesOf(lines))}, presets, jobs, nil, size)
		if len(tallies) != 1 || len(problems) > 0 {
			t.Fatal(dump(tallies, problems))
		}
		for _, r := range tallies[0].Rows {
			_, _, day := r.Span.Start.Civil()
			want := fmt.Sprintf("%d %.2f", orders[day], float64(revenue[day])/100)
			if got := fmt.Sprintf("%s %.2f", r.Amounts[0].Sum, r.Amounts[1].Sum.Float()); got != want {
				t.Fatalf("day %d: %s, want %s in\n%s", day, got, want, linesOf(lines))
			}
		}
	})
}

// TestTotalsDoNotDependOnTheOrderOfLines shuffles the lines of orders that say
// the same on each line.
func TestTotalsDoNotDependOnTheOrderOfLines(t *testing.T) {
	presets := presetOf(t, oncePreset)
	rnd := rand.New(rand.NewPCG(4, 2))
	var lines []orderLine
	for order := range 200 {
		for range 1 + rnd.IntN(5) {
			lines = append(lines, orderLine{order, 1 + order%28, order * 7, order%9 == 0})
		}
	}
	read := func() string {
		return dump(readBlocks(t.Context(), []Request{text("x.csv", linesOf(lines))}, presets, 3, nil, 500))
	}
	want := read()
	for range 20 {
		rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		if got := read(); got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// TestTooManyValues turns a table down whose values would need too much memory,
// whether one worker or all together find them.
func TestTooManyValues(t *testing.T) {
	x := presetOf(t, oncePreset).list[0]
	header := []string{"Ngày", "Mã đơn", "Tổng đơn", "Trạng thái"}
	for _, blocks := range [][]string{
		{"2025-07-01,A,1,x\n2025-07-01,B,1,x\n2025-07-01,A,1,x\n2025-07-01,C,1,x\n"},
		{"2025-07-01,A,1,x\n2025-07-01,B,1,x\n", "2025-07-01,C,1,x\n"},
	} {
		req := text("x.csv", "")
		tr := newTable(&req, &layout{delim: ',', header: headRecord{fields: header}, preset: x}, builtin(t).words)
		tr.maxValues = 2
		for i, b := range blocks {
			p := newPart(tr)
			p.fold(block{data: []byte(b), line: 2 + 10*i})
			tr.idle = append(tr.idle, p)
		}
		var problems diag.List
		_, ok := tr.settle(&problems)
		if ok || len(problems) != 1 || problems[0].Code != "too_many_values" || !strings.Contains(problems[0].Message["en"], `2 different values in column "Mã đơn"`) {
			t.Errorf("%d blocks: %v", len(blocks), problems)
		}
	}
}

// ordersLike writes a list of order lines, three to an order.
func ordersLike(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("Ngày,Mã đơn,Tổng đơn,Trạng thái\n")
	for i := range rows {
		fmt.Fprintf(&b, "2025-07-%02d,25070%012d,%d,%s\n", 1+i/3%28, i/3*7919, i/3%900000, []string{"Hoàn thành", "Đã hủy"}[i/3%7/6])
	}
	return b.Bytes()
}

// BenchmarkOrders compares counting lines with counting orders once.
func BenchmarkOrders(b *testing.B) {
	data := ordersLike(benchRows)
	for name, measures := range map[string]string{
		"lines":    "  - {id: lines, count: rows}\n  - {id: revenue, headers: [Tổng đơn]}\n",
		"distinct": "  - {id: orders, count: distinct, headers: [Mã đơn]}\n  - {id: revenue, headers: [Tổng đơn], once_per: order, unless: {status: [Đã hủy]}}\n",
	} {
		presets := presetOf(b, orderPreset+measures)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, problems := Read(context.Background(), []Request{bytesOf("x.csv", data)}, presets, 2, nil); len(problems) > 0 {
					b.Fatal(problems)
				}
			}
			perSecond(b)
		})
	}
}
