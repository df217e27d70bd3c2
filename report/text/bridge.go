package text

import (
	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"kpideck/report"
)

// bridge lists the steps of a change, their sum, and what is said of it.
func (p *printer) bridge(b *report.Bridge) {
	p.title(spaced(cellText(&b.Status), b.Title), b.Note)
	w := newTable()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMax: p.names, WidthMaxEnforcer: wrapCell}, {Number: 2, Align: text.AlignRight},
		{Number: 3, Align: text.AlignRight}, {Number: 4, Align: text.AlignRight}})
	for i := range b.Bars {
		bar := &b.Bars[i]
		arrow := ""
		if bar.Before != "" {
			arrow = "→ " + bar.After
		}
		w.AppendRow(table.Row{bar.Label, bar.Text, bar.Before, arrow})
	}
	p.rendered(w)
	p.wrapped("", b.Sum)
	p.remarks(&report.Remarks{Items: append(append([]report.Remark(nil), b.Says...), b.Lead...)})
}

// dotPairs lists two shares of each member and their difference.
func (p *printer) dotPairs(b *report.DotPairs) {
	p.title(b.Title, b.Note)
	w := newTable()
	w.AppendHeader(table.Row{"", b.From, b.To, b.Delta})
	for i := range b.Pairs {
		w.AppendRow(table.Row{b.Pairs[i].Name, b.Pairs[i].FromText, b.Pairs[i].ToText, b.Pairs[i].Difference})
	}
	p.rendered(w)
}
