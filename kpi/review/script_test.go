package review_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// TestScripts runs testdata/*.test. A script is a list of cases:
//
//	case NAME
//	as_of 2025-08-14                       last day that counts; without it the last loaded day
//	quarter 2025-Q3                        without it the quarter of as_of
//	fiscal_year_start 4                    the month; before any period is named
//	holiday ID before=21 after=10 2024-02-10 2025-01-29 …   a wandering one and its day of each year
//	load MEASURE 2025-07-01..2025-08-14 N [channel="Meta Ads"]      N on each of these days; N, M, … takes turns;
//	                                       currency=USD too; file=2: in another file of the same account
//	row MEASURE 2025-07-01..2025-07-31 N   one row that stands for all these days
//	weeks MEASURE 2025-W10 N, M, …         whole weeks in a row, each on its first day [channel="Meta Ads"]
//	target ID kpi=… period=… goal=… [level= parent= owner= segment-channel= baseline= red= deadline= group= weight= scorer= phasing=]
//	note KPI "text" [channel="Meta Ads"]
//	weights A=50 B=30 C=20
//	reward 95=A 80=B 0=C
//	expect ID status=… attainment=… …     a number matches to the digits written; - is no value
//	expect owner NAME rows=… worth=… lost=… score=… met=… missed=… …      the scorecard of an owner; department NAME likewise
//	expect score overall=… strict=… coverage=… grade=… provisional=…
//	expect finding CODE TARGET-OR-ANY
//	expect said "a message of some finding"
//	expect no findings, expect 1 findings
//
// The metrics and measures are those of catalogue_test.go.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.test")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".test"), func(t *testing.T) {
			for _, c := range readCases(t, file) {
				t.Run(c.name, c.run)
			}
		})
	}
}

type scriptCase struct {
	name, file string
	lines      []scriptLine
}

type scriptLine struct {
	number int
	text   string
}

func readCases(t *testing.T, file string) []*scriptCase {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []*scriptCase
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		text := strings.TrimSpace(in.Text())
		switch {
		case text == "" || strings.HasPrefix(text, "#"):
		case strings.HasPrefix(text, "case "):
			cases = append(cases, &scriptCase{name: text[len("case "):], file: file})
		case len(cases) == 0:
			t.Fatalf("%s:%d: a script starts with case NAME", file, n)
		default:
			c := cases[len(cases)-1]
			c.lines = append(c.lines, scriptLine{n, text})
		}
	}
	return cases
}

// script is the state of a case while it runs.
type script struct {
	t       *testing.T
	at      string // file:line
	scene   scene
	opt     review.Options
	targets []*review.Target
	card    *review.Scorecard
}

func (c *scriptCase) run(t *testing.T) {
	s := &script{t: t}
	expects := 0
	for _, l := range c.lines {
		s.at = fmt.Sprintf("%s:%d", c.file, l.number)
		words := fields(l.text)
		if words[0] == "expect" {
			expects++
			s.eval()
		}
		s.do(words)
	}
	if expects == 0 {
		t.Fatalf("%s: case %q expects nothing", c.file, c.name)
	}
}

// eval assesses once, at the first expectation.
func (s *script) eval() {
	if s.card == nil {
		s.card = review.Assess(s.scene.model(), s.targets, s.opt)
	}
}

func (s *script) fail(format string, args ...any) {
	s.t.Helper()
	s.t.Fatalf("%s: %s", s.at, fmt.Sprintf(format, args...))
}

func (s *script) do(words []string) {
	switch words[0] {
	case "as_of":
		s.scene.asOf = kpi.MustDate(words[1])
	case "quarter":
		s.opt.Quarter = s.period(words[1])
	case "holiday":
		s.holiday(words[1:])
	case "fiscal_year_start":
		s.scene.fiscalStart = int(s.number(words[1]))
	case "load":
		s.load(words[1:])
	case "row":
		s.load(words[1:])
		s.scene.loads[len(s.scene.loads)-1].whole = true
	case "weeks":
		s.weeks(words[1:])
	case "target":
		s.targets = append(s.targets, s.target(words[1:]))
	case "note":
		s.note(words[1:])
	case "weights":
		s.opt.Weights = map[string]float64{}
		for key, value := range s.pairs(words[1:]) {
			s.opt.Weights[key] = s.number(value)
		}
	case "reward":
		for _, w := range words[1:] {
			from, grade, _ := strings.Cut(w, "=")
			s.opt.Reward = append(s.opt.Reward, review.Reward{From: s.number(from), Grade: grade})
		}
	case "expect":
		s.expect(words[1:])
	default:
		s.fail("unknown command %q", words[0])
	}
}

func (s *script) period(label string) kpi.Period {
	p, ok := s.scene.calendar().Parse(label)
	if !ok {
		s.fail("no period %q", label)
	}
	return p
}

func (s *script) number(text string) float64 {
	v, err := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
	if err != nil {
		s.fail("no number %q", text)
	}
	return v
}

// holiday id before=days after=days day …
func (s *script) holiday(words []string) {
	h := kpi.Holiday{ID: words[0], Align: true}
	for _, w := range words[1:] {
		key, value, _ := strings.Cut(w, "=")
		switch key {
		case "before":
			h.Before = int(s.number(value))
		case "after":
			h.After = int(s.number(value))
		default:
			h.Spans = append(h.Spans, kpi.Day(kpi.MustDate(w)))
		}
	}
	s.opt.Holidays = append(s.opt.Holidays, h)
}

// load measure from..to value, value, … [channel=…]
func (s *script) load(words []string) {
	first, last, _ := strings.Cut(words[1], "..")
	l := loaded{measure: words[0], span: kpi.Through(kpi.MustDate(first), kpi.MustDate(last))}
	for _, w := range words[2:] {
		if channel, ok := strings.CutPrefix(w, "channel="); ok {
			l.channel = channel
			continue
		}
		if file, ok := strings.CutPrefix(w, "file="); ok {
			l.file = file
			continue
		}
		if currency, ok := strings.CutPrefix(w, "currency="); ok {
			l.currency = currency
			continue
		}
		d, err := kpi.ParseDecimal(strings.ReplaceAll(strings.TrimSuffix(w, ","), "_", ""))
		if err != nil {
			s.fail("%q: %v", w, err)
		}
		l.values = append(l.values, d)
	}
	s.scene.loads = append(s.scene.loads, l)
}

// note KPI text [channel=…]
func (s *script) note(words []string) {
	n := review.Note{KPI: words[0], Text: words[1]}
	if len(words) > 2 {
		n.Segment = kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: strings.TrimPrefix(words[2], "channel=")})
	}
	s.opt.Notes = append(s.opt.Notes, n)
}

// weeks MEASURE first-week value, value, … [channel=…]
func (s *script) weeks(words []string) {
	start, values, rest := s.period(words[1]).Start, []string{}, []string{}
	for _, w := range words[2:] {
		if strings.HasPrefix(w, "channel=") {
			rest = append(rest, w)
		} else {
			values = append(values, w)
		}
	}
	for i, v := range values {
		from := start + kpi.Date(7*i)
		s.load(append([]string{words[0], from.String() + ".." + (from + 6).String(), v, "0", "0", "0", "0", "0", "0"}, rest...))
	}
}

func (s *script) pairs(words []string) map[string]string {
	m := map[string]string{}
	for _, w := range words {
		key, value, ok := strings.Cut(w, "=")
		if !ok {
			s.fail("%q is not key=value", w)
		}
		m[key] = value
	}
	return m
}

// fields splits at spaces outside of double quotes and takes the quotes off.
func fields(line string) []string {
	var words []string
	quoted := false
	word := strings.Builder{}
	for _, c := range line + " " {
		switch {
		case c == '"':
			quoted = !quoted
		case c == ' ' && !quoted:
			if word.Len() > 0 {
				words = append(words, word.String())
			}
			word.Reset()
		default:
			word.WriteRune(c)
		}
	}
	return words
}
