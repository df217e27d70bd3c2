package ingest

import (
	"bytes"
	"errors"
)

// errTorn says that a block ended within a record. Blocks end where a record does
// as long as every quote that opens a cell closes it; behind one that does not,
// and so is taken for a letter, cells open where the cutter of blocks saw them
// close.
var errTorn = errors.New("a block ends within a record")

// foldInOrder folds the blocks of a table one after the other. What goes on behind
// a block is read with the next one, so that nothing depends on where blocks end.
func (f *fileRead) foldInOrder(s *stream, t *tableRead) error {
	s.lines = true
	p := newPart(t)
	t.idle = append(t.idle, p)
	var left []byte // of the blocks before
	at, line := 0, s.line
	for first, last := true, false; !last && !t.garbled.Load(); {
		if err := f.r.ctx.Err(); err != nil {
			return err
		}
		data, _, end, err := s.records(f.r.size, t.delim, t.parting)
		if err != nil {
			return err
		}
		last = end
		b := block{data: append(left, data...), line: line, first: first, more: !last}
		f.r.putBack(data[:0])
		at, line = p.fold(b)
		left, first = bytes.Clone(b.data[at:]), first && at == 0
		if len(left) > maxRecord {
			return errRecord
		}
	}
	return nil
}
