package template

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/locale"
)

// Figures is what names are answered from.
type Figures struct {
	Model   *kpi.Model
	Card    *review.Scorecard
	Quarter kpi.Period
	Client  string
	Title   string
	Locale  *locale.Locale // of the words in cells
	// Reason says why there is no value, in the languages of messages.
	Reason func(reason string) diag.Text
}

// answer is what belongs in a cell: a number, a text, a day, or nothing with the
// reason why.
type answer struct {
	number *float64
	text   string
	day    kpi.Date // 0: none; a cell holds its serial number
	why    diag.Text
}

// exactly answers with a number.
func exactly(n float64) answer { return answer{number: &n} }

// maybe answers with a number that may be missing.
func maybe(n *float64, why diag.Text) answer {
	if n == nil {
		return answer{why: why}
	}
	return answer{number: n}
}

func (f *Figures) value(v kpi.Value) answer {
	if v.OK() {
		return exactly(v.Number)
	}
	return answer{why: f.Reason(string(v.Reason))}
}

// ofKPI answers what a KPI is in a period and a segment.
func (f *Figures) ofKPI(x *kpi.Metric, word string, s kpi.Segment) answer {
	p, ok := f.period(word)
	if !ok {
		return answer{why: diag.Bothf("quý này không có %s", "the quarter has no %s", word)}
	}
	switch now := f.Model.Value(x, p, s); word {
	case lastQuarter:
		return f.value(review.Compare(f.Model, x, p, s, now, f.Model.Calendar().Previous(p)).Value)
	case lastYear:
		return f.value(review.CompareYear(f.Model, x, p, s, now, f.Card.Holidays).Value)
	default:
		return f.value(now)
	}
}

// segment gives the members that picks mean. Channels go by the deck's names;
// the members of a name of Excel are compared without spaces and signs.
func (f *Figures) segment(n name) kpi.Segment {
	var picks []kpi.Pick
	for _, p := range n.picks {
		if n.loose {
			p.Member = f.member(p)
		}
		if p.Dim == kpi.Channel {
			p.Member = f.Model.Channel(p.Member)
		}
		picks = append(picks, p)
	}
	return kpi.NewSegment(picks...)
}

func (f *Figures) member(p kpi.Pick) string {
	for _, m := range f.Model.Members(p.Dim, nil) {
		if locale.Slug(m) == locale.Slug(p.Member) {
			return m
		}
	}
	return p.Member
}

// ofReport answers what the report as a whole says.
func (f *Figures) ofReport(what string) answer {
	score := f.Card.Score
	switch what {
	case "client":
		return answer{text: f.Client}
	case "title":
		return answer{text: f.Title}
	case "quarter":
		return answer{text: report.PeriodName(f.Locale, f.Quarter)}
	case "label":
		return answer{text: f.Quarter.Label}
	case "currency":
		return answer{text: f.Model.Currency()}
	case "start":
		return answer{day: f.Quarter.Start}
	case "end":
		return answer{day: f.Quarter.Last()}
	case "as_of":
		return answer{day: f.Model.AsOf()}
	case "score":
		return maybe(score.Overall, noScore)
	case "grade":
		return answer{text: score.Grade, why: noScore}
	}
	return answer{}
}

// reportFields are what a report.<field> may ask for.
var reportFields = []string{"client", "title", "quarter", "label", "currency", "start", "end", "as_of", "score", "grade"}

var noScore = diag.Both("chưa có điểm", "there is no score")
