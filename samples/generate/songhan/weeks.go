package songhan

import (
	"time"

	"kpideck/samples/generate/draw"
)

// The weeks of the story, from Monday, 1 April 2024, to Sunday, 14 September
// 2025, in thousandths of an ordinary week: thirteen to a line, the eleven of
// the running quarter last. A month keeps its total; its weeks share it.
var (
	// shopWeeks is what weather and tourists make of a week. In July 2025 it
	// rained for two weeks; the new harvest, in its seventh week, and the National
	// Day filled the shops.
	shopWeeks = []int64{
		1010, 930, 1080, 960, 1100, 900, 1050, 980, 1120, 940, 1030, 900, 1090,
		980, 1110, 920, 1060, 880, 1130, 960, 1040, 900, 1150, 940, 860, 1080,
		920, 1110, 930, 1090, 900, 1080, 940, 970, 1100, 900, 1060, 980, 1120,
		960, 1040, 1150, 1060, 1000, 900, 1090, 920, 1070, 1010, 890, 1100, 950,
		1080, 930, 1020, 1110, 890, 1060, 970, 1120, 900, 1050, 940, 1090, 960,
		960, 790, 875, 1060, 1040, 905, 1110, 905, 1010, 1115, 915,
	}
	// onlineWeeks is what promotions and paydays make of a week.
	onlineWeeks = []int64{
		980, 890, 1010, 1180, 960, 870, 1040, 1190, 920, 860, 980, 1170, 1060,
		890, 950, 1150, 1030, 870, 940, 1200, 990, 880, 1080, 930, 1180, 1010,
		900, 1120, 960, 1170, 880, 1080, 930, 1010, 1190, 900, 1140, 970, 1060,
		930, 1080, 1180, 1100, 1000, 880, 960, 1150, 920, 1130, 870, 990, 1180,
		940, 880, 1030, 1170, 950, 870, 1080, 1160, 900, 960, 1010, 1190, 930,
		1000, 810, 950, 1140, 980, 855, 1270, 850, 1095, 1120, 945,
	}
)

// weekOf returns which week of the story the day is in.
func weekOf(day time.Time) int {
	first := time.Date(story[0].year, time.Month(story[0].month), 1, 0, 0, 0, 0, time.UTC)
	return int(day.Sub(first) / (7 * 24 * time.Hour))
}

// swings returns a factor for each week in thousandths. What a week wins the
// next one loses, so that the mean stays at 1000 and no quarter drifts away from
// the prices of the story.
func (c *company) swings(s draw.Stream, spread int64) []int64 {
	w := make([]int64, (len(c.days)+6)/7)
	for i := range w {
		if i%2 == 1 {
			w[i] = 2000 - w[i-1]
			continue
		}
		w[i] = s.Noise(spread)
	}
	return w
}

// climate is what a platform's day is like, in thousandths of the usual.
type climate struct {
	price   int64 // of an impression or a click
	click   int64 // clicks per impression
	buy     int64 // purchases per click
	answer  int64 // forms and messages per click, reactions per impression
	landing int64 // clicks that reach the website
}

// climates draws a platform's auctions and public, which change by the week.
func (c *company) climates(s draw.Stream) []climate {
	price, click, buy, answer := c.swings(s, 90), c.swings(s, 150), c.swings(s, 240), c.swings(s, 180)
	all := make([]climate, len(c.days))
	for d, day := range c.days {
		w := weekOf(day)
		all[d] = climate{price[w], click[w], buy[w], answer[w], landingPace.at(day)}
	}
	return all
}
