package main

import (
	"bufio"
	"cmp"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kpideck/kpi"
	"kpideck/kpi/ingest"
	"kpideck/report/text"
)

// inspectFlags say how one file is looked at.
type inspectFlags struct {
	csv    bool
	table  int
	preset string
	sheet  string
	member string
	locale string
}

func (a *app) inspectCommand() *cobra.Command {
	f := &inspectFlags{}
	c := &cobra.Command{
		Use:   "inspect FILE",
		Short: "Show what a file is taken for and why, its columns and first rows",
		Long: `Inspect reads one export as run does and tells what it was taken for and why:
encoding, tables, preset, days, how numbers and dates are written and which cell
proved it, what was left out, what each column is used for, the first rows. It
works on any delimited file and on workbooks, packed (.gz, .zst, .zip) or not,
whether a preset knows them or not.

With --csv it writes a table to standard output as it was read: UTF-8, commas,
the header row, then every data row with its cells as text.`,
		Example: `  kpideck inspect samples/ca-phe-song-han/exports/meta-ads.csv
  kpideck inspect export.xlsx --csv --table 2 > table.csv`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.inspect(args[0], f) },
	}
	c.Flags().BoolVar(&f.csv, "csv", false, "write a table as CSV instead")
	c.Flags().IntVar(&f.table, "table", 1, "which table of the file --csv writes")
	c.Flags().StringVar(&f.member, "member", "", "look at this file of a zip archive only; --csv takes the first")
	c.Flags().StringVar(&f.preset, "preset", "", "take the file for this preset's; see kpideck list presets")
	c.Flags().StringVar(&f.sheet, "sheet", "", "look at this sheet of a workbook only")
	c.Flags().StringVar(&f.locale, "locale", "vi", "language: vi or en")
	return c
}

func (a *app) inspect(file string, f *inspectFlags) error {
	if err := (&readFlags{locale: f.locale, log: "text", jobs: 1}).apply(a); err != nil {
		return err
	}
	if f.table < 1 {
		return usage("tables are counted from 1", "--table: there is no table %d", f.table)
	}
	if ids := a.ship.presetIDs(); f.preset != "" && !slices.Contains(ids, f.preset) {
		return usage(didYouMean(f.preset, ids, "see kpideck list presets"), "--preset: there is no preset %q", f.preset)
	}
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return usage("name one export: a text file or an xlsx workbook", "cannot open %q: %v", file, reason(err))
	case info.IsDir():
		return usage("kpideck check FOLDER looks at all files of a folder", "%q is a folder", file)
	case !info.Mode().IsRegular():
		// A file is read several times, which a pipe cannot serve and which would wait for ever.
		return usage("save it as a file first", "%q is a pipe or a device", file)
	}
	members, err := f.members(file)
	if err != nil {
		return err
	}
	if f.csv {
		return a.copyTable(a.inspected(members[0], f), f)
	}
	for _, in := range members {
		if err := a.tell(a.inspected(in, f), f); err != nil {
			return err
		}
	}
	return nil
}

// members are what a file holds: itself, or the exports in an archive, those of
// them that are asked for.
func (f *inspectFlags) members(file string) ([]input, error) {
	list := unpacked(input{name: filepath.ToSlash(file), path: file, member: -1})
	if f.member == "" {
		return list, nil
	}
	prefix := filepath.ToSlash(file) + "/"
	for _, in := range list {
		if strings.TrimPrefix(in.name, prefix) == f.member {
			return []input{in}, nil
		}
	}
	var names []string
	for _, in := range list {
		names = append(names, strings.TrimPrefix(in.name, prefix))
	}
	return nil, usage(didYouMean(f.member, names, "kpideck inspect ARCHIVE lists its files"), "--member: the archive holds no export %q", f.member)
}

// tell shows what one file is.
func (a *app) tell(req ingest.Request, f *inspectFlags) error {
	l := a.ship.locale(f.locale)
	x := ingest.Inspect(a.ctx, req, a.ship.presets, runtime.GOMAXPROCS(0))
	if err := text.WriteInspection(a.stdout, req.File, x, cmp.Or(a.columns, text.Width), l); err != nil {
		return err
	}
	a.ui.err = a.stdout // problems are a result here
	a.ui.problems(x.Problems, "", l)
	if len(x.Tables) == 0 {
		a.code = exitFailed
	}
	return nil
}

// inspected asks for a file as a deck without words on it would.
func (a *app) inspected(in input, f *inspectFlags) ingest.Request {
	cat := a.ship.catalogue.Catalog()
	return ingest.Request{File: in.name, Preset: f.preset, Sheet: f.sheet, Measure: cat.Measure,
		Taken: func(id string) bool { return cat.Measure(id) != nil || cat.Metric(id) != nil },
		Open:  in.open,
		Period: func(label string) (kpi.Span, bool) {
			p, ok := kpi.DefaultCalendar().Parse(label)
			return p.Span, ok
		}}
}

// copyTable writes one table to standard output. Nobody who pipes it on reads
// what went to standard error, so the exit code tells whether it was written.
func (a *app) copyTable(req ingest.Request, f *inspectFlags) error {
	out := bufio.NewWriter(a.stdout)
	problems := ingest.CopyTable(out, req, a.ship.presets, f.table)
	if err := out.Flush(); err != nil {
		a.ui.fault(err)
		a.code = exitFailed
		return nil
	}
	a.ui.problems(problems, "", a.ship.locale(f.locale))
	if problems.Failed() {
		a.code = exitFailed
	}
	return nil
}

// presetIDs lists the presets that the program ships.
func (s *shipped) presetIDs() []string {
	var ids []string
	for _, p := range s.presets.All() {
		ids = append(ids, p.ID)
	}
	return ids
}
