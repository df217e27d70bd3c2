package page

// list draws pieces one below the other, with a header on every page. Where all
// that are left fit they share the room, else each page takes what fits of them
// with half of the air that they can have.
func (f *flow) list(pieces []elastic, head float64, header func(), draw func(i int, high float64)) {
	for from := 0; from < len(pieces); {
		rest, sum := pieces[from:], elastic{}
		for _, p := range rest {
			sum = sum.add(p)
		}
		heights := f.halfAired(rest, head)
		if head+sum.least <= f.left()+0.01 {
			heights = sharedOut(rest, sum, f.room()-head)
		}
		if len(heights) < min(2, len(rest)) && !f.fresh() {
			f.turn()
			continue
		}
		header()
		for _, h := range heights {
			draw(from, h)
			f.y += h
			from++
		}
		if from < len(pieces) {
			f.turn()
		}
	}
}

// halfAired are the heights of the pieces that fit below a header, at least one
// on a fresh page.
func (f *flow) halfAired(pieces []elastic, head float64) (heights []float64) {
	used := head
	for _, p := range pieces {
		h := (p.least + p.most) / 2
		if used += h; used > f.left()+0.01 && (len(heights) > 0 || !f.fresh()) {
			return heights
		}
		heights = append(heights, h)
	}
	return heights
}

// listed is the height of a header with pieces below it.
func listed(pieces []elastic, head float64) elastic {
	sum := rigid(head)
	for _, p := range pieces {
		sum = sum.add(p)
	}
	return sum
}
