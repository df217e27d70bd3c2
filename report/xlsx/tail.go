package xlsx

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// tail is rows after those of a sheet that are many and all alike: the data and
// the totals. They are written straight into the finished part, because a
// library that takes cells one by one needs several times as long.
type tail struct {
	count   int
	height  float64
	prepare func() error             // registers the styles, before the file is written
	write   func(x *rowXML, row int) // the cells of a row, from left to right
}

// rowXML writes the cells of a row.
type rowXML struct {
	buf     []byte
	row     []byte // its number
	letters []string
	escaped map[string]string
}

func newRowXML(columns int) *rowXML {
	x := &rowXML{escaped: map[string]string{}}
	for i := range columns + 1 {
		name, _ := excelize.ColumnNumberToName(max(1, i))
		x.letters = append(x.letters, name)
	}
	return x
}

func (x *rowXML) open(column, style int) {
	x.buf = append(append(append(x.buf, `<c r="`...), x.letters[column]...), x.row...)
	x.buf = strconv.AppendInt(append(x.buf, `" s="`...), int64(style), 10)
	x.buf = append(x.buf, '"')
}

func (x *rowXML) blank(column, style int) {
	x.open(column, style)
	x.buf = append(x.buf, "/>"...)
}

func (x *rowXML) number(column, style int, v float64) {
	x.open(column, style)
	x.buf = strconv.AppendFloat(append(x.buf, "><v>"...), v, 'f', -1, 64)
	x.buf = append(x.buf, "</v></c>"...)
}

func (x *rowXML) formula(column, style int, formula string, v float64) {
	x.open(column, style)
	x.buf = append(append(append(x.buf, "><f>"...), x.escape(formula)...), "</f><v>"...)
	x.buf = strconv.AppendFloat(x.buf, v, 'f', -1, 64)
	x.buf = append(x.buf, "</v></c>"...)
}

func (x *rowXML) text(column, style int, s string) {
	if s == "" {
		x.blank(column, style)
		return
	}
	x.open(column, style)
	x.buf = append(append(x.buf, ` t="inlineStr"><is><t`...), keepSpace(s)...)
	x.buf = append(append(append(x.buf, '>'), x.name(s)...), "</t></is></c>"...)
}

// keepSpace keeps readers from trimming a text.
func keepSpace(s string) string {
	if strings.TrimSpace(s) != s || strings.ContainsAny(s, "\n\r\t") {
		return ` xml:space="preserve"`
	}
	return ""
}

// codeLike is what a reader takes for a character's code inside a text.
var codeLike = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// name is a text as the part holds it; members repeat row after row.
func (x *rowXML) name(s string) string {
	if e, ok := x.escaped[s]; ok {
		return e
	}
	e := clean(s)
	e = codeLike.ReplaceAllStringFunc(e, func(code string) string { return "_x005F" + code })
	e = escapeXML(e)
	x.escaped[s] = e
	return e
}

var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func (x *rowXML) escape(formula string) string { return markup.Replace(formula) }

// appendTail copies a finished sheet part with its tail before the end of the rows.
func (b *book) appendTail(w io.Writer, sh *sheet, part []byte) error {
	end := bytes.LastIndex(part, []byte("</sheetData>"))
	if end < 0 {
		return fmt.Errorf("sheet %q has no rows", sh.name)
	}
	out := bufio.NewWriterSize(w, 1<<16)
	out.Write(part[:end])
	x := newRowXML(sh.end().col)
	height := strconv.FormatFloat(sh.tail.height, 'f', -1, 64)
	for i := range sh.tail.count {
		x.row = strconv.AppendInt(x.row[:0], int64(len(sh.rows)+i+1), 10)
		x.buf = append(append(x.buf[:0], `<row r="`...), x.row...)
		x.buf = append(append(append(x.buf, `" ht="`...), height...), `" customHeight="1">`...)
		sh.tail.write(x, i)
		x.buf = append(x.buf, "</row>"...)
		if _, err := out.Write(x.buf); err != nil {
			return err
		}
	}
	out.Write(part[end:])
	return out.Flush()
}
