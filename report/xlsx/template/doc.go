// Package template fills a workbook of the client's own with the figures of a
// report and leaves everything else in it as it is.
//
// The pipeline:
//
//	bytes --Read--> Template --Check--> names that nobody knows
//	model + scorecard --Fill--> cells --Write--> the filled workbook
//
// Read unpacks the parts that it must understand: the workbook, its names and
// tables, and every worksheet. Check holds the names against catalogue and
// targets, before any export is read. Fill asks for the figures; Write puts
// them in place of single cells of the sheets' XML. Parts that hold no such cell
// are copied as they are, still compressed: charts, pivot tables, pictures,
// conditional formats and what no program but Excel knows of survive because
// nothing reads and writes them anew.
//
// A template comes from someone else's machine: sizes are limited, and what
// cannot be filled safely is refused by its name.
package template
