package template

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/locale"
)

// field is a column of a scorecard and what may be asked of a target.
type field struct {
	id string
	// headers name the column, as locale.Slug writes them; the id is one as well.
	headers []string
	get     func(f *Figures, r *review.Row) answer
}

// fields are all fields of a target.
var fields = []field{
	{"id", []string{"ma", "ma-muc-tieu", "target-id"}, func(_ *Figures, r *review.Row) answer { return answer{text: r.Target.ID} }},
	{"kpi", []string{"chi-tieu", "ten-kpi", "ten-chi-tieu", "name"}, (*Figures).targetName},
	{"level", []string{"cap"}, func(f *Figures, r *review.Row) answer { return answer{text: string(r.Target.Level)} }},
	{"segment", []string{"phan-khuc"}, func(_ *Figures, r *review.Row) answer { return answer{text: r.Target.Segment.String()} }},
	{"channel", []string{"kenh"}, func(_ *Figures, r *review.Row) answer {
		member, _ := r.Target.Segment.Of(kpi.Channel)
		return answer{text: member}
	}},
	{"owner", []string{"chu-tri", "phu-trach", "nguoi-phu-trach"}, func(_ *Figures, r *review.Row) answer { return answer{text: r.Target.Owner} }},
	{"department", []string{"phong-ban", "bo-phan"}, func(_ *Figures, r *review.Row) answer { return answer{text: r.Target.Department} }},
	{"period", []string{"ky"}, func(f *Figures, r *review.Row) answer {
		return answer{text: report.PeriodName(f.Locale, r.Target.Period)}
	}},
	{"deadline", []string{"han", "han-chot"}, func(_ *Figures, r *review.Row) answer { return answer{day: deadline(r.Target)} }},
	{"unit", []string{"don-vi"}, func(f *Figures, r *review.Row) answer {
		return answer{text: f.Locale.UnitWord(string(r.Metric.Unit), f.Model.Currency())}
	}},
	{"group", []string{"nhom"}, func(_ *Figures, r *review.Row) answer { return answer{text: r.Target.Group} }},
	{"weight", []string{"trong-so"}, func(_ *Figures, r *review.Row) answer { return exactly(r.Target.Weighs()) }},
	{"note", []string{"ghi-chu"}, func(_ *Figures, r *review.Row) answer { return answer{text: r.Target.Note} }},
	{"goal", []string{"muc-tieu", "target", "plan", "ke-hoach"}, func(_ *Figures, r *review.Row) answer { return maybe(r.Goal, notSet) }},
	{"goal_low", []string{"muc-tieu-thap"}, func(_ *Figures, r *review.Row) answer { return maybe(r.GoalLow, notSet) }},
	{"red", []string{"nguong-do"}, func(_ *Figures, r *review.Row) answer { return maybe(r.Red, notSet) }},
	{"baseline", []string{"ky-goc", "moc"}, func(_ *Figures, r *review.Row) answer { return maybe(r.Baseline, notSet) }},
	{"actual", []string{"thuc-hien", "thuc-te", "ket-qua"}, func(f *Figures, r *review.Row) answer { return f.value(r.Actual) }},
	{"previous", []string{"ky-truoc", "quy-truoc"}, func(f *Figures, r *review.Row) answer { return f.value(r.Previous.Value) }},
	{"last_year", []string{"nam-truoc", "cung-ky"}, func(f *Figures, r *review.Row) answer { return f.value(r.LastYear.Value) }},
	{"attainment", []string{"dat", "ty-le-dat", "muc-dat"}, func(f *Figures, r *review.Row) answer { return f.judged(r, r.Attainment) }},
	{"expected", []string{"ky-vong"}, func(f *Figures, r *review.Row) answer { return f.judged(r, r.Expected) }},
	{"pacing", []string{"nhip"}, func(f *Figures, r *review.Row) answer { return f.judged(r, r.Pacing) }},
	{"required_rate", []string{"can-moi-ngay"}, func(f *Figures, r *review.Row) answer { return f.judged(r, r.RequiredRate) }},
	{"forecast", []string{"du-bao"}, func(f *Figures, r *review.Row) answer {
		return f.ahead(r, func(x *review.Forecast) float64 { return x.Value })
	}},
	{"forecast_low", []string{"du-bao-thap"}, func(f *Figures, r *review.Row) answer {
		return f.edge(r, func(x *review.Forecast) float64 { return x.Low })
	}},
	{"forecast_high", []string{"du-bao-cao"}, func(f *Figures, r *review.Row) answer {
		return f.edge(r, func(x *review.Forecast) float64 { return x.High })
	}},
	{"status", []string{"trang-thai"}, func(f *Figures, r *review.Row) answer {
		return answer{text: f.Locale.Word("status." + string(r.Status))}
	}},
	{"status_code", nil, func(_ *Figures, r *review.Row) answer { return answer{text: string(r.Status)} }},
	{"score", []string{"diem"}, func(f *Figures, r *review.Row) answer { return f.judged(r, r.Score) }},
}

var notSet = diag.Both("mục tiêu không có giá trị này", "the target has no such value")

// fieldOf finds a field by its id.
func fieldOf(id string) *field {
	for i := range fields {
		if fields[i].id == id {
			return &fields[i]
		}
	}
	return nil
}

func fieldIDs() []string {
	ids := make([]string, len(fields))
	for i, f := range fields {
		ids[i] = f.id
	}
	return ids
}

// fieldCalled finds the field that a header names, nil where it names none.
func fieldCalled(header string) *field {
	slug := locale.Slug(header)
	for i := range fields {
		if locale.Slug(fields[i].id) == slug || slices.Contains(fields[i].headers, slug) {
			return &fields[i]
		}
	}
	return nil
}

// targetName is the KPI with its segment, as the pages name it.
func (f *Figures) targetName(r *review.Row) answer {
	text := r.Metric.Names.In(f.Locale.ID)
	for _, p := range r.Target.Segment {
		text += " · " + p.Member
	}
	return answer{text: text}
}

func deadline(t *review.Target) kpi.Date {
	if t.Deadline != 0 {
		return t.Deadline
	}
	return t.Period.Last()
}

// judged answers with what follows from the actual value.
func (f *Figures) judged(r *review.Row, n *float64) answer {
	if !r.Actual.OK() {
		return f.value(r.Actual)
	}
	return maybe(n, notSet)
}

func (f *Figures) ahead(r *review.Row, of func(*review.Forecast) float64) answer {
	if r.Forecast == nil {
		return answer{why: diag.Both("không có dự báo", "there is no forecast")}
	}
	return exactly(of(r.Forecast))
}

// edge is that of a band, which a forecast by too few days does not have.
func (f *Figures) edge(r *review.Row, of func(*review.Forecast) float64) answer {
	if r.Forecast != nil && !r.Forecast.Banded() {
		return answer{why: diag.Both("dự báo chưa có dải", "the forecast has no band")}
	}
	return f.ahead(r, of)
}
