// Command kpideck turns raw exports of marketing platforms into the workbook
// and the pages of a quarterly KPI review.
//
// This package is the only one that asks for the clock, the environment and the
// file system, and it does no arithmetic: it reads what the user named, hands
// it along the pipeline (pipeline.go) and puts what comes out into files.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"

	"github.com/spf13/cobra"
)

// version is told by --version and written into manifests.
const version = "0.1.0"

// app is one run of the program.
type app struct {
	environment
	ui   *ui
	ship *shipped
	code exitCode
}

// run is the whole program: main and the tests call it.
func run(env environment) exitCode {
	ctx, stop := signal.NotifyContext(env.ctx, os.Interrupt)
	defer stop()
	a := &app{environment: env, ui: &ui{out: env.stdout, err: env.stderr, json: wantsJSON(env.args)}}
	a.ctx = ctx
	files, err := newDataFiles(env.templates)
	if err != nil {
		a.ui.usage(err)
		a.ui.end(exitUsage)
		return exitUsage
	}
	if a.ship, err = loadShipped(files); err != nil {
		a.ui.fault(err)
		a.ui.end(exitFailed)
		return exitFailed
	}
	if err := a.execute(ctx); err != nil {
		a.ui.usage(err)
		a.code = exitUsage
	}
	a.ui.end(a.code)
	return a.code
}

func (a *app) execute(ctx context.Context) error {
	root := a.root()
	root.SetArgs(a.args)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	called, err := root.ExecuteContextC(ctx)
	var known *usageError
	if err != nil && !errors.As(err, &known) {
		return usage("see "+called.CommandPath()+" --help", "%v", err)
	}
	return err
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "kpideck",
		Short: "Quarterly KPI reviews out of raw marketing exports",
		Long: `kpideck reads the CSV exports of marketing platforms as they are and builds the
documents of a quarterly KPI review: a workbook, pages and data, in Vietnamese
or English.

KPIDECK_TEMPLATES names a folder of your own data files, laid out as templates/ in
the source: presets, KPIs, packs, channels, layouts, words. They add to those of
the program; a file of the same name replaces one.`,
		Example:           "  kpideck run samples/ca-phe-song-han",
		Version:           version,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.AddCommand(a.initCommand(), a.runCommand(), a.checkCommand(), a.explainCommand(), a.inspectCommand(), a.listCommand())
	return root
}
