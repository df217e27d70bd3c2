package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// xmlTags walks through the tags of an XML text and builds nothing: a sheet of
// a million rows has tens of millions of them. It knows what spreadsheets
// write, and no document types.
type xmlTags struct {
	in          *bufio.Reader
	text        []byte // what stands before the tag, with its entities resolved
	name, attrs []byte // the tag's, the name without its prefix; valid until next
	open, close bool   // both are true of an empty element
	long        []byte // a tag that the buffer does not hold as a whole
	quote       byte   // the one that is open within the tag
}

func newXMLTags(r io.Reader) *xmlTags { return &xmlTags{in: bufio.NewReaderSize(r, 64<<10)} }

var cdataMark, commentMark = []byte("![CDATA["), []byte("!--")

// next goes to the next tag; io.EOF is the end of the text.
func (x *xmlTags) next() error {
	x.text = x.text[:0]
	for {
		if err := x.chars(); err != nil {
			return err
		}
		tag, err := x.tag()
		switch {
		case err != nil:
			return err
		case bytes.HasPrefix(tag, cdataMark):
			x.text = append(x.text, tag[len(cdataMark):len(tag)-len("]]")]...)
		case tag[0] == '?', bytes.HasPrefix(tag, commentMark):
		case tag[0] == '!': // a document type, which may define entities without end
			return errNotWorkbook
		default:
			x.split(tag)
			return nil
		}
	}
}

// chars reads to the next tag.
func (x *xmlTags) chars() error {
	from := len(x.text)
	for {
		part, err := x.in.ReadSlice('<')
		if err == nil {
			part = part[:len(part)-1]
		}
		x.text = append(x.text, part...)
		switch {
		case len(x.text) > maxCell:
			return errNotWorkbook
		case err == nil:
			x.text = x.text[:from+len(resolved(x.text[from:]))]
			return nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
	}
}

// tag reads to the end of a tag.
func (x *xmlTags) tag() ([]byte, error) {
	x.quote = 0
	tag, err := x.in.ReadSlice('>')
	if err == nil && x.ends(tag, 0) {
		return x.unclosed(tag)
	}
	x.long = x.long[:0]
	for {
		from := len(x.long)
		x.long = append(x.long, tag...)
		switch {
		case errors.Is(err, io.EOF), len(x.long) > maxCell:
			return nil, errNotWorkbook
		case err == nil && from > 0 && x.ends(x.long, from):
			return x.unclosed(x.long)
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		case err != nil && from == 0:
			x.ends(x.long, 0)
		case err != nil:
			x.ends(x.long, from)
		}
		tag, err = x.in.ReadSlice('>')
	}
}

func (x *xmlTags) unclosed(tag []byte) ([]byte, error) {
	if tag = tag[:len(tag)-1]; len(tag) == 0 {
		return nil, errNotWorkbook
	}
	return tag, nil
}

// ends tells whether a text that ends with > is a whole tag; before from it was
// looked at already.
func (x *xmlTags) ends(tag []byte, from int) bool {
	switch {
	case bytes.HasPrefix(tag, commentMark):
		return len(tag) >= len("!---->") && bytes.HasSuffix(tag, []byte("-->"))
	case bytes.HasPrefix(tag, cdataMark):
		return len(tag) >= len("![CDATA[]]>") && bytes.HasSuffix(tag, []byte("]]>"))
	}
	for _, c := range tag[from:] {
		switch {
		case x.quote == 0 && (c == '"' || c == '\''):
			x.quote = c
		case c == x.quote:
			x.quote = 0
		}
	}
	return x.quote == 0
}

func (x *xmlTags) split(tag []byte) {
	x.open, x.close = tag[0] != '/', tag[0] == '/' || tag[len(tag)-1] == '/'
	tag = bytes.TrimSuffix(bytes.TrimPrefix(tag, []byte("/")), []byte("/"))
	end := bytes.IndexAny(tag, " \t\r\n")
	if end < 0 {
		end = len(tag)
	}
	x.name, x.attrs = tag[:end], tag[end:]
	if at := bytes.IndexByte(x.name, ':'); at >= 0 {
		x.name = x.name[at+1:]
	}
}

// is tells whether the tag has a name.
func (x *xmlTags) is(name string) bool { return string(x.name) == name }

// attr gives the value of an attribute, nil where the tag has none. Those that
// are asked for hold no entities.
func (x *xmlTags) attr(name string) []byte {
	for rest := x.attrs; ; {
		rest = bytes.TrimLeft(rest, " \t\r\n")
		at := bytes.IndexByte(rest, '=')
		if at < 0 {
			return nil
		}
		key := bytes.TrimRight(rest[:at], " \t\r\n")
		rest = bytes.TrimLeft(rest[at+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : end+1]
		}
		rest = rest[end+2:]
	}
}

var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// resolved replaces the entities of a text in its own place, which is never
// too short; what is no entity stays as it is.
func resolved(text []byte) []byte {
	at := bytes.IndexByte(text, '&')
	if at < 0 {
		return text
	}
	out, rest := text[:at], text[at:]
	for len(rest) > 0 {
		if rest[0] == '&' {
			if end := bytes.IndexByte(rest[:min(len(rest), 12)], ';'); end > 1 {
				if s, ok := entity(string(rest[1:end])); ok {
					out, rest = append(out, s...), rest[end+1:]
					continue
				}
			}
		}
		out, rest = append(out, rest[0]), rest[1:]
	}
	return out
}

func entity(name string) (string, bool) {
	if s, ok := entities[name]; ok {
		return s, true
	}
	if name[0] != '#' {
		return "", false
	}
	digits, base := name[1:], 10
	if len(digits) > 1 && digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !utf8.ValidRune(rune(n)) {
		return "", false
	}
	return string(rune(n)), true
}
