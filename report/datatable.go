package report

import "kpideck/kpi"

// DataTable is what the workbook's formulas add up: atoms of days by channel
// and campaign. No edge of the report cuts an atom.
type DataTable struct {
	Title    string
	Message  string
	Scope    string
	Headers  DataHeaders
	Measures []DataMeasure
	Rows     []DataRow
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
	Amounts        []*float64
}
