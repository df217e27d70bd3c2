package page

import "kpideck/report/theme"

const keyTop = 24.0 // px from a block to the base line of its key

// key are the marks of a table that its key explains; those of pictures need
// none where no bullet and no strip of days is drawn.
func (g *grid) key() (entries []KeyEntry) {
	for i, e := range keyEntries(g.table.Key, g.table.Marks) {
		if textAt(g.table.Marks, i) == "" || g.has(bulletColumn) || g.has(coverColumn) {
			entries = append(entries, e)
		}
	}
	return entries
}

func keyEntries(texts, marks []string) []KeyEntry {
	entries := make([]KeyEntry, len(texts))
	for i, text := range texts {
		entries[i] = KeyEntry{KeyMark(textAt(marks, i)), text}
	}
	return entries
}

// keyBelow explains the marks of a block below it, on every page.
func (f *flow) keyBelow(entries []KeyEntry) {
	s := f.Style(theme.Axis)
	base := f.y + f.px(keyTop)
	for _, line := range f.keyLines(entries) {
		f.Key(f.x, base, f.w, line)
		base += s.Leading
	}
	f.y += f.keyHeight(entries)
}

func (f *flow) keyHeight(entries []KeyEntry) float64 {
	lines := f.keyLines(entries)
	if len(lines) == 0 {
		return 0
	}
	return f.px(keyTop) + float64(len(lines))*f.Style(theme.Axis).Leading
}

// keyLines breaks a key into lines.
func (f *flow) keyLines(entries []KeyEntry) (lines [][]KeyEntry) {
	for len(entries) > 0 {
		n := f.keyFits(entries)
		lines, entries = append(lines, entries[:n]), entries[n:]
	}
	return lines
}

// keyFits is how many entries of a key go into one line, at least one.
func (f *flow) keyFits(entries []KeyEntry) int {
	s, used := f.Style(theme.Axis), 0.0
	for i, e := range entries {
		used += keyWidth(e.Mark)*f.Px + f.px(6) + f.Width(e.Text, s)
		if used > f.w && i > 0 {
			return i
		}
		used += f.px(20)
	}
	return len(entries)
}
