package review_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

func (s *script) expect(words []string) {
	switch words[0] {
	case "score":
		s.expectAll("score", scoreFields(s.card.Score), words[1:])
	case "finding":
		s.expectFinding(words[1], words[2])
	case "owner", "department":
		s.expectView(words[0], words[1], words[2:])
	case "said":
		s.expectSaid(words[1])
	case "no":
		if len(s.card.Findings) > 0 {
			s.fail("findings: %v", s.card.Findings)
		}
	case "1", "2", "3":
		if fmt.Sprint(len(s.card.Findings)) != words[0] {
			s.fail("findings: %v", s.card.Findings)
		}
	default:
		i := slices.IndexFunc(s.card.Rows, func(r *review.Row) bool { return r.Target.ID == words[0] })
		if i < 0 {
			s.fail("no row %q on the scorecard", words[0])
		}
		s.expectAll(words[0], rowFields(s.card.Rows[i]), words[1:])
	}
}

func (s *script) expectFinding(code, target string) {
	for _, p := range s.card.Findings {
		if p.Code == code && p.Pos.Line-2 == slices.IndexFunc(s.targets, func(t *review.Target) bool { return t.ID == target }) {
			return
		}
	}
	s.fail("no finding %s on %s among: %v", code, target, s.card.Findings)
}

func (s *script) expectSaid(message string) {
	if !slices.ContainsFunc(s.card.Findings, func(p *diag.Problem) bool { return p.Message.In("en") == message }) {
		s.fail("nothing says %q: %v", message, s.card.Findings)
	}
}

func (s *script) expectAll(name string, got map[string]any, words []string) {
	for _, w := range words {
		key, want, _ := strings.Cut(w, "=")
		have, known := got[key]
		if !known {
			s.fail("%s has no field %q", name, key)
		}
		if !same(have, want) {
			s.t.Errorf("%s: %s %s = %s, want %s", s.at, name, key, show(have), want)
		}
	}
}

// same compares to the digits that are written.
func same(have any, want string) bool {
	v, isNumber := have.(*float64)
	if !isNumber {
		return fmt.Sprint(have) == want
	}
	if v == nil || want == "-" {
		return v == nil && want == "-"
	}
	want = strings.ReplaceAll(want, "_", "")
	_, decimals, _ := strings.Cut(want, ".")
	return strconv.FormatFloat(*v, 'f', len(decimals), 64) == want
}

func show(have any) string {
	if v, ok := have.(*float64); ok {
		if v == nil {
			return "-"
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	}
	return fmt.Sprint(have)
}

// rowFields are what a script can expect of a row.
func rowFields(r *review.Row) map[string]any {
	f := map[string]any{
		"signal": "none", "explained": len(r.Explained), "arithmetic": r.Arithmetic.In("en"),
		"status": r.Status, "actual": r.Actual.Ptr(), "goal": r.Goal, "low": r.GoalLow, "red": r.Red, "baseline": r.Baseline,
		"attainment": r.Attainment, "expected": r.Expected, "pacing": r.Pacing, "required": r.RequiredRate, "rate": r.CurrentRate,
		"score": r.Score, "provisional": r.Provisional, "scored": r.Scored, "worth": r.Worth, "points_lost": r.Lost,
		"serving": r.Serving, "elapsed": r.Elapsed, "untold": r.Untold, "unbegun": r.Unbegun, "needed": r.Needed, "needed_low": r.NeededLow, "needed_high": r.NeededHigh, "days": r.Days, "children": len(r.Children),
		"previous": r.Previous.Change, "previous_why": r.Previous.Reason,
		"last_year": r.LastYear.Change, "last_year_why": r.LastYear.Reason,
		"forecast": (*float64)(nil), "forecast_low": (*float64)(nil), "forecast_high": (*float64)(nil), "method": "-",
		"shared_out": (*float64)(nil), "allocation_gap": (*float64)(nil),
		"to_rate": r.ToCurrent, "to_best_week": r.ToBestWeek, "best_week": r.BestWeek, "phasing": r.Phasing,
	}
	if r.Forecast != nil {
		f["forecast"], f["forecast_low"], f["forecast_high"] = &r.Forecast.Value, &r.Forecast.Low, &r.Forecast.High
		f["method"], f["tests"], f["error"] = r.Forecast.Method, r.Forecast.Tests, &r.Forecast.Error
	}
	if g := r.Signal; g != nil {
		f["signal"], f["centre"], f["usual_low"], f["usual_high"] = string(g.Last().Rule), &g.Centre, &g.Low, &g.High
		f["learned"], f["uneven"], f["uncertain"] = g.Learned, g.Uneven, g.Uncertain
		f["news"] = g.Say(r.Metric, review.Options{}).In("en")
	}
	if a := r.Allocation; a != nil {
		gap := a.Gap()
		f["shared_out"], f["allocation_gap"] = &a.Sum, &gap
	}
	for _, e := range r.Explained {
		f["effect."+e.Row.Target.ID], f["explains."+e.Row.Target.ID] = &e.Effect, &e.Share
	}
	for letter, v := range r.Smart {
		f["smart."+letter] = v.Verdict
		f["kind."+letter] = v.Kind
		f["why."+letter] = v.Evidence.In("en")
		f["vi_why."+letter] = v.Evidence.In("vi")
	}
	return f
}

func (s *script) expectView(kind, name string, words []string) {
	views := s.card.ByOwner()
	if kind == "department" {
		views = s.card.ByDepartment()
	}
	i := slices.IndexFunc(views, func(v review.View) bool { return v.Name == strings.TrimPrefix(name, "nobody") })
	if i < 0 {
		s.fail("no %s %q", kind, name)
	}
	v := views[i]
	f := map[string]any{"place": i, "rows": len(v.Rows), "worth": &v.Worth, "lost": &v.Lost, "score": v.Score}
	for _, status := range []review.Status{review.Met, review.Missed, review.OnTrack, review.AtRisk, review.OffTrack, review.NoData} {
		f[string(status)] = v.Counts[status]
	}
	s.expectAll(name, f, words)
}

func scoreFields(s review.Score) map[string]any {
	f := map[string]any{"empty": strings.Join(s.Empty, " "), "overall": s.Overall, "strict": s.Strict, "coverage": &s.Coverage, "grade": s.Grade, "provisional": s.Provisional}
	for _, g := range s.Groups {
		f[fmt.Sprintf("%s.weight", g.Group)], f[fmt.Sprintf("%s.score", g.Group)] = &g.Weight, g.Score
	}
	return f
}
