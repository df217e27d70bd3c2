package write

import (
	"sort"
	"strconv"
	"strings"
)

// Truth collects what a reader of a sample's files must find: totals by KPI,
// period and channel, added from the invented days and not from any file. Channel
// is the name that the report gives; "" is all channels together.
type Truth struct {
	sums map[[3]string]int64
}

// TruthFile is where a sample keeps its true totals. No deck reads it; a test
// holds the report to it.
const TruthFile = "truth.csv"

// tenThousandths is how many parts of one a Truth keeps apart, so that cents times
// a rate with two decimals stay whole.
const tenThousandths = 10_000

// Add adds hundredths to a kpi of a period, in a channel and in total. With
// channel "" it adds to the total alone.
func (t *Truth) Add(kpi, period, channel string, hundredths int64) {
	t.AddExact(kpi, period, channel, hundredths*100)
}

// AddExact is Add for ten-thousandths.
func (t *Truth) AddExact(kpi, period, channel string, n int64) {
	if t.sums == nil {
		t.sums = map[[3]string]int64{}
	}
	t.sums[[3]string{kpi, period, ""}] += n
	if channel != "" {
		t.sums[[3]string{kpi, period, channel}] += n
	}
}

// Of returns a total. It panics on one that nothing was added to, so that no test
// passes on a typo.
func (t *Truth) Of(kpi, period, channel string) float64 {
	n, ok := t.sums[[3]string{kpi, period, channel}]
	if !ok {
		panic("no total of " + kpi + " " + period + " " + channel)
	}
	return float64(n) / tenThousandths
}

// CSV writes the totals as kpi,period,channel,value, sorted.
func (t *Truth) CSV() []byte {
	keys := make([][3]string, 0, len(t.sums))
	for k := range t.sums {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(a, b int) bool {
		for i := range 3 {
			if keys[a][i] != keys[b][i] {
				return keys[a][i] < keys[b][i]
			}
		}
		return false
	})
	var b strings.Builder
	b.WriteString("kpi,period,channel,value\n")
	for _, k := range keys {
		b.WriteString(strings.Join(k[:], ",") + "," + decimals(t.sums[k]) + "\n")
	}
	return []byte(b.String())
}

// decimals writes ten-thousandths with as many decimals as they need.
func decimals(n int64) string {
	s := strconv.FormatInt(n/tenThousandths, 10)
	if rest := n % tenThousandths; rest != 0 {
		s += "." + strings.TrimRight(Padded(int(rest), 4), "0")
	}
	return s
}
