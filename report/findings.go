package report

import (
	"strconv"
	"strings"

	"kpideck/kpi/diag"
)

// findings are what the plan itself lacks: orphans, goals that disagree.
func (b *builder) findings() *Remarks {
	r := &Remarks{ID: FindingsBlock, Title: b.l.Word("findings.title")}
	shown := map[diag.Pos]bool{}
	for _, row := range b.card.Rows {
		shown[row.Target.Pos] = true
	}
	for _, p := range b.card.Findings {
		if !shown[p.Pos] && p.Pos.Line > 0 {
			continue // about a target of another quarter
		}
		r.Items = append(r.Items, Remark{Tone: Risk, Text: p.Message.In(b.l.ID), Detail: p.Hint.In(b.l.ID)})
	}
	if r.On = InBook | InText; len(r.Items) == 0 {
		r.Items = []Remark{{Tone: Good, Text: b.l.Word("findings.none")}} // no page for what is well
	}
	return r
}

// mostFindings is how many a page tells.
const mostFindings = 7

// findingsShown are the findings of a page, which its readers have not written the
// deck of: targets have their names instead of their ids, and how to mend what was
// found stands in the workbook.
func (b *builder) findingsShown(all *Remarks) *Remarks {
	r := &Remarks{ID: FindingsBlock, On: InPage, Title: all.Title}
	for _, item := range all.Items {
		if item.Tone != Good {
			r.Items = append(r.Items, Remark{Tone: item.Tone, Text: capital(b.named(item.Text))})
		}
	}
	if rest := len(r.Items) - mostFindings; rest > 0 {
		r.Items = append(r.Items[:mostFindings], Remark{Text: b.l.Say("findings.rest", strconv.Itoa(rest))})
	}
	return r
}

// named is a text in which the ids of targets are replaced by their names.
func (b *builder) named(text string) string {
	words := strings.Split(text, " ")
	for i, word := range words {
		id := strings.TrimRight(word, ":,;.")
		for _, l := range b.lines {
			if l.row != nil && id != "" && l.row.Target.ID == id {
				words[i] = l.name(b) + strings.TrimPrefix(word, id)
				break
			}
		}
	}
	return strings.Join(words, " ")
}
