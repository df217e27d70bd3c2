package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/report/text"
)

// explainFlags choose the one number.
type explainFlags struct {
	readFlags
	period string
	where  []string
	rows   string
}

func (a *app) explainCommand() *cobra.Command {
	f := &explainFlags{}
	c := &cobra.Command{
		Use:   "explain DECK KPI",
		Short: "Show where one number comes from: formula, amounts, files, rows",
		Long: `Explain computes one KPI of a deck for a period and a choice of members and shows
the formula in numbers and in words, its amounts, what each file gave to them,
what was set aside and why, and with --rows the rows of the exports. Where there
is no number, it tells why and what to do.`,
		Example: `  kpideck explain samples/ca-phe-song-han cpl --where channel="Meta Ads"
  kpideck explain samples/ca-phe-song-han revenue --period 2025-W30 --rows 10`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return a.explain(args[0], args[1], f) },
	}
	f.readFlags.add(c)
	c.Flags().StringVar(&f.period, "period", "", "2025, 2025-Q3, 2025-07, 2025-W30 or 2025-07-31 (default: the report's quarter)")
	c.Flags().StringArrayVar(&f.where, "where", nil, `a member, as channel="Meta Ads"; may be given again`)
	c.Flags().StringVar(&f.rows, "rows", "", "show this many rows of each export, or all")
	return c
}

func (a *app) explain(arg, id string, f *explainFlags) error {
	if err := f.apply(a); err != nil {
		return err
	}
	limit, err := f.limit()
	if err != nil {
		return err
	}
	o, err := a.open(arg, &f.readFlags)
	if err != nil {
		return err
	}
	r := a.read(o, f.jobs)
	a.ui.problems(errorsOnly(r.problems), o.dir, o.words)
	if r.problems.Failed() {
		a.code = exitFailed
		return nil
	}
	x, err := f.choose(r, id)
	if err != nil {
		return err
	}
	x.Value = r.model.Value(x.Metric, x.Period, x.Segment)
	x.Currency, x.Catalog, x.Sources = r.model.Currency(), r.catalog, r.sources
	x.Lineages, x.Missing, x.Known = r.model.Lineages(x.Value.Derivation), r.model.Missing(x.Metric), r.model.Range()
	if f.rows != "" {
		x.Rows = r.rows(a, x.Lineages, limit)
	}
	return text.WriteExplanation(a.stdout, *x, cmp.Or(a.columns, text.Width), o.words)
}

// limit is how many rows of a file are shown, below 0 all.
func (f *explainFlags) limit() (int, error) {
	if f.rows == "" || f.rows == "all" {
		return -1, nil
	}
	n, err := strconv.Atoi(f.rows)
	if err != nil || n < 1 {
		return 0, usage("use --rows 20 or --rows all", "--rows: %q is no number of rows", f.rows)
	}
	return n, nil
}

// choose reads what the command line names against what the deck has.
func (f *explainFlags) choose(r *reading, id string) (*text.Explanation, error) {
	x := &text.Explanation{Metric: r.catalog.Metric(id), Period: r.quarter}
	if x.Metric == nil {
		var ids []string
		for _, m := range r.catalog.Metrics {
			ids = append(ids, m.ID)
		}
		return nil, usage(didYouMean(id, ids, "see kpideck list kpis"), "there is no KPI %q", id)
	}
	if f.period != "" {
		p, ok := r.deck.Calendar.Parse(f.period)
		if !ok {
			return nil, usage("use 2025, 2025-Q3, 2025-07, 2025-W30 or 2025-07-31", "--period: %q is no period of this calendar", f.period)
		}
		x.Period = p
	}
	var picks []kpi.Pick
	for _, w := range f.where {
		p, err := memberPick(r.model, w)
		if err != nil {
			return nil, err
		}
		picks = append(picks, p)
	}
	x.Segment = kpi.NewSegment(picks...)
	return x, nil
}

// memberPick reads channel="Meta Ads". Names of channels may be those of the exports.
func memberPick(m *kpi.Model, word string) (kpi.Pick, error) {
	dim, member, ok := strings.Cut(word, "=")
	p := kpi.Pick{Dim: strings.TrimSpace(dim), Member: strings.Trim(strings.TrimSpace(member), `"`)}
	if !ok || p.Member == "" {
		return p, usage(`use --where channel="Meta Ads"`, "--where: %q names no member", word)
	}
	dims := m.Dims()
	if !slices.Contains(dims, p.Dim) {
		return p, usage("dimensions: "+strings.Join(dims, ", "), "--where: no source is kept by %q", p.Dim)
	}
	if p.Dim == kpi.Channel {
		p.Member = m.Channel(p.Member)
	}
	members := append(m.Members(p.Dim, nil), kpi.NotSet)
	for _, name := range members {
		if strings.EqualFold(name, p.Member) {
			p.Member = name
			return p, nil
		}
	}
	return p, usage(didYouMean(p.Member, members, "members: "+strings.Join(shortened(members), ", ")), "--where: there is no %s %q", p.Dim, p.Member)
}

// manyMembers is where a list of members stops.
const manyMembers = 20

func shortened(list []string) []string {
	if len(list) > manyMembers {
		return append(list[:manyMembers:manyMembers], "…")
	}
	return list
}

func didYouMean(word string, known []string, otherwise string) string {
	if near := diag.Nearest(word, known); near != "" {
		return "did you mean " + near + "?"
	}
	return otherwise
}

func errorsOnly(list diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(list), func(p *diag.Problem) bool { return p.Severity != diag.Error })
}
