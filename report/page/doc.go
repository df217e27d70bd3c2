// Package page turns a report into pages of primitives: text runs, lines,
// shapes and images at fixed places. It measures text and draws charts and
// knows no file format; the packages pdf, svg and png paint the primitives.
//
// Layout is the way in for pages. It goes down the plans of a Document
// (layout.go), a flow per plan that turns pages (layout_flow.go), a file per kind
// of block (layout_*.go). Charts is the way in for files of single charts. Both
// draw a block that is one picture as a Figure: heading, chart, key (figure*.go).
// What figures are drawn with stands in the other files, a chart each, over a
// Canvas that collects primitives.
//
// All lengths are in points, 1/72 inch. The origin is the upper left corner
// of the page and y grows downwards. Text stands on its base line.
//
// Numbers arrive as text: a chart takes float64 for the geometry and the words
// that stand beside it. A number that is nil, NaN or infinite is "no value":
// nothing is drawn for it, and it is never drawn as zero.
package page
