package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A list of leads and a shop's daily table, which the deck reads by columns.

var origins = []string{"Kênh Mê-ta", "Kênh Gu-gồ", "Zalo riêng", "Giới thiệu của bạn", ""}

// lead is one row of the list.
type lead struct {
	day             day
	hour            int
	origin, state   string
	qualified, sold bool
}

func (w *world) leadList(s days) []lead {
	var list []lead
	for d := s.first; d <= s.last; d++ {
		n := w.between(0, 5)
		if d == s.first || d == s.last {
			n = 2
		}
		for range n {
			l := lead{day: d, hour: w.between(0, 23), origin: pick(w, origins...), state: pick(w, "Mới", "MQL", "SQL", "Hỏng")}
			l.qualified, l.sold = l.state == "MQL" || l.state == "SQL", l.state == "SQL"
			list = append(list, l)
		}
	}
	w.rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// shifted writes an instant in another zone, from which the deck's time zone
// brings it back to its day. Vietnam is seven hours ahead all year.
const shifted = "2006-01-02T15:04:05-07:00"

func (w *world) addLeads() {
	told := w.part()
	list := w.leadList(told)
	style, order := pick(w, dateStyles...), ""
	if w.chance(15) {
		style = dateStyle{form: shifted}
	}
	if style.order != "" {
		order = "dates: " + style.order + "\n"
	}
	family := "family: crm\n"
	if w.chance(30) && !w.has("leads") {
		family = "" // belongs to all families, so it must not meet leads of ads
	}
	e := encoding{delimiter: pick(w, ",", ";", "\t"), wide: w.chance(20), ending: pick(w, "\n", "\r\n")}
	w.copies["crm/khách.csv"] = e.bytes(leadLines(list, style))
	from := "files: crm/khách.csv\n" + family + order
	if w.chance(50) {
		w.addCount(list, told, family, from+"columns: {date: Ngày tạo, channel: Nguồn, leads: count(), mqls: count(Ngày MQL), sqls: count(Ngày SQL)}\n", "leads", "mqls", "sqls")
		return
	}
	w.addCount(list, told, family, from+"columns: {date: Ngày tạo, channel: Nguồn, leads: count()}\n", "leads")
	w.addCount(list, told, family, from+"columns: {date: Ngày tạo, channel: Nguồn, mqls: count()}\nwhere: {Trạng thái: [MQL, SQL]}\n", "mqls")
	w.addCount(list, told, family, from+"columns: {date: Ngày tạo, channel: Nguồn, sqls: count()}\nwhere: {Trạng thái: SQL}\n", "sqls")
}

// has tells whether some account brings a measure already.
func (w *world) has(id string) bool {
	return slices.ContainsFunc(w.accounts, func(a *account) bool { return slices.Contains(a.measures(), id) })
}

// addCount adds the account that one reading of the list is.
func (w *world) addCount(list []lead, told days, family, entry string, measures ...string) {
	a := &account{}
	if family != "" {
		a.family = "crm"
	}
	e := &export{covers: told, measures: measures}
	for _, l := range list {
		r := row{day: l.day, channel: l.origin, amounts: map[string]hundredths{"leads": 100}}
		if l.qualified {
			r.amounts["mqls"] = 100
		}
		if l.sold {
			r.amounts["sqls"] = 100
		}
		if _, counts := r.amounts[measures[0]]; counts {
			e.rows = append(e.rows, r)
		}
	}
	a.exports = []*export{e}
	w.add(a, entry)
}

func leadLines(list []lead, style dateStyle) [][]string {
	lines := [][]string{{"Mã", "Ngày tạo", "Nguồn", "Trạng thái", "Ngày MQL", "Ngày SQL", "Ghi chú"}}
	for i, l := range list {
		written := style.write(l.day)
		if style.form == shifted {
			at := l.day.time().Add(time.Duration(l.hour-7) * time.Hour)
			written = at.In(time.FixedZone("", (i%5-2)*3600)).Format(shifted)
		}
		fields := []string{fmt.Sprintf("KH%04d", i), written, l.origin, l.state, "", "", "gọi lại, \"sau Tết\""}
		if l.qualified {
			fields[4] = written
		}
		if l.sold {
			fields[5] = written
		}
		lines = append(lines, fields)
	}
	return lines
}

// addOtherCost writes a table of months, which feed only what holds all of them.
func (w *world) addOtherCost() {
	a := &account{months: true}
	e := &export{file: "finance/chi phí khác.csv", covers: w.days, measures: []string{"other_cost"}}
	t := &table{}
	t.column("Kỳ", func(r row) string { return r.day.text("2006-01") })
	t.column("Số tiền", amount("other_cost", plainNumbers))
	for _, p := range w.calendar.touching("month", w.days) {
		e.rows = append(e.rows, row{day: p.first, until: p.last, amounts: map[string]hundredths{"other_cost": w.money(100, 900000)}})
	}
	e.data = encoding{delimiter: ",", ending: "\n"}.bytes(t.lines(w.shuffled(e.rows)))
	a.exports = []*export{e}
	w.add(a, "files: finance/*.csv\ncolumns: {period: Kỳ, other_cost: Số tiền}\n")
}

func (w *world) addShop() {
	a := &account{family: "shop"}
	measures := []string{"orders", "revenue"}
	for _, id := range []string{"new_customers", "cost_of_goods", "placed_orders", "returned_orders", "cancelled_orders"} {
		if w.chance(60) {
			measures = append(measures, id)
		}
	}
	numbers := pick(w, plainNumbers, englishNumbers, vietnamese)
	style := pick(w, dateStyles...)
	entry := "files: shop/*.csv\naccount: quầy\nfamily: shop\n" + shopColumns(measures)
	if style.order != "" {
		entry += "dates: " + style.order + "\n"
	}
	switch numbers {
	case englishNumbers:
		entry += "numbers: 1,234.5\n"
	case vietnamese:
		entry += "numbers: 1.234,5\n"
	}
	a.exports = w.shopExports(measures, style, numbers)
	w.add(a, entry)
}

func (w *world) shopExports(measures []string, style dateStyle, numbers numberStyle) []*export {
	told := w.part()
	rows := w.shopDays(told)
	var list []*export
	for i, s := range w.cut(told, 3) {
		e := &export{file: fmt.Sprintf("shop/bán hàng %d.csv", i), days: s, covers: s, measures: measures, rows: at(rows, s)}
		t := &table{}
		t.column("Ngày bán", func(r row) string { return style.write(r.day) })
		t.column("Kênh bán", func(r row) string { return r.channel })
		for _, id := range measures {
			t.column(shopHeaders[id], amount(id, numbers))
		}
		e.data = encoding{delimiter: pick(w, ";", "\t", ","), mark: w.chance(50), ending: "\n"}.bytes(t.lines(w.shuffled(e.rows)))
		list = append(list, e)
	}
	return list
}

var shopHeaders = map[string]string{
	"orders": "Số đơn", "revenue": "Doanh thu (cả thuế)", "new_customers": "Khách mới", "cost_of_goods": "Giá vốn",
	"placed_orders": "Đơn đặt", "returned_orders": "Đơn hoàn", "cancelled_orders": "Đơn hủy",
}

func shopColumns(measures []string) string {
	columns := []string{"date: Ngày bán", "channel: Kênh bán"}
	for _, id := range measures {
		columns = append(columns, id+": "+shopHeaders[id])
	}
	return "columns: {" + strings.Join(columns, ", ") + "}\n"
}

func (w *world) shopDays(s days) []row {
	var list []row
	for d := s.first; d <= s.last; d++ {
		for i, channel := range []string{"Quầy", "Kênh Mê-ta", "Web của quán"} {
			if i > 0 && w.chance(10) {
				continue
			}
			orders := w.between(0, 40)
			list = append(list, row{day: d, channel: channel, amounts: map[string]hundredths{
				"orders": hundredths(orders) * 100, "revenue": w.money(0, 9000000), "new_customers": hundredths(w.between(0, 9)) * 100,
				"cost_of_goods": w.money(0, 3000000), "placed_orders": hundredths(orders+w.between(0, 5)) * 100,
				"returned_orders": hundredths(w.between(0, 2)) * 100, "cancelled_orders": hundredths(w.between(0, 2)) * 100,
			}})
		}
	}
	return list
}
