package report

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf16"

	"kpideck/kpi"
)

// campaignOf is a campaign of the data table: how many rows it has, and the
// largest part that it has of any measure.
type campaignOf struct {
	channel, campaign string
	rows              int
	share             float64
}

// coarsen puts the smallest campaigns of each channel together until the table
// has no more rows than asked, and says so. Sums over channels stay as they are.
func (b *builder) coarsen(t *DataTable, most int) {
	if len(t.Rows) <= most {
		return
	}
	list := campaignsOf(t)
	kept := spansOf(t) // as many rows as all that stand together may take
	folded := map[[2]string]bool{}
	bar := 0.0
	for _, c := range list {
		if kept += c.rows; kept <= most && len(folded) == 0 {
			continue
		}
		folded[[2]string{c.channel, c.campaign}] = true
		bar = math.Max(bar, c.share)
	}
	if len(folded) == 0 {
		return
	}
	t.Rows = together(t, folded, b.l.Word("data.other"))
	t.Scope += " · " + b.l.Say("data.coarse", b.l.Number(float64(len(folded)), 0), b.l.Percent(bar, 2), b.l.Word("data.other"), b.l.Number(float64(most), 0))
}

// campaignsOf lists the campaigns, the largest first.
func campaignsOf(t *DataTable) []campaignOf {
	totals := make([]float64, len(t.Measures))
	sums := map[[2]string][]float64{}
	rows := map[[2]string]int{}
	for i := range t.Rows {
		r := &t.Rows[i]
		key := [2]string{r.Channel, r.Campaign}
		if sums[key] == nil {
			sums[key] = make([]float64, len(t.Measures))
		}
		rows[key]++
		for m := range t.Measures {
			if v, ok := r.Amount(m); ok {
				sums[key][m] += math.Abs(v)
				totals[m] += math.Abs(v)
			}
		}
	}
	var list []campaignOf
	for key, own := range sums {
		c := campaignOf{channel: key[0], campaign: key[1], rows: rows[key]}
		for m, v := range own {
			if totals[m] > 0 {
				c.share = math.Max(c.share, v/totals[m])
			}
		}
		if c.campaign == kpi.NotSet {
			c.share = 1 // what has no campaign is none of the small ones
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(x, y campaignOf) int {
		return cmp.Or(cmp.Compare(y.share, x.share), cmp.Compare(x.channel, y.channel), cmp.Compare(x.campaign, y.campaign))
	})
	return list
}

// spansOf counts the runs of days of all channels.
func spansOf(t *DataTable) int {
	type at struct {
		channel string
		span    kpi.Span
	}
	seen := map[at]bool{}
	for i := range t.Rows {
		seen[at{t.Rows[i].Channel, t.Rows[i].Span}] = true
	}
	return len(seen)
}

// together adds the rows of folded campaigns up by channel and days.
func together(t *DataTable, folded map[[2]string]bool, name string) []DataRow {
	rows := map[rowKey]int{}
	var out []DataRow
	for _, r := range t.Rows {
		if !folded[[2]string{r.Channel, r.Campaign}] {
			out = append(out, r)
			continue
		}
		r.Campaign = name
		key := rowKey{r.Span, r.Channel, name}
		at, ok := rows[key]
		if !ok {
			rows[key] = len(out)
			out = append(out, r)
			continue
		}
		for m, v := range r.Amounts {
			switch sum := &out[at].Amounts[m]; {
			case *sum != *sum:
				*sum = v
			case v == v:
				*sum += v
			}
		}
	}
	return out
}

// longestName is how many UTF-16 units of a name a cell of a workbook holds.
const longestName = 32767

// longNames says how many names are shortened.
func (b *builder) longNames(t *DataTable) {
	seen := map[string]bool{}
	for i := range t.Rows {
		for _, name := range []string{t.Rows[i].Channel, t.Rows[i].Campaign} {
			if len(name) > longestName && len(utf16.Encode([]rune(name))) > longestName {
				seen[name] = true
			}
		}
	}
	if len(seen) > 0 {
		t.Scope += " · " + b.l.Say("data.long_names", b.l.Number(float64(len(seen)), 0), b.l.Number(longestName, 0))
	}
}
