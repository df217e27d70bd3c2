package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"
)

// The first bytes of packed files.
var (
	gzipMark = []byte("\x1f\x8b")
	zstdMark = []byte("\x28\xb5\x2f\xfd")
)

// errBomb is a packed file that unpacks to far more than exports do.
var errBomb = errors.New("packed beyond all measure")

// errWindow is a zstd file that refers back further than zstdMemory.
var errWindow = zstd.ErrWindowSizeExceeded

// packedError is what a packed file was damaged by.
type packedError struct{ err error }

func (e packedError) Error() string { return e.err.Error() }

// Unwrap gives the error of the library.
func (e packedError) Unwrap() error { return e.err }

// Limits of what a packed file may hold: exports shrink to a fiftieth at best.
const (
	freeBytes   = 1 << 30 // as much as that is read whatever the ratio
	mostGrowth  = 250
	zstdMemory  = 128 << 20
	zstdWorkers = 1
)

// MostMembers is how many files an archive may hold. More is no download of exports.
const MostMembers = 10_000

// unpacked gives the content of a gzip or zstd file as a stream, and any other
// file as it is.
func unpacked(file *bufio.Reader) (io.Reader, error) {
	counted := &counter{r: file}
	switch head, _ := file.Peek(len(zstdMark)); {
	case bytes.HasPrefix(head, gzipMark):
		z, err := gzip.NewReader(counted)
		if err != nil {
			return nil, packedError{err}
		}
		return &bounded{z, counted, 0}, nil
	case bytes.HasPrefix(head, zstdMark):
		z, err := zstd.NewReader(counted, zstd.WithDecoderConcurrency(zstdWorkers), zstd.WithDecoderMaxMemory(zstdMemory))
		if err != nil {
			return nil, packedError{err}
		}
		return &bounded{z, counted, 0}, nil
	}
	return file, nil
}

// counter counts what was read of a packed file.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// bounded refuses what grows beyond the limits.
type bounded struct {
	r      io.Reader
	packed *counter
	n      int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.n += int64(n); b.n > freeBytes && b.n/mostGrowth > b.packed.n {
		return 0, errBomb
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = packedError{err}
	}
	return n, err
}

// Member bounds the content of a member of an archive like that of a packed file;
// size is what it takes in the archive.
func Member(content io.Reader, size int64) io.Reader {
	return &bounded{content, &counter{n: size}, 0}
}
