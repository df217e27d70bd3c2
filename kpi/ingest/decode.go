package ingest

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

var (
	errBinary  = errors.New("binary data")
	errNotUTF8 = errors.New("not UTF-8")
)

const (
	headBytes   = 4096
	sampleBytes = 64 << 10
)

// opened is a file being read: text is its UTF-8 text with line ends \n or \r\n.
type opened struct {
	text   io.Reader
	code   textCode
	closer io.Closer
	sum    hash.Hash
	wide   *evenReader // counts the bytes of UTF-16
}

// open starts to read a file, packed or not. A nil code lets the first bytes decide. With
// errWorkbook, text is the bytes of a zip file.
func open(r *Request, code *textCode, tell func(int)) (*opened, error) {
	file, err := r.Open()
	if err != nil {
		return nil, err
	}
	o := &opened{closer: file, sum: sha256.New()}
	plain, err := unpacked(bufio.NewReaderSize(&tap{file, o.sum, tell}, 64<<10))
	if err != nil {
		file.Close()
		return nil, err
	}
	raw := bufio.NewReaderSize(plain, 64<<10)
	head, err := raw.Peek(headBytes)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		file.Close()
		return nil, err
	}
	if bytes.HasPrefix(head, zipMark) {
		o.text = raw
		return o, errWorkbook
	}
	if err := unfitBy(head, raw); errors.Is(err, unfitHTML) {
		return o, o.page(raw, code)
	} else if err != nil {
		file.Close()
		return nil, err
	}
	found, ok := headCode(head)
	if !ok {
		file.Close()
		return nil, errBinary
	}
	if code != nil {
		found = *code
	}
	o.code = found
	raw.Discard(found.bom)
	o.text = o.decoded(raw, head)
	return o, nil
}

// page reads a page with a table instead of a text.
func (o *opened) page(raw io.Reader, code *textCode) (err error) {
	o.code = utf8Code
	if code != nil {
		o.code = *code
	}
	if o.text, err = pageText(raw, code); err != nil {
		o.closer.Close()
	}
	return err
}

func (o *opened) decoded(raw io.Reader, head []byte) io.Reader {
	if o.code.wide {
		o.wide = &evenReader{r: raw}
		raw = o.wide
	}
	if o.code.coding != nil {
		raw = transform.NewReader(raw, o.code.coding.NewDecoder())
	}
	if !o.code.wide && bytes.IndexByte(head, '\r') >= 0 && bytes.IndexByte(head, '\n') < 0 && lonelyReturns(head) {
		raw = &returnReader{raw}
	}
	return standard(raw)
}

// hexSum is the SHA-256 of all bytes, once they are read.
func (o *opened) hexSum() string { return hex.EncodeToString(o.sum.Sum(nil)) }

// halfUnit tells whether UTF-16 text ended in the middle of a unit.
func (o *opened) halfUnit() bool { return o.wide != nil && o.wide.odd }

// tap passes every byte on to the hash and its number to the progress.
type tap struct {
	r    io.Reader
	sum  hash.Hash
	tell func(int)
}

func (t *tap) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	t.sum.Write(p[:n])
	if n > 0 {
		t.tell(n)
	}
	return n, err
}

// evenReader gives whole pairs of bytes and drops an odd one at the end, as
// downloads that were cut leave it.
type evenReader struct {
	r    io.Reader
	kept [1]byte
	held bool
	odd  bool
}

func (e *evenReader) Read(p []byte) (int, error) {
	if len(p) < 2 {
		return 0, io.ErrShortBuffer
	}
	n := 0
	if e.held {
		p[0], n = e.kept[0], 1
	}
	m, err := io.ReadAtLeast(e.r, p[n:], 2-n)
	n += m
	e.held = n%2 == 1
	if e.held {
		n--
		e.kept[0] = p[n]
	}
	if err != nil {
		e.odd = e.held
		if errors.Is(err, io.ErrUnexpectedEOF) {
			err = io.EOF
		}
	}
	return n, err
}

// lonelyReturns tells whether returns stand where other files have line feeds;
// a first line longer than the head has none.
func lonelyReturns(head []byte) bool { return bytes.Count(head, []byte{'\r'}) > 1 }

// returnReader turns the line ends of old Macs into line feeds.
type returnReader struct{ r io.Reader }

func (r *returnReader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	for i := range p[:n] {
		if p[i] == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// guess reads the file for lines that are not ASCII and decides by them.
func guess(r *Request) (textCode, error) {
	file, err := r.Open()
	if err != nil {
		return textCode{}, err
	}
	defer file.Close()
	var sample []byte
	plain, err := unpacked(bufio.NewReader(file))
	if err != nil {
		return textCode{}, err
	}
	lines := bufio.NewReaderSize(plain, sampleBytes)
	for len(sample) < sampleBytes {
		line, err := lines.ReadSlice('\n')
		if !ascii(line) {
			sample = append(sample, line...)
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			break
		}
	}
	return guessCode(sample), nil
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
