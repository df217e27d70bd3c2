package ingest

import (
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// unitHeaders lists the columns of a sheet made by hand that would be a measure
// but for what stands in brackets behind the name, and that nothing else brings:
// Chi phí (nghìn đồng) is not spend, and must not be missing without a word.
func (t *tableRead) unitHeaders() []string {
	var list []string
	if t.preset == nil || !t.preset.fallback {
		return nil
	}
	for _, header := range t.header {
		name := memberName(header)
		open := strings.LastIndexByte(name, '(')
		if _, currency := t.words.headerCurrency(header); open <= 0 || !strings.HasSuffix(name, ")") || currency != "" {
			continue
		}
		key := headerKey(name[:open])
		for i := range t.preset.measures {
			id := t.preset.measures[i].id
			bound := slices.ContainsFunc(t.bind.measures, func(m measureColumn) bool { return m.id == id })
			if !bound && slices.Contains(t.preset.roles[id], key) && !slices.Contains(t.preset.roles[id], headerKey(name)) {
				list = append(list, header)
			}
		}
	}
	return list
}

func (t *tableRead) unitHeader(headers []string) *diag.Problem {
	return t.problem("unit_in_header", diag.Warning, mark{line: t.line},
		diag.Bothf("không đọc cột %s: chữ trong ngoặc không phải một loại tiền", "column %s is not read: what stands in brackets is no currency", strings.TrimSpace(quoted(headers))),
		diag.Both("đổi số về đơn vị thường (đồng, lượt) và bỏ ngoặc khỏi tên cột; nếu số đã là đơn vị thường thì khai columns: với tên cột này",
			"write the figures in plain units and take the brackets off the header; if they are plain already, map the header in columns:"))
}
