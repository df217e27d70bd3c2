package deck

import (
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// actionHeadings are the columns of actions.csv in the words people use.
var actionHeadings = []heading{
	{id: "id", aliases: []string{"mã", "mã việc", "số"}},
	{id: "action", required: true, aliases: []string{"việc", "việc cần làm", "hành động", "công việc", "nội dung", "task", "what"}},
	{id: "owner", aliases: []string{"chủ trì", "người phụ trách", "phụ trách", "who", "responsible"}},
	{id: "due", aliases: []string{"hạn", "thời hạn", "ngày hạn", "hạn chót", "deadline", "due date"}},
	{id: "state", aliases: []string{"trạng thái", "tình trạng", "status"}},
	{id: "progress", aliases: []string{"tiến độ", "mức hoàn thành", "% hoàn thành", "done %"}},
	{id: "result", aliases: []string{"kết quả", "kết quả đo được", "kết quả mong đợi", "outcome"}},
	{id: "kpi", aliases: kpiAliases},
	{id: "quarter", aliases: append([]string{"quý", "period"}, periodAliases...)},
}

type actionRow struct {
	ID       cell         `csv:"id"`
	Action   cell         `csv:"action"`
	Owner    cell         `csv:"owner"`
	Due      dateCell     `csv:"due"`
	State    cell         `csv:"state"`
	Progress progressCell `csv:"progress"`
	Result   cell         `csv:"result"`
	KPI      cell         `csv:"kpi"`
	Quarter  periodCell   `csv:"quarter"`
}

// progressCell is how far an action is: 60%, 60 or 0.6.
type progressCell struct{ cell }

var stateWords = map[string]string{
	"open": "open", "to do": "open", "todo": "open", "not started": "open", "chưa làm": "open", "mở": "open", "chưa bắt đầu": "open", "chờ": "open",
	"doing": "doing", "in progress": "doing", "đang làm": "doing", "đang thực hiện": "doing",
	"done": "done", "closed": "done", "complete": "done", "completed": "done", "xong": "done", "đã xong": "done", "hoàn thành": "done", "đã hoàn thành": "done",
	"cancelled": "cancelled", "canceled": "cancelled", "dropped": "cancelled", "hủy": "cancelled", "đã hủy": "cancelled", "bỏ": "cancelled", "không làm": "cancelled",
}

// ReadActions reads the table of actions: id, action, owner, due, state,
// progress, result, kpi, quarter. A state that is not written follows from the
// progress. A row with a problem is left out.
func ReadActions(t Table, cat *kpi.Catalog, cal kpi.Calendar) ([]review.Action, diag.List) {
	s, rows := unmarshal[actionRow](t, actionHeadings)
	var actions []review.Action
	first := map[string]int{}
	for i, row := range rows {
		before := len(s.list)
		a := s.action(i, row, cat, cal)
		if line, seen := first[a.ID]; seen && a.ID != "" {
			s.fail("duplicate_id", s.pos(i, "id"), diag.Bothf("việc %q đã có ở dòng %d", "action %q stands on line %d already", a.ID, line),
				diag.Both("đặt id khác nhau hoặc bỏ một dòng", "give them different ids or take one out"))
		} else {
			first[a.ID] = s.lines[i]
		}
		if len(s.list) == before {
			actions = append(actions, a)
		}
	}
	s.list.Sort()
	return actions, s.list
}

func (s *sheet) action(i int, row actionRow, cat *kpi.Catalog, cal kpi.Calendar) review.Action {
	a := review.Action{ID: string(row.ID), Text: string(row.Action), Owner: string(row.Owner), Result: string(row.Result),
		Pos: diag.Pos{File: s.file, Line: s.lines[i], Column: 1}}
	s.needed(i, "action", row.Action)
	var f *flaw
	if row.Due.cell != "" {
		a.Due, f = row.Due.date()
		s.reject(i, "due", f)
	}
	if row.Quarter.cell != "" {
		a.Quarter, f = row.Quarter.period(cal)
		s.reject(i, "quarter", f)
	}
	if row.KPI != "" {
		if m := s.metric(i, row.KPI, cat); m != nil {
			a.KPI = m.ID
		}
	}
	a.Progress, f = row.Progress.progress()
	s.reject(i, "progress", f)
	a.State = review.ActionState(s.choice(i, "state", row.State, stateWords))
	if row.State == "" {
		a.State = stateAt(a.Progress)
	}
	return a
}

// stateAt is the state of an action that has none written.
func stateAt(progress *float64) review.ActionState {
	switch {
	case progress == nil || *progress == 0:
		return review.ActionOpen
	case *progress == 1:
		return review.ActionDone
	}
	return review.ActionDoing
}

// progress reads a share of the whole; a number over 1 is in percent, and so is
// 1 with its sign.
func (c progressCell) progress() (*float64, *flaw) {
	if c.cell == "" {
		return nil, nil
	}
	text, percent := strings.CutSuffix(string(c.cell), "%")
	d, f := parseNumber(strings.TrimSpace(text), decimals)
	if f != nil {
		return nil, f
	}
	share := d.Float()
	if percent || share > 1 {
		share /= 100
	}
	if share < 0 || share > 1 {
		return nil, flawf("tiến độ %q nằm ngoài 0%% đến 100%%", "the progress %q is not between 0%% and 100%%",
			diag.Both("viết như 60%", "write it as 60%"), string(c.cell))
	}
	return &share, nil
}
