// Package xlsx writes a Document as a workbook that can be checked and played
// with: KPI cells are live formulas over the data sheet, beside the figures
// that the program computed, so that readers which do not recalculate show the
// same numbers.
//
// The pipeline: sections are laid out on sheets (place), so that every table
// knows its rows and columns, and spread over them so that every printed page
// names its columns (plan.go, breaks.go); then cells are painted (paint), formulas among
// them, for which a formula is written only when evaluating its meaning over
// the data sheet gives the figure of the Document; then excelize streams the
// sheets; then the finished file is repacked in a fixed order (repack), its parts
// as the schema wants them (order.go), so that the same Document gives the same
// bytes.
package xlsx
