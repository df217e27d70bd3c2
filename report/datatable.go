package report

import (
	"math"

	"kpideck/kpi"
)

// DataTable is what the workbook's formulas add up: atoms of days by channel
// and campaign. No edge of the report cuts an atom.
type DataTable struct {
	Title    string
	Message  string
	Scope    string
	Headers  DataHeaders
	Measures []DataMeasure
	Rows     []DataRow
	Others   []DataMeasure // what pages show and days do not add up to: stocks, reach, values before a period
	Totals   TotalsWords
}

// MaxDataRows is how many rows the data table has at most. Beyond it the smallest
// campaigns of each channel stand together.
const MaxDataRows = 200_000

// MaxSums is how many sums over the data table a workbook holds, so that it
// stays quick to recalculate.
const MaxSums = 4000

// TotalsWords name the sheet of totals: the sums over the data table that the
// pages refer to, a period and choice of members a row, a measure a column.
type TotalsWords struct {
	Title, Message string
	Where          string // header of further conditions
	All            string // in the place of a channel or a campaign that is not chosen
	Sum, Value     string // below a measure: summed from the data table, or a value as exported
	Opening        string // beside a period: before its first day
	Beyond         string // in a row of values, since the workbook holds its sums already, see MaxSums
	BeyondNote     string // which sums are left out first
	BeyondHeader   string

	FirstRow, LastRow, OfData string // headers of the rows of the data table that a total looks at, where that is large
	WindowNote                string // that the data must stay in the order of days then
}

// DataHeaders are the titles of the fixed columns.
type DataHeaders struct{ Period, Week, From, To, FromDay, ToDay, Channel, Campaign string }

// DataMeasure is a column of amounts.
type DataMeasure struct {
	Measure *kpi.Measure
	Family  kpi.Family
	Title   string // unique in the table
	Format  Format
}

// DataRow is an atom: FromDay and ToDay count from 1 inside the quarter.
type DataRow struct {
	Period         string // label of the quarter
	Week           string // "" for a span longer than a week
	Span           kpi.Span
	FromDay, ToDay int
	Channel        string
	Campaign       string
	Amounts        []float64 // by measure; Unmeasured where nothing is known
}

// Unmeasured is what an amount holds that no source tells of: it is no number,
// so that it cannot pass for zero.
var Unmeasured = math.NaN()

// Amount gives the amount of a measure; ok is false where it is Unmeasured.
func (r *DataRow) Amount(i int) (v float64, ok bool) {
	v = r.Amounts[i]
	return v, v == v
}
