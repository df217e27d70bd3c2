package ingest

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kpideck/kpi"
)

// dayText shows a parsed date cell.
func dayText(c dateCell, ok bool) string {
	if !ok || c.from.kind == noDay {
		return "bad"
	}
	s := oneDay(c.from)
	if c.to.kind != noDay {
		s += ".." + oneDay(c.to)
	}
	switch c.proves {
	case dayFirst:
		s += " dmy"
	case monthFirst:
		s += " mdy"
	}
	return s
}

func oneDay(d day) string {
	a, _ := d.read(dayFirst)
	switch d.kind {
	case twoOrders:
		b, _ := d.read(monthFirst)
		return a.String() + " or " + b.String()
	case serialDay:
		return a.String() + " serial"
	}
	return a.String()
}

func TestDate(t *testing.T) {
	p := dates{words: testWords(t)}
	for _, tt := range []struct{ cell, want string }{
		{"2026-06-01", "2026-06-01"}, {"20260601", "2026-06-01"}, {"2026041623", "2026-04-16"}, {"202604162359", "2026-04-16"}, {"2026/06/23", "2026-06-23"}, {"2026.06.23", "2026-06-23"},
		{"3/4/2025", "2025-04-03 or 2025-03-04"}, {"1/20/2026", "2026-01-20 mdy"}, {"20/1/2026", "2026-01-20 dmy"}, {"5/5/2025", "2025-05-05"},
		{"1/1/21", "2021-01-01"}, {"3-4-2025", "2025-04-03 or 2025-03-04"}, {"25-4-2025", "2025-04-25 dmy"}, {"03.04.2025", "2025-04-03"}, {"03.04.25", "2025-04-03"},
		{"Tue, Aug 26, 2025", "2025-08-26"}, {"Aug 28, 2025", "2025-08-28"}, {"Sun, 05-Jan-2020", "2020-01-05"}, {"15-Oct-15", "2015-10-15"},
		{"27 January 2026", "2026-01-27"}, {"January 27, 2026", "2026-01-27"}, {"5th May 2026", "2026-05-05"}, {"2026-Jan-27", "2026-01-27"},
		{"3/23/17 15:00", "2017-03-23 mdy"}, {"3/15/2018 12:00:00 AM|7", "2018-03-15 mdy"}, {"3/15/2018 12:00:00 AM|24", "bad"}, {"01/14/2025 13:34", "2025-01-14 mdy"}, {"Jun 01, 2023 09:46 pm", "2023-06-01"}, {"2017-02-24 11:29", "2017-02-24"},
		{"2023-07-08T00:00:00", "2023-07-08"}, {"2026-04-10T17:07:22+0700", "2026-04-10"}, {"2018-02-26 19:58:54", "2018-02-26"}, {"2025-01-01T23:30:00Z", "2025-01-01"},
		{"45711", "2025-02-23 serial"}, {"45711.0", "2025-02-23 serial"}, {"45711.75", "2025-02-23 serial"},
		{"2024-03-01 - 2024-03-11", "2024-03-01..2024-03-11"}, {"20241122-20260120", "2024-11-22..2026-01-20"}, {"1 August 2025 - 15 April 2026", "2025-08-01..2026-04-15"},
		{"March 27, 2026 - April 23, 2026", "2026-03-27..2026-04-23"}, {"2026年3月1日 - 2026年3月31日", "2026-03-01..2026-03-31"},
		{"1 tháng 8, 2025 - 15 tháng 4, 2026", "2025-08-01..2026-04-15"}, {"1/8/2025 đến 15/4/2026", "2025-08-01 or 2025-01-08..2026-04-15 dmy"},
		{"2026年1月1日", "2026-01-01"}, {"15 Tháng 4, 2026", "2026-04-15"}, {"15 tháng 4 năm 2026", "2026-04-15"}, {"ngày 15 tháng 4 năm 2026", "2026-04-15"},
		{"Thg 4 15, 2026", "2026-04-15"}, {"15 thg 4, 2026", "2026-04-15"}, {"1er janvier 2026", "2026-01-01"}, {"15 août 2025", "2025-08-15"}, {"15 déc. 2025", "2025-12-15"},
		{"thứ ba, 26 tháng 8, 2025", "2025-08-26"}, {"Thứ Ba, 26/8/2025", "2025-08-26 dmy"},
		{"February 28", "bad"}, {"0003", "bad"}, {"2026-02-30", "bad"}, {"31/31/2025", "bad"}, {"2026-13-01", "bad"}, {"12345678", "bad"}, {"All time", "bad"},
		{"1.234", "bad"}, {"12:30", "bad"}, {"2025-Q3", "bad"}, {"2025-07", "bad"}, {"-", "bad"}, {"1/1/1", "bad"}, {"99999", "bad"},
	} {
		if got := dayText(p.parse([]byte(tt.cell))); got != tt.want {
			t.Errorf("%q = %s, want %s", tt.cell, got, tt.want)
		}
	}
}

func TestDateWithHint(t *testing.T) {
	for _, tt := range []struct {
		cell string
		hint order
		want string
	}{
		{"3/4/2025", dayFirst, "2025-04-03"}, {"3/4/2025", monthFirst, "2025-03-04"}, {"25/4/2025", monthFirst, "bad"},
		{"25/4/3", yearFirst, "2025-04-03"}, {"25-04-03", yearFirst, "2025-04-03"}, {"3/4/2025", yearFirst, "bad"}, {"03.04.2025", monthFirst, "2025-03-04"}, {"2025-04-03", monthFirst, "2025-04-03"},
	} {
		p := dates{words: testWords(t), hint: tt.hint}
		if got := dayText(p.parse([]byte(tt.cell))); got != tt.want {
			t.Errorf("%q as %d = %s, want %s", tt.cell, tt.hint, got, tt.want)
		}
	}
}

// TestDateOfInstant moves what has an offset to the deck's zone and nothing else.
func TestDateOfInstant(t *testing.T) {
	p := dates{words: testWords(t), zone: time.FixedZone("+07", 7*3600)}
	for cell, want := range map[string]string{
		"2025-06-30T20:00:00Z": "2025-07-01", "2025-06-30 20:00:00 UTC": "2025-07-01", "2022-04-06 21:52:40 -0400": "2022-04-07",
		"2025-07-01T00:30:00+09:00": "2025-06-30", "2025-07-01T00:30:00+07": "2025-07-01",
		"2025-06-30T20:00:00": "2025-06-30", "2025-06-30 23:59": "2025-06-30",
	} {
		if got := dayText(p.parse([]byte(cell))); got != want {
			t.Errorf("%q = %s, want %s", cell, got, want)
		}
	}
}

// TestDateReadsBack writes any day in any layout and reads it back, if need be
// in the layout's order.
func TestDateReadsBack(t *testing.T) {
	p := dates{words: testWords(t)}
	layouts := []struct {
		layout string
		order  order
	}{
		{"2006-01-02", anyOrder}, {"20060102", anyOrder}, {"2006/1/2", anyOrder}, {"2/1/2006", dayFirst}, {"1/2/2006", monthFirst}, {"2-1-2006", dayFirst},
		{"02.01.2006", dayFirst}, {"Mon, Jan 2, 2006", anyOrder}, {"2 January 2006", anyOrder}, {"02-Jan-06", anyOrder}, {"1/2/06 15:04", monthFirst},
		{"2006-01-02T15:04:05", anyOrder}, {"2 tháng 1, 2006", anyOrder}, {"2006年1月2日", anyOrder}, {"Monday, 02-Jan-2006", anyOrder},
	}
	rapid.Check(t, func(t *rapid.T) {
		want := kpi.MustDate("2000-01-01") + kpi.Date(rapid.IntRange(0, 36000).Draw(t, "day"))
		l := rapid.SampledFrom(layouts).Draw(t, "layout")
		text := time.Unix(int64(want)*86400+15*3600, 0).UTC().Format(l.layout)
		c, ok := p.parse([]byte(text))
		got, valid := c.from.read(l.order)
		if !ok || !valid || got != want {
			t.Fatalf("%q = %s, want %s", text, dayText(c, ok), want)
		}
	})
}

// orderLayouts are the layouts of digits alone that an order of the parts allows.
var orderLayouts = map[order][]string{
	dayFirst: {"2006-01-02", "2/1/2006", "02-01-2006", "2.1.2006"}, monthFirst: {"2006-01-02", "1/2/2006", "01-02-2006"}, yearFirst: {"2006-01-02", "2006/1/2"},
}

// byLayout reads a day as the standard library does in one of the layouts.
func byLayout(s string, o order) (kpi.Date, bool) {
	for _, layout := range orderLayouts[o] {
		if day, err := time.Parse(layout, s); err == nil && day.Year() >= 1900 {
			return kpi.MustDate(day.Format("2006-01-02")), true
		}
	}
	return 0, false
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"3/4/2025", "Tue, Aug 26, 2025", "2026年1月1日", "45711.0", "2024-03-01 - 2024-03-11", "15 tháng 4 năm 2026", "1/1/21 9:00 pm +07:00", "31/1/2024", "2.1.2006", "2024-02-29"} {
		for hint := range byte(4) {
			f.Add(s, hint)
		}
	}
	w := builtin(f).words
	f.Fuzz(func(t *testing.T, s string, hint byte) {
		p := dates{words: w, hint: order(hint % 4), zone: time.FixedZone("x", -3600)}
		c, ok := p.parse([]byte(s))
		if ok && hint%4 != 0 && c.from.kind == twoOrders {
			t.Fatalf("%q stays open in spite of a hint", s)
		}
		if want, plain := byLayout(s, p.hint); plain {
			if got, valid := c.from.read(p.hint); !ok || !valid || got != want {
				t.Fatalf("%q as %d = %s, want %s", s, p.hint, dayText(c, ok), want)
			}
		}
		if ok && c.from.kind == sureDay {
			if y, _, _ := kpi.Date(c.from.n).Civil(); y < 1899 || y > 9999 {
				t.Fatalf("%q is in year %d", s, y)
			}
		}
	})
}
