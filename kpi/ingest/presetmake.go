package ingest

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"kpideck/kpi"
)

// Roles of keys: what a column says about its row beside dimensions and measures.
const (
	roleDate       = "date"
	roleStart      = "start"
	roleEnd        = "end"
	roleNthDay     = "nth_day"
	roleNthWeek    = "nth_week"
	roleNthMonth   = "nth_month"
	roleWeek       = "week"
	rolePeriod     = "period"
	roleMonth      = "month"
	roleAccount    = "account"
	roleCurrency   = "currency"
	roleLevel      = "level"
	roleResultType = "result_type"
	roleSignature  = "signature"
)

var keyRoles = []string{roleDate, roleStart, roleEnd, roleNthDay, roleNthWeek, roleNthMonth, roleWeek, rolePeriod, roleMonth, roleAccount, roleCurrency, roleLevel, roleResultType}

// preset makes what a file says ready for reading, and finds what cannot be meant.
func (f *presetFile) preset() (*Preset, error) {
	p := &Preset{ID: f.Preset, Platform: f.Platform, Channel: f.Channel, Family: f.Family, Names: f.Name, fallback: f.Fallback, comment: f.Comment, firstOf: f.FirstOf,
		ratios: headerKeys(f.Ratios), roles: map[string][]string{}, shown: map[string]string{}, levelWord: map[string]kpi.Level{}}
	if p.ID == "" || p.Platform == "" {
		return nil, fmt.Errorf("preset: and platform: are required")
	}
	if f.Family != kpi.AnyFamily && !slices.Contains(kpi.AllFamilies, f.Family) {
		return nil, &badWord{"$.family", fmt.Sprintf("family: %q is not one of %v; leave it out for all of them", f.Family, kpi.AllFamilies)}
	}
	for role, headers := range f.Keys {
		if !slices.Contains(keyRoles, role) {
			return nil, fmt.Errorf("keys: unknown key %q; one of %s", role, strings.Join(keyRoles, ", "))
		}
		p.setRole(role, headers)
	}
	for _, d := range f.Dims {
		p.dims = append(p.dims, d.ID)
		p.setRole(d.ID, d.Headers)
	}
	if err := p.addColumns(f.Columns); err != nil {
		return nil, err
	}
	if err := p.addMeasures(f.Measures); err != nil {
		return nil, err
	}
	totals, err := f.Totals.preset()
	if err != nil {
		return nil, err
	}
	p.totals = totals
	p.addRest(f)
	if err := p.addUnread(f); err != nil {
		return nil, err
	}
	if err := p.addTitled(f); err != nil {
		return nil, err
	}
	if err := p.addRanges(f); err != nil {
		return nil, err
	}
	if err := p.addBlocks(f); err != nil {
		return nil, err
	}
	if err := p.addReported(f); err != nil {
		return nil, err
	}
	if err := p.addStyles(f); err != nil {
		return nil, err
	}
	if err := p.settles.check(); err != nil {
		return nil, err
	}
	if err := p.checkStars(); err != nil {
		return nil, err
	}
	return p, p.checkRoles()
}

func (p *Preset) setRole(role string, headers []string) {
	p.roles[role] = keysOf(headers)
	if len(headers) > 0 {
		p.shown[role] = headers[0]
	}
}

// addColumns takes the free roles: columns that only conditions and the like use.
func (p *Preset) addColumns(columns map[string][]string) error {
	for _, role := range slices.Sorted(maps.Keys(columns)) {
		if _, taken := p.roles[role]; taken || slices.Contains(keyRoles, role) || role == roleSignature {
			return &badWord{"$.columns." + role, fmt.Sprintf("columns: %q is a key or a dimension already", role)}
		}
		p.setRole(role, columns[role])
	}
	return nil
}

func (p *Preset) addRest(f *presetFile) {
	p.stated = f.Stated
	p.same = presetSame{f.Same.Names, f.Same.Figures, f.Same.IDs}
	for _, any := range f.Requires {
		p.requires = append(p.requires, any)
	}
	for _, l := range f.Levels {
		p.levels = append(p.levels, presetLevel{l.Level, l.With})
	}
	for level, names := range f.LevelWord {
		for _, name := range names {
			p.levelWord[headerKey(name)] = level
		}
	}
	p.described = f.Described
	p.empty, p.sheets, p.settles = headerKeys(f.Empty), f.Sheets, f.Settles
	p.until, p.unproven = f.Until, f.Unproven.keyed()
	p.addSignature(f.Signature)
}

// addUnread takes what the preset knows of tables that it does not read.
func (p *Preset) addUnread(f *presetFile) error {
	for i := range f.Refuses {
		r, err := f.Refuses[i].refusal()
		if err != nil {
			return err
		}
		p.refuses = append(p.refuses, r)
	}
	for i := range f.Beside {
		c, err := f.Beside[i].companion()
		if err != nil {
			return err
		}
		p.companions = append(p.companions, c)
	}
	return nil
}

func (p *Preset) addStyles(f *presetFile) error {
	var ok bool
	if p.style, ok = styleNames[f.Numbers]; !ok {
		return fmt.Errorf("numbers: %q is not one of 1.234,5 and 1,234.5", f.Numbers)
	}
	if p.order, ok = orderNames[f.Dates]; !ok {
		return fmt.Errorf("dates: %q is not one of dmy, mdy, ymd", f.Dates)
	}
	for _, pattern := range f.Accounts {
		re, err := regexp.Compile(pattern)
		if err != nil {
			return fmt.Errorf("account_from_name: %w", err)
		}
		p.accounts = append(p.accounts, re)
	}
	return nil
}

// checkRoles finds names that no column has, which would never match in silence.
func (p *Preset) checkRoles() error {
	var named []string
	for _, any := range p.requires {
		named = append(named, any...)
	}
	for _, m := range p.measures {
		named = append(named, m.times, m.same, m.once)
		for _, c := range m.conds {
			named = append(named, c.role)
		}
	}
	for _, l := range p.levels {
		named = append(named, l.any...)
	}
	if n := len(p.stated); n != 0 && n != 2 {
		return fmt.Errorf("stated: two roles are wanted, the first and the last day, not %d", n)
	}
	named = append(slices.Concat(named, p.stated, p.same.names, p.same.figures, p.same.ids), p.totals.blank...)
	for _, role := range named {
		if _, ok := p.roles[role]; !ok && role != "" && role != roleSignature {
			return fmt.Errorf("%q is named but has no headers", role)
		}
	}
	return nil
}

var styleNames = map[string]style{"": undecided, "1,234.5": dotDecimal, "1.234,5": commaDecimal}

var orderNames = map[string]order{"": anyOrder, "dmy": dayFirst, "mdy": monthFirst, "ymd": yearFirst}

func keysOf(headers []string) []string {
	keys := make([]string, len(headers))
	for i, h := range headers {
		keys[i] = headerKey(h)
	}
	return keys
}

func headerKeys(headers []string) map[string]bool {
	set := map[string]bool{}
	for _, h := range headers {
		set[headerKey(h)] = true
	}
	return set
}

func lowered(labels []string) []string {
	out := make([]string, len(labels))
	for i, l := range labels {
		out[i] = strings.ToLower(memberName(l))
	}
	return out
}
