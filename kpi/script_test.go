package kpi_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/templates"
)

// TestScripts runs testdata/*.test, the rules that make the figures right. A
// script is a list of cases; # starts a comment. Every case is run with its
// exports in the order written and in the opposite one.
//
//	case NAME
//	as_of 2025-08-14 · currency VND · assume gross_margin=0.35 · basis conversions=ads · dims region
//	calendar week_start=sunday fiscal_year_start=4 quarters=4-4-5
//	channel "Meta Ads": "facebook / cpc", fb
//	rate 2025-07-01 USD VND 26000
//	measure ID over_time=last [over_members=none] [unit=money] [families=ads,web]
//	kpi ID = FORMULA
//	load FILE [source=1 preset= family= account= level= platform= hash= reported= stated=FROM..TO seen=FROM..TO ids=1,2 names=id:name,… first=conversions:purchases,leads periods]
//	  2025-07-01 channel="Meta Ads" campaign=A currency=USD spend=120000 clicks=-     - is an empty cell
//	  2025-07-01..2025-07-31 spend=1       one row that spans these days; 2025-Q3 is one as well
//	  each 2025-07-01..2025-07-31 spend=1  a row on each of them
//	eval KPI PERIOD [to DAY] [where channel="Meta Ads" campaign=A]
//	  expect 40 | 120/3 | REASON [partial] [late] [through=DAY] [at_least=N] [basis=ads/crm]
//	onesided KPI PERIOD [where …]            nothing below it: both sides stand for the same
//	  MEASURE without MEASURE,… 20% paired=N in FILE
//	  CHANNEL [whole|mixed] 20% FROM..TO,…
//	family MEASURE FAMILY PERIOD: N | REASON
//	sources
//	  FILE used=3 superseded=2             every file must be listed
//	overlaps
//	  OLD by NEW WHY FROM..TO rows=1 partly=0    every overlap must be listed
//	restated FROM..TO
//	  MEASURE WEEK 1 → 2 NEW after OLD
//	accounts FROM..TO
//	  FILE,FILE covered=FROM..TO missing= twice=
//	problems CODE, …                        none when the line is absent
//	says SEVERITY "TEXT"                    what a problem says, in English
//	members channel [where …]: Google Ads, Meta Ads
//	missing KPI: MEASURE, …
//	used rate 2025-07-01 USD VND 26000      every rate that converted an amount must be listed
//	cover 2025-07-01..2025-09-30           the days that the sources cover, to as_of
//
// Own KPIs stand beside those of templates/catalog. The words partial and late
// must be there exactly when they hold.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.test")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	base, err := deck.LoadCatalogue(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".test"), func(t *testing.T) {
			for _, c := range readCases(t, file, base.Catalog()) {
				t.Run(c.name, c.run)
			}
		})
	}
}

// scriptCase is one case: a small world and what is expected of it.
type scriptCase struct {
	name, file string
	base       *kpi.Catalog

	calendar    kpi.Calendar
	options     kpi.ResolveOptions
	basis       map[string]kpi.Family
	measures    []*kpi.Measure
	metrics     []*kpi.Metric
	assumptions []*kpi.Assumption
	tallies     []*kpi.Tally
	lines       []scriptLine // to read
	usedRates   []kpi.Rate
	checks      []check
}

type scriptLine struct {
	number int
	words  []string
	inner  [][]string // indented lines
	at     []int      // their numbers
}

// check holds one expectation against a resolved world.
type check func(t *testing.T, w *world)

// world is a case resolved with its tallies in one order.
type world struct {
	model    *kpi.Model
	reports  []kpi.SourceReport
	problems diag.List
}

func readCases(t *testing.T, file string, base *kpi.Catalog) []*scriptCase {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []*scriptCase
	for i, text := range strings.Split(string(src), "\n") {
		words := splitWords(text)
		switch {
		case len(words) == 0:
			continue
		case words[0] == "case":
			cases = append(cases, &scriptCase{name: strings.Join(words[1:], " "), file: file, base: base,
				calendar: kpi.DefaultCalendar(), basis: map[string]kpi.Family{}})
			continue
		case len(cases) == 0:
			t.Fatalf("%s:%d: a line before the first case", file, i+1)
		}
		c := cases[len(cases)-1]
		if strings.HasPrefix(text, " ") {
			last := &c.lines[len(c.lines)-1]
			last.inner, last.at = append(last.inner, words), append(last.at, i+1)
		} else {
			c.lines = append(c.lines, scriptLine{number: i + 1, words: words})
		}
	}
	return cases
}

// splitWords cuts at blanks outside quotes and drops comments and the quotes.
func splitWords(line string) []string {
	var words []string
	var word strings.Builder
	quoted, started := false, false
	end := func() {
		if started {
			words = append(words, word.String())
		}
		word.Reset()
		started = false
	}
	for _, r := range line {
		switch {
		case r == '"':
			quoted, started = !quoted, true
		case !quoted && r == '#':
			end()
			return words
		case !quoted && (r == ' ' || r == '\t'):
			end()
		default:
			word.WriteRune(r)
			started = true
		}
	}
	end()
	return words
}

func (c *scriptCase) run(t *testing.T) {
	for _, l := range c.lines {
		c.read(t, l)
	}
	if !slices.ContainsFunc(c.lines, func(l scriptLine) bool { return l.words[0] == "problems" }) {
		c.read(t, scriptLine{number: c.lines[len(c.lines)-1].number, words: []string{"problems"}})
	}
	c.checks = append(c.checks, func(t *testing.T, w *world) {
		if got := w.model.Rates(); !slices.Equal(got, c.usedRates) {
			t.Errorf("rates %v were used, want %v", got, c.usedRates)
		}
	})
	forward := c.resolve()
	slices.Reverse(c.tallies)
	backward := c.resolve()
	for _, check := range c.checks {
		check(t, forward)
	}
	if t.Failed() {
		return
	}
	for _, check := range c.checks {
		check(t, backward)
	}
	if t.Failed() {
		t.Error("so with the exports in the opposite order")
	}
}

func (c *scriptCase) resolve() *world {
	cat := c.catalog()
	var w world
	var cube *kpi.Cube
	cube, w.reports, w.problems = kpi.Resolve(c.tallies, cat, c.options)
	w.model = kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: c.calendar, Basis: c.basis})
	return &w
}

func (c *scriptCase) catalog() *kpi.Catalog {
	assumptions := slices.Clone(c.base.Assumptions)
	return kpi.NewCatalog(append(slices.Clone(c.base.Measures), c.measures...),
		append(slices.Clone(c.base.Metrics), c.metrics...), append(assumptions, c.assumptions...))
}

// read takes one line in and stops the case where it cannot be read.
func (c *scriptCase) read(t *testing.T, l scriptLine) {
	t.Helper()
	r := &reading{t: t, c: c, line: l, at: fmt.Sprintf("%s:%d", filepath.Base(c.file), l.number)}
	read, ok := readers[l.words[0]]
	if !ok {
		r.fail("there is no command %q", l.words[0])
	}
	read(r)
}

// reading is one line on its way into a case.
type reading struct {
	t    *testing.T
	c    *scriptCase
	line scriptLine
	at   string
}

func (r *reading) fail(format string, args ...any) {
	r.t.Helper()
	r.t.Fatalf("%s: %s", r.at, fmt.Sprintf(format, args...))
}

var readers = map[string]func(*reading){
	"as_of":    func(r *reading) { r.c.options.AsOf = r.date(r.word(1)) },
	"currency": func(r *reading) { r.c.options.Currency = r.word(1) },
	"dims":     func(r *reading) { r.c.options.Dims = r.line.words[1:] },
	"basis":    (*reading).basis,
	"assume":   (*reading).assume,
	"calendar": (*reading).calendar,
	"channel":  (*reading).channel,
	"rate":     (*reading).rate,
	"measure":  (*reading).measure,
	"kpi":      (*reading).kpi,
	"load":     (*reading).load,
	"eval":     (*reading).eval,
	"onesided": (*reading).onesided,
	"family":   (*reading).family,
	"sources":  (*reading).sources,
	"overlaps": (*reading).overlaps,
	"restated": (*reading).restated,
	"accounts": (*reading).accountDays,
	"problems": (*reading).problems,
	"says":     (*reading).says,
	"members":  (*reading).members,
	"missing":  (*reading).missing,
	"used":     (*reading).usedRate,
	"cover":    (*reading).cover,
}

func (r *reading) word(i int) string {
	r.t.Helper()
	if i >= len(r.line.words) {
		r.fail("a word is missing after %q", strings.Join(r.line.words, " "))
	}
	return r.line.words[i]
}

func (r *reading) date(iso string) kpi.Date {
	d, ok := kpi.ParseDate(iso)
	if !ok {
		r.fail("%q is no date", iso)
	}
	return d
}

// span reads a day, FROM..TO or the label of a period.
func (r *reading) span(text string) kpi.Span {
	if from, to, ok := strings.Cut(text, ".."); ok {
		return kpi.Through(r.date(from), r.date(to))
	}
	p, ok := r.c.calendar.Parse(text)
	if !ok {
		r.fail("%q is no day and no period", text)
	}
	return p.Span
}

func (r *reading) decimal(text string) kpi.Decimal {
	d, err := kpi.ParseDecimal(text)
	if err != nil {
		r.fail("%q: %v", text, err)
	}
	return d
}

func (r *reading) float(text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		r.fail("%q is no number", text)
	}
	return x
}

func (r *reading) int(text string) int { return int(r.float(text)) }

// pairs reads key=value words; a word alone has an empty value.
func pairs(words []string) (keys []string, value map[string]string) {
	value = map[string]string{}
	for _, w := range words {
		k, v, _ := strings.Cut(w, "=")
		keys = append(keys, k)
		value[k] = v
	}
	return keys, value
}

// list reads "a, b c, d" as written after a colon.
func list(words []string) []string {
	var items []string
	for _, w := range strings.Split(strings.Join(words, " "), ",") {
		if w = strings.TrimSpace(w); w != "" {
			items = append(items, w)
		}
	}
	return items
}
