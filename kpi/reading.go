package kpi

import "kpideck/kpi/diag"

// Reading is how a table was understood: what it was taken for by, how its text,
// numbers, days and money are written, and which cells were lost. Tallies of one
// table share it.
type Reading struct {
	Encoding   string   // UTF-8, UTF-16LE, Windows-1258 …; xlsx of a workbook
	Fits       []string // the headers that decided for the preset; of columns: those that the deck names
	Numbers    Proof
	Dates      Proof
	Zone       Proof // By cell: times with an offset were moved to Style, first the one shown; else as written
	Currencies []CurrencyProof
	Damaged    []Damage // by code
}

// Proof is a style and what decided it.
type Proof struct {
	Style  string // of numbers: 1,234.5 or 1.234,5; of dates: dmy, mdy or ymd; "" where nothing depends on it
	By     string // cell, ratio, whole, preset, request or nothing
	Line   int    // of the cell
	Column int
	Cell   string
}

// CurrencyProof is a currency of a table's amounts and what states it: request
// (the deck), column, header or sign.
type CurrencyProof struct {
	Code string
	By   string
	At   diag.Pos // where it is first named; the zero Pos where the deck names it
}

// Damage is the cells or rows of a table that could not be used, for one reason.
type Damage struct {
	Code   string // of the problem
	What   diag.Text
	Count  int
	Places []diag.Pos // the first few, by line
}
