package ingest

import (
	"strings"
	"testing"

	"kpideck/kpi"
)

// TestExcelMadeDatesOfNumbers leaves out cells of a measure that are days, and
// says who made them so.
func TestExcelMadeDatesOfNumbers(t *testing.T) {
	p := presetOf(t, orderPreset+"  - {id: revenue, headers: [Tiền]}\n")
	for _, cell := range []string{"3.апр", "1.юни", "3-Apr", "Apr-03", "03-Thg4", "3 tháng 4", "2025-04-03", "03/04/2025", "3. Apr", "апр.98"} {
		got := tableOf(t, p, "Ngày,Tiền\n2025-07-01,"+cell+"\n2025-07-01,2.5\n")
		if !strings.HasPrefix(got, "currency | revenue\n  2025-07-01 |  | 2.5\nwarning excel_date x.csv:2:12 (1): Excel made a date of a number: \""+cell+"\"") {
			t.Errorf("%s: %s", cell, got)
		}
	}
	for _, cell := range []string{"3.4.5.6", "abc", "May", "3/4", "12:30"} {
		if got := tableOf(t, p, "Ngày,Tiền\n2025-07-01,"+cell+"\n"); !strings.Contains(got, "warning bad_number") {
			t.Errorf("%s: %s", cell, got)
		}
	}
}

// TestExcelTookTheDigitsOfIDs counts no rounded id, and says so.
func TestExcelTookTheDigitsOfIDs(t *testing.T) {
	const preset = orderPreset + "  - {id: orders, count: distinct, headers: [Mã đơn]}\n  - {id: revenue, headers: [Tiền], once_per: order}\n"
	got := tableOf(t, presetOf(t, preset), "Ngày,Mã đơn,Tiền\n2025-07-01,6.49E+17,5\n2025-07-01,\"6,49E+17\",6\n2025-07-01,649000000000000001,7\n")
	want := "currency | orders | revenue\n  2025-07-01 |  | 1 | 7\n" +
		"warning excel_id x.csv:2:12 (2): Excel cut the id down to \"6.49E+17\": it tells nothing apart and is not counted\n" +
		"warning no_value_of_once x.csv:2:12 (2): empty or unusable cell in the column whose values count once: \"6.49E+17\", the row's amount is left out\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestRoundedIDsProveNoAccount keeps a campaign id that Excel rounded out of the
// evidence that two files are of one account.
func TestRoundedIDsProveNoAccount(t *testing.T) {
	p := presetOf(t, strings.Replace(orderPreset, "measures:", "dimensions:\n  - {id: campaign_id, headers: [Campaign ID]}\nmeasures:", 1)+"  - {id: spend, headers: [Tiền]}\n")
	r := text("x.csv", "Ngày,Campaign ID,Tiền\n2025-07-01,6.49E+17,5\n2025-07-01,23851234567890123,6\n")
	tallies, problems := Read(t.Context(), []Request{r}, p, 1, nil)
	if len(tallies) != 1 || len(tallies[0].Evidence) != 1 || !tallies[0].Evidence["23851234567890123"] {
		t.Errorf("evidence %v", tallies[0].Evidence)
	}
	if len(problems) != 1 || problems[0].Code != "excel_id" {
		t.Error(dump(nil, problems))
	}
}

// TestRoundedIDsOfColumns warns where a deck maps an id itself.
func TestRoundedIDsOfColumns(t *testing.T) {
	r := mapped("date,Campaign ID,orders\n2025-07-01,6.49E+17,5\n", []Column{{ID: "date", Kind: DateColumn, Header: "date"},
		{ID: kpi.Campaign, Kind: DimColumn, Header: "Campaign ID"}, {ID: "orders", Kind: MeasureColumn, Header: "orders"}})
	_, problems := readOne(t, r)
	if len(problems) != 1 || problems[0].Code != "excel_id" || problems[0].Pos.String() != "list.csv:2:12" {
		t.Error(dump(nil, problems))
	}
}
