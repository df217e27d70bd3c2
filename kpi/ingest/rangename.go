package ingest

import (
	"fmt"
	"regexp"
	"strings"

	"kpideck/kpi"
)

// addRanges takes range_from_name:.
func (p *Preset) addRanges(f *presetFile) error {
	for _, pattern := range f.Ranges {
		re, err := regexp.Compile(pattern)
		if err != nil {
			return fmt.Errorf("range_from_name: %w", err)
		}
		if n := re.NumSubexp(); n != 1 && n != 2 {
			return fmt.Errorf("range_from_name: %q has %d groups; one of a range or a day is wanted, or two of days", pattern, n)
		}
		p.ranges = append(p.ranges, re)
	}
	return nil
}

// baseName gives the last part of a file's name, as it was before it was packed.
func baseName(file string) string {
	name := memberName(file[strings.LastIndexByte(file, '/')+1:])
	return strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")
}

// stateByName takes the range of days from the file's name where the table has
// no day and no line that states one.
func (t *tableRead) stateByName() {
	if t.preset == nil || !t.stated.Empty() || t.bind.dated() && t.bind.nth < 0 {
		return
	}
	t.stated = t.rangeOfName(t.preset.ranges)
}

func (t *tableRead) rangeOfName(patterns []*regexp.Regexp) kpi.Span {
	name := baseName(t.req.File)
	for _, re := range patterns {
		if m := re.FindStringSubmatch(name); m != nil {
			if s := t.rangeOf(m[1:]); !s.Empty() {
				return s
			}
		}
	}
	return kpi.Span{}
}

// rangeOf reads a range of days: two texts of days, or one that is a range, a
// day or the label of a period.
func (t *tableRead) rangeOf(groups []string) kpi.Span {
	d := dates{words: t.words, hint: t.order}
	if len(groups) == 2 {
		from, ok1 := d.single(groups[0])
		to, ok2 := d.single(groups[1])
		if s, ok := plainSpan(from.from, to.from, max(from.proves, to.proves)); ok1 && ok2 && ok {
			return s
		}
		return kpi.Span{}
	}
	c, ok := d.parse([]byte(groups[0]))
	if ok && c.to.kind == noDay {
		c.to = c.from
	}
	if s, plain := plainSpan(c.from, c.to, c.proves); ok && plain {
		return s
	}
	if t.req.Period != nil {
		if s, ok := t.req.Period(groups[0]); ok {
			return s
		}
	}
	return kpi.Span{}
}

// twoDays are two ISO days in the name of a file, however they are joined.
var twoDays = []*regexp.Regexp{regexp.MustCompile(`(\d{4}-\d{2}-\d{2})\D+(\d{4}-\d{2}-\d{2})`)}

// yearRange is the range in which days without a year are looked for: what a
// line or the file's name states.
func (t *tableRead) yearRange() kpi.Span {
	if !t.stated.Empty() {
		return t.stated
	}
	if t.preset != nil {
		if s := t.rangeOfName(t.preset.ranges); !s.Empty() {
			return s
		}
	}
	return t.rangeOfName(twoDays)
}

// statedDays is the range that lines, rows or the file's name state.
func (t *tableRead) statedDays() kpi.Span {
	if t.stated.Empty() {
		return t.years
	}
	return t.stated
}

// yearless reads a month and a day without a year, such as February 28: the
// only such day of the range. known is false where the text is none.
func (p *dates) yearless(s string) (c dateCell, known bool) {
	if strings.ContainsAny(s, "-/'") { // Jul-25 is most often July 2025
		return c, false
	}
	t := p.tokens(s)
	if t == nil || len(t.parts) != 2 || t.parts[0].month == t.parts[1].month {
		return c, false
	}
	month, n := t.parts[0], t.parts[1]
	if n.month {
		month, n = n, month
	}
	if n.width > 2 || n.value < 1 || n.value > 31 {
		return c, false
	}
	for year, _, _ := p.within.Start.Civil(); ; year++ {
		d, ok := kpi.NewDate(year, month.value, n.value)
		switch {
		case newYear(year) >= p.within.End:
			return c, true
		case ok && p.within.Has(d) && c.from.kind != noDay:
			return dateCell{}, true
		case ok && p.within.Has(d):
			c.from = day{sureDay, int32(d)}
		}
	}
}

func newYear(year int) kpi.Date {
	d, _ := kpi.NewDate(year, 1, 1)
	return d
}

// lacksYear tells whether a cell is a day but for its year.
func (p *part) lacksYear(cell string) bool {
	_, known := p.dates.yearless(cell)
	return known
}
