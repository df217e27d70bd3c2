package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"kpideck/report/text"
)

func (a *app) checkCommand() *cobra.Command {
	f := &readFlags{}
	c := &cobra.Command{
		Use:   "check [DECK ...]",
		Short: "Read everything, print every problem and the SMART findings, write nothing",
		Long: `Check reads each DECK and all its files as run does, and prints what is wrong or
worth a look: in the deck, in the tables beside it, in the exports, between the
targets. It writes nothing.`,
		Example: "  kpideck check samples/ca-phe-song-han",
		RunE:    func(_ *cobra.Command, args []string) error { return a.check(args, f) },
	}
	f.add(c)
	return c
}

func (a *app) check(args []string, f *readFlags) error {
	if err := f.apply(a); err != nil {
		return err
	}
	decks, err := a.openAll(args, f)
	if err != nil {
		return err
	}
	if !a.ui.json {
		a.ui.err = a.stdout // problems are the result here
	}
	var codes []exitCode
	for _, o := range decks {
		codes = append(codes, a.checkOne(o, f))
	}
	a.code = outcome(codes)
	return nil
}

func (a *app) checkOne(o *opened, f *readFlags) exitCode {
	r := a.read(o, f.jobs)
	a.ui.problems(r.problems, o.dir, o.words)
	if r.problems.Failed() {
		a.ui.deckFailed("cli.check_failed", o.dir, o.words)
		return exitFailed
	}
	a.ui.findings(r.card.Findings, o.dir, o.words)
	switch {
	case a.ui.quiet:
		return exitDone
	case a.ui.json:
		a.ui.smart(r.card, o.dir, o.words)
		return exitDone
	}
	if err := text.WriteSmart(a.stdout, r.card, o.words); err != nil {
		a.ui.fault(err)
		return exitFailed
	}
	a.ui.lines(a.stdout, o.words.Say("cli.check_passed", filepath.ToSlash(o.dir)), "")
	return exitDone
}
