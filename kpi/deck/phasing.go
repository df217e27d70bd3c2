package deck

import (
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// phasingFlaw says what is wrong with the phasing of a target; nil when it can
// be spread over the period.
func phasingFlaw(text string, cal kpi.Calendar, p kpi.Period) *flaw {
	ph, err := review.ParsePhasing(text)
	if err != nil {
		return flawf("không có cách phân bổ %q", "there is no phasing %q",
			diag.Both("viết linear, weekday, seasonal hoặc các phần như 30/30/40; để trống thì theo dữ liệu cũ",
				"write linear, weekday, seasonal or shares such as 30/30/40; an empty cell follows the history"), text)
	}
	if n := len(ph.Shares); ph.Kind == review.PhaseShares && review.Cuts(cal, p, n) == nil {
		return flawf("%d phần không khớp với %s", "%d shares do not fit %s", sharesHint(p), n, p.Label)
	}
	return nil
}

// sharesHint lists the numbers of shares that fit a period.
func sharesHint(p kpi.Period) diag.Text {
	weeks := strconv.Itoa(p.Days() / 7)
	switch p.Grain {
	case kpi.Yearly:
		return diag.Bothf("viết 12 phần theo tháng, 4 theo quý hoặc %s theo tuần", "write 12 shares by month, 4 by quarter or %s by week", weeks)
	case kpi.Quarterly:
		return diag.Bothf("viết 3 phần theo tháng hoặc %s theo tuần", "write 3 shares by month or %s by week", weeks)
	case kpi.Weekly:
		return diag.Both("viết 7 phần theo ngày", "write 7 shares by day")
	}
	return diag.Bothf("viết %s phần theo tuần", "write %s shares by week", weeks)
}
