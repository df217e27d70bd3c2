package text

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/locale"
)

var verdictMarks = map[string]string{review.Pass: "●", review.Warn: "▲", review.Fail: "◆", report.VerdictUnknown: "○"}

// WriteSmart writes the SMART audit of a scorecard: a mark for each letter, and
// the evidence of those that do not pass.
func WriteSmart(w io.Writer, card *review.Scorecard, l *locale.Locale) error {
	if len(card.Rows) == 0 {
		return nil
	}
	p := newPrinter()
	p.line(l.Word("text.smart.title"))
	t := newTable()
	t.AppendHeader(table.Row{"", "S", "M", "A", "R", "T"})
	for _, r := range card.Rows {
		row := table.Row{targetName(r, l)}
		for _, letter := range review.Letters {
			row = append(row, verdictMarks[r.Smart[letter].Verdict])
		}
		t.AppendRow(row)
	}
	p.rendered(t)
	p.line(l.Word("text.smart.key"))
	for _, r := range card.Rows {
		p.evidence(r, l)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

func (p *printer) evidence(r *review.Row, l *locale.Locale) {
	named := false
	for _, letter := range review.Letters {
		v := r.Smart[letter]
		if v.Verdict == review.Pass || v.Verdict == "" {
			continue
		}
		if !named {
			p.line("")
			p.line(targetName(r, l))
			named = true
		}
		p.wrapped("  "+verdictMarks[v.Verdict]+" "+strings.ToUpper(letter)+"  ", v.Evidence.In(l.ID))
	}
}

// targetName is the KPI with what tells its targets apart.
func targetName(r *review.Row, l *locale.Locale) string {
	parts := []string{r.Metric.Names.In(l.ID), r.Target.Period.Label}
	for _, p := range r.Target.Segment {
		parts = append(parts, p.Member)
	}
	return strings.Join(parts, " · ")
}
