// Package ingest finds out what an export is and streams it into tallies.
//
// One file takes these steps, each in its own file:
//
//  1. decode: bytes to UTF-8, whatever the encoding (encoding.go, decode.go);
//     sheets of a workbook to the same text (sheet.go)
//  2. stream: text to blocks that end where a record ends (stream.go, scan.go), read
//     in order where a stray quote moves those ends (inorder.go); whether it is
//     UTF-8 shows cell by cell, while it is folded (garbled.go)
//  3. detect: delimiter, preamble, header row and preset from the head (detect.go)
//  4. bind: headers to dates, members and measures (bind.go)
//  5. fold: blocks, several at a time, to partial sums (fold.go, part.go), by
//     the readings of cells (number.go, date.go); rows that say nothing new but
//     their figures take a quick way (quick.go) by an index of cells
//     (cellindex.go), and come to the same sums
//  6. settle: the styles of numbers and dates are decided from all cells, the
//     partial sums re-read in them, totals rows compared (settle.go, style.go)
//
// For people who ask, the same rules tell what a file is taken for and why
// (Inspect), copy any table as CSV (CopyTable), and find the rows that a number
// is made of (Rows): inspect*.go.
//
// A cell such as 1.234 or 3/4/2025 has two readings, and the cell that decides
// may be the last of the file. Both readings are therefore kept until the end:
// a number adds to a sum of its own whose other reading is exactly a thousand
// times as much, a date is a key of its own. So one pass is enough, and the
// result depends neither on the blocks nor on how many of them run at a time.
package ingest
