// Package write holds what the samples' files have in common: how platforms
// write numbers, encode text and pack workbooks, and the list of true totals.
package write

import (
	"golang.org/x/text/encoding/unicode"
)

// File is one generated file; Path is relative to the sample, with slashes.
type File struct {
	Path    string
	Content []byte
}

// UTF16 encodes as the download named "Excel CSV" does: little endian, with mark.
func UTF16(text string) []byte {
	encoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		panic(err) // our own text is valid UTF-8
	}
	return []byte(encoded)
}

// NewFile is the file with that text.
func NewFile(path, text string) File { return File{Path: path, Content: []byte(text)} }
