package kpi_test

import (
	"slices"
	"strings"

	"kpideck/kpi"
)

// load reads an export: its head and its rows.
func (r *reading) load() {
	y := &kpi.Tally{File: r.word(1), RowsByDay: map[kpi.Span]int{}}
	r.head(y, r.line.words[2:])
	r.columns(y)
	for i, words := range r.line.inner {
		r.at = strings.TrimRight(r.at, "0123456789") + itoa(r.line.at[i])
		for _, span := range r.rowSpans(&words) {
			r.row(y, span, words[1:])
		}
	}
	r.c.tallies = append(r.c.tallies, y)
}

// head reads what is known of a file as a whole.
func (r *reading) head(y *kpi.Tally, words []string) {
	keys, of := pairs(words)
	for _, key := range keys {
		switch v := of[key]; key {
		case "source":
			y.Source = r.int(v)
		case "preset":
			y.Preset = v
		case "family":
			y.Family = kpi.Family(v)
		case "account":
			y.Account = v
		case "level":
			y.Level = kpi.Level(v)
		case "platform":
			y.Platform = v
		case "hash":
			y.Hash = v
		case "reported":
			y.Reported = r.date(v)
		case "stated":
			y.Stated = r.span(v)
		case "seen":
			y.Seen = r.span(v)
		case "periods":
			y.FromPeriods = true
		case "first":
			id, from, _ := strings.Cut(v, ":")
			y.FirstOf = map[string][]string{id: strings.Split(from, ",")}
		case "settles":
			y.Settles = map[string]int{}
			for _, pair := range strings.Split(v, ",") {
				id, days, _ := strings.Cut(pair, ":")
				y.Settles[id] = r.int(days)
			}
		case "names":
			y.CampaignIDs = map[string]string{}
			for _, pair := range strings.Split(v, ",") {
				id, name, _ := strings.Cut(pair, ":")
				y.CampaignIDs[id] = name
			}
		case "ids":
			y.Evidence = map[string]bool{}
			for _, id := range strings.Split(v, ",") {
				y.Evidence[id] = true
			}
		default:
			r.fail("an export has no %q", key)
		}
	}
}

// columns finds the dimensions and measures that the rows name.
func (r *reading) columns(y *kpi.Tally) {
	for _, words := range r.line.inner {
		keys, _ := pairs(words)
		for _, key := range keys {
			switch {
			case r.isDim(key):
				if !slices.Contains(y.Dims, key) {
					y.Dims = append(y.Dims, key)
				}
			case r.isMeasure(key):
				if !slices.Contains(y.Measures, key) {
					y.Measures = append(y.Measures, key)
				}
			}
		}
	}
}

func (r *reading) isDim(key string) bool {
	return key == kpi.Channel || key == kpi.Campaign || slices.Contains(r.c.options.Dims, key)
}

func (r *reading) isMeasure(key string) bool {
	return r.c.base.Measure(key) != nil || slices.ContainsFunc(r.c.measures, func(m *kpi.Measure) bool { return m.ID == key })
}

// rowSpans gives the span of a row, or each day of an "each" row.
func (r *reading) rowSpans(words *[]string) []kpi.Span {
	if (*words)[0] != "each" {
		return []kpi.Span{r.span((*words)[0])}
	}
	*words = (*words)[1:]
	var days []kpi.Span
	for s := r.span((*words)[0]); !s.Empty(); s.Start++ {
		days = append(days, kpi.Day(s.Start))
	}
	return days
}

func (r *reading) row(y *kpi.Tally, span kpi.Span, words []string) {
	row := kpi.TallyRow{Span: span, Members: make([]string, len(y.Dims)), Amounts: make([]kpi.Cell, len(y.Measures))}
	keys, of := pairs(words)
	for _, key := range keys {
		v := of[key]
		switch {
		case key == "currency":
			row.Currency = v
		case slices.Contains(y.Dims, key):
			row.Members[slices.Index(y.Dims, key)] = v
		case !slices.Contains(y.Measures, key):
			r.fail("there is no measure and no dimension %q", key)
		case v != "-":
			row.Amounts[slices.Index(y.Measures, key)] = kpi.Cell{Known: true, Sum: r.decimal(v)}
		}
	}
	y.Rows = append(y.Rows, row)
	y.RowsRead++
	y.RowsByDay[span]++
}
