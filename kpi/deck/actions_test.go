package deck_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/review"
)

// TestActionStates reads the words that people write for a state in both
// languages, and what follows from the progress where no word stands.
func TestActionStates(t *testing.T) {
	const text = `việc,người phụ trách,hạn,trạng thái,tiến độ,quý
a,Trưởng nhóm,31/08/2025,Đang làm,60%,quý 3/2025
b,,2025-09-10,chưa làm,,
c,,,Đã xong,,
d,,,HỦY,,
e,,,,0.4,
f,,,,100,
g,,,,,
h,,,in progress,1%,
`
	actions, list := deck.ReadActions(table(t, "actions.csv", text), catalog(t), kpi.DefaultCalendar())
	if len(list) > 0 {
		t.Fatalf("problems: %v", list)
	}
	var got []string
	for _, a := range actions {
		line := a.Text + " " + string(a.State)
		if a.Progress != nil {
			line += " " + kpi.Whole(int64(100**a.Progress+0.5)).String() + "%"
		}
		got = append(got, line)
	}
	want := strings.Split("a doing 60%|b open|c done|d cancelled|e doing 40%|f done 100%|g open|h doing 1%", "|")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if a := actions[0]; a.Due != kpi.MustDate("2025-08-31") || a.Quarter.Label != "2025-Q3" || a.Owner != "Trưởng nhóm" {
		t.Errorf("due %v, quarter %v, owner %q", a.Due, a.Quarter, a.Owner)
	}
}

// TestActionsInOrder puts the overdue first; an action is in time on its day.
func TestActionsInOrder(t *testing.T) {
	const text = `action,due,state,quarter
done,2025-07-01,done,2025-Q3
open late,2025-09-10,open,
of today,2025-09-14,open,
later,2025-09-30,doing,2025-Q3
no day,,doing,
very late,2025-05-01,doing,2025-Q2
done before,2025-05-01,done,2025-Q2
next quarter,2025-10-10,open,2025-Q4
`
	list, problems := deck.ReadActions(table(t, "actions.csv", text), catalog(t), kpi.DefaultCalendar())
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	quarter, asOf := kpi.DefaultCalendar().Containing(kpi.Quarterly, kpi.MustDate("2025-09-14")), kpi.MustDate("2025-09-14")
	var got []string
	for _, a := range review.ActionsOf(list, quarter, asOf) {
		got = append(got, a.Text)
	}
	if diff := cmp.Diff([]string{"very late", "open late", "later", "no day", "of today", "done"}, got); diff != "" {
		t.Error(diff)
	}
	if late := review.ActionsOf(list, quarter, asOf)[1]; late.Late(asOf) != 4 {
		t.Errorf("open late is %d days late, want 4", late.Late(asOf))
	}
}
