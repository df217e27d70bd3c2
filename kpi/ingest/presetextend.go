package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// extend adds the words of a file to the preset that it names: another language,
// or the names that an account gave its columns.
func (p *Presets) extend(data []byte, more *presetFile) error {
	base := p.files[more.Extends]
	if base == nil {
		var ids []string
		for _, x := range p.list {
			ids = append(ids, x.ID)
		}
		slices.Sort(ids)
		return located(data, &badWord{"$.extends", fmt.Sprintf("extends: there is no preset %q; presets: %s", more.Extends, strings.Join(ids, ", "))})
	}
	whole := base.with(more)
	p.list = slices.DeleteFunc(p.list, func(x *Preset) bool { return x.ID == base.Preset })
	return p.add(data, whole)
}

// with is a preset that knows the words of another file as well; what takes one
// value only stays, unless it had none.
func (f *presetFile) with(more *presetFile) *presetFile {
	all := *f
	all.Keys = bothWords(f.Keys, more.Keys)
	all.Columns = bothWords(f.Columns, more.Columns)
	all.Titled = bothWords(f.Titled, more.Titled)
	all.TitledChannels = bothWords(f.TitledChannels, more.TitledChannels)
	all.Reported = reportedFile{slices.Concat(f.Reported.Lines, more.Reported.Lines), slices.Concat(f.Reported.Names, more.Reported.Names)}
	all.Blocks = bothWords(f.Blocks, more.Blocks)
	all.CutBlocks = f.CutBlocks || more.CutBlocks
	all.LevelWord = bothWords(f.LevelWord, more.LevelWord)
	all.Signature = slices.Concat(f.Signature, more.Signature)
	all.Ratios = slices.Concat(f.Ratios, more.Ratios)
	all.Totals.Labels = slices.Concat(f.Totals.Labels, more.Totals.Labels)
	all.Totals.Own = slices.Concat(f.Totals.Own, more.Totals.Own)
	all.Totals.Any = f.Totals.Any || more.Totals.Any
	all.Accounts = slices.Concat(f.Accounts, more.Accounts)
	all.Ranges = slices.Concat(f.Ranges, more.Ranges)
	all.Refuses = slices.Concat(f.Refuses, more.Refuses)
	all.Beside = slices.Concat(f.Beside, more.Beside)
	all.Empty = slices.Concat(f.Empty, more.Empty)
	all.Until = slices.Concat(f.Until, more.Until)
	all.Unproven = f.Unproven.with(more.Unproven)
	all.Sheets = slices.Concat(f.Sheets, more.Sheets)
	all.Numbers, all.Dates = cmp.Or(f.Numbers, more.Numbers), cmp.Or(f.Dates, more.Dates)
	all.Dims = bothDims(f.Dims, more.Dims)
	all.Measures = bothMeasures(f.Measures, more.Measures)
	if f.Settles == nil {
		all.Settles = more.Settles
	}
	return &all
}

func bothWords[K comparable](a, b map[K][]string) map[K][]string {
	all := map[K][]string{}
	for _, words := range []map[K][]string{a, b} {
		for key, list := range words {
			all[key] = slices.Concat(all[key], list)
		}
	}
	return all
}

func bothDims(a, b []dimFile) []dimFile {
	all := slices.Clone(a)
	for _, d := range b {
		if i := slices.IndexFunc(all, func(x dimFile) bool { return x.ID == d.ID }); i >= 0 {
			all[i].Headers = slices.Concat(all[i].Headers, d.Headers)
		} else {
			all = append(all, d)
		}
	}
	return all
}

func bothMeasures(a, b []measureFile) []measureFile {
	all := slices.Clone(a)
	for _, m := range b {
		if i := slices.IndexFunc(all, func(x measureFile) bool { return x.ID == m.ID }); i >= 0 {
			all[i].Headers = slices.Concat(all[i].Headers, m.Headers)
		} else {
			all = append(all, m)
		}
	}
	return all
}
