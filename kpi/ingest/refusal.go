package ingest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// refusal is a set of headers that together make a table unfit, and why.
type refusal struct {
	headers map[string]bool
	why     string // of refusalTexts; "" has no usable date
}

// refusalFile is a refusal in a preset: a list of headers, or headers and why.
type refusalFile struct {
	Headers []string `yaml:"headers"`
	Why     string   `yaml:"why"`
}

// UnmarshalYAML reads both forms.
func (f *refusalFile) UnmarshalYAML(read func(any) error) error {
	if err := read(&f.Headers); err == nil {
		return nil
	}
	type plain refusalFile
	f.Headers = nil
	return read((*plain)(f))
}

func (f *refusalFile) refusal() (refusal, error) {
	if _, known := refusalTexts[f.Why]; !known && f.Why != "" {
		return refusal{}, fmt.Errorf("refuses: unknown why %q; one of %s", f.Why, strings.Join(slices.Sorted(maps.Keys(refusalTexts)), ", "))
	}
	if len(f.Headers) == 0 {
		return refusal{}, fmt.Errorf("refuses: headers: are required")
	}
	return refusal{headerKeys(f.Headers), f.Why}, nil
}

// The reasons that a preset may give. A table with a date column of its own is
// refused only for a range, or as one whose figures are not counted.
const (
	whyHours = "hour_without_date"
	whyCut   = "no_date"
	whyRange = "range_total"
	whyOther = "not_counted"
)

// refusalTexts word why a table is unfit: its code, what is wrong, what to do.
var refusalTexts = map[string]struct {
	code          string
	message, hint diag.Text
}{
	whyHours: {"hour_without_date", diag.Both("bảng theo giờ và thứ, không có ngày: không thuộc tuần hay quý nào", "a table by hour and weekday, without dates: it belongs to no week or quarter"),
		diag.Both("xuất lại báo cáo này theo Ngày", "export this report again segmented by Day")},
	whyCut: {"breakdown_without_days", diag.Both("bảng chi tiết không có ngày, và chỉ gồm các dòng lớn nhất: cộng lại không ra tổng", "a breakdown without dates that lists only the largest rows: they do not sum to the total"),
		diag.Both("lấy tổng từ bảng theo ngày của cùng bản xuất; bỏ tệp này khỏi files:", "totals come from the table by day of the same export; take this file out of files:")},
	whyOther: {"table_not_counted", diag.Both("bảng mà báo cáo không tính: số của nó không cộng được theo ngày, hoặc đã có ở bảng khác của cùng bản xuất",
		"a table that the report does not count: its figures do not add up over days, or another table of the same export has them"),
		diag.Both("lấy số từ bảng theo ngày của cùng bản xuất; bỏ tệp này khỏi files:", "the figures come from the table by day of the same export; take this file out of files:")},
	whyRange: {"range_total", diag.Both("bảng chỉ có tổng của cả khoảng ngày, hoặc của từng tuần hay tháng, không chia theo ngày", "the table holds totals of the whole range of days, or of its weeks or months, and none of days"),
		diag.Both("xuất lại báo cáo này theo Ngày", "export this report again segmented by Day")},
}

// refused gives the refusal that a header row meets.
func (x *Preset) refused(header []string, dated bool) (refusal, bool) {
	i := slices.IndexFunc(x.refuses, func(r refusal) bool {
		return holdsAll(header, r.headers) && (!dated || r.why == "" || r.why == whyRange || r.why == whyOther)
	})
	if i < 0 {
		return refusal{}, false
	}
	return x.refuses[i], true
}

// refuse words why a preset turns a table down.
func (f *fileRead) refuse(why string, line int) *diag.Problem {
	text := refusalTexts[why]
	return f.problem(text.code, diag.Error, line, text.message, text.hint)
}

// companion is a table of an export that holds no figures.
type companion struct {
	headers []string
	as      string // of companionKinds
}

type companionFile struct {
	Headers []string `yaml:"headers"`
	As      string   `yaml:"as"`
}

// asFilters is a table of the filters under which an export was made.
const asFilters = "filters"

func (f *companionFile) companion() (companion, error) {
	if f.As != asFilters {
		return companion{}, fmt.Errorf("companions: unknown as %q; there is %s", f.As, asFilters)
	}
	if len(f.Headers) == 0 {
		return companion{}, fmt.Errorf("companions: headers: are required")
	}
	return companion{keysOf(f.Headers), f.As}, nil
}

// explained tells what a table is that no preset reads but one knows: refused
// by its headers, or beside the figures.
func (f *fileRead) explained(head []byte, whole bool, sep byte) bool {
	delims := candidates(sep, head)
	for _, x := range f.r.presets.list {
		if f.req.Preset != "" && x.ID != f.req.Preset || len(x.refuses)+len(x.companions) == 0 {
			continue
		}
		for _, delim := range delims {
			records := parseHead(head, delim, whole)
			if f.companionIn(x, records, f.base) {
				return true
			}
			for _, rec := range records {
				if f.explainedBy(x, rec, f.base+rec.line) {
					f.several(head, whole)
					return true
				}
			}
		}
	}
	return false
}

// companionIn shows the first companion table of a preset among records that
// start on a line.
func (f *fileRead) companionIn(x *Preset, records []headRecord, line int) bool {
	for i, rec := range records {
		keys := keysOf(rec.fields)
		if slices.ContainsFunc(x.companions, func(c companion) bool { return slices.Equal(c.headers, keys) }) {
			f.problems.Add(f.filters(records[i:], line+rec.line))
			return true
		}
	}
	return false
}

func (f *fileRead) explainedBy(x *Preset, rec headRecord, line int) bool {
	r, found := x.refused(rec.fields, x.has(roleDate, keysOf(rec.fields)))
	if !found || r.why == "" {
		return false
	}
	f.turnDown(f.refuseBeside(x, r.why, line), x.several())
	return true
}

// refuseBeside words why a preset turns a table down, and notes it where the table
// by day of the same download excuses it.
func (f *fileRead) refuseBeside(x *Preset, why string, line int) *diag.Problem {
	p := f.refuse(why, line)
	if why == whyCut || why == whyOther {
		f.cut = append(f.cut, cutTable{x.ID, p})
	}
	return p
}

// maxFilters bounds the rows of a companion that are shown.
const maxFilters = 12

// filters shows the cells of a table of filters: they change what every figure
// of the export means.
func (f *fileRead) filters(records []headRecord, line int) *diag.Problem {
	var shown []string
	for i, rec := range records[1:] {
		if i == maxFilters {
			shown = append(shown, "…")
			break
		}
		cells := make([]string, len(rec.fields))
		for n, cell := range rec.fields {
			cells[n] = shorten(harmless(cell))
		}
		shown = append(shown, strings.Join(cells, ": "))
	}
	return f.problem("export_filters", diag.Notice, line,
		diag.Bothf("bộ lọc khi xuất: %s", "filters of the export: %s", strings.Join(shown, " · ")),
		diag.Both("mọi số của bản xuất này chỉ tính phần qua bộ lọc; xuất lại không lọc nếu cần toàn bộ", "every figure of this export counts only what the filters let through; export without them for the whole"))
}

// cutTable is a table that was refused, and the preset that knows it.
type cutTable struct {
	preset string
	why    *diag.Problem
}

// excuse makes a mere notice of a refused table where its source entry read
// the table by day of the same export: people name the whole folder.
func excuse(reqs []Request, results []fileResult) {
	read := map[string]bool{}
	key := func(source int, preset string) string { return fmt.Sprint(source, " ", preset) }
	for _, res := range results {
		for _, t := range res.tallies {
			read[key(t.Source, t.Preset)] = true
		}
	}
	for i, res := range results {
		for _, c := range res.cut {
			if read[key(reqs[i].Source, c.preset)] {
				c.why.Severity = diag.Notice
			}
		}
	}
}
