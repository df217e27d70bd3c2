// Command generate rewrites the exports of the samples. Run it from the root of
// the repository:
//
//	go run ./samples/generate
//
// Each sample is a package beside this file: it invents every day of its company
// once, in integer arithmetic from a fixed seed, and retells the days in the
// formats of the platforms. So the files are the same bytes on every machine.
// What is not made here (deck.yaml, README.md, and most targets, events and
// notes) is written by hand.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"kpideck/samples/generate/alderwick"
	"kpideck/samples/generate/songhan"
	"kpideck/samples/generate/suongchieu"
	"kpideck/samples/generate/write"
)

// sample is one of the folders under samples.
type sample struct {
	folder string
	files  func() []write.File
}

var samples = []sample{
	{alderwick.Folder, alderwick.Files},
	{songhan.Folder, songhan.Files},
	{suongchieu.Folder, suongchieu.Files},
}

func main() {
	out := flag.String("out", "samples", "folder of the samples")
	flag.Parse()
	for _, s := range samples {
		for _, f := range s.files() {
			if err := save(filepath.Join(*out, s.folder, filepath.FromSlash(f.Path)), f.Content); err != nil {
				fmt.Fprintln(os.Stderr, "generate:", err)
				os.Exit(1)
			}
		}
	}
}

func save(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}
