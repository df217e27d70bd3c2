package ingest

import (
	"slices"
	"strings"
)

// proposal is an entry of sources: for a file that no preset fits, made from
// its first rows. Only columns whose header has a known meaning are mapped;
// where no column counts, the columns of numbers become measures of the deck's
// own, else the rows are counted. What is proposed works as it stands.
type proposal struct {
	file    string
	columns []proposed
	own     []string // measures to declare
	dates   string
	numbers string
}

// proposed is one column: an id of columns: and the header that it is given.
type proposed struct{ id, header string }

// sampled is what the first rows say about a column.
type sampled struct {
	header, key  string
	meaning      string
	filled       int
	days         int
	labels       int // names of periods
	counts       int // numbers that may be added
	unclearDays  int // days of two readings
	provenDays   int
	unclearDot   int // numbers that have a grouped thousand or three decimals
	unclearComma int
	sureNumbers  int
	coded        bool // an id, a phone or another number that counts nothing
}

// most tells whether n of the filled cells are enough to tell what a column is.
func (c *sampled) most(n int) bool { return n > 0 && n*5 >= c.filled*4 }

// propose makes the entry; ok is false where no column says which day or
// period a row belongs to.
func (p Presets) propose(r *Request, head []byte, whole bool, l layout) (x proposal, ok bool) {
	if holdsContact(l.header.fields) {
		return x, false
	}
	cols := p.sample(r, head, whole, l)
	x.file = r.File
	if !x.addDays(cols) {
		return x, false
	}
	for _, id := range []string{"channel", "campaign", "account", "currency"} {
		if c := pick(cols, func(c *sampled) bool { return c.meaning == id && c.filled > 0 && !c.most(c.counts) }); c != nil {
			x.columns = append(x.columns, proposed{id, c.header})
		}
	}
	x.addMeasures(cols, r)
	if !slices.ContainsFunc(cols, func(c *sampled) bool { return x.has(c.header) && c.sureNumbers > 0 }) {
		x.decideNumbers(cols)
	}
	return x, true
}

// sample looks at the first rows below a header.
func (p Presets) sample(r *Request, head []byte, whole bool, l layout) []*sampled {
	var cols []*sampled
	persons := p.words.personalColumns(l.header.fields)
	for n, h := range l.header.fields {
		key, _ := p.words.headerCurrency(h)
		c := &sampled{header: h, key: key, coded: codeHeader(key)}
		if mapped := h != "" && len(h) <= maxProposed && !persons[n]; mapped && !strings.HasPrefix(strings.ToLower(h), "count") {
			c.meaning = p.meaning(key)
		} else {
			c.coded, c.meaning = true, "-"
		}
		if slices.ContainsFunc(cols, func(o *sampled) bool { return headerKey(o.header) == headerKey(h) }) {
			c.coded, c.meaning = true, "-" // of equal headers the first is read
		}
		cols = append(cols, c)
	}
	d := dates{words: p.words}
	for _, rec := range parseHead(head[min(l.header.end, len(head)):], l.delim, whole) {
		for i, cell := range rec.fields[:min(len(rec.fields), len(cols))] {
			if !p.words.null(cell) {
				cols[i].see(&d, r, cell)
			}
		}
	}
	return cols
}

// maxProposed bounds the bytes of a header that is proposed.
const maxProposed = 200

func (c *sampled) see(d *dates, r *Request, cell string) {
	c.filled++
	if day, ok := d.parse([]byte(cell)); ok && day.from.kind != serialDay {
		c.days++
		if day.from.kind == twoOrders {
			c.unclearDays++
		} else if day.proves != anyOrder {
			c.provenDays++
		}
		return
	}
	if r.Period != nil {
		if s, ok := r.Period(cell); ok && s.Start >= firstDay {
			c.labels++
		}
	}
	n := d.words.parseNumber([]byte(cell), undecided)
	if n.kind <= noNumber || strings.ContainsRune(cell, '%') {
		return
	}
	c.counts++
	switch {
	case n.kind == dotNumber:
		c.unclearDot++
	case n.kind == commaNumber:
		c.unclearComma++
	case n.proves != undecided:
		c.sureNumbers++
	}
	c.coded = c.coded || codeNumber(cell)
}

// codeHeader tells whether a header is that of an id, a position or a year.
func codeHeader(key string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(key, func(r rune) bool { return r == ' ' || r == '.' || r == '_' }), func(word string) bool {
		return slices.Contains([]string{"id", "ids", "mã", "code", "sku", "uuid", "no", "stt", "#", "year", "năm", "index"}, word)
	})
}

// codeNumber tells whether a number is written as ids and phones are.
func codeNumber(cell string) bool {
	return allDigits(cell) && (len(cell) > 1 && cell[0] == '0' || len(cell) >= 13) || strings.HasPrefix(cell, "+")
}

// meaning gives what a header is in columns:, by the words, else by the presets
// where they agree; "" when unknown.
func (p Presets) meaning(key string) string {
	if id, known := p.words.meaning[key]; known {
		return id
	}
	found := ""
	for _, x := range p.list {
		if x.ratios[key] {
			return "-"
		}
		for _, m := range x.measures {
			if !slices.Contains(x.roles[m.id], key) || m.times != "" || m.same != "" {
				continue
			}
			if found != "" && found != m.id {
				return ""
			}
			found = m.id
		}
	}
	return found
}

func pick(cols []*sampled, fits func(*sampled) bool) *sampled {
	if i := slices.IndexFunc(cols, fits); i >= 0 {
		return cols[i]
	}
	return nil
}

func (x *proposal) has(header string) bool {
	return slices.ContainsFunc(x.columns, func(c proposed) bool { return c.header == header })
}

// addDays maps the column of days, by its name if one has it, or that of periods.
func (x *proposal) addDays(cols []*sampled) bool {
	dated := func(c *sampled) bool { return c.most(c.days) && c.meaning != "-" }
	day := pick(cols, func(c *sampled) bool { return c.meaning == "date" && dated(c) })
	if day == nil {
		day = pick(cols, func(c *sampled) bool { return c.meaning != "end" && dated(c) })
	}
	if day == nil {
		period := pick(cols, func(c *sampled) bool { return c.meaning != "-" && c.most(c.labels) })
		if period != nil {
			x.columns = append(x.columns, proposed{"period", period.header})
		}
		return period != nil
	}
	x.columns = append(x.columns, proposed{"date", day.header})
	end := pick(cols, func(c *sampled) bool { return c.meaning == "end" && dated(c) })
	if end != nil {
		x.columns = append(x.columns, proposed{"end", end.header})
	}
	if day.unclearDays > 0 && day.provenDays == 0 {
		x.dates = "dmy"
	}
	return true
}

func (x *proposal) addMeasures(cols []*sampled, r *Request) {
	known := func(id string) bool { return r.Measure == nil || r.Measure(id) != nil }
	n := len(x.columns)
	for _, c := range cols {
		used := slices.ContainsFunc(x.columns, func(o proposed) bool { return o.id == c.meaning })
		if c.meaning != "" && c.most(c.counts) && !used && !dimensionWord(c.meaning) && known(c.meaning) {
			x.columns = append(x.columns, proposed{c.meaning, c.header})
		}
	}
	if len(x.columns) > n {
		return
	}
	for _, c := range cols {
		if c.meaning == "" && c.most(c.counts) && !c.coded && !x.has(c.header) && len(x.own) < 3 {
			x.declare(ownID(c.key), c.header, r)
		}
	}
	if len(x.own) == 0 {
		x.declare("rows", "count()", r)
	}
}

// declare maps a column to a measure of the deck's own.
func (x *proposal) declare(id, header string, r *Request) {
	for r.Taken != nil && r.Taken(id) || slices.Contains(x.own, id) || dimensionWord(id) {
		id += "_2"
	}
	x.own = append(x.own, id)
	x.columns = append(x.columns, proposed{id, header})
}

// dimensionWord tells whether a meaning is a word of columns: and no measure.
func dimensionWord(id string) bool {
	return slices.Contains([]string{"-", "date", "end", "period", "channel", "campaign", "account", "currency"}, id)
}

// decideNumbers says how numbers are written when no cell does: a thousand is
// grouped more often than there are three decimals.
func (x *proposal) decideNumbers(cols []*sampled) {
	for _, c := range cols {
		switch {
		case !x.has(c.header):
		case c.unclearDot > 0:
			x.numbers = "1.234,5"
			return
		case c.unclearComma > 0:
			x.numbers = "1,234.5"
			return
		}
	}
}
