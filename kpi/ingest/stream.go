package ingest

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

var errRecord = errors.New("record over 16 MiB")

// stream cuts a text into blocks that end where a record ends.
type stream struct {
	src   io.Reader
	buf   []byte // text that was read and not given out
	line  int    // number of the line at the start of buf
	eof   bool
	check bool          // the text must be UTF-8
	lines bool          // records may be cut at any line end
	spare func() []byte // an empty buffer to go on with
}

func newStream(o *opened, spare func() []byte) *stream {
	return &stream{src: o.text, line: 1, check: o.code.coding == nil && o.code.bom == 0, spare: spare}
}

// fill reads until buf holds n bytes or the text ends.
func (s *stream) fill(n int) error {
	for len(s.buf) < n && !s.eof {
		if cap(s.buf)-len(s.buf) < 4096 {
			grown := make([]byte, len(s.buf), max(n+4096, 2*len(s.buf)))
			copy(grown, s.buf)
			s.buf = grown
		}
		m, err := s.src.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+m]
		if errors.Is(err, io.EOF) {
			s.eof = true
		} else if err != nil {
			return err
		}
	}
	return nil
}

// head gives the next n bytes or what is left, without taking them.
func (s *stream) head(n int) ([]byte, error) {
	if err := s.fill(n); err != nil {
		return nil, err
	}
	return s.buf[:min(n, len(s.buf))], nil
}

// take gives the next n bytes, which are the caller's from now on, and the line
// they start on.
func (s *stream) take(n int) (data []byte, line int, err error) {
	if s.check && !utf8.Valid(s.buf[:n]) {
		return nil, 0, errNotUTF8
	}
	data, line = s.cut(n)
	return data, line, nil
}

func (s *stream) cut(n int) (data []byte, line int) {
	data, line = s.buf[:n], s.line
	s.line += bytes.Count(data, []byte{'\n'})
	s.buf = append(s.spare(), s.buf[n:]...)
	return data, line
}

// block is records, its text checked.
func (s *stream) block(size int, delim byte, p parting) (data []byte, line int, last bool, err error) {
	data, line, last, err = s.records(size, delim, p)
	if err == nil && s.check && !utf8.Valid(data) {
		return nil, 0, false, errNotUTF8
	}
	return data, line, last, err
}

// records takes whole records of about size bytes, whose text the caller checks.
// Where another table starts they end and last is true; it is also true when
// the text ends.
func (s *stream) records(size int, delim byte, p parting) (data []byte, line int, last bool, err error) {
	n := 0
	for want := size; n == 0; want *= 2 {
		if err := s.fill(want + p.ahead()); err != nil {
			return nil, 0, false, err
		}
		if s.eof && len(s.buf) <= want {
			n = len(s.buf)
			break
		}
		if s.lines {
			n = bytes.LastIndexByte(s.buf[:want], '\n') + 1
		} else {
			n = boundary(s.buf[:want], delim)
		}
		if n == 0 && want > maxRecord {
			return nil, 0, false, errRecord
		}
	}
	last = s.eof && n == len(s.buf)
	if at := p.next(s.buf[:min(n+p.ahead(), len(s.buf))], delim); at >= 0 && at <= n {
		n, last = at, true
	}
	data, line = s.cut(n)
	return data, line, last, nil
}

// nextTable gives the offset of the first line that starts with comment after
// a blank one, or -1. A row that happens to start so follows another row.
func nextTable(data []byte, delim byte, comment string) int {
	for from := 0; ; {
		n := bytes.Index(data[from:], []byte("\n"+comment))
		if n < 0 {
			return -1
		}
		at := from + n + 1
		if blankBefore(data[:at]) {
			if boundary(data[:at], delim) == at {
				return at
			}
			// Within quotes many lines may look so: from here on each byte is looked at once.
			return afterBlank(data, delim, func(line []byte) bool { return bytes.HasPrefix(line, []byte(comment)) })
		}
		from = at
	}
}

// separators are what a blank line of any delimiter may hold.
const separators = ",;|\t \r\n"

// blankBefore tells whether the line before the end of data holds nothing but
// delimiters, which spreadsheets append.
func blankBefore(data []byte) bool {
	line := data[bytes.LastIndexByte(data[:len(data)-1], '\n')+1:]
	return len(bytes.Trim(line, separators)) == 0
}
