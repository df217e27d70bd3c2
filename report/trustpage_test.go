package report_test

import (
	"slices"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/report"
)

// lists is a file with what reading it made of it.
func lists(file string, set func(*kpi.Tally)) *kpi.Tally {
	t := told(file, "Meta Ads", "2025-07-01", "2025-09-30", 100)
	t.Preset, t.How = "meta-ads", &kpi.Reading{Encoding: "UTF-8", Fits: []string{"Day", "Amount spent (USD)"}}
	set(t)
	return t
}

// TestPagesSayOfEveryFileWhatItIs: paper has what the workbook has of a file, in
// one line: what it was taken for and why, its rows, its days, money and times.
func TestPagesSayOfEveryFileWhatItIs(t *testing.T) {
	file := func() *kpi.Tally {
		return lists("exports/a.csv", func(t *kpi.Tally) {
			t.Unproven, t.SetAside = true, map[string]int{kpi.AsideTotalsRow: 2, kpi.AsideBadRow: 1}
			t.RowsRead++
			t.How.Zone = kpi.Proof{Style: "Asia/Ho_Chi_Minh", By: "cell", Line: 2}
			t.How.Currencies = []kpi.CurrencyProof{{Code: "EUR", By: "column"}, {Code: "USD", By: "column"}}
		})
	}
	for lang, want := range map[string][]string{
		"en": {"a.csv", "meta-ads (unproven): Day, Amount spent (USD)", "95", "92", "bad rows: 1; totals rows: 2", "1 Jul 2025", "30 Sep 2025", "EUR, USD · times moved to Asia/Ho_Chi_Minh"},
		"vi": {"a.csv", "meta-ads (chưa kiểm chứng): Day, Amount spent (USD)", "95", "92", "1 dòng lỗi; 2 dòng tổng", "01/07/2025", "30/09/2025", "EUR, USD · giờ đổi về Asia/Ho_Chi_Minh"},
	} {
		wantRows(t, shownTable(trusting(t, lang, nil, file()), report.SourceTable, report.InPage), want)
	}
}

// TestFilesStandOnAPageThatGoesOn: their page repeats the message of the one
// before it, and is told as its second.
func TestFilesStandOnAPageThatGoesOn(t *testing.T) {
	var goesOn []bool
	for _, p := range trusting(t, "en", nil, apart("a.csv", 0)).Pages {
		if p.Section.ID == report.Checks {
			goesOn = append(goesOn, p.GoesOn)
		}
	}
	if !slices.Equal(goesOn, []bool{false, true}) {
		t.Errorf("pages of checks go on: %v", goesOn)
	}
}

// TestFilesOfOneNameAreToldApart: by their folders, where it takes them.
func TestFilesOfOneNameAreToldApart(t *testing.T) {
	d := trusting(t, "en", nil, apart("exports/a/x.csv", 0), apart("exports/b/x.csv", 1), apart("exports/b/y.csv", 2))
	if got, want := namesOf(shownTable(d, report.SourceTable, report.InPage)), []string{"exports/a/x.csv", "exports/b/x.csv", "y.csv"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// apart is a file of its own source of the deck.
func apart(file string, source int) *kpi.Tally {
	return lists(file, func(t *kpi.Tally) { t.Source = source })
}

func namesOf(t *report.Table) (names []string) {
	for _, r := range t.Rows {
		names = append(names, r.Cells[0].Text)
	}
	return names
}

// TestPagesSayOnceWhatIsReadAlike: a source's files of one kind are a line with the
// rows and days of all; one with other headers has its own.
func TestPagesSayOnceWhatIsReadAlike(t *testing.T) {
	june := told("june.csv", "Meta Ads", "2025-06-01", "2025-06-30", 100)
	june.Preset, june.How = "meta-ads", &kpi.Reading{Fits: []string{"Day", "Amount spent (USD)"}}
	other := lists("other.csv", func(t *kpi.Tally) { t.Account, t.How.Fits = "b", []string{"Ngày"} })
	for lang, want := range map[string][]string{
		"en": {"june.csv and 1 more", "meta-ads: Day, Amount spent (USD)", "122", "122", "–", "1 Jun 2025", "30 Sep 2025", "the deck's currency · times as written"},
		"vi": {"june.csv và 1 tệp khác", "meta-ads: Day, Amount spent (USD)", "122", "122", "–", "01/06/2025", "30/09/2025", "tiền theo deck · giờ như trong tệp"},
	} {
		table := shownTable(trusting(t, lang, nil, june, lists("later.csv", func(*kpi.Tally) {}), other), report.SourceTable, report.InPage)
		if len(table.Rows) != 2 || !slices.Equal(cellsOf(table.Rows[0]), want) {
			t.Errorf("%d rows, the first %q, want 2 and %q", len(table.Rows), cellsOf(table.Rows[0]), want)
		}
	}
}

// TestPagesLeaveFilesBeyondTheirRoomToTheWorkbook says how many these are.
func TestPagesLeaveFilesBeyondTheirRoomToTheWorkbook(t *testing.T) {
	var files []*kpi.Tally
	for i := range 23 {
		files = append(files, apart(string(rune('a'+i))+".csv", i))
	}
	d := trusting(t, "en", nil, files...)
	if page := shownTable(d, report.SourceTable, report.InPage); len(page.Rows) != 18 || !strings.Contains(page.Note, "5 more") {
		t.Errorf("%d rows and the note %q, want 18 and 5 more", len(page.Rows), page.Note)
	}
	if book := shownTable(d, report.SourceTable, report.InBook); len(book.Rows) != 23 {
		t.Errorf("the workbook has %d files of 23", len(book.Rows))
	}
}

// TestPagesExplainTotalsThatDiffer: paper shows both figures and why.
func TestPagesExplainTotalsThatDiffer(t *testing.T) {
	file := lists("keywords.csv", func(t *kpi.Tally) {
		t.Totals = []kpi.TotalsCheck{
			{Measure: "impressions", Stated: kpi.Whole(5), Computed: kpi.Whole(5)},
			{Measure: "spend", Currency: "USD", Stated: kpi.Whole(1000), Computed: kpi.Whole(920), Differs: true, Why: diag.Both("cả tài khoản", "the whole account's")},
			{Measure: "clicks", Stated: kpi.Whole(10), Computed: kpi.Whole(9), Differs: true},
		}
	})
	for lang, want := range map[string][]string{
		"en": {"keywords.csv", "Spend: the file says $1,000, our sum is $920; the whole account's", "2 of 3 differ"},
		"vi": {"keywords.csv", "Chi phí: tệp ghi 1.000 USD, tự cộng 920 USD; cả tài khoản", "2 trong 3 lệch"},
	} {
		wantRows(t, shownTable(trusting(t, lang, nil, file), report.TotalsTable, report.InPage), want)
	}
}

// TestPagesSayWhatElseWasSetAside: the rows set aside add up, with those that no
// other file spoke for.
func TestPagesSayWhatElseWasSetAside(t *testing.T) {
	file := lists("a.csv", func(t *kpi.Tally) {
		t.SetAside = map[string]int{kpi.AsideTotalsRow: 2, kpi.AsideBadRow: 1200}
		t.RowsRead += 1200
	})
	again := lists("b.csv", func(*kpi.Tally) {})
	for lang, want := range map[string]string{"en": "Besides, bad rows: 1,200; totals rows: 2", "vi": "Ngoài ra: 1.200 dòng lỗi; 2 dòng tổng"} {
		items := remarksOf(t, trusting(t, lang, nil, file, again), report.OverlapsBlock)
		if len(items) != 2 || items[1].Text != want {
			t.Errorf("%v, want %q", items, want)
		}
	}
}

func remarksOf(t *testing.T, d *report.Document, id report.BlockID) []report.Remark {
	t.Helper()
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if r, ok := b.(*report.Remarks); ok && r.Name() == id {
				return r.Items
			}
		}
	}
	return nil
}

// TestPagesListDamagedCells: what was lost stands on paper too.
func TestPagesListDamagedCells(t *testing.T) {
	file := lists("a.csv", func(t *kpi.Tally) {
		for range 9 {
			t.How.Damaged = append(t.How.Damaged, kpi.Damage{Code: "excel_id", What: diag.Both("mã bị cắt", "an id cut down"), Count: 3, Places: []diag.Pos{{Line: 4, Column: 8}}})
		}
	})
	table := shownTable(trusting(t, "en", nil, file), report.DamageTable, report.InPage)
	if table == nil || len(table.Rows) != 6 || !strings.Contains(table.Note, "3 more") {
		t.Fatalf("%+v", table)
	}
	if got, want := cellsOf(table.Rows[0]), []string{"a.csv", "an id cut down", "3", "4:8"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestLevelsOfOneTableAreToldApart: a sheet that holds ads below their campaigns
// is two tables; of each it is said which.
func TestLevelsOfOneTableAreToldApart(t *testing.T) {
	campaigns := lists("report.xlsx", func(t *kpi.Tally) { t.Table = "Raw" })
	ads := lists("report.xlsx", func(t *kpi.Tally) { t.Table, t.Level = "Raw", kpi.LevelAd })
	for lang, want := range map[string][]string{
		"en": {"report.xlsx · Raw (ads)", "report.xlsx · Raw (campaigns)", "1 Jul 2025–30 Sep 2025", "The higher level speaks; finer rows are not added", "92", "0"},
		"vi": {"report.xlsx · Raw (quảng cáo)", "report.xlsx · Raw (chiến dịch)", "01/07/2025–30/09/2025", "Cấp cao hơn được dùng, không cộng cấp chi tiết", "92", "0"},
	} {
		wantRows(t, shownTable(trusting(t, lang, nil, campaigns, ads), report.OverlapTable, report.InBook), want)
	}
	alone := shownTable(trusting(t, "en", nil, ads), report.SourceTable, report.InBook)
	if got := alone.Rows[0].Cells[0].Text; got != "report.xlsx · Raw" {
		t.Errorf("nothing to be told apart from, yet %q", got)
	}
}

// TestASourceIsCalledByWhatItGives: a table of which nothing could be used names nothing.
func TestASourceIsCalledByWhatItGives(t *testing.T) {
	days, users := told("days.csv", "", "2025-07-01", "2025-09-30", 100), told("users.csv", "", "2025-07-01", "2025-07-01", 100)
	users.Measures = []string{"users", "sessions"}
	users.Rows[0].Amounts = make([]kpi.Cell, 2)
	table := shownTable(trusting(t, "en", nil, days, users), report.CoverageTable, report.InBook)
	if got := table.Rows[0].Cells[0].Text; got != "Ads: Spend, Clicks" {
		t.Errorf("called %q", got)
	}
}

// TestMoneyIsStatedWhereThereIsSome: a file of clicks alone has no currency.
func TestMoneyIsStatedWhereThereIsSome(t *testing.T) {
	clicks := lists("clicks.csv", func(t *kpi.Tally) {
		t.Measures = []string{"clicks", "impressions"}
	})
	d := trusting(t, "en", nil, clicks, apart("spend.csv", 1))
	for i, want := range []string{"–", "not stated: the deck's"} {
		if got := shownTable(d, report.HowTable, report.InBook).Rows[i].Cells[7].Text; got != want {
			t.Errorf("row %d states %q, want %q", i+1, got, want)
		}
	}
	for i, want := range []string{"times as written", "the deck's currency · times as written"} {
		if got := shownTable(d, report.SourceTable, report.InPage).Rows[i].Cells[7].Text; got != want {
			t.Errorf("line %d of the page states %q, want %q", i+1, got, want)
		}
	}
}
