package main

import (
	"fmt"
	"strconv"
)

var groups = []string{"Organic Search", "Referral", "Direct", "Paid Social", "Paid Search", "Email", "Organic Social"}

// webDays invents visits by channel group.
func (w *world) webDays(s days) []row {
	var list []row
	for d := s.first; d <= s.last; d++ {
		for i, group := range groups {
			if i > 0 && w.chance(15) {
				continue
			}
			sessions := w.between(1, 900)
			list = append(list, row{day: d, channel: group, amounts: map[string]hundredths{
				"sessions":        hundredths(sessions) * 100,
				"session_seconds": hundredths(sessions*w.between(1, 400)) * 100,
				"users":           hundredths(w.between(1, sessions)) * 100,
				"conversions":     hundredths(w.between(0, sessions/20)) * 100,
				"revenue":         w.money(0, 100000),
			}})
		}
	}
	return list
}

func (w *world) addWeb() {
	a := &account{family: "web"}
	measures := []string{"sessions", "session_seconds"}
	for _, id := range []string{"users", "conversions", "revenue"} {
		if w.chance(60) {
			measures = append(measures, id)
		}
	}
	told := w.part()
	rows := w.webDays(told)
	for i, s := range w.cut(told, 4) {
		e := &export{file: fmt.Sprintf("web/data-export %d.csv", i), days: s, covers: s, measures: measures, rows: at(rows, s)}
		w.writeWeb(e)
		a.exports = append(a.exports, e)
	}
	w.add(a, "files: web/*.csv\npreset: ga4\naccount: site\n")
}

func (w *world) writeWeb(e *export) {
	t := &table{}
	t.column("Session primary channel group (Default channel group)", func(r row) string { return r.channel })
	if w.chance(30) {
		t.column("Nth day", func(r row) string { return fmt.Sprintf("%04d", r.day-e.days.first) })
	} else {
		t.column("Date", func(r row) string { return r.day.text("20060102") })
	}
	headers := map[string]string{"sessions": "Sessions", "users": "Total users", "conversions": "Key events", "revenue": "Total revenue"}
	for _, id := range e.measures {
		if id == "session_seconds" {
			t.column("Average session duration", func(r row) string {
				return strconv.FormatFloat(float64(r.amounts[id])/float64(r.amounts["sessions"]), 'g', -1, 64)
			})
			continue
		}
		t.column(headers[id], amount(id, plainNumbers))
	}
	t.column("Engagement rate", func(row) string { return "0.6215277777777778" })
	rule := "# ----------------------------------------"
	lines := [][]string{{rule}, {"# Traffic acquisition: Session primary channel group"}, {"# Account: Quán"}, {"# Property: quan.example (GA4)"}, {rule}, {"# "}}
	if w.chance(50) {
		lines = append(lines, []string{"# All Users"})
	}
	lines = append(lines, []string{"# Start date: " + e.days.first.text("20060102")}, []string{"# End date: " + e.days.last.text("20060102")})
	e.data = encoding{delimiter: ",", ending: pick(w, "\n", "\r\n")}.bytes(append(lines, t.lines(w.shuffled(e.rows))...))
}
