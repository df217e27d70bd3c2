package ingest

// columnSet is a set of the first 64 columns.
type columnSet uint64

// column is the set of one column; the last stands for all beyond it as well.
func column(n int) columnSet { return 1 << min(n, lastColumn) }

const (
	lastColumn = 63
	allColumns = ^columnSet(0)
)

// interned is the columns whose cells every used row is grouped by.
func (b *binding) interned() (set columnSet) {
	for _, m := range b.members() {
		if m.col < lastColumn {
			set |= column(m.col)
		}
	}
	return set
}
