package report

import (
	"cmp"
	"slices"
	"strconv"

	"kpideck/kpi"
)

// Limits of what is shown; what is left out is said.
const (
	pageChannels  = 9
	pageCampaigns = 6
	// bookCampaigns is how many campaigns of a channel the workbook and the text
	// list; thousands of them are for report.json.
	bookCampaigns = 200
)

// channels sets channels and campaigns side by side.
func (b *builder) channels() *Section {
	metrics := b.channelMetrics()
	members := b.channelMembers(metrics)
	if len(metrics) == 0 || len(members) == 0 {
		return nil
	}
	total := member{name: b.l.Word("channels.total"), values: b.memberValues(metrics, nil)}
	s := b.section(Channels)
	s.Message = b.channelMessage(metrics, members, total)
	figs := b.columnFigures(metrics, total, members)
	s.Blocks = append(s.Blocks, b.channelTable(InBook|InText, metrics, figs, total, members, true), b.channelPage(metrics, figs, total, members))
	if t := b.compareTable(members); t != nil {
		s.Blocks = append(s.Blocks, t)
	}
	if t := b.campaignTable(metrics, total, members); t != nil {
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

// channelPage is the table of a page: the columns that the layout keeps there
// and the channels that it has room for.
func (b *builder) channelPage(metrics []*kpi.Metric, figs []figures, total member, members []member) *Table {
	keep := b.pageColumns(metrics)
	var shown []member
	for _, m := range b.foldRest(metrics, members) {
		shown = append(shown, pickValues(m, keep))
	}
	return b.channelTable(InPage, picked(metrics, keep), picked(figs, keep), pickValues(total, keep), shown, false)
}

func (b *builder) pageColumns(metrics []*kpi.Metric) []int {
	var keep []int
	for i, x := range metrics {
		if !slices.Contains(b.in.Layout.BookOnly, x.ID) {
			keep = append(keep, i)
		}
	}
	return keep
}

// channelMetrics are those of the layout that have a value in some channel.
func (b *builder) channelMetrics() []*kpi.Metric {
	var list []*kpi.Metric
	for _, id := range b.in.Layout.ChannelKPIs {
		x := b.m.Catalog().Metric(id)
		if x == nil || !b.m.Available(x) || !x.At(kpi.Quarterly) {
			continue
		}
		if slices.ContainsFunc(b.channelNames, func(name string) bool {
			return b.m.Value(x, b.quarter, kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: name})).OK()
		}) {
			list = append(list, x)
		}
	}
	return list
}

func (b *builder) channelColumns(metrics []*kpi.Metric, figs []figures) []Column {
	cols := []Column{{Role: RoleName, Title: b.l.Word("column.channel"), Text: true}}
	if leadsWithSpend(metrics) {
		cols = append(cols, Column{Role: RoleShare, Title: b.l.Word("column.share"), Code: "%"})
	}
	for i, x := range metrics {
		cols = append(cols, Column{Role: RoleValue, Title: cmp.Or(x.Short.In(b.l.ID), x.Names.In(b.l.ID)), Code: figs[i].unitWord(), Period: b.quarter})
	}
	return cols
}

// leadsWithSpend tells whether a table shows the share of the spend.
func leadsWithSpend(metrics []*kpi.Metric) bool { return len(metrics) > 0 && metrics[0].ID == "spend" }

func (b *builder) channelTable(on Medium, metrics []*kpi.Metric, figs []figures, total member, members []member, deep bool) *Table {
	t := &Table{ID: ChannelsBlock, On: on, Kind: ChannelTable, Title: b.l.Word("channels.table"), Note: b.channelNote(b.l.Word("channels.note"), metrics, total, members), Columns: b.channelColumns(metrics, figs)}
	t.Rows = append(t.Rows, b.memberRow(TotalRow, total, total, metrics, figs))
	for _, m := range members {
		t.Rows = append(t.Rows, b.memberRow(ChannelRow, m, total, metrics, figs))
		if deep {
			b.addCampaigns(t, m.campaign, total, metrics, figs)
		}
	}
	return t
}

// addCampaigns lists the largest campaigns of a channel and says how many more
// there are.
func (b *builder) addCampaigns(t *Table, campaigns []member, total member, metrics []*kpi.Metric, figs []figures) {
	for _, c := range campaigns[:min(len(campaigns), bookCampaigns)] {
		t.Rows = append(t.Rows, b.memberRow(CampaignRow, c, total, metrics, figs))
	}
	if left := len(campaigns) - bookCampaigns; left > 0 {
		rest := Row{Kind: CampaignRow, Cells: make([]Cell, len(t.Columns))}
		rest.Cells[0].Text = b.l.Say("channels.rest", b.l.Number(float64(left), 0))
		t.Rows = append(t.Rows, rest)
	}
}

// channelNote adds to a note which channels outrun the total, which ratios have one
// side only, and where the columns are taken from.
func (b *builder) channelNote(note string, metrics []*kpi.Metric, total member, members []member) string {
	if ends := b.endsNote(metrics, total, members); ends != "" {
		note += " · " + ends
	}
	return noted(noted(note, b.memberSides(metrics, members)), b.basisNote(metrics))
}

// memberSides says which columns have one side only in the total or in a channel.
func (b *builder) memberSides(metrics []*kpi.Metric, members []member) string {
	var list []*oneSided
	for _, x := range metrics {
		for _, s := range append([]kpi.Segment{nil}, segmentsOf(members)...) {
			if o := b.m.OneSided(x, b.quarter, s); o.Much() {
				list = b.groupOneSided(list, o, x, cmp.Or(x.Short.In(b.l.ID), x.Names.In(b.l.ID)))
				break // the channel's own days are among those of the total
			}
		}
	}
	return b.oneSidedNote(list)
}

// basisNote says where two columns of one thing are taken from, where that differs:
// conversions of web analytics beside a cost per conversion of the ads do not divide
// into each other.
func (b *builder) basisNote(metrics []*kpi.Metric) string {
	count, cost := b.m.Catalog().Metric("conversions"), b.m.Catalog().Metric("cost_per_conversion")
	if !slices.Contains(metrics, count) || !slices.Contains(metrics, cost) || b.m.Basis(count) == b.m.Basis(cost) {
		return ""
	}
	return b.l.Say("channels.basis", count.Names.In(b.l.ID), b.basisWords(count),
		cmp.Or(cost.Short.In(b.l.ID), cost.Names.In(b.l.ID)), b.basisWords(cost))
}

func (b *builder) memberRow(kind RowKind, m, total member, metrics []*kpi.Metric, figs []figures) Row {
	row := Row{Kind: kind, Bold: kind != CampaignRow, Cells: []Cell{{Text: b.memberName(m.name), Strong: kind != CampaignRow}}}
	if leadsWithSpend(metrics) {
		row.Cells = append(row.Cells, b.shareOf(metrics[0], m, total))
	}
	for i, v := range m.values {
		row.Cells = append(row.Cells, figs[i].value(v))
	}
	return row
}

// campaignTable shows the largest campaigns on a page; nil where no source
// brings campaigns.
func (b *builder) campaignTable(metrics []*kpi.Metric, total member, members []member) *Table {
	var all []member
	for _, m := range members {
		for _, c := range m.campaign {
			c.name = m.name + " · " + c.name
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, bySize)
	own := slices.DeleteFunc(b.ownMetrics(metrics, all), func(i int) bool { return slices.Contains(b.in.Layout.BookOnly, metrics[i].ID) })
	if len(own) == 0 {
		return nil
	}
	count := len(all)
	all = all[:min(len(all), pageCampaigns)]
	t := &Table{ID: CampaignsBlock, On: InPage, Kind: ChannelTable, Title: b.l.Word("channels.campaigns"), Note: b.l.Say("channels.largest", strconv.Itoa(len(all)), strconv.Itoa(count))}
	chosen, scales := picked(metrics, own), picked(b.columnFigures(metrics, total, all), own)
	t.Columns = b.channelColumns(chosen, scales)
	t.Columns[0].Title = b.l.Word("column.campaign")
	for _, c := range all {
		t.Rows = append(t.Rows, b.memberRow(CampaignRow, pickValues(c, own), pickValues(total, own), chosen, scales))
	}
	return t
}

// ownMetrics are the columns that some campaign has a value in.
func (b *builder) ownMetrics(metrics []*kpi.Metric, campaigns []member) []int {
	var list []int
	for i := range metrics {
		if slices.ContainsFunc(campaigns, func(c member) bool { return c.values[i].OK() }) {
			list = append(list, i)
		}
	}
	return list
}
