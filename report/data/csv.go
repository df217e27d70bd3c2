package data

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"

	"github.com/gocarina/gocsv"

	"kpideck/kpi"
	"kpideck/report"
)

// bom tells Excel that the table is UTF-8; without it Vietnamese names come out
// broken.
const bom = "\ufeff"

// batch is how many rows are held at a time.
const batch = 4096

// header names the columns of a tidyRow, in its order. Tags cannot: gocsv takes
// the word partial in a tag for one of its options.
var header = []string{"kpi", "name", "grain", "period", "start", "end", "channel", "campaign",
	"value", "unit", "reason", "partial", "through", "at_least", "basis"}

// tidyRow is a value as a row of the tidy table. Numbers are written with a dot
// and all their digits; empty means none.
type tidyRow struct {
	KPI, Name, Grain, Period, Start, End, Channel, Campaign string
	Value, Unit, Reason, Partial, Through, AtLeast, Basis   string
}

// WriteCSV writes the values of report.json as a tidy table: one row a value,
// for pivot tables and notebooks.
func WriteCSV(w io.Writer, d *report.Document) error {
	if _, err := io.WriteString(w, bom); err != nil {
		return err
	}
	out := gocsv.NewSafeCSVWriter(csv.NewWriter(w))
	rows := make([]tidyRow, 0, batch)
	if err := out.Write(header); err != nil {
		return err
	}
	for v := range d.Facts.Values {
		if rows = append(rows, tidy(d, v)); len(rows) < batch {
			continue
		}
		if err := gocsv.MarshalCSVWithoutHeaders(rows, out); err != nil {
			return err
		}
		rows = rows[:0]
	}
	return gocsv.MarshalCSVWithoutHeaders(rows, out)
}

func tidy(d *report.Document, v report.ValueRow) tidyRow {
	r := tidyRow{KPI: v.KPI, Grain: v.Period.Grain.String(), Period: v.Period.Label,
		Start: v.Period.Start.String(), End: v.Period.Last().String(),
		Value: digits(v.Value.Ptr()), Reason: string(v.Value.Reason),
		AtLeast: digits(v.Value.AtLeast), Basis: v.Value.Basis}
	if x := d.Facts.Catalog.Metric(v.KPI); x != nil {
		r.Name, r.Unit = asText(x.Names.In(d.Locale)), unitOf(x, d.Currency)
	}
	channel, _ := v.Segment.Of(kpi.Channel)
	campaign, _ := v.Segment.Of(kpi.Campaign)
	r.Channel, r.Campaign = asText(channel), asText(campaign)
	if v.Value.Partial {
		r.Partial = "true"
	}
	if v.Value.Through != 0 {
		r.Through = v.Value.Through.String()
	}
	return r
}

// unitOf names money by its currency, since a table may outlive its report.
func unitOf(x *kpi.Metric, currency string) string {
	if x.Unit == kpi.Money && currency != "" {
		return currency
	}
	return string(x.Unit)
}

func digits(v *float64) string {
	if v == nil {
		return ""
	}
	return string(appendNumber(nil, *v))
}

// asText keeps a name that a platform gave from being run as a formula by the
// spreadsheet that opens the table, and drops its control characters. These go
// first: one of them may hide the sign that begins a formula.
func asText(name string) string {
	name = strings.Map(printable, name)
	if name != "" && strings.ContainsRune("=+-@", rune(name[0])) {
		return "'" + name
	}
	return name
}

// printable is for strings.Map: control characters go, those between words
// leave a space.
func printable(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return ' '
	case unicode.IsControl(r):
		return -1
	}
	return r
}
