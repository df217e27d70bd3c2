package ingest

import (
	"cmp"
	"slices"
	"strings"

	"kpideck/kpi"
)

// tallies makes the tallies of a table: one for each account and level in it.
func (s *settled) tallies(hash string) []*kpi.Tally {
	keep := s.measures()
	var list []*kpi.Tally
	from := 0
	for i, g := range s.groups {
		if i+1 < len(s.groups) && s.groups[i+1].of.tally == g.of.tally {
			continue
		}
		list = append(list, s.tally(hash, keep, g.of.choice))
		s.fill(list[len(list)-1], s.groups[from:i+1], keep)
		from = i + 1
	}
	list = append(list, s.idle(hash, keep, list)...)
	if list == nil {
		list = append(list, s.tally(hash, keep, choice{}))
	}
	s.countRest(list[0])
	if s.oneLevel() && len(s.t.req.Where) == 0 {
		list[0].Totals = s.checks()
	}
	return list
}

// fill gives a tally the rows of its groups, which are in order.
func (s *settled) fill(t *kpi.Tally, groups []*group, keep []int) {
	n := len(keep)
	amounts := make([]kpi.Cell, n*len(groups))
	t.Rows = make([]kpi.TallyRow, len(groups))
	rows := 0 // of a span
	for i, g := range groups {
		t.Rows[i] = s.row(g, keep, amounts[n*i:n*(i+1):n*(i+1)])
		t.RowsRead += int(g.all.rows)
		rows += int(g.all.rows)
		if i+1 == len(groups) || groups[i+1].span != g.span {
			t.RowsByDay[g.span], rows = rows, 0
		}
	}
}

// idle makes tallies without rows for the accounts of which where: left out
// every row: their days are covered all the same.
func (s *settled) idle(hash string, keep []int, list []*kpi.Tally) []*kpi.Tally {
	if s.t.req.Account != "" || s.t.bind.account < 0 || s.t.bind.level >= 0 {
		return nil
	}
	var more []*kpi.Tally
	for account := range s.seenBy {
		if account != "" && !slices.ContainsFunc(list, func(t *kpi.Tally) bool { return t.Account == account }) {
			more = append(more, s.tally(hash, keep, choice{account: account}))
		}
	}
	slices.SortFunc(more, func(a, b *kpi.Tally) int { return strings.Compare(a.Account, b.Account) })
	return more
}

// covered is the days of an account's rows. Where the deck names the account,
// all rows are its own.
func (s *settled) covered(account string) kpi.Span {
	if own, ok := s.seenBy[account]; ok && s.t.req.Account == "" {
		return own
	}
	return s.seen
}

// oneLevel tells whether no row sums others of its table; only then do the rows
// add up to the totals row.
func (s *settled) oneLevel() bool {
	return !slices.ContainsFunc(s.groups, func(g *group) bool { return g.of.level != s.groups[0].of.level })
}

// countRest gives the first tally the rows of the table that are in none.
func (s *settled) countRest(t *kpi.Tally) {
	for reason, n := range s.aside {
		if reason == "" {
			continue
		}
		t.SetAside[reason] += n
		if reason != kpi.AsideTotalsRow && reason != kpi.AsideDescribed {
			t.RowsRead += n
		}
	}
}

func (s *settled) tally(hash string, keep []int, k choice) *kpi.Tally {
	r := s.t.req
	t := &kpi.Tally{Source: r.Source, File: r.File, Table: s.t.title, Hash: hash, Stated: s.t.stated, Reported: s.t.reported, Seen: s.covered(k.account),
		Account: cmp.Or(r.Account, k.account, s.t.account()), Level: s.t.level(), FromPeriods: s.labels, CurrencyAt: s.coins,
		Family: r.Family, Platform: r.Channel, RowsByDay: map[kpi.Span]int{}, SetAside: map[string]int{}}
	if x := s.t.preset; x != nil {
		t.Preset, t.Unproven = x.ID, x.doubtful(s.t)
		t.Platform = cmp.Or(r.Channel, s.t.channel, x.Channel)
		t.FirstOf = s.firstOf(keep)
		if !r.HasFamily {
			t.Family = x.Family
		}
		if level, ok := x.levelWord[headerKey(k.level)]; ok {
			t.Level = level
		}
	}
	if t.Account == "" && len(s.ids) > 0 {
		t.Evidence = s.ids
	}
	if len(s.called) > 0 {
		t.CampaignIDs = s.called
	}
	for _, d := range s.t.bind.dims {
		t.Dims = append(t.Dims, d.id)
	}
	for _, m := range keep {
		t.Measures = append(t.Measures, s.t.bind.measures[m].id)
	}
	t.Settles = s.t.settles(t.Family, t.Measures)
	return t
}

// measures lists the measures that count: all but a column of mixed results.
func (s *settled) measures() []int {
	var keep []int
	for i, m := range s.t.bind.measures {
		if !m.same || s.oneResult(&m) {
			keep = append(keep, i)
		}
	}
	return keep
}

// oneResult tells whether all results are of one kind, and that one a conversion.
func (s *settled) oneResult(m *measureColumn) bool {
	if s.t.bind.resultType < 0 || len(s.types) != 1 {
		return false
	}
	for kind := range s.types {
		return kind != "" && !m.except[headerKey(kind)]
	}
	return false
}

// firstOf keeps of the preset's choices those that the table has.
func (s *settled) firstOf(keep []int) map[string][]string {
	var out map[string][]string
	for id, choices := range s.t.preset.firstOf {
		has := slices.ContainsFunc(keep, func(i int) bool { return slices.Contains(choices, s.t.bind.measures[i].id) })
		if !has {
			continue
		}
		if out == nil {
			out = map[string][]string{}
		}
		out[id] = choices
	}
	return out
}

// row fills the amounts of a group.
func (s *settled) row(g *group, keep []int, amounts []kpi.Cell) kpi.TallyRow {
	r := kpi.TallyRow{Span: g.span, Currency: g.of.code, Amounts: amounts}
	if len(s.t.bind.dims) > 0 {
		r.Members = g.of.names
	}
	for i, m := range keep {
		r.Amounts[i] = s.amount(g, m)
	}
	return r
}

// amount reads a partial sum. What may not be added is known only where a
// single row brought it.
func (s *settled) amount(g *group, measure int) kpi.Cell {
	roll := s.t.bind.measures[measure].rollup
	sum, n := g.all.read(measure, s.style, roll)
	if n == 0 || roll == kpi.RollNone && n > 1 {
		return kpi.Cell{}
	}
	return kpi.Cell{Known: true, Sum: sum}
}

// currency is the deck's word, else the row's own, the header's or the sign in the cells.
func (s *settled) currency(own string) string {
	own = strings.ToUpper(own)
	if code, ok := s.t.words.symbols[own]; ok && code != "" {
		own = code
	}
	return cmp.Or(s.t.req.Currency, own, s.t.headerCurrency(), s.symbol)
}

// checks compares the table's totals row with our own sums.
func (s *settled) checks() []kpi.TotalsCheck {
	row, ok := s.t.ownTotals(s.totals)
	if !ok {
		return nil
	}
	return s.compare(row)
}

// sum adds a measure over all rows of one currency.
func (s *settled) sum(measure int, currency string) (kpi.Decimal, bool) {
	var total kpi.Decimal
	known := false
	for _, g := range s.groups {
		sum, n := g.all.read(measure, s.style, kpi.RollSum)
		if n == 0 || currency != "" && g.of.currency != "" && g.of.currency != currency {
			continue
		}
		known = true
		total, _ = total.Add(sum)
	}
	return total, known
}
