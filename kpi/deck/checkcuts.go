package deck

import (
	"fmt"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// cutBy is an account that ends totals, and the days that they leave out.
type cutBy struct {
	report int
	days   kpi.Span
}

// checkCuts warns of accounts that stop inside the quarter and end its totals
// there, though others go on: the reader of a page cannot see what is left out.
func checkCuts(r *reader, m *kpi.Model, quarter kpi.Period, sources []kpi.SourceReport) {
	var order []cutBy
	cuts := map[cutBy][]kpi.Cut{}
	for _, c := range m.Cuts(quarter) {
		at := cutBy{c.Report, c.Days}
		if cuts[at] == nil {
			order = append(order, at)
		}
		cuts[at] = append(cuts[at], c)
	}
	for _, at := range order {
		file, list := sources[at.report], cuts[at]
		goesOn := file.Last >= at.days.Start // with other columns
		r.warn("total_cut", diag.Pos{File: file.File}, diag.Both(
			fmt.Sprintf("%s dừng ở %s nên tổng của %s cũng dừng ở đó, không có %d ngày sau của các tài khoản khác; phần đã đọc mà không tính: %s",
				cutSubject("vi", list, goesOn), at.days.Start-1, quarter.Label, at.days.Days(), cutShares("vi", list)),
			fmt.Sprintf("%s on %s and so do the totals of %s, without the %d days after it of the other accounts; read but left out: %s",
				cutSubject("en", list, goesOn), at.days.Start-1, quarter.Label, at.days.Days(), cutShares("en", list))), cutHint(goesOn))
	}
}

// cutSubject names what stops: the account, or columns of files that go on.
func cutSubject(locale string, list []kpi.Cut, goesOn bool) string {
	names := func() string { return cutNames(locale, list, func(kpi.Cut) string { return "" }) }
	switch {
	case locale == "vi" && goesOn:
		return names() + " của tài khoản này"
	case locale == "vi":
		return "tài khoản này"
	case goesOn:
		return "the " + names() + " of this account stop"
	}
	return "this account stops"
}

// cutShares names the measures with the part of their sums that is left out.
func cutShares(locale string, list []kpi.Cut) string {
	return cutNames(locale, list, func(c kpi.Cut) string { return fmt.Sprintf(" (%.0f%%)", 100*c.Share) })
}

func cutNames(locale string, list []kpi.Cut, more func(kpi.Cut) string) string {
	var names []string
	for _, c := range list {
		names = append(names, c.Measure.Names.In(locale)+more(c))
	}
	return strings.Join(names, ", ")
}

func cutHint(goesOn bool) diag.Text {
	if goesOn {
		return diag.Both("xuất lại các tệp sau đó với cột này", "export the later files again with this column")
	}
	return diag.Both("xuất lại tài khoản này đến hết kỳ; nếu đã ngừng chạy thì xuất cả những ngày bằng 0", "export this account to the end of the period; if it runs no more, with its days of zero")
}
