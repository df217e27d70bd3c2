package kpi_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/templates"
)

func vietnam(t testing.TB) kpi.Holidays {
	t.Helper()
	base, err := deck.LoadCatalogue(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return base.Holidays("Asia/Ho_Chi_Minh")
}

func days(first, last string) kpi.Span {
	return kpi.Through(kpi.MustDate(first), kpi.MustDate(last))
}

// Tết was on 22 January 2023, 10 February 2024, 29 January 2025 and 17 February
// 2026; the calendar says that it moves 21 days before and 10 behind.
func TestAlign(t *testing.T) {
	tests := []struct {
		name, first, last, agoFirst, agoLast string
		from                                 string // where the moved stretch begins; "" stays
	}{
		{"a January that holds Tết against one before it", "2025-01-01", "2025-01-31", "2024-01-01", "2024-01-31", "2024-01-13"},
		{"a January before Tết against one that holds it", "2024-01-01", "2024-01-31", "2023-01-01", "2023-01-31", "2022-12-13"},
		{"a February of 28 days", "2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29", "2024-02-13"},
		{"first quarters that both hold all of it", "2025-01-01", "2025-03-31", "2024-01-01", "2024-03-31", ""},
		{"a first quarter to two days before Tết", "2026-01-01", "2026-02-15", "2025-01-01", "2025-02-15", "2024-12-13"},
		{"a first quarter to the middle of March", "2026-01-01", "2026-03-15", "2025-01-01", "2025-03-15", ""},
		{"the week before Tết", "2026-02-09", "2026-02-15", "2025-02-10", "2025-02-16", "2025-01-21"},
		{"a week that only last year's Tết moved", "2026-01-19", "2026-01-25", "2025-01-20", "2025-01-26", "2024-12-31"},
		{"a week that no Tết moved", "2026-03-16", "2026-03-22", "2025-03-17", "2025-03-23", ""},
		{"a summer quarter", "2025-07-01", "2025-09-30", "2024-07-01", "2024-09-30", ""},
		{"two years back", "2026-02-01", "2026-02-15", "2024-02-01", "2024-02-15", "2024-01-25"},
		{"the month before is another stretch of the same Tết", "2025-02-01", "2025-02-28", "2025-01-01", "2025-01-31", ""},
		{"a year whose Tết is not listed", "2036-02-01", "2036-02-15", "2035-02-01", "2035-02-15", ""},
	}
	h := vietnam(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			back := days(tt.agoFirst, tt.agoLast)
			shift, id, ok := h.Align(days(tt.first, tt.last), back)
			got := ""
			if ok {
				got = (back.Start + kpi.Date(shift)).String()
			}
			if got != tt.from || ok != (id == "tet") {
				t.Errorf("moved to %q by %q, want %q", got, id, tt.from)
			}
		})
	}
}

func TestWithin(t *testing.T) {
	tests := []struct {
		first, last string
		want        []string
	}{
		{"2025-01-01", "2025-03-31", []string{"tet 2025-01-29", "womens_day 2025-03-08"}},
		{"2025-10-01", "2025-12-31", []string{"double_day_10 2025-10-10", "vietnamese_womens_day 2025-10-20", "double_day_11 2025-11-11",
			"teachers_day 2025-11-20", "black_friday 2025-11-28", "double_day_12 2025-12-12"}},
		{"2025-05-01", "2025-05-01", []string{"reunification_day 2025-04-30"}},
		{"2025-05-02", "2025-07-31", nil},
	}
	h := vietnam(t)
	for _, tt := range tests {
		var got []string
		for _, d := range h.Within(days(tt.first, tt.last)) {
			got = append(got, d.ID+" "+d.Start.String())
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s to %s: %v, want %v", tt.first, tt.last, got, tt.want)
		}
	}
}

// Whatever stretch is moved, afterwards the holiday stands at the same day of
// it; and what is not moved holds the same days of the holiday already.
func TestAlignedStretchesHoldTheSameDays(t *testing.T) {
	tet := vietnam(t)[:1]
	rapid.Check(t, func(t *rapid.T) {
		first := kpi.MustDate("2017-01-01") + kpi.Date(rapid.IntRange(0, 17*365).Draw(t, "first"))
		length := kpi.Date(rapid.IntRange(1, 92).Draw(t, "days"))
		now := kpi.Span{Start: first, End: first + length}
		ago := first.AddMonths(-12)
		then := kpi.Span{Start: ago, End: ago + length}
		shift, _, _ := tet.Align(now, then)
		then = kpi.Span{Start: ago + kpi.Date(shift), End: ago + kpi.Date(shift) + length}
		if a, b := held(&tet[0], now), held(&tet[0], then); !slices.Equal(a, b) {
			t.Fatalf("%v holds the days %v of Tết, %v the days %v", now, a, then, b)
		}
	})
}

// held lists the days that Tết moves in a stretch, counted from its first day.
func held(h *kpi.Holiday, s kpi.Span) (list []kpi.Date) {
	for _, tet := range h.Spans {
		in := h.Moved(tet).Clip(s)
		for d := in.Start; d < in.End; d++ {
			list = append(list, d-tet.Start)
		}
	}
	return list
}
