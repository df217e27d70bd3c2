package kpi

import "kpideck/kpi/diag"

// Level is how fine the rows of a table are. It decides which of two tables of
// the same account and day speaks.
type Level string

// The levels. Ads tables are campaign, adset or ad; others state none.
const (
	LevelNone     Level = ""
	LevelAccount  Level = "account"
	LevelCampaign Level = "campaign"
	LevelAdSet    Level = "adset"
	LevelAd       Level = "ad"
)

// Tally is what one table of an export sums to: totals of measures by span,
// members and currency. Rows are not kept, so its size is days × members.
type Tally struct {
	Source   int    // index of the deck's source entry
	File     string // as shown to users: relative to the deck, with / between folders
	Table    string // sheet or title where a file holds several tables, else empty
	Hash     string // SHA-256 of the file's bytes, hex
	Preset   string // "" for columns:
	Unproven bool   // the preset was never held against a real file of this kind
	Family   Family
	Platform string // default channel of rows without one, such as "Google Ads"; "" when unknown
	Account  string // "" when unknown
	Level    Level

	Reported Date // the date that the file says it was made on; 0 when unknown
	Stated   Span // the range that the file states; empty when it states none

	Dims     []string // names of the dimensions of TallyRow.Members
	Measures []string // ids of the measures of TallyRow.Amounts
	Rows     []TallyRow

	// Seen is the hull of the days of all data rows, those that where: filtered
	// out included: a list without an MQL on Monday still covers Monday.
	Seen Span
	// FromPeriods says that the rows carry period labels such as 2025-Q3. Such a
	// period may not be over, so these rows do not move as_of.
	FromPeriods bool
	// FirstOf names measures that are the first of others which the account
	// brings at all, as Meta's conversions are purchases, else leads, else messages.
	FirstOf map[string][]string

	// Evidence is, of a table whose account is unknown, what shows that another
	// table is of the same one: campaign ids, and the names and figures of rows as
	// written. It is only asked whether two tables share something.
	Evidence map[string]bool

	// CampaignIDs are the names of campaigns by the ids that the platform gave them,
	// where the table has both: names change, ids stay.
	CampaignIDs map[string]string

	// Settles are, by measure, the days after which the platform changes a figure no
	// more. 0 or no entry: at once.
	Settles map[string]int

	// CurrencyAt tells where the table first names each currency of its rows.
	CurrencyAt map[string]diag.Pos

	How *Reading // nil of a table that no file brought

	RowsRead  int            // data rows seen, totals rows not included
	RowsByDay map[Span]int   // data rows that fed the tally, by span
	SetAside  map[string]int // rows set aside while reading, by reason
	Totals    []TotalsCheck
	Problems  diag.List
}

// TallyRow is the totals of one span, one choice of members and one currency.
type TallyRow struct {
	Span     Span
	Members  []string // as exported, NFC and trimmed; "" where the row has none
	Currency string   // ISO code, "" when unknown
	Amounts  []Cell   // one per measure of the Tally
}

// Cell is an exact amount, or none. Empty is not zero.
type Cell struct {
	Known bool
	Sum   Decimal
}

// TotalsCheck compares a totals row of the export with our own sum.
type TotalsCheck struct {
	Measure  string
	Header   string // of its column in the file
	Currency string // of amounts of money, as the file has them; "" when unknown
	Stated   Decimal
	Computed Decimal
	Allowed  float64 // the difference that rounding in each row can make; 0 of counts
	Differs  bool    // by more than that
	Line     int
	Label    string
	Why      diag.Text // why such a total may be more than the rows of its table; nil where nobody knows
}

// Reasons for which rows are set aside, as report.json names them.
const (
	AsideTotalsRow  = "totals_row"
	AsideDuplicate  = "duplicate_file"
	AsideSuperseded = "superseded"
	AsideFinerLevel = "finer_level"
	AsideFewerDims  = "fewer_dimensions" // another table tells the same by channel or campaign
	AsideNoFigure   = "no_figure"        // no cell of the table gives a figure, or they do not add up
	AsideSpan       = "longer_span"
	AsideAfterAsOf  = "after_as_of"
	AsideFiltered   = "filtered"
	AsideBadRow     = "bad_row"
	AsideNoDate     = "no_date"
	AsideDescribed  = "description_row" // says what the columns mean
)
