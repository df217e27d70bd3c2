package report

import (
	"strconv"

	"kpideck/kpi/review"
)

// band is an edge of the forecast's 80% band; nil where nobody knows how wide it is.
func band(r *review.Row, low bool) *float64 {
	switch {
	case r.Forecast == nil || !r.Forecast.Banded():
		return nil
	case low:
		return &r.Forecast.Low
	}
	return &r.Forecast.High
}

// bandText is the 80% band of a forecast as one text.
func (b *builder) bandText(l *line) Cell {
	low, high := band(l.row, true), band(l.row, false)
	if low == nil || *low == *high {
		return Cell{Text: b.l.Word("none")}
	}
	return Cell{Text: l.figures.between(*low, *high)}
}

// missedCell is what the method of a forecast missed past periods by, of what
// still runs.
func (b *builder) missedCell(f *review.Forecast) Cell {
	switch {
	case f == nil || f.Band == review.BandOver:
		return Cell{Text: b.l.Word("none")}
	case f.Tests == 0:
		return Cell{Text: b.l.Word("method.untried")}
	}
	return Cell{Text: b.l.Percent(f.Error, 1)}
}

// methodCell names the method of a forecast and what its band is made of: what
// it missed past periods by, else the spread of the figures so far.
func (b *builder) methodCell(f *review.Forecast) Cell {
	if f == nil {
		return Cell{Text: b.l.Word("none")}
	}
	method := b.l.Word("method." + f.Method)
	switch f.Band {
	case review.BandPeriods, review.BandStretches:
		return Cell{Text: b.l.Say("method."+string(f.Band), method, b.l.Percent(f.Error, 1), strconv.Itoa(f.Tests))}
	case review.BandWeeks, review.BandDays:
		return Cell{Text: b.l.Say("method."+string(f.Band), method)}
	case review.BandNone:
		return Cell{Text: b.l.Say("method.no_band", method)}
	}
	return Cell{Text: method}
}

// someUntried tells whether a forecast that is shown was never tried on the past.
func (b *builder) someUntried() bool {
	for _, l := range b.lines {
		if l.row == nil || l.row.Forecast == nil {
			continue
		}
		switch l.row.Forecast.Band {
		case review.BandWeeks, review.BandDays, review.BandNone:
			return true
		}
	}
	return false
}
