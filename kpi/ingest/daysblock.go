package ingest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"kpideck/kpi"
)

// blockGrains are the blocks of days that presets name.
var blockGrains = map[string]kpi.Grain{"week": kpi.Weekly, "month": kpi.Monthly}

// blockLine is how a line above a table starts that makes each of its dates the
// first day of a block.
type blockLine struct {
	start string
	grain kpi.Grain
}

// addBlocks takes blocks:.
func (p *Preset) addBlocks(f *presetFile) error {
	p.cutBlocks = f.CutBlocks
	for _, name := range slices.Sorted(maps.Keys(f.Blocks)) {
		grain, known := blockGrains[name]
		if !known {
			return &badWord{"$.blocks", fmt.Sprintf("blocks: unknown block %q; one of %s", name, strings.Join(slices.Sorted(maps.Keys(blockGrains)), ", "))}
		}
		for _, start := range lowered(f.Blocks[name]) {
			p.blocks = append(p.blocks, blockLine{start, grain})
		}
	}
	return nil
}

// bindWeek takes the column of weeks, or of their first days, where none has the days.
func (b *binding) bindWeek(at func(role string) int) {
	if b.date >= 0 {
		return
	}
	if b.date = at(roleWeek); b.date >= 0 {
		b.block = kpi.Weekly
	}
}

// bindBlock finds the line above the table that says what its dates stand for.
func (t *tableRead) bindBlock(preamble []headRecord) {
	for _, rec := range preamble {
		line := strings.ToLower(memberName(rec.fields[0]))
		for _, x := range t.preset.blocks {
			if strings.HasPrefix(line, x.start) {
				t.bind.block = x.grain
			}
		}
	}
}

// blockOf gives the block that begins with a day, as blockFrom does, cut at the
// ends of the stated range where the preset says that its figures are.
func (t *tableRead) blockOf(s kpi.Span) (block kpi.Span, ok bool) {
	block, ok = blockFrom(s, t.bind.block)
	if ok && t.preset != nil && t.preset.cutBlocks && block.Overlaps(t.stated) {
		block = block.Clip(t.stated)
	}
	return block, ok
}

// blockFrom gives the block that begins with a day; ok is false where none does: a
// week begins on a Sunday or a Monday. A cell that is a range says its days itself.
func blockFrom(s kpi.Span, grain kpi.Grain) (block kpi.Span, ok bool) {
	_, _, day := s.Start.Civil()
	switch {
	case s.Days() > 1:
		return s, true
	case grain == kpi.Weekly:
		return kpi.Span{Start: s.Start, End: s.Start + 7}, s.Start.Weekday() <= time.Monday
	case grain == kpi.Monthly:
		return kpi.Span{Start: s.Start, End: s.Start.AddMonths(1)}, day == 1
	}
	return s, true
}
