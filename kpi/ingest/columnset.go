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
	cols := []int{b.account, b.level, b.currency}
	for _, d := range b.dims {
		cols = append(cols, d.col)
	}
	for _, col := range cols {
		if 0 <= col && col < lastColumn {
			set |= column(col)
		}
	}
	return set
}
