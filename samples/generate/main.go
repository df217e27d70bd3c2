// Command generate rewrites the exports of the sample "Cà phê Sông Hàn", an
// invented coffee brand in Đà Nẵng. Run it from the root of the repository:
//
//	go run ./samples/generate
//
// The numbers of the story stand in story.go. From them it makes every day of
// the company once (company.go), and each platform's file tells those days in
// that platform's own format. Everything is integer arithmetic from a fixed
// seed, so the files are the same bytes on every machine. deck.yaml, the
// targets, events, notes and README.md of the sample are written by hand.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("out", "samples/ca-phe-song-han", "folder to write")
	truth := flag.String("truth", "", "also write the true totals to this CSV file")
	flag.Parse()
	if err := run(*out, *truth); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run writes the sample's exports under out and, when truth is not empty, the
// true totals to that file.
func run(out, truth string) error {
	c := newCompany()
	for _, f := range files(c) {
		if err := write(filepath.Join(out, filepath.FromSlash(f.path)), f.content); err != nil {
			return err
		}
	}
	if truth == "" {
		return nil
	}
	return write(truth, truthCSV(totals(c)))
}

func write(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}

// file is one generated export; path is relative to the sample, with slashes.
type file struct {
	path    string
	content []byte
}

// files renders every export of the sample, in a fixed order.
func files(c *company) []file {
	var all []file
	all = append(all, metaFiles(c)...)
	all = append(all, googleFiles(c)...)
	all = append(all, ga4Files(c)...)
	all = append(all, leadsFile(c), salesFile(c), customersFile(c), costsFile(c), marketFile())
	return all
}
