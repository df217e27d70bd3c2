package ingest

import (
	"fmt"
	"regexp"
	"strings"

	"kpideck/kpi"
)

// reportedFile is where the exports of a platform say on which day they were made.
type reportedFile struct {
	Lines []string `yaml:"lines"` // how a line above the table starts that names the day
	Names []string `yaml:"names"` // expressions on the file's path, with one group
}

// reported is reportedFile, ready for reading.
type reported struct {
	lines []string
	names []*regexp.Regexp
}

// addReported takes reported:.
func (p *Preset) addReported(f *presetFile) error {
	p.reported.lines = lowered(f.Reported.Lines)
	for _, pattern := range f.Reported.Names {
		re, err := regexp.Compile(pattern)
		if err != nil {
			return fmt.Errorf("reported: %w", err)
		}
		if re.NumSubexp() != 1 {
			return fmt.Errorf("reported: %q wants one group, the day", pattern)
		}
		p.reported.names = append(p.reported.names, re)
	}
	return nil
}

// reportedOn finds the day on which the export was made, 0 where it does not say:
// a line above the table knows it better than the name of the file.
func (t *tableRead) reportedOn(preamble []headRecord) kpi.Date {
	for _, rec := range preamble {
		line := memberName(strings.Join(rec.fields, " "))
		for _, start := range t.preset.reported.lines {
			if strings.HasPrefix(strings.ToLower(line), start) {
				if day, ok := t.plainDay(line[len(start):]); ok {
					return day
				}
			}
		}
	}
	for _, re := range t.preset.reported.names {
		if m := re.FindStringSubmatch(memberName(t.req.File)); m != nil {
			if day, ok := t.plainDay(m[1]); ok {
				return day
			}
		}
	}
	return 0
}

// plainDay reads one day, in the order of the platform where it has two readings.
func (t *tableRead) plainDay(text string) (kpi.Date, bool) {
	d := t.dates()
	if d.hint == anyOrder {
		d.hint = t.preset.order
	}
	c, ok := d.parse([]byte(strings.Trim(text, ": \t")))
	if !ok || c.to.kind != noDay || c.from.kind == serialDay {
		return 0, false
	}
	return c.from.read(t.preset.order)
}
