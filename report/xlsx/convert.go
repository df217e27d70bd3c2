package xlsx

import (
	"kpideck/report"
)

// treeKind marks the table of a tree.
const treeKind report.TableKind = "tree"

// treeTable says a tree as a table: each goal, and below it those that serve it.
func treeTable(t *report.Tree) *report.Table {
	out := &report.Table{Kind: treeKind, Title: t.LeftTitle + " → " + t.RightTitle}
	titles := append(append([]string(nil), t.Columns...), make([]string, 5)...)
	out.Columns = []report.Column{
		{Role: report.RoleName, Title: t.LeftTitle, Text: true}, {Role: report.RoleOwner, Text: true},
		{Role: report.RoleGroup, Title: titles[0], Text: true}, {Role: report.RoleForecast, Title: titles[1]},
		{Role: report.RoleGoal, Title: titles[2]}, {Role: report.RoleStatus, Title: titles[3], Text: true},
		{Role: report.RoleLost, Title: titles[4]},
	}
	for _, n := range t.Nodes {
		out.Rows = append(out.Rows, cardRow(n.Card, report.PlainRow))
		for _, c := range n.Children {
			row := cardRow(c, report.ChildRow)
			row.Depth = c.Depth
			out.Rows = append(out.Rows, row)
		}
		if n.Missing != "" {
			out.Rows = append(out.Rows, report.Row{Kind: report.WarnRow, Cells: []report.Cell{{Text: n.Missing}}})
		}
	}
	return out
}

func cardRow(c report.Card, kind report.RowKind) report.Row {
	return report.Row{Key: c.Key, Kind: kind, Bold: kind == report.PlainRow, Cells: []report.Cell{
		{Text: c.Name}, {Text: c.Sub}, {Text: c.Group}, c.Value, c.Goal, c.Status, c.Lost}}
}

// multiplesTable says small charts as a table: a metric a row, a week a column.
func multiplesTable(m *report.Multiples) *report.Table {
	out := &report.Table{Kind: treeKind, Title: m.Title, Columns: []report.Column{
		{Role: report.RoleName, Text: true}, {Role: report.RoleUnit, Text: true}, {Role: report.RoleText, Text: true}, {Role: report.RoleValue}}}
	if len(m.Items) == 0 {
		return out
	}
	for _, label := range m.Items[0].Labels {
		out.Columns = append(out.Columns, report.Column{Role: report.RoleWeek, Title: label})
	}
	for _, item := range m.Items {
		row := report.Row{Cells: []report.Cell{{Text: item.Name}, {Text: item.Unit}, {Text: item.Verdict, Tone: item.Tone}, {Text: item.Latest}}}
		f := multipleFormat(item)
		for _, v := range item.Values {
			row.Cells = append(row.Cells, report.Cell{Number: v, Format: f})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// multipleFormat finds the scale in which the labels of a small chart say its
// figures.
func multipleFormat(m report.Multiple) report.Format {
	for _, v := range m.Values {
		for _, label := range []string{m.MinText, m.MaxText, m.Latest} {
			if v != nil && *v != 0 && label != "" {
				if f, ok := formatOf(*v, label); ok {
					return f
				}
			}
		}
	}
	return report.Format{Kind: report.FormatNumber, Scale: 1, Decimals: 2}
}
