package songhan

import (
	"embed"
	"io/fs"

	"kpideck/samples/generate/write"
)

// board holds the parts of the workbook that the company's board has always been
// shown: a sheet with the quarter and its scorecard, and one with the weeks and a
// chart. Its cells name what they want to hold.
//
//go:embed all:board
var board embed.FS

// boardFile is that workbook, which the deck names as its template.
func boardFile() write.File {
	parts, err := fs.Sub(board, "board")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return write.File{Path: "bao-cao-hoi-dong.xlsx", Content: write.Stored(parts)}
}
