package deck

import (
	"maps"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// targetHeadings are the columns of targets.csv in the words people use.
var targetHeadings = []heading{
	{id: "id", aliases: []string{"mã", "mã mục tiêu"}},
	{id: "kpi", required: true, aliases: kpiAliases},
	{id: "level", aliases: []string{"cấp", "cấp độ", "cấp mục tiêu"}},
	{id: "parent", aliases: []string{"thuộc", "thuộc mục tiêu", "cha", "cấp trên", "mục tiêu cha", "phục vụ"}},
	{id: "segment", aliases: []string{"phân khúc"}},
	{id: "channel", aliases: []string{"kênh"}},
	{id: "campaign", aliases: []string{"chiến dịch"}},
	{id: "owner", aliases: []string{"chủ trì", "người phụ trách", "phụ trách"}},
	{id: "department", aliases: []string{"phòng ban", "bộ phận", "phòng"}},
	{id: "period", required: true, aliases: periodAliases},
	{id: "baseline", aliases: []string{"nền", "kỳ gốc", "mức nền"}},
	{id: "goal", required: true, aliases: []string{"mục tiêu", "target", "chỉ tiêu", "giá trị mục tiêu"}},
	{id: "red", aliases: []string{"ngưỡng đỏ"}},
	{id: "deadline", aliases: []string{"hạn", "thời hạn"}},
	{id: "group", aliases: []string{"nhóm"}},
	{id: "weight", aliases: []string{"trọng số"}},
	{id: "scorer", aliases: []string{"cách chấm"}},
	{id: "phasing", aliases: []string{"phân bổ"}},
	{id: "note", aliases: []string{"ghi chú"}},
}

// What people write over the columns that several tables have.
var (
	kpiAliases    = []string{"chỉ số", "chỉ tiêu", "tên KPI", "mã KPI"}
	periodAliases = []string{"kỳ", "thời gian", "giai đoạn"}
)

type targetRow struct {
	ID         cell        `csv:"id"`
	KPI        cell        `csv:"kpi"`
	Level      cell        `csv:"level"`
	Parent     cell        `csv:"parent"`
	Segment    segmentCell `csv:"segment"`
	Channel    cell        `csv:"channel"`
	Campaign   cell        `csv:"campaign"`
	Owner      cell        `csv:"owner"`
	Department cell        `csv:"department"`
	Period     periodCell  `csv:"period"`
	Baseline   amountCell  `csv:"baseline"`
	Goal       goalCell    `csv:"goal"`
	Red        amountCell  `csv:"red"`
	Deadline   dateCell    `csv:"deadline"`
	Group      cell        `csv:"group"`
	Weight     weightCell  `csv:"weight"`
	Scorer     cell        `csv:"scorer"`
	Phasing    cell        `csv:"phasing"`
	Note       cell        `csv:"note"`
}

// The choices of the columns that have some, with their Vietnamese words.
var (
	levelWords  = map[string]string{"strategic": "strategic", "chiến lược": "strategic", "tactical": "tactical", "chiến thuật": "tactical"}
	groupWords  = map[string]string{"a": "A", "b": "B", "c": "C", "nhóm a": "A", "nhóm b": "B", "nhóm c": "C", "group a": "A", "group b": "B", "group c": "C"}
	scorerWords = map[string]string{"attainment": "attainment", "red_flag": "red_flag", "progress": "progress", "best_worst": "best_worst"}
)

// targetReader reads targets.csv. rows holds the row of each target.
type targetReader struct {
	*sheet
	cat     *kpi.Catalog
	cal     kpi.Calendar
	targets []*review.Target
	rows    []int
}

// ReadTargets reads the table of targets. All problems are in the list; a
// target with one is left out, so that what comes back can be used, but an
// error among them stops the deck.
func ReadTargets(t Table, cat *kpi.Catalog, cal kpi.Calendar) ([]*review.Target, diag.List) {
	if list := wide(t, cat, cal); list != nil {
		return nil, list
	}
	s, rows := unmarshal[targetRow](t, targetHeadings)
	r := &targetReader{sheet: s, cat: cat, cal: cal}
	for i, row := range rows {
		if target := r.target(i, row); target != nil {
			r.targets, r.rows = append(r.targets, target), append(r.rows, i)
		}
	}
	r.ids(rows)
	r.parents(rows)
	r.levels()
	r.list.Sort()
	return r.targets, r.list
}

func (r *targetReader) target(i int, row targetRow) *review.Target {
	before := len(r.list)
	t := &review.Target{
		ID: string(row.ID), KPI: string(row.KPI), Parent: string(row.Parent), Owner: string(row.Owner), Department: string(row.Department),
		Phasing: string(row.Phasing), Note: string(row.Note), Pos: diag.Pos{File: r.file, Line: r.lines[i], Column: 1},
	}
	var f *flaw
	if r.needed(i, "period", row.Period.cell) {
		t.Period, f = row.Period.period(r.cal)
		r.reject(i, "period", f)
	}
	t.Segment = r.segment(i, row.Segment, row.Channel, row.Campaign)
	if row.Deadline.cell != "" {
		t.Deadline, f = row.Deadline.date()
		r.reject(i, "deadline", f)
	}
	t.Level = review.Level(r.choice(i, "level", row.Level, levelWords))
	t.Group = r.choice(i, "group", row.Group, groupWords)
	t.Scorer = r.choice(i, "scorer", row.Scorer, scorerWords)
	t.Weight, f = row.Weight.weight()
	r.reject(i, "weight", f)
	if !t.Period.Empty() {
		r.reject(i, "phasing", phasingFlaw(t.Phasing, r.cal, t.Period))
	}
	r.amounts(i, row, t)
	if len(r.list) > before {
		return nil
	}
	if t.ID == "" {
		t.ID = strings.Join(slices.DeleteFunc([]string{t.KPI, t.Segment.String(), t.Period.Label}, func(s string) bool { return s == "" }), " ")
	}
	return t
}

// amounts reads what is in the unit of the KPI.
func (r *targetReader) amounts(i int, row targetRow, t *review.Target) {
	hasGoal := r.needed(i, "goal", row.Goal.cell)
	m := r.metric(i, row.KPI, r.cat)
	if m == nil {
		return
	}
	t.KPI = m.ID
	var f *flaw
	if hasGoal {
		t.Goal, f = row.Goal.goal(m.Unit)
		r.reject(i, "goal", f)
	}
	t.Baseline, f = row.Baseline.amount(m.Unit)
	r.reject(i, "baseline", f)
	t.Red, f = row.Red.amount(m.Unit)
	r.reject(i, "red", f)
}

// choice reads one of a few words; empty stays empty.
func (s *sheet) choice(i int, column string, c cell, words map[string]string) string {
	if c == "" {
		return ""
	}
	for spelled, word := range words {
		if fold(spelled) == fold(string(c)) {
			return word
		}
	}
	allowed := slices.Compact(slices.Sorted(maps.Values(words)))
	s.reject(i, column, &flaw{diag.Bothf("không có lựa chọn %q", "there is no choice %q", string(c)), oneOf(string(c), allowed)})
	return ""
}

// weight reads a plain number that is not negative; nil when the cell is empty.
func (c weightCell) weight() (*float64, *flaw) {
	if c.cell == "" {
		return nil, nil
	}
	d, f := parseNumber(string(c.cell), decimals)
	if f != nil {
		return nil, f
	}
	if d.Cmp(kpi.Whole(0)) < 0 {
		return nil, flawf("trọng số %q âm", "the weight %q is negative",
			diag.Both("viết số từ 0; 0 là có mặt nhưng không chấm", "write 0 or more; 0 is shown but not scored"), string(c.cell))
	}
	weight := d.Float()
	return &weight, nil
}

// ids finds two targets of one id. Those of one KPI, segment and period get
// one id when they give none.
func (r *targetReader) ids(rows []targetRow) {
	first := map[string]int{}
	for i, t := range r.targets {
		line, seen := first[t.ID]
		if !seen {
			first[t.ID] = r.lines[r.rows[i]]
			continue
		}
		pos := t.Pos
		if rows[r.rows[i]].ID != "" {
			pos = r.pos(r.rows[i], "id")
		}
		r.fail("duplicate_id", pos, diag.Bothf("mục tiêu %q đã có ở dòng %d", "target %q stands on line %d already", t.ID, line),
			diag.Both("đặt id khác nhau hoặc bỏ một dòng", "give them different ids or take one out"))
	}
}

// parents finds parents that do not exist and targets that are their own
// ancestor.
func (r *targetReader) parents(rows []targetRow) {
	byID := map[string]*review.Target{}
	for _, t := range r.targets {
		byID[t.ID] = t
	}
	var ids []string
	for _, row := range rows {
		if row.ID != "" {
			ids = append(ids, string(row.ID))
		}
	}
	for _, t := range r.targets {
		if !slices.Contains(ids, t.ID) {
			ids = append(ids, t.ID)
		}
	}
	for i, t := range r.targets {
		switch {
		case t.Parent == "":
		case !slices.Contains(ids, t.Parent):
			r.fail("unknown_parent", r.pos(r.rows[i], "parent"), diag.Bothf("không có mục tiêu %q", "there is no target %q", t.Parent), oneOf(t.Parent, ids))
		case ancestorOfItself(t, byID):
			r.fail("parent_cycle", r.pos(r.rows[i], "parent"), diag.Bothf("mục tiêu %q là cha của chính nó", "target %q is its own ancestor", t.ID),
				diag.Both("để trống ô này ở mục tiêu cao nhất", "leave this cell empty for the topmost target"))
		}
	}
}

func ancestorOfItself(t *review.Target, byID map[string]*review.Target) bool {
	up := t
	for range byID {
		if up = byID[up.Parent]; up == nil || up == t {
			break
		}
	}
	return up == t
}

// levels fills in the level where the row gives none: strategic is what others
// serve, and what the catalogue calls strategic.
func (r *targetReader) levels() {
	served := map[string]bool{}
	for _, t := range r.targets {
		served[t.Parent] = true
	}
	for _, t := range r.targets {
		if t.Level != "" {
			continue
		}
		t.Level = review.Tactical
		if served[t.ID] || r.cat.Metric(t.KPI).Stage == "strategic" {
			t.Level = review.Strategic
		}
	}
}
