package ingest

import (
	"kpideck/kpi/diag"
)

// noteCurrency keeps the first cell that names the currency of the row. It is
// called after the row's group is found, which numbers its currency.
func (p *part) noteCurrency(b *block, line int) {
	n := int(p.keys[keyCurrency].lastN)
	for n >= len(p.coins) {
		p.coins = append(p.coins, mark{})
	}
	if m := &p.coins[n]; !m.set() || line < m.line {
		*m = p.place(b, line, p.t.bind.currency)
	}
}

// noteSymbol keeps the first cell with a sign of a currency.
func (p *part) noteSymbol(b *block, line, col int, code string) {
	if m := p.symbols[code]; !m.set() || line < m.line {
		p.symbols[code] = p.place(b, line, col)
	}
}

// namedAt tells where the table first names each currency of its rows; nil where
// the deck names it.
func (s *settled) namedAt(parts []*part) map[string]diag.Pos {
	if s.t.req.Currency != "" {
		return nil
	}
	first := map[string]mark{}
	note := func(code string, m mark) {
		if code != "" {
			known := first[code]
			known.put(m)
			first[code] = known
		}
	}
	for _, p := range parts {
		for n, m := range p.coins {
			note(s.currency(p.keys[keyCurrency].list[n]), m)
		}
		for code, m := range p.symbols {
			if s.t.bind.currency < 0 && s.t.headerCurrency() == "" && code == s.symbol {
				note(code, m)
			}
		}
	}
	if s.t.bind.currency < 0 {
		note(s.t.headerCurrency(), mark{line: s.t.line})
	}
	out := map[string]diag.Pos{}
	for code, m := range first {
		out[code] = s.t.pos(m)
	}
	return out
}
