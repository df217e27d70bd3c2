package review

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"kpideck/kpi"
)

// exported is a column of a real export, summed by day. The exports lie beside
// the project, or nowhere.
type exported struct{ file, column string }

var exportedColumns = []exported{
	{"google_ads/cocoon_campaign_daily_raw_2025-08_2026-04.csv", "Cost"},
	{"google_ads/cocoon_campaign_daily_raw_2025-08_2026-04.csv", "Clicks"},
	{"google_ads/cocoon_campaign_daily_raw_2025-08_2026-04.csv", "Conv. value"},
	{"meta_ads/cocoon_ads_daily_raw_2025-08_2026-04.csv", "Amount spent (AUD)"},
	{"meta_ads/cocoon_ads_daily_raw_2025-08_2026-04.csv", "Link clicks"},
	{"shopify/cocoon_visitors_raw_2025-08_2026-04.csv", "Sessions"},
	{"shopify/cocoon_sales_by_product_raw_2025-08_2026-04.csv", "Total sales"},
	{"shopify/cocoon_sales_by_product_raw_2025-08_2026-04.csv", "Orders"},
}

// On real exports the figures are told, not bound: nine months of one shop are
// no measure of a method.
func TestForecastsOfRealExports(t *testing.T) {
	var months, quarters tally
	for _, x := range exportedColumns {
		h := x.read(t)
		for _, grain := range []kpi.Grain{kpi.Monthly, kpi.Quarterly} {
			var c tally
			for _, p := range kpi.DefaultCalendar().Periods(grain, h.span()) {
				for _, share := range []float64{0.25, 0.5, 0.75} {
					c.tell(h, p, share)
				}
			}
			c.log(t, fmt.Sprintf("%s of %s by %s", x.column, filepath.Base(x.file), grain))
			if grain == kpi.Monthly {
				months.join(c)
			} else {
				quarters.join(c)
			}
		}
	}
	months.log(t, "all months")
	quarters.log(t, "all quarters")
}

// tell forecasts a period that is known to its end.
func (c *tally) tell(h *history, p kpi.Period, share float64) {
	s := seen{outlook: outlook{cal: kpi.DefaultCalendar()}, quarter: p, through: p.Start + kpi.Date(math.Round(share*float64(p.Days()))) - 1}
	s.first, s.sales = h.first, h.value
	if !h.whole(p.Span) || s.through-h.first < 28 {
		return
	}
	s.h = newHistory(h.first, h.value[:s.through+1-h.first])
	if s.final, _ = h.sum(p.Span); s.final > 0 {
		f := s.forecast()
		c.n++
		c.error += miss(f.Value, s.final)
		c.straight += miss(s.straight(), s.final)
		c.lastWeek += miss(s.naive(7), s.final)
		if f.Low <= s.final && s.final <= f.High {
			c.inside++
		}
	}
}

func (c *tally) join(o tally) {
	c.n, c.inside, c.error = c.n+o.n, c.inside+o.inside, c.error+o.error
	c.straight, c.lastWeek = c.straight+o.straight, c.lastWeek+o.lastWeek
}

func (c *tally) log(t *testing.T, name string) {
	t.Helper()
	if c.n > 0 {
		t.Logf("%-75s %3.0f forecasts: covered %3.0f %%, mean error %5.1f %%; straight line %5.1f %%, last week %5.1f %%",
			name, c.n, 100*c.inside/c.n, 100*c.error/c.n, 100*c.straight/c.n, 100*c.lastWeek/c.n)
	}
}

// read sums the column by day; days between the first and the last without a row
// are zero.
func (x exported) read(t *testing.T) *history {
	t.Helper()
	file, err := os.Open(filepath.Join("../../../shared/exports", x.file))
	if err != nil {
		t.Skip("the real exports are not here")
	}
	defer file.Close()
	in := csv.NewReader(file)
	in.FieldsPerRecord, in.LazyQuotes = -1, true
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	day, column := -1, -1
	byDay := map[kpi.Date]float64{}
	for _, row := range rows {
		if column < 0 {
			day, column = slices.Index(row, "Day"), slices.Index(row, x.column)
			continue
		}
		if d, ok := kpi.ParseDate(row[day]); ok {
			v, _ := strconv.ParseFloat(row[column], 64)
			byDay[d] += v
		}
	}
	var days []kpi.Date
	for d := range byDay {
		days = append(days, d)
	}
	first, last := slices.Min(days), slices.Max(days)
	values := make([]float64, last-first+1)
	for d, v := range byDay {
		values[d-first] = v
	}
	return newHistory(first, values)
}
