package text

import (
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
)

// WriteList writes rows of plain words under a header, aligned.
func WriteList(w io.Writer, header []string, rows [][]string) error {
	p := newPrinter()
	t := newTable()
	t.AppendHeader(tableCells(header))
	var wraps []table.ColumnConfig
	for i := range header {
		wraps = append(wraps, table.ColumnConfig{Number: i + 1, WidthMax: textWidth, WidthMaxEnforcer: wrapCell})
	}
	t.SetColumnConfigs(wraps)
	for _, r := range rows {
		t.AppendRow(tableCells(r))
	}
	p.rendered(t)
	_, err := io.WriteString(w, p.b.String())
	return err
}

func tableCells(words []string) table.Row {
	row := make(table.Row, len(words))
	for i, s := range words {
		row[i] = s
	}
	return row
}
