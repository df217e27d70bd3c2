package xlsx

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// cellLook is how a cell looks before it is known whether it is a formula.
func (b *book) cellLook(p *placed, i, k int, c *report.Cell) look {
	r := &p.table.Rows[i]
	column := p.table.Columns[p.cols[k].index]
	l := b.styles.look(body)
	l.align, l.indent = p.alignment(k)
	b.rowLook(&l, r.Kind)
	switch column.Role {
	case report.RoleName:
		l.bold = l.bold || r.Bold || c.Strong && p.table.Kind != report.Scorecard
		if r.Kind == report.CampaignRow || r.Kind == report.ChildRow {
			l.indent = 2 + r.Depth
		}
	case report.RoleOwner:
		l.size, l.bold = ownerSize, false
	case report.RoleUnit, report.RoleSpark:
		l.size, l.color = 9, b.styles.hex(theme.Text2)
	case report.RoleStatus:
		l.bold = false
	default:
		l.bold = l.bold || c.Strong
	}
	b.toneLook(&l, c)
	switch {
	case column.Role == report.RoleState:
		l.color, l.bold, l.fill = b.styles.hex(theme.Ink), false, inputFill // its colour follows what is chosen
	case column.Role == report.RoleLate:
		l.color, l.bold = b.styles.hex(theme.Ink), false
	case editable(p.table, p.cols[k].index) && len(r.Cells) > 1:
		l.fill = inputFill
	case c.Calc == report.CalcPicked:
		l.bold, l.fill = true, b.styles.hex(theme.BrandTint)
	}
	return l
}

func (b *book) rowLook(l *look, kind report.RowKind) {
	switch kind {
	case report.TotalRow:
		l.bold, l.above, l.below = true, thinLine, thinLine
	case report.ChannelRow:
		l.bold, l.fill = true, b.styles.hex(theme.Wash)
	}
}

// colorTone writes good and bad news in their colour; what is neither keeps its own.
func (b *book) colorTone(l *look, t report.Tone) {
	switch t {
	case report.Good:
		l.color = b.styles.hex(theme.Good)
	case report.Risk:
		l.color = b.styles.hex(theme.Risk)
	case report.Bad:
		l.color = b.styles.hex(theme.Bad)
	}
}

func (b *book) toneLook(l *look, c *report.Cell) {
	b.colorTone(l, c.Tone)
	l.bold = l.bold || c.Tone == report.Bad
	switch {
	case c.Signal:
		l.color, l.fill, l.bold = b.styles.hex(theme.Paper), b.styles.hex(theme.Ink), true
	case c.Future:
		l.hatch = true
	case c.Number == nil && c.Status == "" && c.Text == b.d.Words.NoValue:
		l.color = b.styles.hex(theme.Text2)
	}
}
