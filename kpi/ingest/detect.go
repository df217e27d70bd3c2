package ingest

import (
	"bytes"
	"slices"
	"strings"
)

// delimiters in the order in which they win a tie.
var delimiters = []byte{',', '\t', ';', '|'}

// layout is what the head of a table says: where its header row is and how
// its records are cut.
type layout struct {
	delim    byte
	preamble []headRecord
	header   headRecord
	preset   *Preset
	parting  parting // from the next table
}

// candidates are the delimiters to try. Of those that a text does not hold, the first
// stands for all: it is cut alike by each.
func candidates(fixed byte, text []byte) []byte {
	if fixed != 0 {
		return []byte{fixed}
	}
	absent := 0
	return slices.DeleteFunc(slices.Clone(delimiters), func(delim byte) bool {
		if bytes.IndexByte(text, delim) >= 0 {
			return false
		}
		absent++
		return absent > 1
	})
}

// detect finds the preset, delimiter and header row that bind most columns;
// fallback presets are tried when no other fits.
func (p Presets) detect(text []byte, whole bool, r *Request, sep byte) (layout, bool) {
	heads := heads{}
	for _, fallback := range []bool{false, true} {
		if l, ok := p.detectAmong(heads, text, whole, r, sep, fallback); ok {
			return l, true
		}
	}
	return layout{}, false
}

// heads are the records of a text, cut in each way that some preset asks for:
// most presets ask for the same.
type heads map[headCut]*headRead

type headCut struct {
	size  int // of the text that belongs to the first table
	delim byte
}

type headRead struct {
	records []headRecord
	keys    [][]string // the records as header rows
}

func (h heads) read(text []byte, delim byte, whole bool, w *words) *headRead {
	cut := headCut{len(text), delim}
	if h[cut] == nil {
		h[cut] = &headRead{records: parseHead(text, delim, whole)}
		for _, rec := range h[cut].records {
			h[cut].keys = append(h[cut].keys, headerColumns(rec.fields, w))
		}
	}
	return h[cut]
}

func (p Presets) detectAmong(heads heads, text []byte, whole bool, r *Request, sep byte, fallback bool) (layout, bool) {
	best, score := layout{}, 0
	delims := candidates(sep, text)
	for _, x := range p.list {
		if x.fallback != fallback || r.Preset != "" && x.ID != r.Preset {
			continue
		}
		for _, delim := range delims {
			part, end := x.firstTable(text, whole, delim)
			head := heads.read(part, delim, end, p.words)
			records := head.records
			for i, rec := range records {
				if n := x.match(rec.fields[0], head.keys[i], r.Preset != "" || p.statesRange(x, records[:i])); n > score {
					best, score = layout{delim, records[:i], rec, x, x.parting()}, n
				}
			}
		}
	}
	return best, score > 0
}

// firstTable gives the text up to where another table starts.
func (x *Preset) firstTable(text []byte, whole bool, delim byte) ([]byte, bool) {
	from := 0
	switch {
	case x.comment != "":
		from, delim = commentLines(text, x.comment), ','
	case x.titled != nil:
		from = blankLines(text)
	}
	if at := x.parting().next(text[from:], delim); at >= 0 {
		return text[:from+at], true
	}
	return text, whole
}

// match counts the roles that a row of headers fills; 0 when it lacks a
// required one. Cells that are no header of the preset do not count against it.
// A signed row is known to be of the preset and needs no header of its signature.
// Most rows lack one, so that is asked first.
func (x *Preset) match(first string, keys []string, signed bool) int {
	if x.comment != "" && strings.HasPrefix(first, x.comment) || !x.meets(keys, signed) {
		return 0
	}
	n := 0
	for _, headers := range x.roles {
		if anyColumn(keys, headers) >= 0 {
			n++
		}
	}
	return n
}

// meets tells whether a row of headers fills every required choice of roles.
func (x *Preset) meets(keys []string, signed bool) bool {
	return !slices.ContainsFunc(x.requires, func(any []string) bool { return x.lacks(any, keys, signed) })
}

func (x *Preset) lacks(any, keys []string, signed bool) bool {
	if signed && slices.Contains(any, roleSignature) {
		return false
	}
	return !slices.ContainsFunc(any, func(role string) bool { return x.has(role, keys) })
}

// missing lists, for each required choice without a column, its first headers.
func (x *Preset) missing(keys []string, signed bool) []string {
	var lacking []string
	for _, any := range x.requires {
		if x.lacks(any, keys, signed) {
			lacking = append(lacking, x.say(any))
		}
	}
	return lacking
}

func (x *Preset) has(role string, keys []string) bool {
	if role == roleSignature {
		return x.signs(keys)
	}
	return anyColumn(keys, x.roles[role]) >= 0
}

// say names what fills a choice of roles: the first header of each.
func (x *Preset) say(any []string) string {
	var names []string
	for _, role := range any {
		if header := x.shown[role]; header != "" {
			names = append(names, header)
		}
	}
	return strings.Join(names, " | ")
}

// headerColumns gives the keys of a header row, currencies in brackets split off.
func headerColumns(header []string, w *words) []string {
	keys := make([]string, len(header))
	for i, h := range header {
		keys[i], _ = w.headerCurrency(h)
	}
	return keys
}

// findHeaders finds the row that holds all wanted headers; ok is false when
// none does, and then the likeliest header row stands in the layout.
func findHeaders(text []byte, whole bool, sep byte, wanted []string) (l layout, ok bool) {
	most := -1
	for _, delim := range candidates(sep, text) {
		records := parseHead(text, delim, whole)
		for i, rec := range records {
			keys := keysOf(rec.fields)
			n := 0
			for _, h := range wanted {
				if slices.Contains(keys, headerKey(h)) {
					n++
				}
			}
			if n > most && n > 0 {
				most, l = n, layout{delim: delim, preamble: records[:i], header: rec}
			}
		}
	}
	if most < len(wanted) && most <= 0 {
		l, _ = likelyHeader(text, whole, sep)
	}
	return l, most == len(wanted) && most > 0
}

// likelyHeader takes the delimiter in which all records have one width of at
// least two, else that in which most have, and of them the first row of that
// width that holds only texts. All are better than most: another delimiter may
// stand within cells of several lines, which count as more records by it.
func likelyHeader(text []byte, whole bool, sep byte) (l layout, ok bool) {
	most, even := 0, false
	for _, delim := range candidates(sep, text) {
		records := parseHead(text, delim, whole)
		width, n := commonWidth(records)
		all := n > 1 && n == filledRecords(records)
		if width > 1 && (all && !even || all == even && n > most) {
			most, even = n, all
			l = headerOfWidth(records, width)
			l.delim = delim
		}
	}
	if most == 0 {
		records := parseHead(text, ',', whole)
		if len(records) == 0 {
			return l, false
		}
		l = layout{delim: ',', header: records[0]}
	}
	return l, true
}

// commonWidth gives the width that most records have, the larger on a tie.
func commonWidth(records []headRecord) (width, n int) {
	count := map[int]int{}
	for _, r := range records {
		count[len(r.fields)]++
	}
	for w, c := range count {
		if w > 1 && (c > n || c == n && w > width) {
			width, n = w, c
		}
	}
	return width, n
}

func filledRecords(records []headRecord) (n int) {
	for _, r := range records {
		if !emptyRecord(r.fields) {
			n++
		}
	}
	return n
}

func headerOfWidth(records []headRecord, width int) layout {
	for i, r := range records {
		if len(r.fields) >= width && !slices.ContainsFunc(r.fields, func(s string) bool { return s != "" && digitStart(s) }) {
			return layout{preamble: records[:i], header: r}
		}
	}
	for i, r := range records {
		if len(r.fields) >= width {
			return layout{preamble: records[:i], header: r}
		}
	}
	return layout{header: records[0]}
}

func digitStart(s string) bool { return '0' <= s[0] && s[0] <= '9' }
