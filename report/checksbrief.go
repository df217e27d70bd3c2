package report

import (
	"strconv"
	"strings"

	"kpideck/kpi/diag"
)

// briefMissing is how many KPIs without a source are named on a page.
const briefMissing = 4

// checksBrief says in a line each what the workbook has in full: what was wrong
// with the files, and the KPIs that no source answers.
func (b *builder) checksBrief() *Remarks {
	r := &Remarks{ID: BriefBlock, On: InPage, Title: b.l.Word("checks.brief")}
	if kinds := foldProblems(b.in.Problems); len(kinds) > 0 {
		r.Items = append(r.Items, Remark{Tone: severityTones[kinds[0].first.Severity],
			Text: b.l.Say("checks.brief_problems", strconv.Itoa(len(b.in.Problems)), strconv.Itoa(b.severe()), strconv.Itoa(len(kinds)))})
	}
	if missing := b.missing(); missing != nil {
		var names []string
		for _, x := range b.unanswered()[:min(len(missing.Items), briefMissing)] {
			names = append(names, x.Names.In(b.l.ID))
		}
		if len(missing.Items) > briefMissing {
			names = append(names, "…")
		}
		r.Items = append(r.Items, Remark{Text: b.l.Say("checks.brief_missing", strconv.Itoa(len(missing.Items))), Detail: strings.Join(names, ", ")})
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

// severe counts the problems that are more than notices.
func (b *builder) severe() (n int) {
	for _, p := range b.in.Problems {
		if p.Severity != diag.Notice {
			n++
		}
	}
	return n
}
