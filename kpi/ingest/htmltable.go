package ingest

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Some platforms call a page with one table an .xls. Its rows are written as
// comma separated text, so that they take the same way as other exports: line n
// is row n. The tags are read one by one and no tree is built, so that no
// nesting of tags costs more than its bytes.

// Limits of such a page, and of what its rows may grow to by colspan.
const (
	maxPage     = 64 << 20
	maxPageText = 2 * maxPage
	maxTag      = 1 << 20
)

// pageText gives the rows of the tables of a page in UTF-8, or that it has none.
// A nil code stands for UTF-8.
func pageText(r io.Reader, code *textCode) (io.Reader, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxPage {
		return nil, unfitHTML
	}
	if code != nil && code.coding != nil {
		if data, err = code.coding.NewDecoder().Bytes(data); err != nil {
			return nil, unfitHTML
		}
	}
	p := &pageTable{tags: html.NewTokenizer(bytes.NewReader(data))}
	p.tags.SetMaxBuf(maxTag)
	if err := p.read(); err != nil {
		return nil, unfitHTML
	}
	return &p.out, nil
}

// pageTable is a page while its rows are read. Of a table within a cell only the
// text counts, as part of that cell.
type pageTable struct {
	tags   *html.Tokenizer
	out    bytes.Buffer
	depth  int // of tables
	row    []string
	cell   strings.Builder
	inCell bool
	span   int  // columns of the open cell
	hidden bool // within a script or a style
	wide   int  // cells of the widest row
}

var errPage = errors.New("no table that can be read")

func (p *pageTable) read() error {
	for {
		kind := p.tags.Next()
		switch kind {
		case html.ErrorToken:
			p.endRow()
			if !errors.Is(p.tags.Err(), io.EOF) || p.wide < 2 {
				return errPage
			}
			return nil
		case html.TextToken:
			if p.inCell && !p.hidden {
				p.cell.Write(p.tags.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			p.start()
		case html.EndTagToken:
			p.end()
		}
		if p.out.Len() > maxPageText || len(p.row) > maxColumns {
			return errPage
		}
	}
}

func (p *pageTable) start() {
	name, more := p.tags.TagName()
	tag := atom.Lookup(name)
	switch {
	case tag == atom.Table:
		p.depth++
	case tag == atom.Script, tag == atom.Style:
		p.hidden = true
	case tag == atom.Br && p.inCell:
		p.cell.WriteByte(' ')
	case p.depth != 1:
	case tag == atom.Tr:
		p.endRow()
	case tag == atom.Td, tag == atom.Th:
		p.endCell()
		p.inCell, p.span = true, 1
		for more {
			var key, value []byte
			key, value, more = p.tags.TagAttr()
			if string(key) == "colspan" {
				n, _ := strconv.Atoi(string(value))
				p.span = min(max(n, 1), maxColumns)
			}
		}
	}
}

func (p *pageTable) end() {
	name, _ := p.tags.TagName()
	switch tag := atom.Lookup(name); {
	case tag == atom.Script, tag == atom.Style:
		p.hidden = false
	case tag == atom.Table:
		if p.depth == 1 {
			p.endRow()
		}
		p.depth = max(p.depth-1, 0)
	case p.depth != 1:
	case tag == atom.Td, tag == atom.Th:
		p.endCell()
	case tag == atom.Tr:
		p.endRow()
	}
}

// endCell keeps the open cell, and empty ones for the columns that it spans.
func (p *pageTable) endCell() {
	if !p.inCell {
		return
	}
	p.row = append(p.row, html.UnescapeString(strings.Join(strings.Fields(p.cell.String()), " ")))
	for ; p.span > 1 && len(p.row) <= maxColumns; p.span-- {
		p.row = append(p.row, "")
	}
	p.cell.Reset()
	p.inCell = false
}

func (p *pageTable) endRow() {
	p.endCell()
	if len(p.row) == 0 {
		return
	}
	p.wide = max(p.wide, len(p.row))
	for i, cell := range p.row {
		if i > 0 {
			p.out.WriteByte(',')
		}
		if cell != "" {
			p.out.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
		}
	}
	p.out.WriteByte('\n')
	p.row = p.row[:0]
}
