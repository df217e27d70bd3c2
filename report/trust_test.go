package report_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/reporttest"
)

// told is a file of one account's daily spend and clicks.
func told(file, platform, from, to string, spend int64) *kpi.Tally {
	t := &kpi.Tally{File: file, Hash: file, Family: kpi.Ads, Platform: platform, Account: "a", Level: kpi.LevelCampaign,
		Measures: []string{"spend", "clicks"}, RowsByDay: map[kpi.Span]int{}}
	for d := kpi.MustDate(from); d <= kpi.MustDate(to); d++ {
		t.Rows = append(t.Rows, kpi.TallyRow{Span: kpi.Day(d), Currency: "VND", Amounts: amounts(spend, 10)})
		t.RowsByDay[kpi.Day(d)]++
		t.RowsRead++
	}
	return t
}

// trusting builds the report of 2025-Q3 from files.
func trusting(t *testing.T, lang string, problems diag.List, files ...*kpi.Tally) *report.Document {
	t.Helper()
	base, err := deck.LoadCatalogue(os.DirFS("../templates"))
	if err != nil {
		t.Fatal(err)
	}
	cat := base.Catalog()
	cube, sources, found := kpi.Resolve(files, cat, kpi.ResolveOptions{Currency: "VND"})
	m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
	q, _ := m.Calendar().Parse("2025-Q3")
	return report.Build(report.Input{Model: m, Card: review.Assess(m, nil, review.Options{Quarter: q}), Sources: sources, Problems: append(problems, found...),
		Locale: reporttest.Words(t, lang), Quarter: q, Packs: []report.Pack{{ID: "p", KPIs: []string{"spend"}}}, Layout: reporttest.Layout(t, "quarterly")})
}

// shownTable finds a table by its kind and medium; nil where there is none.
func shownTable(d *report.Document, kind report.TableKind, on report.Medium) *report.Table {
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(*report.Table); ok && table.Kind == kind && table.On.In(on) {
				return table
			}
		}
	}
	return nil
}

func cellsOf(r report.Row) []string {
	var list []string
	for _, c := range r.Cells {
		list = append(list, strings.ReplaceAll(c.Text, "\u00a0", " "))
	}
	return list
}

func wantRows(t *testing.T, table *report.Table, want ...[]string) {
	t.Helper()
	if table == nil {
		t.Fatal("no such table")
	}
	if len(table.Rows) != len(want) {
		t.Errorf("%d rows, want %d", len(table.Rows), len(want))
	}
	for i, r := range table.Rows {
		if i < len(want) && !slices.Equal(cellsOf(r), want[i]) {
			t.Errorf("row %d is %q, want %q", i+1, cellsOf(r), want[i])
		}
	}
}

// TestOverlapsSayWhoSpokeAndWhy: of two exports of August the one with the later
// last day speaks for the days that both tell.
func TestOverlapsSayWhoSpokeAndWhy(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"old.csv", "new.csv", "15 Aug 2025–31 Aug 2025", "The later last day speaks", "17", "0"},
		"vi": {"old.csv", "new.csv", "15/08/2025–31/08/2025", "Dùng bản có ngày cuối muộn hơn", "17", "0"},
	} {
		d := trusting(t, lang, nil, told("old.csv", "Meta Ads", "2025-07-01", "2025-08-31", 100), told("new.csv", "Meta Ads", "2025-08-15", "2025-09-30", 100))
		wantRows(t, shownTable(d, report.OverlapTable, report.InBook), want)
	}
	alone := trusting(t, "en", nil, told("old.csv", "Meta Ads", "2025-07-01", "2025-08-31", 100))
	if shownTable(alone, report.OverlapTable, report.InBook) != nil {
		t.Error("a file alone overlaps with nothing")
	}
}

// TestOverlapsOnAPageNameTheFiles: of three exports the page says which file is
// used for which days, and why.
func TestOverlapsOnAPageNameTheFiles(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "The later last day speaks. Used: new.csv for 15 Aug 2025–31 Aug 2025, mid.csv for 1 Aug 2025–14 Aug 2025. 31 rows set aside.",
		"vi": "Dùng bản có ngày cuối muộn hơn. Dùng: new.csv cho 15/08/2025–31/08/2025, mid.csv cho 01/08/2025–14/08/2025. Để riêng 31 dòng.",
	} {
		d := trusting(t, lang, nil, told("exports/old.csv", "Meta Ads", "2025-07-01", "2025-08-14", 100),
			told("exports/mid.csv", "Meta Ads", "2025-08-01", "2025-08-31", 100), told("exports/new.csv", "Meta Ads", "2025-08-15", "2025-09-30", 100))
		lists := blocksOf[*report.Remarks](d)
		at := slices.IndexFunc(lists, func(r *report.Remarks) bool { return r.ID == report.OverlapsBlock })
		if at < 0 {
			t.Fatalf("%s: no word on overlaps", lang)
		}
		if got := strings.ReplaceAll(lists[at].Items[0].Detail, "\u00a0", " "); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

// TestRestatedFiguresStandBesideTheOldOnes: the newer export tells of the week of
// 18 August ten percent more; clicks did not change and have no row.
func TestRestatedFiguresStandBesideTheOldOnes(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"Spend · W34", "new.csv", "old.csv", "18 Aug 2025–24 Aug 2025", "VND", "70.0 m VND", "77.0 m VND", "7,000,000", "+10.0%"},
		"vi": {"Chi phí · W34", "new.csv", "old.csv", "18/08/2025–24/08/2025", "₫", "70,0 tr ₫", "77,0 tr ₫", "7.000.000", "+10,0%"},
	} {
		d := trusting(t, lang, nil, told("old.csv", "Meta Ads", "2025-07-01", "2025-08-24", 10_000_000), told("new.csv", "Meta Ads", "2025-08-18", "2025-09-30", 11_000_000))
		wantRows(t, shownTable(d, report.RestatedTable, report.InBook), want)
	}
	same := trusting(t, "en", nil, told("old.csv", "Meta Ads", "2025-07-01", "2025-08-24", 100), told("new.csv", "Meta Ads", "2025-08-18", "2025-09-30", 100))
	if shownTable(same, report.RestatedTable, report.InBook) != nil {
		t.Error("figures that stayed are no restatement")
	}
}

// TestProblemsFoldByKindOnPages: a page has one line for all of a code, the gravest
// first, then the most frequent; the workbook has them all.
func TestProblemsFoldByKindOnPages(t *testing.T) {
	var problems diag.List
	add := func(code string, severity diag.Severity, times int) {
		for i := range times {
			problems = append(problems, &diag.Problem{Code: code, Severity: severity, Pos: diag.Pos{File: "exports/a.csv", Line: i + 2},
				Message: diag.Both(code+" vi", code+" en"), Hint: diag.Both("sửa", "mend")})
		}
	}
	add("seldom", diag.Notice, 1)
	add("often", diag.Notice, 3)
	add("grave", diag.Warning, 2)
	for lang, want := range map[string][][]string{
		"en": {{"warning", "grave en", "mend", "a.csv:2", "2"}, {"notice", "often en", "mend", "a.csv:2", "3"}, {"notice", "seldom en", "mend", "a.csv:2", "1"}},
		"vi": {{"cảnh báo", "grave vi", "sửa", "a.csv:2", "2"}, {"lưu ý", "often vi", "sửa", "a.csv:2", "3"}, {"lưu ý", "seldom vi", "sửa", "a.csv:2", "1"}},
	} {
		d := trusting(t, lang, problems, told("a.csv", "Meta Ads", "2025-07-01", "2025-09-30", 100))
		wantRows(t, shownTable(d, report.ProblemTable, report.InPage), want...)
		if all := shownTable(d, report.ProblemTable, report.InBook); len(all.Rows) != 6 {
			t.Errorf("%s: the workbook has %d problems, want 6", lang, len(all.Rows))
		}
	}
}

// TestProblemsBeyondAPageAreCounted: a page has room for eight kinds.
func TestProblemsBeyondAPageAreCounted(t *testing.T) {
	var problems diag.List
	for i := range 11 {
		problems = append(problems, &diag.Problem{Code: fmt.Sprintf("code_%02d", i), Severity: diag.Notice, Message: diag.Both("a", "a")})
	}
	table := shownTable(trusting(t, "en", problems, told("a.csv", "Meta Ads", "2025-07-01", "2025-09-30", 100)), report.ProblemTable, report.InPage)
	if len(table.Rows) != 8 || !strings.Contains(table.Note, "3") {
		t.Errorf("%d rows and the note %q, want 8 and a word on 3 more", len(table.Rows), table.Note)
	}
}

// TestChannelsThatOutrunTheTotalAreNamed: TikTok stops on 20 September, so the
// total does, while Meta runs to the 30th and may be more than the total.
func TestChannelsThatOutrunTheTotalAreNamed(t *testing.T) {
	meta, tiktok := told("meta.csv", "Meta Ads", "2025-07-01", "2025-09-30", 100), told("tiktok.csv", "TikTok Ads", "2025-07-01", "2025-09-20", 1)
	tiktok.Source = 1
	for lang, want := range map[string][]string{
		"en": {"the total ends on 20 Sep 2025", "Meta Ads to 30 Sep 2025"},
		"vi": {"tổng chỉ tính đến 20/09/2025", "Meta Ads đến 30/09/2025"},
	} {
		d := trusting(t, lang, nil, meta, tiktok)
		for _, on := range []report.Medium{report.InPage, report.InBook} {
			note := strings.ReplaceAll(shownTable(d, report.ChannelTable, on).Note, "\u00a0", " ")
			for _, part := range want {
				if !strings.Contains(note, part) {
					t.Errorf("%s: the note %q lacks %q", lang, note, part)
				}
			}
			if strings.Contains(note, "TikTok Ads") {
				t.Errorf("%s: TikTok ends with the total: %q", lang, note)
			}
		}
	}
	shares := shownTable(trusting(t, "en", nil, meta, tiktok), report.ChannelTable, report.InBook)
	for i, want := range []string{"100.0%", "99.0%", "1.0%"} {
		if got := shares.Rows[i].Cells[1].Text; got != want {
			t.Errorf("share %d is %s, want %s: over the total's days", i+1, got, want)
		}
	}
	even := shownTable(trusting(t, "en", nil, meta), report.ChannelTable, report.InPage)
	if strings.Contains(even.Note, "the total ends") {
		t.Errorf("all end together, yet %q", even.Note)
	}
}

// TestFilesSayHowTheyWereRead: once for each table, whatever the number of
// accounts in it.
func TestFilesSayHowTheyWereRead(t *testing.T) {
	how := &kpi.Reading{Encoding: "UTF-16LE", Fits: []string{"Ngày", "Chi phí"},
		Numbers: kpi.Proof{Style: "1.234,5", By: "cell", Line: 3, Column: 9, Cell: "1.200,5"}, Dates: kpi.Proof{By: "nothing"},
		Zone:       kpi.Proof{Style: "Asia/Ho_Chi_Minh", By: "cell", Line: 2, Cell: "2025-07-01T01:00Z"},
		Currencies: []kpi.CurrencyProof{{Code: "VND", By: "header", At: diag.Pos{Line: 1}}},
		Damaged: []kpi.Damage{{Code: "excel_date", What: diag.Both("ô hỏng", "a lost cell"), Count: 1200,
			Places: []diag.Pos{{Line: 4, Column: 7}, {Line: 9}}}}}
	for lang, want := range map[string]struct{ how, damage []string }{
		"en": {[]string{"a.csv", "own mapping", "Ngày, Chi phí", "UTF-16LE", `1.234,5, because of cell "1.200,5" on line 3, character 9`, "no cell has two readings",
			`moved to Asia/Ho_Chi_Minh where they state an offset, first "2025-07-01T01:00Z" on line 2`, "VND, from the header on line 1"},
			[]string{"a.csv", "a lost cell", "1,200", "4:7, 9"}},
		"vi": {[]string{"a.csv", "cột tự khai báo", "Ngày, Chi phí", "UTF-16LE", `1.234,5, vì ô "1.200,5" ở dòng 3 ký tự 9`, "ô nào cũng chỉ có một cách đọc",
			`đổi về Asia/Ho_Chi_Minh khi có ghi lệch giờ, đầu tiên là "2025-07-01T01:00Z" ở dòng 2`, "VND, từ tiêu đề ở dòng 1"},
			[]string{"a.csv", "ô hỏng", "1.200", "4:7, 9"}},
	} {
		a, b := told("a.csv", "Meta Ads", "2025-07-01", "2025-09-30", 100), told("a.csv", "Meta Ads", "2025-07-01", "2025-09-30", 200)
		a.How, b.How, b.Account = how, how, "b"
		d := trusting(t, lang, nil, a, b)
		wantRows(t, shownTable(d, report.HowTable, report.InBook), want.how)
		wantRows(t, shownTable(d, report.DamageTable, report.InBook), want.damage)
	}
}

// TestTotalsThatDifferAreExplainedAndComputedAgain: the difference and the result
// follow from the cells beside them, and the preset's word stands there.
func TestTotalsThatDifferAreExplainedAndComputedAgain(t *testing.T) {
	a := told("keywords.csv", "Google Ads", "2025-07-01", "2025-09-30", 100)
	a.Totals = []kpi.TotalsCheck{
		{Measure: "clicks", Stated: kpi.Whole(1000), Computed: kpi.Whole(920), Differs: true, Line: 99, Label: "Total: Account", Why: diag.Both("cả tài khoản", "the whole account's")},
		{Measure: "impressions", Stated: kpi.Whole(5), Computed: kpi.Whole(5), Line: 99, Label: "Total: Account"},
	}
	for lang, want := range map[string][]string{
		"en": {"keywords.csv", "Clicks", "", "1,000", "920", "−80", "0", "differs", "the whole account's"},
		"vi": {"keywords.csv", "Lượt nhấp", "", "1.000", "920", "−80", "0", "lệch", "cả tài khoản"},
	} {
		table := shownTable(trusting(t, lang, nil, a), report.TotalsTable, report.InBook)
		if got := cellsOf(table.Rows[0]); !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
		for _, r := range table.Rows {
			if live := r.Cells[7].Calc == report.CalcWithin; r.Cells[5].Follows == nil || live != (r.Cells[7].Tone == report.Good) {
				t.Errorf("%q: the difference is a live formula, and so is the result where it agrees", cellsOf(r))
			}
		}
		if why := table.Rows[1].Cells[8].Text; why != "" {
			t.Errorf("a total that agrees needs no explanation: %q", why)
		}
	}
}
