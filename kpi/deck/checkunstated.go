package deck

import (
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// CheckUnstated warns of money whose file states no currency and is read as the
// report's, where the files that state one all state another: an export in AUD
// beside a shop's plain numbers is no proof that these are VND. One warning for
// each entry of sources, at its first such file.
func CheckUnstated(m *kpi.Model, sources []kpi.SourceReport) (list diag.List) {
	stated := statedCurrencies(sources)
	if m.Currency() == "" || len(stated) == 0 || slices.Contains(stated, m.Currency()) {
		return nil
	}
	first := map[int]*diag.Problem{}
	for i := range sources {
		s := &sources[i]
		if s.How == nil || len(s.How.Currencies) > 0 || s.RowsUsed == 0 || !m.BringsMoney(s) {
			continue
		}
		if p := first[s.Source]; p != nil {
			p.Count++
			continue
		}
		first[s.Source] = unstated(s.File, m.Currency(), stated)
		list.Add(first[s.Source])
	}
	return list
}

func unstated(file, code string, stated []string) *diag.Problem {
	others := strings.Join(stated, ", ")
	return &diag.Problem{Code: "currency_unstated", Severity: diag.Warning, Pos: diag.Pos{File: file}, Count: 1,
		Message: diag.Bothf("tệp không ghi loại tiền nên được đọc là %s, trong khi các tệp khác ghi %s", "no currency is stated, so the money is read as %s, while other files state %s", code, others),
		Hint:    diag.Bothf("ghi currency: %[2]s (hoặc %[1]s, nếu đúng là %[1]s) ở nguồn của tệp này trong deck.yaml", "write currency: %[2]s (or %[1]s, if that is right) at the source of this file in deck.yaml", code, stated[0])}
}

// statedCurrencies are those that files or their entries name, sorted.
func statedCurrencies(sources []kpi.SourceReport) (codes []string) {
	for i := range sources {
		if how := sources[i].How; how != nil {
			for _, c := range how.Currencies {
				codes = append(codes, c.Code)
			}
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}
