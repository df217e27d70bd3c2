package ingest

import "bytes"

// several tells whether other tables may follow one that no preset knows.
func (f *fileRead) several(head []byte, whole bool) bool {
	if f.parting.none() && f.r.presets.titledLater(head, whole, f.req) {
		f.parting = parting{titles: true}
	}
	return !f.parting.none() || f.r.presets.commentOf(head) != ""
}

// skip passes over a table that cannot be used; what is not a file of several
// tables has no other.
func (f *fileRead) skip(s *stream) (more bool, err error) {
	p := f.parting
	if comment := f.r.presets.commentOf(s.buf); comment != "" {
		p = parting{comment: comment}
	}
	if p.none() || len(f.req.Columns) > 0 {
		return false, f.drain(s)
	}
	if err := f.passStart(s, p); err != nil {
		return false, err
	}
	for last := false; !last; {
		if err := f.r.ctx.Err(); err != nil {
			return false, err
		}
		if _, _, last, err = s.block(f.r.size, ',', p); err != nil {
			return false, err
		}
	}
	return !s.eof || len(s.buf) > 0, nil
}

// drain reads the rest, so that progress and hash are those of the whole file.
func (f *fileRead) drain(s *stream) error {
	for !s.eof {
		s.buf = s.buf[:0]
		if err := s.fill(1); err != nil {
			return err
		}
	}
	return nil
}

// passStart takes the comment and blank lines at the start, which the next
// block would take for the end of a table.
func (f *fileRead) passStart(s *stream, p parting) error {
	head, err := s.head(headSize)
	if err != nil {
		return err
	}
	n := blankLines(head)
	if p.comment != "" {
		n = commentLines(head, p.comment)
	}
	_, _, err = s.take(n)
	return err
}

// commentLines gives the length of the comment and blank lines at the start.
func commentLines(text []byte, comment string) int {
	from := 0
	for from < len(text) {
		line, _, _ := bytes.Cut(text[from:], []byte{'\n'})
		if t := bytes.Trim(line, separators); len(t) > 0 && !bytes.HasPrefix(t, []byte(comment)) {
			break
		}
		from = min(len(text), from+len(line)+1)
	}
	return from
}

// commentOf gives the comment sign with which a text starts, "" when no preset knows it.
func (p Presets) commentOf(text []byte) string {
	for _, x := range p.list {
		if x.comment != "" && bytes.HasPrefix(bytes.TrimLeft(text, " \r\n"), []byte(x.comment)) {
			return x.comment
		}
	}
	return ""
}
