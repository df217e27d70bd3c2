package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"kpideck/report"
	"kpideck/report/theme"
)

// statusRules colour a status by its shape, so that it changes with its formula.
func (b *book) statusRules(p *placed, s slot) {
	if len(p.table.Rows) == 0 {
		return
	}
	top := s.part.first()
	area := fmt.Sprintf("%s:%s", at{top, s.left}, at{top + s.part.count() - 1, s.right})
	column, _ := excelize.ColumnNumberToName(s.left)
	var list []excelize.ConditionalFormatOptions
	for _, shape := range []struct {
		mark, fill string
		ink        theme.Role
		bold       bool
	}{
		{"●", "", theme.Good, false}, {"▲", riskTint, theme.Risk, true},
		{"◆", b.styles.hex(theme.BadTint), theme.Bad, true}, {"■", b.styles.hex(theme.BadTint), theme.Bad, true},
	} {
		id, err := b.styles.conditional(b.styles.hex(shape.ink), shape.fill, shape.bold)
		if err != nil {
			b.fail(err)
			return
		}
		list = append(list, excelize.ConditionalFormatOptions{Type: "formula",
			Criteria: fmt.Sprintf(`LEFT($%s%d,1)="%s"`, column, top, shape.mark), Format: &id})
	}
	sh := s.part.sheet
	sh.rules = append(sh.rules, rule{area, list})
}

// lateRule marks what is overdue, as long as it is.
func (b *book) lateRule(p *placed, s slot) {
	top, low := p.span()
	id, err := b.styles.conditional(b.styles.hex(theme.Bad), b.styles.hex(theme.BadTint), true)
	if err != nil {
		b.fail(err)
		return
	}
	if low >= top {
		p.sheet.rules = append(p.sheet.rules, rule{fmt.Sprintf("%s:%s", at{top, s.left}, at{low, s.right}),
			[]excelize.ConditionalFormatOptions{{Type: "formula", Criteria: fmt.Sprintf("$%s>0", at{top, s.left}), Format: &id}}})
	}
}

// shareBars draw a share inside its cell, from 0; the total above them has none.
func (b *book) shareBars(p *placed, s slot) {
	rows := p.table.Rows
	start := 0
	for start < len(rows) && rows[start].Kind == report.TotalRow {
		start++
	}
	top := 0.0
	for _, r := range rows[start:] {
		if s.index < len(r.Cells) && r.Cells[s.index].Number != nil {
			top = max(top, *r.Cells[s.index].Number)
		}
	}
	if top <= 0 {
		return
	}
	area := fmt.Sprintf("%s:%s", at{p.first + start, s.left}, at{p.first + len(rows) - 1, s.left})
	p.sheet.bars = append(p.sheet.bars, bar{area, top * barHeadroom})
}

// conditional registers the format of a conditional rule.
func (s *stylebook) conditional(ink, fill string, bold bool) (int, error) {
	st := &excelize.Style{Font: &excelize.Font{Color: ink, Bold: bold}}
	if fill != "" {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	id, err := s.file.NewConditionalStyle(st)
	if err != nil {
		return 0, fmt.Errorf("conditional style: %w", err)
	}
	return id, nil
}
