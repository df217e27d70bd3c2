package main

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kpideck/kpi/diag"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/text"
)

// runFlags are those of run beside the ones of every reading command.
type runFlags struct {
	readFlags
	out     string
	formats []string
	layout  string
	pages   report.Layout // of that name
	values  string
	failOn  []string
	force   bool
}

func (a *app) runCommand() *cobra.Command {
	f := &runFlags{}
	c := &cobra.Command{
		Use:   "run [DECK ...]",
		Short: "Build the reports",
		Long: `Run reads each DECK (a deck.yaml, a folder that holds one, or a folder of exports
alone; the current folder when none is named) and writes the workbook, the pages
and the data of its quarter: OUT/<client>-<quarter>.xlsx .pdf .json .csv .txt and
OUT/manifest.json; with --format svg or png also a file of each chart, for slides.
All files of a deck appear, or none.

Exit codes: 0 done, 1 failed and nothing written, 2 wrong usage, 3 written and
--fail-on found something, 4 some of several decks failed.`,
		Example: `  kpideck run
  kpideck run samples/ca-phe-song-han --format pdf --locale en
  kpideck run clients/* --out review --quarter previous --fail-on missed`,
		RunE: func(_ *cobra.Command, args []string) error { return a.build(args, f) },
	}
	f.readFlags.add(c)
	c.Flags().StringVar(&f.out, "out", "", "folder of the results (default: the deck's out, else reports beside the deck)")
	c.Flags().StringSliceVar(&f.formats, "format", usualFormats(), "what to write: xlsx, pdf, json, csv, txt; svg and png for a file of each chart")
	c.Flags().StringVar(&f.layout, "layout", defaultLayout, "form of the pages: "+strings.Join(a.ship.ids("layouts"), ", ")+", or a .yaml file of your own")
	c.Flags().StringVar(&f.values, "values", "", "day: report.json and the values table hold days as well")
	c.Flags().StringSliceVar(&f.failOn, "fail-on", nil, "exit with 3 when there are: missed (targets), problems (warnings about deck, tables and exports; what check finds between targets is none)")
	c.Flags().BoolVar(&f.force, "force", false, "overwrite files that kpideck did not write")
	return c
}

// What --fail-on may name.
const (
	onMissed   = "missed"
	onProblems = "problems"
)

func (f *runFlags) check() error {
	if f.values != "" && f.values != "day" {
		return usage("use --values day, or leave it out", "--values: there is no grain %q to add", f.values)
	}
	for _, word := range f.failOn {
		if word != onMissed && word != onProblems {
			return usage("use missed, problems or both", "--fail-on: %q is nothing that can be found", word)
		}
	}
	return nil
}

func (a *app) build(args []string, f *runFlags) error {
	if err := errors.Join(f.apply(a), f.check()); err != nil {
		return err
	}
	kinds, err := chosenFormats(f.formats)
	if err != nil {
		return err
	}
	if f.pages, err = a.ship.chosenLayout(f.layout); err != nil {
		return err
	}
	go func() { _, _ = loadFonts() }() // while the exports are read; loadLook waits for it and has its error
	decks, err := a.openAll(args, &f.readFlags)
	if err != nil {
		return err
	}
	dirs, err := f.folders(decks)
	if err != nil {
		return err
	}
	var codes []exitCode
	for i, o := range decks {
		codes = append(codes, a.buildOne(o, output{dir: dirs[i], formats: kinds, force: f.force, jobs: f.jobs, now: a.now()}, f))
	}
	a.code = outcome(codes)
	return nil
}

// openAll reads the deck files before anything is built, so that a wrong name
// stops the run while nothing has been written.
func (a *app) openAll(args []string, f *readFlags) ([]*opened, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	var decks []*opened
	for _, arg := range args {
		o, err := a.open(arg, f)
		if err != nil {
			return nil, err
		}
		decks = append(decks, o)
	}
	return decks, nil
}

// folders gives the folder of each deck's results. Every folder has one
// manifest, so two decks cannot share it.
func (f *runFlags) folders(decks []*opened) ([]string, error) {
	owner := map[string]string{}
	var dirs []string
	for _, o := range decks {
		dir := o.path(o.deck.Out)
		switch {
		case f.out != "" && len(decks) > 1:
			dir = filepath.Join(f.out, o.slug())
		case f.out != "":
			dir = f.out
		}
		whole, err := realPath(dir)
		if err != nil {
			return nil, err
		}
		name := filepath.Join(o.dir, o.file)
		switch other, taken := owner[whole]; {
		case taken && other == name:
			return nil, usage("name each deck once", "%s is named twice", name)
		case taken:
			return nil, usage("give each deck its own out: or its own client:", "%s and %s both write to %s", other, name, dir)
		}
		owner[whole] = name
		dirs = append(dirs, dir)
	}
	return dirs, nil
}

// realPath gives the one name of a folder that several links may lead to. What
// of it does not exist yet is no link.
func realPath(dir string) (string, error) {
	whole, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at, rest := whole, ""; ; at, rest = filepath.Dir(at), filepath.Join(filepath.Base(at), rest) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest), nil
		}
		if at == filepath.Dir(at) {
			return whole, nil
		}
	}
}

// buildOne takes one deck from its files to its documents.
func (a *app) buildOne(o *opened, out output, f *runFlags) exitCode {
	r := a.read(o, f.jobs)
	a.ui.problems(r.problems, o.dir, o.words)
	if r.problems.Failed() {
		a.ui.deckFailed("cli.not_written", o.dir, o.words)
		return exitFailed
	}
	k, err := loadLook(r.deck.Brand.Color, r.logo)
	if err != nil {
		a.notWritten(o, err)
		return exitFailed
	}
	d := a.described(r, k, f)
	names, err := out.write(r, d, k)
	if err != nil {
		a.notWritten(o, err)
		return exitFailed
	}
	if !a.ui.quiet {
		if err := text.WriteSummary(a.stdout, d); err != nil {
			a.ui.fault(err)
		}
	}
	for _, name := range names {
		a.ui.written(o.dir, filepath.ToSlash(filepath.Join(out.dir, name)), o.words)
	}
	if f.found(d) {
		return exitFound
	}
	return exitDone
}

// described builds the report of a deck, and once more with a notice when its
// pages would have to show stand-ins for letters.
func (a *app) described(r *reading, k *look, f *runFlags) *report.Document {
	d := r.document(a.ship, f.pages, f.values == "day")
	found := r.strange(k.fonts.Strange(d))
	if len(found) == 0 {
		return d
	}
	a.ui.problems(found, r.dir, r.words)
	r.add(found)
	r.problems.Sort()
	return r.document(a.ship, f.pages, f.values == "day")
}

func (a *app) notWritten(o *opened, err error) {
	var p *diag.Problem
	if errors.As(err, &p) {
		a.ui.problems(diag.List{p}, "", o.words)
	} else {
		a.ui.fault(err)
	}
	a.ui.deckFailed("cli.not_written", o.dir, o.words)
}

// found tells whether the report holds what --fail-on names.
func (f *runFlags) found(d *report.Document) bool {
	missed := slices.ContainsFunc(d.Facts.Card.Rows, func(r *review.Row) bool { return r.Status == review.Missed })
	warned := slices.ContainsFunc(d.Facts.Problems, func(p *diag.Problem) bool { return p.Severity != diag.Notice })
	return missed && slices.Contains(f.failOn, onMissed) || warned && slices.Contains(f.failOn, onProblems)
}
