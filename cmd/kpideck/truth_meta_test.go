package main

import (
	"fmt"
	"slices"
	"strings"
)

// metaWords are the headers of Meta's exports in one language.
type metaWords struct {
	day, starts, ends, campaign, id, adSet, ad, currency, account, frequency, cpm string
	spend                                                                         string // without the currency
	measures                                                                      map[string]string
	manager                                                                       [3]string // the level in a name of the Ads Manager
	report                                                                        string    // the name of a report
	date                                                                          dateStyle // in a name of the Ads Manager
}

var meta = map[string]metaWords{
	"en": {
		day: "Day", starts: "Reporting starts", ends: "Reporting ends", campaign: "Campaign name", id: "Campaign ID", adSet: "Ad set name", ad: "Ad name",
		currency: "Currency", account: "Account name", frequency: "Frequency", cpm: "CPM (Cost per 1,000 Impressions)", spend: "Amount spent",
		measures: map[string]string{
			"reach": "Reach", "impressions": "Impressions", "clicks": "Clicks (all)", "link_clicks": "Link clicks", "landing_page_views": "Landing page views",
			"engagements": "Post engagements", "purchases": "Purchases", "conversion_value": "Purchases conversion value", "leads": "Leads",
			"messages": "Messaging conversations started",
		},
		manager: [3]string{"Campaigns", "Ad-sets", "Ads"}, report: "Untitled report", date: dateStyle{form: "2-Jan-2006"},
	},
	"vi": {
		day: "Ngày", starts: "Lượt bắt đầu báo cáo", ends: "Lượt kết thúc báo cáo", campaign: "Tên chiến dịch", id: "ID chiến dịch", adSet: "Tên nhóm quảng cáo",
		ad: "Tên quảng cáo", currency: "Đơn vị tiền tệ", account: "Tên tài khoản", frequency: "Tần suất", cpm: "CPM (Chi phí trên mỗi 1.000 lượt hiển thị)",
		spend: "Số tiền đã chi tiêu",
		measures: map[string]string{
			"reach": "Người tiếp cận", "impressions": "Lượt hiển thị", "clicks": "Lượt click (tất cả)", "link_clicks": "Lượt click vào liên kết",
			"landing_page_views": "Lượt xem trang đích", "engagements": "Lượt tương tác với bài viết", "purchases": "Lượt mua",
			"conversion_value": "Giá trị chuyển đổi từ lượt mua", "leads": "Khách hàng tiềm năng", "messages": "Lượt bắt đầu cuộc trò chuyện qua tin nhắn",
		},
		manager: [3]string{"Chiến-dịch", "Nhóm-quảng-cáo", "Quảng-cáo"}, report: "Báo cáo chưa đặt tên", date: dateStyle{form: "2-Tháng-1-2006"},
	},
}

// metaStyle is what one file looks like.
type metaStyle struct {
	metaWords
	manager  bool // the table of the Ads Manager, whose day is its start and its end
	totals   bool // a first row without a name
	withIDs  bool
	account  string // of the account's column; "": there is none
	currency string
}

func (w *world) addMeta(i int) {
	a := &account{family: "ads", platform: "Meta Ads", firstOf: map[string][]string{
		"conversions": {"purchases", "leads", "messages"}, "clicks": {"clicks", "link_clicks"},
	}}
	known := pick(w, "deck", "prefix", "ids", "figures", "column")
	campaigns := w.campaigns("FB")
	rows := w.adsDays(campaigns, false, known != "figures")
	measures, extra := w.metaMeasures()
	kept := keptBy(known, campaigns)
	a.exports = w.finer(w.exports(rows, measures, kept), extra, kept)
	serials := w.rng.Perm(40)
	for n, e := range a.exports {
		emptied(e.rows)
		s := w.metaStyle()
		s.withIDs = known == "ids"
		if known == "column" {
			s.account = "Tài khoản A"
		}
		s.manager = known == "prefix" || known == "deck" && w.chance(30)
		e.file = fmt.Sprintf("ads/meta %d/%s", i, s.name(e, serials[n]))
		w.writeMeta(e, s)
	}
	a.exports = withoutTwins(a.exports)
	if known == "deck" { // else nothing tells that it is the same account
		w.addTotal(a, i)
	}
	w.copyOne(a, func(file string) string { return strings.Replace(file, ".csv", " (9).csv", 1) })
	entry := fmt.Sprintf("files: ads/meta %d/*.csv\npreset: meta-ads\n", i)
	if known == "deck" {
		entry += "account: chính\n"
	}
	w.add(a, entry)
}

// addTotal writes an export of several days in one row for each campaign. Its
// days are told one by one elsewhere, so that it adds nothing.
func (w *world) addTotal(a *account, i int) {
	of := pick(w, a.exports...)
	if !w.chance(50) || of.covers.length() < 3 {
		return
	}
	s := metaStyle{metaWords: meta["vi"], manager: true, currency: w.currency}
	e := &export{measures: []string{"spend", "impressions"}}
	t := s.table(e)
	lines := t.lines([]row{{day: of.covers.first, campaign: of.rows[0].campaign, amounts: w.adsAmounts(false)}})
	lines[1][slices.Index(t.headers, s.ends)] = of.covers.last.String()
	w.copies[fmt.Sprintf("ads/meta %d/Báo cáo tổng.csv", i)] = encoding{delimiter: ",", ending: "\n"}.bytes(lines)
}

// metaMeasures chooses the columns; extra is one that only finer levels have.
func (w *world) metaMeasures() (measures []string, extra string) {
	measures = []string{"spend", "impressions", "clicks", "link_clicks"}
	switch w.between(0, 2) {
	case 0:
		measures = append(measures, "purchases", "conversion_value")
	case 1:
		measures = append(measures, "leads")
	case 2:
		measures = append(measures, "messages", "engagements")
	}
	if w.chance(30) {
		measures = append(measures, "reach")
	}
	if w.chance(50) {
		extra = "landing_page_views"
	}
	return measures, extra
}

// withoutTwins drops every export of which another has the same level and last
// day, or the same name: names that hold days say nothing of which is newer.
func withoutTwins(list []*export) []*export {
	var kept []*export
	for _, e := range list {
		twin := func(o *export) bool { return o.level == e.level && o.covers.last == e.covers.last || o.file == e.file }
		if !slices.ContainsFunc(kept, twin) {
			kept = append(kept, e)
		}
	}
	return kept
}

func (w *world) metaStyle() metaStyle {
	return metaStyle{metaWords: meta[pick(w, "en", "vi", "vi")], totals: w.chance(30), currency: w.currency}
}

func (s metaStyle) name(e *export, serial int) string {
	if s.manager {
		return fmt.Sprintf("Quán A-%s-%s-%s.csv", s.metaWords.manager[e.level], s.date.write(e.days.first), s.date.write(e.days.last))
	}
	return fmt.Sprintf("%s (%d).csv", s.report, serial)
}

func (w *world) writeMeta(e *export, s metaStyle) {
	if e.level != campaignLevel {
		e.measures = slices.DeleteFunc(slices.Clone(e.measures), func(id string) bool { return id == "reach" })
	}
	rows := w.shuffled(w.parted(e))
	e.covers = seen(e.rows)
	t := s.table(e)
	t.shuffle(w)
	lines := t.lines(rows)
	if s.totals {
		lines = slices.Insert(lines, 1, s.blankTotals(t, e, rows))
	}
	e.data = encoding{delimiter: ",", mark: !s.manager, ending: "\n"}.bytes(lines)
}

func (s metaStyle) table(e *export) *table {
	t := &table{}
	if !s.manager {
		t.column(s.day, func(r row) string { return isoDate.write(r.day) })
	}
	t.column(s.starts, func(r row) string { return isoDate.write(r.day) })
	t.column(s.ends, func(r row) string { return isoDate.write(r.day) })
	if s.account != "" {
		t.column(s.metaWords.account, func(row) string { return s.account })
	}
	t.column(s.campaign, func(r row) string { return r.campaign })
	if s.withIDs {
		t.column(s.id, func(r row) string { return r.id })
	}
	if e.level >= adSetLevel {
		t.column(s.adSet, func(r row) string { return r.adSet })
	}
	if e.level == adLevel {
		t.column(s.ad, func(r row) string { return r.ad })
		t.column(s.adSet, func(r row) string { return r.adSet }) // real exports have it twice
	}
	for _, id := range e.measures {
		t.column(s.header(id), s.cell(id))
	}
	t.column(s.frequency, func(row) string { return "1.16206776" })
	t.column(fmt.Sprintf("%s (%s)", s.cpm, s.currency), func(row) string { return "687.64387464" })
	return t
}

func (s metaStyle) header(id string) string {
	if id == "spend" {
		return fmt.Sprintf("%s (%s)", s.spend, s.currency)
	}
	return s.measures[id]
}

// emptied takes out the results that did not happen: Meta leaves them empty.
func emptied(rows []row) {
	for _, r := range rows {
		for _, id := range late {
			if r.amounts[id] == 0 {
				delete(r.amounts, id)
			}
		}
	}
}

func (s metaStyle) cell(id string) func(row) string {
	return func(r row) string {
		if r.amounts[id] == 0 && slices.Contains(late, id) {
			return ""
		}
		return plainNumbers.write(r.amounts[id])
	}
}

// blankTotals is the row of sums that stands first and has no name; it has no
// day of its own but the range, and its reach is less than the sum.
func (s metaStyle) blankTotals(t *table, e *export, rows []row) []string {
	all := row{day: e.covers.first, amounts: map[string]hundredths{}}
	for _, id := range e.measures {
		all.amounts[id] = sum(rows, id)
	}
	fields := make([]string, len(t.headers))
	for i, h := range t.headers {
		fields[i] = t.cells[i](all)
		switch h {
		case s.day:
			fields[i] = ""
		case s.ends:
			fields[i] = isoDate.write(e.covers.last)
		}
	}
	return fields
}
