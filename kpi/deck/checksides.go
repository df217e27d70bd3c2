package deck

import (
	"fmt"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// Figures writes a number of a unit in a language.
type Figures func(locale string, unit kpi.Unit, v float64) string

// aloneNamed is how many KPIs a problem names.
const aloneNamed = 4

// oneSided are the KPIs of the quarter that lack a side in the same places.
type oneSided struct {
	lacks  []*kpi.Measure
	places diag.Text
	report int
	warned bool
	vi, en []string // of each KPI
}

// CheckSides tells of ratios whose two sides stand for different channels or days,
// in one problem for all that lack a side in the same places. Of the KPIs that the
// report shows it warns, where the part is large; of others it notices.
func CheckSides(m *kpi.Model, quarter kpi.Period, sources []kpi.SourceReport, shown []string, write Figures) diag.List {
	var list diag.List
	var causes []*oneSided
	for _, x := range m.Catalog().Metrics {
		if !m.Available(x) || !x.At(quarter.Grain) {
			continue
		}
		o := m.OneSided(x, quarter, nil)
		if o == nil {
			continue
		}
		places := placesOf(o)
		at := slices.IndexFunc(causes, func(c *oneSided) bool { return c.places["en"] == places["en"] })
		if at < 0 {
			at = len(causes)
			causes = append(causes, &oneSided{places: places, report: o.Report})
		}
		causes[at].add(x, o, m.Value(x, quarter, nil), write)
		causes[at].warned = causes[at].warned || o.Much() && slices.Contains(shown, x.ID)
	}
	for _, c := range causes {
		list.Add(c.problem(quarter, sources))
	}
	return list
}

// placesOf names the channels that lack a side, with the days where they have it
// on others.
func placesOf(o *kpi.OneSided) diag.Text {
	var vi, en []string
	for _, a := range o.Parts {
		switch {
		case a.Whole:
			vi, en = append(vi, a.Channel), append(en, a.Channel)
		case a.Mixed:
			vi, en = append(vi, "một phần "+a.Channel), append(en, "part of "+a.Channel)
		default:
			place := a.Channel + " " + runs(a.Days)
			vi, en = append(vi, place), append(en, place)
		}
	}
	return diag.Both(strings.Join(vi, "; "), strings.Join(en, "; "))
}

// runs writes the first of some runs of days.
func runs(list []kpi.Span) string {
	var parts []string
	for _, s := range list[:min(len(list), aloneNamed)] {
		parts = append(parts, days(s))
	}
	if len(list) > aloneNamed {
		parts = append(parts, "…")
	}
	return strings.Join(parts, ", ")
}

func days(s kpi.Span) string {
	if s.Days() == 1 {
		return s.Start.String()
	}
	return s.Start.String() + "–" + s.Last().String()
}

// add says of a KPI how much of a side is alone and what it is without that.
func (c *oneSided) add(x *kpi.Metric, o *kpi.OneSided, v kpi.Value, write Figures) {
	for _, lack := range o.Lacks {
		if !slices.Contains(c.lacks, lack) {
			c.lacks = append(c.lacks, lack)
		}
	}
	share := func(locale string) string { return write(locale, kpi.Percent, o.Share) }
	vi := fmt.Sprintf("%s %s tính cả %s %s ở đó", x.Names.In("vi"), write("vi", x.Unit, v.Number), share("vi"), o.Has.Names.In("vi"))
	en := fmt.Sprintf("%s %s takes in %s of %s from there", x.Names.In("en"), write("en", x.Unit, v.Number), share("en"), o.Has.Names.In("en"))
	if o.Paired != nil {
		vi += ", riêng phần có đủ hai vế là " + write("vi", x.Unit, *o.Paired)
		en += ", over what has both sides it is " + write("en", x.Unit, *o.Paired)
	}
	c.vi, c.en = append(c.vi, vi), append(c.en, en)
}

func (c *oneSided) problem(quarter kpi.Period, sources []kpi.SourceReport) *diag.Problem {
	severity := diag.Notice
	if c.warned {
		severity = diag.Warning
	}
	names := func(locale string) string {
		var list []string
		for _, m := range c.lacks {
			list = append(list, m.Names.In(locale))
		}
		return strings.Join(list, ", ")
	}
	vi, en := c.vi[:min(len(c.vi), aloneNamed)], c.en[:min(len(c.en), aloneNamed)]
	if rest := len(c.vi) - aloneNamed; rest > 0 {
		vi, en = append(slices.Clip(vi), fmt.Sprintf("và %d KPI khác", rest)), append(slices.Clip(en), fmt.Sprintf("and %d other KPIs", rest))
	}
	return &diag.Problem{Code: "one_sided_ratio", Severity: severity, Pos: diag.Pos{File: sources[c.report].File}, Count: 1,
		Message: diag.Both(
			fmt.Sprintf("%s: không có %s trong %s, nên tỷ lệ chung thiếu một vế: %s", c.places["vi"], names("vi"), quarter.Label, strings.Join(vi, "; ")),
			fmt.Sprintf("%s: no %s in %s, so that the total of a ratio lacks a side: %s", c.places["en"], names("en"), quarter.Label, strings.Join(en, "; "))),
		Hint: diag.Both(
			fmt.Sprintf("nền tảng có cột %s thì xuất lại mọi ngày với cột đó; không có thì đọc các tỷ lệ này theo từng kênh", names("vi")),
			fmt.Sprintf("if the platform has columns of %s, export all days with them; else read these ratios by channel", names("en")))}
}
