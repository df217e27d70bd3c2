package ingest

import (
	"bufio"
	"bytes"
	"io"
)

// mixedEnds reads a text in which some lines end with a lone return as one in
// which they end with a line feed. Only a text whose first lines have such ends
// is touched, and no return inside quotes.
func mixedEnds(text io.Reader) io.Reader {
	r := bufio.NewReaderSize(text, 64<<10)
	head, _ := r.Peek(64 << 10) // what cannot be read will be told by the next to read
	ends := &endReader{r: r}
	if !ends.turn(bytes.Clone(head), true) {
		return r
	}
	return &endReader{r: r}
}

// endReader turns lone returns outside quotes into line feeds.
type endReader struct {
	r      *bufio.Reader
	inside bool
}

func (e *endReader) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	next, _ := e.r.Peek(1)
	e.turn(p[:n], len(next) == 0 || next[0] == '\n')
	return n, err
}

// turn tells whether a return was lone. fed says what follows the text counts as
// a line feed: a return at its end is then none to turn.
func (e *endReader) turn(text []byte, fed bool) (turned bool) {
	if bytes.IndexByte(text, '\r') < 0 && bytes.IndexByte(text, '"') < 0 {
		return false
	}
	for i, c := range text {
		switch {
		case c == '"':
			e.inside = !e.inside
		case c == '\r' && !e.inside:
			if i+1 < len(text) && text[i+1] != '\n' || i+1 == len(text) && !fed {
				text[i], turned = '\n', true
			}
		}
	}
	return turned
}
