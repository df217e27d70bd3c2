package template

import (
	"regexp"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// subject is what a name is about.
type subject string

// The subjects. A name of a KPI is kpi.<id>.<period> and may end in a segment,
// one of a target target.<id>.<field>, one of the report report.<field>.
const (
	ofKPI    subject = "kpi"
	ofTarget subject = "target"
	ofReport subject = "report"
)

// name is what a cell, a defined name or a table asks for.
type name struct {
	subject subject
	id      string     // of the KPI or target
	what    string     // the period, the field
	picks   []kpi.Pick // the segment
	// loose is true for the names of Excel, which hold neither spaces nor signs:
	// members and ids are compared without them.
	loose bool
	// maybe is true for a text such as kpi.vn, which is a name only if its word is
	// known or nearly so.
	maybe bool
}

// A flaw is what is wrong with a name; its place is known elsewhere.
type flaw struct{ message, hint diag.Text }

func flawf(vi, en string, hint diag.Text, args ...any) *flaw {
	return &flaw{diag.Bothf(vi, en, args...), hint}
}

var (
	// looksLikeName is a text that is meant as a name: two dots and no space before
	// the second. Ordinary texts, such as the address target.com, are not.
	looksLikeName = regexp.MustCompile(`^(?i:kpi\.[^\s.]+|target\.[^.]+)\.[^\s]`)
	oneDot        = regexp.MustCompile(`^(?i:(kpi|report))\.([^\s.]+)\.?$`)
	insideText    = regexp.MustCompile(`(?:^|[^\w.])((?:kpi|target)\.\w+\.\w[\w.-]*)`)

	nameHint = diag.Both("viết như kpi.cpl.2025-Q3, kpi.cpl.quarter.channel=Meta Ads hoặc target.<id>.actual",
		"write it as kpi.cpl.2025-Q3, kpi.cpl.quarter.channel=Meta Ads or target.<id>.actual")
)

// parseName reads the text of a cell. ok is false for what is no name.
func parseName(text string) (n name, ok bool, f *flaw) {
	text = strings.TrimSpace(text)
	if m := oneDot.FindStringSubmatch(text); m != nil && strings.EqualFold(m[1], string(ofReport)) {
		return name{subject: ofReport, what: strings.ToLower(m[2]), maybe: true}, true, nil
	} else if m != nil {
		return name{subject: ofKPI, id: m[2], maybe: true}, true, nil
	}
	if !looksLikeName.MatchString(text) {
		return n, false, nil
	}
	head, rest, _ := strings.Cut(text, ".")
	n.subject = subject(strings.ToLower(head))
	if n.subject == ofTarget {
		dot := strings.LastIndexByte(rest, '.')
		n.id, n.what = rest[:dot], strings.ToLower(rest[dot+1:])
		return n, true, nil
	}
	n.id, rest, _ = strings.Cut(rest, ".")
	n.what, rest, _ = strings.Cut(rest, ".")
	n.what = cased(n.what)
	n.picks, f = parseSegment(rest)
	return n, true, f
}

// parseSegment reads channel=Meta Ads,campaign=X. A comma belongs to the member
// unless another dimension= follows.
func parseSegment(text string) (picks []kpi.Pick, f *flaw) {
	if text == "" {
		return nil, nil
	}
	for _, part := range strings.Split(text, ",") {
		dim, member, ok := strings.Cut(part, "=")
		switch {
		case ok && !strings.Contains(strings.TrimSpace(dim), " "):
			picks = append(picks, kpi.Pick{Dim: strings.ToLower(strings.TrimSpace(dim)), Member: strings.TrimSpace(member)})
		case len(picks) > 0:
			picks[len(picks)-1].Member += "," + part
		default:
			return nil, noSegment(text)
		}
	}
	for i, p := range picks {
		for _, other := range picks[:i] {
			if p.Dim == other.Dim {
				return nil, noSegment(text)
			}
		}
		if p.Dim == "" || p.Member == "" {
			return nil, noSegment(text)
		}
	}
	return picks, nil
}

func noSegment(text string) *flaw {
	return flawf("%q không phải một phân khúc", "%q is no segment", diag.Both("viết như channel=Meta Ads", "write it as channel=Meta Ads"), text)
}

// parseExcelName reads a defined name or the name of a table. Excel allows
// letters, digits, dots and underscores there: 2025_Q3 stands for 2025-Q3, and a
// segment is written as kpi.cpl.quarter.channel.Meta_Ads.
func parseExcelName(text string) (n name, ok bool) {
	parts := strings.Split(text, ".")
	n.loose = true
	switch n.subject = subject(strings.ToLower(parts[0])); {
	case n.subject == ofReport && len(parts) == 2:
		n.what = strings.ToLower(parts[1])
	case n.subject == ofTarget && len(parts) > 2:
		n.id, n.what = strings.Join(parts[1:len(parts)-1], "."), strings.ToLower(parts[len(parts)-1])
	case n.subject == ofKPI && len(parts) == 2:
		n.id = parts[1]
	case n.subject == ofKPI && len(parts) > 2:
		n.id, n.what = parts[1], periodWord(parts[2])
		for rest := parts[3:]; len(rest) > 0; rest = rest[min(2, len(rest)):] {
			n.picks = append(n.picks, kpi.Pick{Dim: strings.ToLower(rest[0]), Member: strings.Join(rest[min(1, len(rest)):min(2, len(rest))], "")})
		}
	default:
		return n, false
	}
	return n, true
}

var labelForm = regexp.MustCompile(`^(\d{4})_(\w+)$`)

// periodWord undoes what a name of Excel must write instead of 2025-Q3.
func periodWord(s string) string {
	if m := labelForm.FindStringSubmatch(s); m != nil {
		s = m[1] + "-" + strings.ReplaceAll(m[2], "_", "-")
	}
	return cased(s)
}

// cased writes labels such as 2025-Q3 in capitals and words in small letters.
func cased(period string) string {
	if period != "" && period[0] >= '0' && period[0] <= '9' {
		return strings.ToUpper(period)
	}
	return strings.ToLower(period)
}
