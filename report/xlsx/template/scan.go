package template

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// token is a piece of a part's XML and where it stands: the bytes from..to.
type token struct {
	xml.Token
	from, to int
}

var (
	errDoctype = errors.New("a document type declaration")
	errXML     = errors.New("XML that cannot be read")
)

// walk gives the tokens of a part. A document type declaration, which may make
// entities grow, is an error, as is any encoding but UTF-8. An error of f ends
// the walk; errEnough ends it without one.
func walk(part []byte, f func(token) error) error {
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		from := int(d.InputOffset())
		t, err := d.Token()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return errXML
		}
		if _, declares := t.(xml.Directive); declares {
			return errDoctype
		}
		switch err := f(token{t, from, int(d.InputOffset())}); {
		case err == errEnough:
			return nil
		case err != nil:
			return err
		}
	}
}

// errEnough ends a walk.
var errEnough = errors.New("enough")

func (t token) opens(names ...string) bool {
	s, ok := t.Token.(xml.StartElement)
	return ok && slices.Contains(names, s.Name.Local)
}

func (t token) closes(name string) bool {
	e, ok := t.Token.(xml.EndElement)
	return ok && e.Name.Local == name
}

// space is the namespace of an element that opens.
func (t token) space() string {
	s, _ := t.Token.(xml.StartElement)
	return s.Name.Space
}

// text is the text between elements; "" for all else.
func (t token) text() string {
	c, _ := t.Token.(xml.CharData)
	return string(c)
}

// attr gives an attribute by its local name; one without a namespace is meant
// where both are there.
func (t token) attr(name string) string {
	s, _ := t.Token.(xml.StartElement)
	value := ""
	for _, a := range s.Attr {
		if a.Name.Local == name {
			if a.Name.Space == "" {
				return a.Value
			}
			value = a.Value
		}
	}
	return value
}

// splice replaces the bytes from..to of a part.
type splice struct {
	from, to int
	text     string
}

// spliced applies splices, which must not overlap. What is put in at a place comes
// before what is replaced from there; those at one place stay in their order.
func spliced(part []byte, list []splice) []byte {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y splice) int { return cmp.Or(x.from-y.from, x.to-y.to) })
	var out bytes.Buffer
	at := 0
	for _, s := range list {
		out.Write(part[at:s.from])
		out.WriteString(s.text)
		at = s.to
	}
	out.Write(part[at:])
	return out.Bytes()
}

const blank = " \t\r\n"

// attribute finds name="value" in the text of a start tag, from the space before
// it; to is 0 when it is not there.
func attribute(tag, name string) (from, to int) {
	at := strings.IndexAny(tag, blank)
	for at >= 0 {
		start := at
		rest := strings.TrimLeft(tag[at:], blank)
		equals := strings.IndexByte(rest, '=')
		if equals < 0 {
			return 0, 0
		}
		found := strings.TrimRight(rest[:equals], blank) == name
		value := strings.TrimLeft(rest[equals+1:], blank)
		if value == "" {
			return 0, 0
		}
		end := strings.IndexByte(value[1:], value[0])
		if end < 0 {
			return 0, 0
		}
		at = len(tag) - len(value) + end + 2
		if found {
			return start, at
		}
	}
	return 0, 0
}

// without takes attributes out of the text of a start tag.
func without(tag string, names ...string) string {
	for _, name := range names {
		if from, to := attribute(tag, name); to > 0 {
			tag = tag[:from] + tag[to:]
		}
	}
	return tag
}

// with sets an attribute in the text of a start tag. The value needs no escape.
func with(tag, name, value string) string {
	tag = without(tag, name)
	end := len(tag) - len(">")
	if strings.HasSuffix(tag, "/>") {
		end--
	}
	return strings.TrimRight(tag[:end], " \t\r\n") + " " + name + `="` + value + `"` + tag[end:]
}

// escaped is a text between elements. What XML cannot hold becomes U+FFFD; quotes
// stay, as they do in what Excel writes.
func escaped(s string) string {
	var buf bytes.Buffer
	_ = xml.EscapeText(&buf, []byte(s)) // a buffer takes everything
	return quotes.Replace(buf.String())
}

var quotes = strings.NewReplacer("&#39;", "'", "&#34;", `"`)
