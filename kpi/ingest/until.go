package ingest

import (
	"bytes"
	"io"
)

// until ends the text before the first line that starts as a preset says, so that
// what follows, as the persons below the summary of a webinar, is never read as
// rows nor shown. Such reports are small: the line stands in the head or nowhere.
func (s *stream) until(starts []string, from int) error {
	end := len(s.buf)
	for _, start := range starts {
		for _, mark := range []string{"\n" + start, "\n\"" + start} {
			if at := bytes.Index(s.buf[max(from-1, 0):end], []byte(mark)); at >= 0 {
				end = max(from-1, 0) + at + 1
			}
		}
	}
	if end == len(s.buf) {
		return nil
	}
	s.buf, s.eof = s.buf[:end], true
	_, err := io.Copy(io.Discard, s.src)
	return err
}
