package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	module = "kpideck"
	root   = "../.."
)

// domain is what a Document is made of: whoever paints it names these types.
var domain = []string{"kpi", "kpi/diag", "kpi/formula", "kpi/review"}

// mayImport says which of our packages each package may import; one that is not
// listed fails the test, so that a new package states its place in the house.
var mayImport = map[string][]string{
	"kpi/diag":    nil,
	"kpi/formula": {"kpi/diag"},
	"kpi":         {"kpi/diag", "kpi/formula"},
	"kpi/ingest":  {"kpi", "kpi/datafile", "kpi/diag", "kpi/formula"},
	"kpi/review":  {"kpi", "kpi/diag", "kpi/formula"},
	"kpi/deck":    domain,

	"kpi/datafile": {"kpi/diag"},

	"kpi/warehouse": {"kpi", "kpi/diag", "kpi/formula"},

	"report":               and(domain, "report/locale"),
	"report/locale":        nil,
	"report/theme":         nil,
	"report/page":          and(domain, "report", "report/theme"),
	"report/pdf":           {"report/page", "report/theme"},
	"report/svg":           {"report/page", "report/theme"},
	"report/png":           {"report/page", "report/theme"},
	"report/xlsx":          and(domain, "report", "report/theme"),
	"report/xlsx/template": and(domain, "report", "report/locale"),
	"report/data":          and(domain, "report"),
	// explain, inspect and the SMART findings are printed without a Document.
	"report/text": and(domain, "kpi/ingest", "report", "report/locale"),

	"report/reporttest": and(domain, "report", "report/locale", "report/page", "report/theme", "templates"),
	"templates":         nil,

	"samples/generate":            {"samples/generate/songhan", "samples/generate/alderwick", "samples/generate/suongchieu", "samples/generate/write"},
	"samples/generate/draw":       nil,
	"samples/generate/write":      nil,
	"samples/generate/songhan":    {"samples/generate/draw", "samples/generate/write"},
	"samples/generate/alderwick":  {"samples/generate/draw", "samples/generate/write"},
	"samples/generate/suongchieu": {"samples/generate/draw", "samples/generate/write"},

	".ci":       nil,
	"cmd/speed": {"kpi", "kpi/ingest", "templates"},
	"cmd/kpideck": and(domain, "kpi/datafile", "kpi/ingest", "kpi/warehouse", "kpi/deck", "report", "report/locale", "report/theme", "report/page",
		"report/pdf", "report/svg", "report/png", "report/xlsx", "report/xlsx/template", "report/text", "report/data", "templates"),
}

func and(list []string, more ...string) []string { return append(slices.Clone(list), more...) }

// tools are programs of their own and what only tests use: mayImport lists them
// for no package, so what they ask of the machine reaches no figure.
var tools = []string{"cmd/kpideck", "cmd/speed", "samples/generate", "samples/generate/draw", "report/reporttest", ".ci"}

// source is one Go file that is no test.
type source struct {
	name    string // from the top of the project, with /
	folder  string
	imports []string
	tree    *ast.File
}

func sources(t *testing.T) []source {
	t.Helper()
	var list []source
	err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		name := strings.TrimPrefix(filepath.ToSlash(file), root+"/")
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == ".git" || e.Name() == "node_modules" || e.Name() == "testdata"):
			return fs.SkipDir
		case e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s := source{name: name, folder: path.Dir(name), tree: tree}
		for _, i := range tree.Imports {
			p, _ := strconv.Unquote(i.Path.Value)
			s.imports = append(s.imports, p)
		}
		list = append(list, s)
		return nil
	})
	if err != nil || len(list) < 50 {
		t.Fatalf("%d files: %v", len(list), err)
	}
	return list
}

func TestPackagesImportOnlyWhatTheirPlaceAllows(t *testing.T) {
	for _, s := range sources(t) {
		allowed, known := mayImport[s.folder]
		if !known {
			t.Errorf("%s: say in mayImport what %s may import", s.name, s.folder)
			continue
		}
		for _, p := range s.imports {
			ours, ok := strings.CutPrefix(p, module+"/")
			if ok && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s, which %s may not", s.name, ours, s.folder)
			}
		}
	}
}

func TestTheDomainNeedsNoThirdParty(t *testing.T) {
	for _, s := range sources(t) {
		if !slices.Contains([]string{"kpi", "kpi/diag", "kpi/formula", "kpi/review", "templates"}, s.folder) {
			continue
		}
		for _, p := range s.imports {
			if first, _, _ := strings.Cut(p, "/"); strings.Contains(first, ".") {
				t.Errorf("%s imports %s", s.name, p)
			}
		}
	}
}

func TestLibrariesStandInOnePlace(t *testing.T) {
	var painters []string
	for _, s := range sources(t) {
		for _, p := range s.imports {
			switch {
			case strings.Contains(p, "excelize") && s.folder != "report/xlsx":
				t.Errorf("%s imports %s: only report/xlsx may", s.name, p)
			case strings.Contains(p, "gofpdf"):
				painters = append(painters, s.name)
			}
		}
	}
	if len(painters) != 1 || path.Dir(painters[0]) != "report/pdf" {
		t.Errorf("gofpdf stands in %v, want one file of report/pdf", painters)
	}
}

// Package os holds files and environment, and these functions of package time
// read the clock. Everything outside cmd gets them as values.
func TestOnlyCommandsReadClockAndEnvironment(t *testing.T) {
	outside := []string{"os", "os/exec", "os/user", "syscall", "math/rand", "math/rand/v2"}
	clock := []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Sleep", "Local"}
	for _, s := range sources(t) {
		if slices.Contains(tools, s.folder) {
			continue
		}
		for _, p := range s.imports {
			if slices.Contains(outside, p) {
				t.Errorf("%s imports %s", s.name, p)
			}
		}
		ast.Inspect(s.tree, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clock, sel.Sel.Name) {
					t.Errorf("%s uses time.%s", s.name, sel.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestTheTopLevelStays(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	stays := []string{"cmd", "report", "templates", "kpi", "samples", "go.mod", "go.sum", "README.md", "LICENSE", "CHANGELOG.md"}
	built := []string{"kpideck", "kpideck.exe"} // what go build leaves behind
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || slices.Contains(stays, name) || slices.Contains(built, name) || path.Ext(name) == ".out" {
			continue
		}
		t.Errorf("%s stands at the top level; that holds %v and dotted names", name, stays)
	}
}
