package report

import (
	"fmt"
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// Tables that say how files were read.
const (
	HowTable    TableKind = "how_read"
	DamageTable TableKind = "damage"

	HowBlock    BlockID = "how_read"
	DamageBlock BlockID = "damage"
)

// howTable says of every table what it was taken for and by which headers, and how
// its text, numbers, days, times and money were read and what decided; nil where
// no file was read. Entries that read the same table have one row.
func (b *builder) howTable() *Table {
	w := b.l.Word
	t := &Table{ID: HowBlock, On: InBook | InText, Kind: HowTable, Title: w("how.title"), Note: w("how.note"), Columns: []Column{
		{Role: RoleName, Title: w("checks.file"), Text: true}, {Role: RoleText, Title: w("checks.preset"), Text: true},
		{Role: RoleText, Title: w("how.because"), Text: true}, {Role: RoleText, Title: w("how.encoding"), Text: true},
		{Role: RoleText, Title: w("how.numbers"), Text: true}, {Role: RoleText, Title: w("how.dates"), Text: true},
		{Role: RoleText, Title: w("how.zone"), Text: true}, {Role: RoleText, Title: w("how.currency"), Text: true}}}
	seen := map[*kpi.Reading]bool{}
	for i := range b.in.Sources {
		src := &b.in.Sources[i]
		h := src.How
		if h == nil || seen[h] {
			continue
		}
		seen[h] = true
		preset := src.Preset
		if preset == "" {
			preset = w("checks.columns")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.tableName(src)}, {Text: preset}, {Text: strings.Join(h.Fits, ", ")}, {Text: h.Encoding},
			{Text: b.proof(h.Numbers)}, {Text: b.proof(h.Dates)}, {Text: b.zoneProof(h.Zone)}, {Text: b.currencyProofs(src)}}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// proof words what decided a style as `kpideck inspect` does.
func (b *builder) proof(p kpi.Proof) string {
	if p.By == "" {
		return b.l.Word("none")
	}
	return b.l.Say("text.inspect.by."+p.By, p.Style, fmt.Sprintf("%q", p.Cell), strconv.Itoa(p.Line), strconv.Itoa(p.Column))
}

func (b *builder) zoneProof(p kpi.Proof) string {
	if p.By != "cell" {
		return b.l.Word("how.as_written")
	}
	return b.l.Say("how.moved", p.Style, fmt.Sprintf("%q", p.Cell), strconv.Itoa(p.Line))
}

// currencyProofs lists currencies with what states them; the deck's own word holds
// for money of which a file names none.
func (b *builder) currencyProofs(src *kpi.SourceReport) string {
	var parts []string
	for _, c := range src.How.Currencies {
		parts = append(parts, b.l.Say("how.money."+c.By, c.Code, strconv.Itoa(c.At.Line)))
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, "; ")
	case b.m.BringsMoney(src):
		return b.l.Word("how.money.none")
	}
	return b.l.Word("none")
}

// mostDamage is how many kinds of damage a page lists.
const mostDamage = 6

// damageTable lists the cells and rows that were lost, with the first places; nil
// where none was. They are listed and never guessed.
func (b *builder) damageTable() *Table {
	w := b.l.Word
	t := &Table{ID: DamageBlock, Kind: DamageTable, Title: w("damage.title"), Note: w("damage.note"), Columns: []Column{
		{Role: RoleName, Title: w("checks.file"), Text: true}, {Role: RoleText, Title: w("damage.what"), Text: true},
		{Role: RoleValue, Title: w("damage.count")}, {Role: RoleText, Title: w("damage.places"), Text: true}}}
	seen := map[*kpi.Reading]bool{}
	for i := range b.in.Sources {
		src := &b.in.Sources[i]
		if src.How == nil || seen[src.How] {
			continue
		}
		seen[src.How] = true
		for _, d := range src.How.Damaged {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.tableName(src)}, {Text: d.What.In(b.l.ID)}, b.whole(d.Count), {Text: b.places(d.Places)}}})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// places writes lines, with the character where it is known, as "12:5, 13".
func (b *builder) places(list []diag.Pos) string {
	var parts []string
	for _, p := range list {
		text := strconv.Itoa(p.Line)
		if p.Column > 0 {
			text += ":" + strconv.Itoa(p.Column)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}
