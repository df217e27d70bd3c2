package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
)

// initFlags say what a new deck is made from.
type initFlags struct {
	from   []string
	locale string
	client string
}

func (a *app) initCommand() *cobra.Command {
	f := &initFlags{}
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Start a deck, out of exports if there are some",
		Long: `Init writes a deck.yaml and the tables beside it (targets.csv, events.csv,
notes.csv) into DIR, which it makes if need be. It overwrites nothing.

With --from it looks at exports, a folder or files, and fills in what they show:
the sources, the names of one channel, the packs that have figures, and a target
for the next quarter for each KPI with history. What cannot be read stands in
deck.yaml as a comment, with the reason and, where one can be made, an entry that
reads it. Without --from it looks at the files that DIR holds. All of it is a
proposal: look it over before you run it.`,
		Example: `  kpideck init clients/song-han
  kpideck init clients/song-han --from Downloads/exports --client "Cà phê Sông Hàn"`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.begin(args[0], args[1:], f) },
	}
	c.Flags().StringArrayVar(&f.from, "from", nil, "a folder of exports, or one export; may be given several times")
	c.Flags().StringVar(&f.locale, "locale", "vi", "language of the deck: vi or en")
	c.Flags().StringVar(&f.client, "client", "", "whose figures these are (default: the name of DIR)")
	return c
}

// begin makes a deck: look at the exports, draft, try the draft out, write.
func (a *app) begin(dir string, more []string, f *initFlags) error {
	if err := (&readFlags{locale: f.locale, log: "text", jobs: 1}).apply(a); err != nil {
		return err
	}
	if len(more) > 0 && len(f.from) == 0 {
		return usage("name exports with --from", "init takes one folder; what is %q?", more[0])
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return usage("name a folder", "%q is a file", dir)
	}
	n := &newDeck{app: a, dir: dir, locale: a.ship.locale(f.locale), jobs: runtime.GOMAXPROCS(0)}
	if err := n.free(deckName); err != nil {
		return n.failed(err)
	}
	if err := n.find(slices.Concat(f.from, more)); err != nil {
		return n.failed(err)
	}
	whole, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	n.draft = deck.Propose(cmp.Or(strings.TrimSpace(f.client), filepath.Base(whole)), f.locale, n.exports, n.siblings)
	if err := n.settle(); err != nil {
		return n.failed(err)
	}
	if err := n.write(); err != nil {
		return n.failed(err)
	}
	return n.tell()
}

// failed tells why nothing was written; a wrong command line is told by the caller.
func (n *newDeck) failed(err error) error {
	switch e := err.(type) {
	case *usageError:
		return err
	case *diag.Problem:
		n.ui.problems(diag.List{e}, "", n.locale)
	default:
		n.ui.fault(err)
	}
	n.code = exitFailed
	return nil
}

// free refuses to overwrite a file.
func (n *newDeck) free(name string) error {
	path := filepath.Join(n.dir, name)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	shown := filepath.ToSlash(path)
	return &diag.Problem{Code: "file_exists", Severity: diag.Error, Count: 1,
		Message: diag.Bothf("%s đã có; init không ghi đè tệp nào", "%s exists; init overwrites no file", shown),
		Hint:    diag.Both("chọn thư mục khác, hoặc chuyển tệp này đi", "choose another folder, or move the file away")}
}
