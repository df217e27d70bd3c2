package review

import (
	"math"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// goalFindings ask whether a goal was meant as it reads.
func (j *assessor) goalFindings(r *Row, list *diag.List) {
	t, x, g := r.Target, r.Metric, r.Target.Goal
	switch {
	case x.Unit == kpi.Percent && !g.Relative && math.Abs(g.Value) == 1 && bare(g.Text):
		warn(list, t, "whole_percent", j.words.say("mục tiêu %s: mục tiêu %s được hiểu là %s", "target %s: goal %s is taken for %s",
			t.name(), g.Text, measured{x.Unit, g.Value}),
			diag.Bothf("viết %s%% nếu ý là vậy, hoặc 100%%", "write %s%% if that is meant, or 100%%", g.Text))
	case g.Relative && r.Baseline != nil && *r.Baseline == 0:
		warn(list, t, "change_on_nothing", j.words.say("mục tiêu %s: %s trên mức nền 0 là 0", "target %s: %s on a baseline of 0 is 0", t.name(), g.Text),
			diag.Both("viết mức cụ thể, hoặc điền cột baseline", "write an amount, or fill in the baseline column"))
	case !g.Relative && min(g.Value, g.Low, g.High) < 0 && neverNegative(r.Actual.Derivation):
		warn(list, t, "negative_goal", j.words.say("mục tiêu %s: mục tiêu %s nhỏ hơn 0, mà %s không thể âm", "target %s: goal %s is below 0, which %s cannot be",
			t.name(), g.Text, x.Names),
			diag.Both("thay đổi so với mức nền viết có %: -5%", "a change on the baseline has a percent sign: -5%"))
	}
}

// bare tells whether a goal is written without a word of percent.
func bare(text string) bool { return strings.Trim(text, "0123456789.,+-−<>=≤≥ ") == "" }
