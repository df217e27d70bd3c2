package main

import (
	"fmt"
	"strings"
)

// googleWords are the headers of a Google Ads report in one language.
type googleWords struct {
	title, day, campaign, id, kind, currency, adGroup string
	measures                                          map[string]string
	ctr, price                                        string
	total, account                                    string
	within                                            func(s days) string
	numbers                                           numberStyle
}

var google = map[string]googleWords{
	"en": {
		title: "Campaign report", day: "Day", campaign: "Campaign", id: "Campaign ID", kind: "Campaign type", currency: "Currency code", adGroup: "Ad group",
		measures: map[string]string{"spend": "Cost", "clicks": "Clicks", "impressions": "Impr.", "conversions": "Conversions", "conversion_value": "Conv. value"},
		ctr:      "CTR", price: "Avg. CPC", total: "Total: Campaigns", account: "Total: Account",
		within:  func(s days) string { return s.first.text("January 2, 2006") + " - " + s.last.text("January 2, 2006") },
		numbers: englishNumbers,
	},
	"uk": {
		title: "Ngày nào cũng chạy", day: "Day", campaign: "Campaign", id: "Campaign ID", kind: "Campaign type", currency: "Currency code", adGroup: "Ad group",
		measures: map[string]string{"spend": "Cost", "clicks": "Clicks", "impressions": "Impr.", "conversions": "Conversions", "conversion_value": "Conv. value"},
		ctr:      "CTR", price: "Avg. CPC", total: "Total: Campaigns", account: "Total: Account",
		within:  func(s days) string { return s.first.text("2 January 2006") + " - " + s.last.text("2 January 2006") },
		numbers: englishNumbers,
	},
	"vi": {
		title: "Báo cáo chiến dịch", day: "Ngày", campaign: "Chiến dịch", id: "ID chiến dịch", kind: "Loại chiến dịch", currency: "Mã đơn vị tiền tệ", adGroup: "Nhóm quảng cáo",
		measures: map[string]string{"spend": "Chi phí", "clicks": "Lượt nhấp", "impressions": "Số lượt hiển thị", "conversions": "Lượt chuyển đổi", "conversion_value": "Giá trị chuyển đổi"},
		ctr:      "CTR", price: "CPC tr.bình", total: "Tổng số: Chiến dịch", account: "Tổng số: Tài khoản",
		within: func(s days) string {
			return dateStyle{form: vietnameseDate}.write(s.first) + " - " + dateStyle{form: vietnameseDate}.write(s.last)
		},
		numbers: vietnamese,
	},
	"ja": {
		title: "キャンペーンのパフォーマンス", day: "日", campaign: "キャンペーン", id: "キャンペーン ID", kind: "キャンペーン タイプ", currency: "通貨コード", adGroup: "広告グループ",
		measures: map[string]string{"spend": "費用", "clicks": "クリック数", "impressions": "表示回数", "conversions": "コンバージョン", "conversion_value": "コンバージョン値"},
		ctr:      "クリック率", price: "平均クリック単価", total: "合計: キャンペーン", account: "合計: アカウント",
		within:  func(s days) string { return s.first.text("2006年1月2日") + " - " + s.last.text("2006年1月2日") },
		numbers: englishNumbers,
	},
}

// googleStyle is what one file looks like.
type googleStyle struct {
	googleWords
	encoding
	date    dateStyle
	stated  bool // the range, not "All time"
	totals  bool
	withIDs bool
}

func (w *world) addGoogle() {
	a := &account{family: "ads", platform: "Google Ads"}
	known := pick(w, "deck", "ids", "figures")
	campaigns := w.campaigns("GG")
	rows := w.adsDays(campaigns, true, known != "figures")
	measures := []string{"spend", "clicks", "impressions", "conversions", "conversion_value"}
	kept := keptBy(known, campaigns)
	a.exports = w.finer(w.exports(rows, measures, kept), "", kept)
	serials := w.rng.Perm(40)
	for i, e := range a.exports {
		s := w.googleStyle()
		s.withIDs = known == "ids"
		e.file = fmt.Sprintf("ads/google/Báo cáo số %d.csv", serials[i])
		w.writeGoogle(e, s)
	}
	w.copyOne(a, func(file string) string { return strings.Replace(file, ".csv", " (copy).csv", 1) })
	entry := "files: ads/google/*.csv\npreset: google-ads\nchannel: Google Ads\n"
	if known == "deck" {
		entry += "account: shop\n"
	}
	w.add(a, entry)
}

func (w *world) googleStyle() googleStyle {
	s := googleStyle{googleWords: google[pick(w, "en", "uk", "vi", "vi", "ja")], date: isoDate, stated: w.chance(70), totals: w.chance(60)}
	s.encoding = encoding{delimiter: ",", ending: "\n"}
	if w.chance(40) {
		s.encoding = encoding{delimiter: "\t", wide: true, ending: "\n"}
	}
	return s
}

func (w *world) writeGoogle(e *export, s googleStyle) {
	rows := w.shuffled(w.parted(e))
	e.covers = seen(e.rows)
	within := "All time"
	if s.stated {
		within, e.covers = s.within(e.days), hull(e.covers, e.days)
	}
	t := s.table(e, w.currency)
	lines := [][]string{{s.title}, {within}}
	lines = append(lines, t.lines(rows)...)
	if s.totals {
		lines = append(lines, s.totalsRow(t, rows, s.total, 1), s.totalsRow(t, rows, s.account, 1), s.totalsRow(t, rows, s.account+" X", 3))
	}
	e.data = s.bytes(lines)
}

func (s googleStyle) table(e *export, currency string) *table {
	t := &table{}
	t.column(s.day, func(r row) string { return s.date.write(r.day) })
	t.column(s.campaign, func(r row) string { return r.campaign })
	if s.withIDs {
		t.column(s.id, func(r row) string { return r.id })
	}
	if e.level == adSetLevel || e.level == adLevel {
		t.column(s.adGroup, func(r row) string { return r.adSet })
	}
	t.column(s.kind, func(row) string { return "Search" })
	t.column(s.currency, func(row) string { return currency })
	for _, id := range e.measures {
		t.column(s.measures[id], amount(id, s.style(id)))
	}
	t.column(s.ctr, func(r row) string { return s.numbers.share(r.amounts["clicks"], r.amounts["impressions"]) })
	t.column(s.price, func(r row) string { return s.numbers.at(2).write(r.amounts["spend"] / max(1, r.amounts["clicks"]/100)) })
	return t
}

// style: cost is never grouped, the others are; conversions have decimals.
func (s googleStyle) style(id string) numberStyle {
	n := s.numbers
	switch id {
	case "spend":
		n.group = ""
	case "conversions", "conversion_value":
		n = n.at(2)
	}
	return n
}

// totalsRow is a totals row; an account has more than the table lists.
func (s googleStyle) totalsRow(t *table, rows []row, label string, times hundredths) []string {
	all := row{amounts: map[string]hundredths{}}
	for _, id := range sortedKeys(s.measures) {
		all.amounts[id] = sum(rows, id) * times
	}
	fields := make([]string, len(t.headers))
	for i, h := range t.headers {
		fields[i] = " --"
		for _, measure := range s.measures {
			if h == measure {
				fields[i] = t.cells[i](all)
			}
		}
	}
	fields[0] = label
	return fields
}
