package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
	"kpideck/report/text"
)

// explainFlags choose the one number.
type explainFlags struct {
	readFlags
	period string
	where  []string
	other  []string
	by     string
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
is no number, it tells why and what to do. --by takes the change from the period
before, or from that of --against, apart by channel or campaign, to the last digit.
--against with members sets a rate of counts, such as a conversion rate, beside that
of other members: two campaigns, two pages.`,
		Example: `  kpideck explain samples/ca-phe-song-han cpl --where channel="Meta Ads"
  kpideck explain samples/ca-phe-song-han revenue --period 2025-W30 --rows 10
  kpideck explain samples/ca-phe-song-han cost_per_conversion --by campaign --where channel="Meta Ads"
  kpideck explain samples/ca-phe-song-han ctr --where channel="Meta Ads" --against channel="Google Ads"`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return a.explain(args[0], args[1], f) },
	}
	f.readFlags.add(c)
	c.Flags().StringVar(&f.period, "period", "", "2025, 2025-Q3, 2025-07, 2025-W30 or 2025-07-31 (default: the report's quarter)")
	c.Flags().StringArrayVar(&f.where, "where", nil, `a member, as channel="Meta Ads"; may be given again`)
	c.Flags().StringArrayVar(&f.other, "against", nil, "members to compare a rate with, written as --where; with --by a period")
	c.Flags().StringVar(&f.by, "by", "", "take the change apart by channel or campaign")
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
	if err := f.compare(r, x, a.ship); err != nil {
		return err
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
	var err error
	x.Segment, err = segmentOf(r.model, "--where", f.where)
	return x, err
}

// compare sets the value beside another period, for what moved it, or beside
// other members.
func (f *explainFlags) compare(r *reading, x *text.Explanation, s *shipped) (err error) {
	if f.by != "" {
		return f.takeApart(r.model, x)
	}
	x.Against, err = f.against(r, x, s)
	return err
}

// takeApart explains the change from another period by the members of --by.
func (f *explainFlags) takeApart(m *kpi.Model, x *text.Explanation) error {
	dims := []string{kpi.Channel, kpi.Campaign}
	if !slices.Contains(dims, f.by) {
		return usage(didYouMean(f.by, dims, "use --by channel or --by campaign"), "--by: %q is neither channel nor campaign", f.by)
	}
	if _, fixed := x.Segment.Of(f.by); fixed {
		return usage("leave out --where "+f.by, "--by: one %s has no parts by %s", f.by, f.by)
	}
	with := m.Calendar().Previous(x.Period)
	if len(f.other) > 0 {
		var ok bool
		if with, ok = m.Calendar().Parse(f.other[0]); !ok || len(f.other) > 1 {
			return usage("use --against 2025-Q2", "--against: with --by it names one period, and %q is none", strings.Join(f.other, ", "))
		}
	}
	c := review.Compare(m, x.Metric, x.Period, x.Segment, x.Value, with)
	if x.Bridge = review.BridgeOf(m, x.Metric, x.Period, x.Segment, x.Value, c, f.by); x.Bridge == nil {
		return usage("it takes apart a sum or a ratio of sums whose two periods are covered alike and that two members or more share",
			"--by: the change of %s from %s cannot be taken apart by %s", x.Metric.ID, with.Label, f.by)
	}
	x.Before = c.Value.Span
	return nil
}

// against compares the rate with that of the members of --against.
func (f *explainFlags) against(r *reading, x *text.Explanation, s *shipped) (diag.Text, error) {
	if len(f.other) == 0 {
		return nil, nil
	}
	if _, period := r.model.Calendar().Parse(f.other[0]); period {
		return nil, usage("add --by channel or --by campaign; without it, --against takes members", "--against: %q is a period", f.other[0])
	}
	other, err := segmentOf(r.model, "--against", f.other)
	if err != nil {
		return nil, err
	}
	v, ok := review.CompareVariants(r.model, x.Metric, x.Period, x.Segment, other)
	if !ok {
		return nil, usage("compare a rate of counts, such as conversion_rate or ctr, of two members of one dimension",
			"--against: %s of the two is no rate of counts, one of them has no value, or they share rows", x.Metric.ID)
	}
	return v.Say(x.Metric, r.reviewOptions(s)), nil
}

// segmentOf reads the members that a flag names.
func segmentOf(m *kpi.Model, flag string, words []string) (kpi.Segment, error) {
	var picks []kpi.Pick
	for _, w := range words {
		p, err := memberPick(m, flag, w)
		if err != nil {
			return nil, err
		}
		picks = append(picks, p)
	}
	return kpi.NewSegment(picks...), nil
}

// memberPick reads channel="Meta Ads". Names of channels may be those of the exports.
func memberPick(m *kpi.Model, flag, word string) (kpi.Pick, error) {
	dim, member, ok := strings.Cut(word, "=")
	p := kpi.Pick{Dim: strings.TrimSpace(dim), Member: strings.Trim(strings.TrimSpace(member), `"`)}
	if !ok || p.Member == "" {
		return p, usage("use "+flag+` channel="Meta Ads"`, "%s: %q names no member", flag, word)
	}
	dims := m.Dims()
	if !slices.Contains(dims, p.Dim) {
		return p, usage("dimensions: "+strings.Join(dims, ", "), "%s: no source is kept by %q", flag, p.Dim)
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
	return p, usage(didYouMean(p.Member, members, "members: "+strings.Join(shortened(members), ", ")), "%s: there is no %s %q", flag, p.Dim, p.Member)
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
