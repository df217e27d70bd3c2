package text

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"kpideck/report"
)

func (p *printer) headlines(h *report.Headlines) {
	p.title(h.Title)
	for _, item := range h.Items {
		p.wrapped(toneMarks[item.Tone]+" ", item.Title)
		p.wrapped("  ", item.Text)
		p.wrapped("  > ", item.Note)
	}
}

func (p *printer) remarks(r *report.Remarks) {
	p.title(r.Title)
	for _, item := range r.Items {
		mark := toneMarks[item.Tone]
		if item.Status != "" {
			mark = statusMarks[item.Status]
		}
		p.wrapped(mark+" ", item.Text)
		p.wrapped("  ", item.Detail)
	}
}

func (p *printer) scoreBox(s *report.ScoreBox) {
	p.title(s.Title, s.Note)
	p.line(spaced(s.Overall.Text, s.OutOf, s.Grade))
	p.wrapped("", s.Hint)
	w := newTable()
	for _, g := range s.Groups {
		w.AppendRow(table.Row{g.Name, g.Label})
	}
	if len(s.Groups) > 0 {
		p.rendered(w)
	}
}

// tree shows the strategic goals with what serves them indented below.
func (p *printer) tree(t *report.Tree) {
	p.title(spaced(t.LeftTitle, "→", t.RightTitle))
	w := newTable()
	header := table.Row{""}
	configs := []table.ColumnConfig{}
	for i, c := range t.Columns {
		header = append(header, strings.ReplaceAll(c, "\n", " "))
		if i != treeStatus {
			configs = append(configs, table.ColumnConfig{Number: i + 2, Align: text.AlignRight, AlignHeader: text.AlignRight})
		}
	}
	w.AppendHeader(header)
	w.SetColumnConfigs(configs)
	for i := range t.Nodes {
		n := &t.Nodes[i]
		w.AppendRow(cardRow(&n.Card, ""))
		for j := range n.Children {
			w.AppendRow(cardRow(&n.Children[j], strings.Repeat("  ", n.Children[j].Depth)+"  └ "))
		}
		if n.Missing != "" {
			w.AppendRow(table.Row{wrapCell("  ! "+n.Missing, p.names)})
		}
	}
	p.rendered(w)
}

// treeStatus is the place of the status among the columns of a card.
const treeStatus = 3

func cardRow(c *report.Card, indent string) table.Row {
	return table.Row{indent + c.Name, c.Group, cellText(&c.Value), cellText(&c.Goal), cellText(&c.Status), cellText(&c.Lost)}
}

// weekChart lists the weeks that have a figure or a word.
func (p *printer) weekChart(c *report.WeekChart) {
	p.title(c.Message, c.Unit)
	actuals := make([]*float64, len(c.Weeks))
	for i := range c.Weeks {
		actuals[i] = c.Weeks[i].Actual
	}
	bar := []rune(spark(actuals))
	w := newTable()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 3, Align: text.AlignRight}})
	for i, week := range c.Weeks {
		if week.Text != "" || week.Event != "" || week.Holiday != "" {
			coming := ""
			if week.Text != "" && week.Actual == nil && week.Forecast != nil {
				coming = c.Legend.Forecast
			}
			w.AppendRow(table.Row{week.Label, string(bar[i]), week.Text, spaced(coming, week.Note, week.Event, week.Holiday)})
		}
	}
	p.rendered(w)
}

func (p *printer) multiples(m *report.Multiples) {
	p.title(m.Title)
	w := newTable()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 3, Align: text.AlignRight}})
	for _, item := range m.Items {
		w.AppendRow(table.Row{spaced(toneMarks[item.Tone], item.Name), spark(item.Values), spaced(item.Latest, item.Unit), item.Verdict})
	}
	if len(m.Items) > 0 {
		p.rendered(w)
	}
}

// spaced joins what is said with spaces.
func spaced(parts ...string) string {
	var said []string
	for _, s := range parts {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " ")
}
