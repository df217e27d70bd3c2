package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
)

// exportEndings are what a folder is searched for, where neither a deck nor its
// pattern names the ending. Old workbooks, those of other programs and archives
// are not read, but must not be passed over in silence.
var exportEndings = []string{".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers", ".zip", ".gz", ".zst", ".bz2", ".xz", ".7z", ".rar"}

func isExport(in input) bool {
	return slices.Contains(exportEndings, strings.ToLower(filepath.Ext(in.path)))
}

// anyEnding tells whether a pattern such as exports/* leaves the ending open: it
// means the exports there, and not the pictures and PDFs that lie beside them.
func anyEnding(pattern string) bool { return strings.HasSuffix(pattern, "*") }

// files lists the files of every source entry. A pattern that names none is a
// problem: a channel that is missing because of a typo must not go unnoticed.
func (o *opened) files() (bySource [][]input, problems diag.List) {
	f := &finder{dir: o.dir, skip: o.skips()}
	for i := range o.deck.Sources {
		s := &o.deck.Sources[i]
		var list []input
		for _, pattern := range s.Files {
			found, err := f.find(pattern)
			if anyEnding(pattern) {
				found = slices.DeleteFunc(found, func(in input) bool { return !isExport(in) })
			}
			switch {
			case err != nil:
				problems.Add(&diag.Problem{Code: "bad_pattern", Severity: diag.Error, Pos: s.Pos,
					Message: diag.Bothf("mẫu tên tệp %q sai", "the pattern %q is wrong", pattern),
					Hint:    diag.Both("* thay một phần tên, ** thay nhiều thư mục; dấu [ phải có ]", "* stands for a part of a name, ** for folders; a [ needs its ]")})
			case len(found) == 0:
				problems.Add(o.noFiles(s, pattern))
			}
			list = append(list, found...)
		}
		slices.SortFunc(list, func(a, b input) int { return strings.Compare(a.name, b.name) })
		bySource = append(bySource, slices.CompactFunc(list, func(a, b input) bool { return a.path == b.path && a.member == b.member }))
	}
	return bySource, problems
}

func (o *opened) noFiles(s *deck.Source, pattern string) *diag.Problem {
	pos := s.Pos
	if o.file == "" {
		pattern, pos = ".", diag.Pos{}
	}
	return &diag.Problem{Code: "no_files", Severity: diag.Error, Pos: pos,
		Message: diag.Bothf("không có tệp nào cho %q", "no file matches %q", pattern),
		Hint: diag.Bothf("đường dẫn tính từ %s; kiểm tra tên thư mục và đuôi tệp", "paths start at %s; check the folder and the ending",
			filepath.ToSlash(filepath.Clean(o.dir)))}
}

// skips tells what a pattern may match and is no input all the same: what the
// deck names for another purpose and what kpideck wrote.
func (o *opened) skips() func(input) bool {
	d := o.deck
	own := map[string]bool{}
	for _, name := range []string{o.file, d.Targets, d.Events, d.Notes, d.Actions, d.Rates, d.Brand.Logo, d.Template} {
		if name != "" {
			own[filepath.Clean(o.path(name))] = true
		}
	}
	out := filepath.Clean(o.path(d.Out))
	written := regexp.MustCompile(`^` + regexp.QuoteMeta(o.slug()) + `-\d{4}-Q[1-4](-[^.]+)?\.(` + strings.Join(formatNames(), "|") + `)$`)
	manifests := map[string]map[string]bool{}
	return func(in input) bool {
		dir, name := filepath.Split(in.path)
		dir = filepath.Clean(dir)
		if _, asked := manifests[dir]; !asked {
			manifests[dir] = readManifest(dir).names()
		}
		return o.file == "" && !isExport(in) || own[filepath.Clean(in.path)] || manifests[dir][name] || dir == out && written.MatchString(name)
	}
}
