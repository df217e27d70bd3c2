package ingest

import "encoding/binary"

// word is what stands in 64 bytes of text: a bit for each byte, the first byte's
// the lowest.
type word struct{ quotes, delims, lines uint64 }

// wordSize is the bytes of a word.
const wordSize = 64

// narrowWords looks at text until there is no more of it, or no word: eight bytes
// at a time. Beyond the end of text stands nothing.
func narrowWords(words []word, text []byte, delim byte) {
	for i := 0; i < len(words) && wordSize*i < len(text); i++ {
		rest := text[wordSize*i:]
		if len(rest) < wordSize {
			rest = append(make([]byte, 0, wordSize), rest...)[:wordSize]
		}
		words[i] = narrowWord(rest, delim)
	}
}

func narrowWord(text []byte, delim byte) (w word) {
	delims := uint64(delim) * lowBits
	for i := range wordSize / 8 {
		x := binary.LittleEndian.Uint64(text[8*i:])
		w.quotes |= gathered(x^quotes) << (8 * i)
		w.delims |= gathered(x^delims) << (8 * i)
		w.lines |= gathered(x^newlines) << (8 * i)
	}
	return w
}

// zeroBytes sets the high bit of every byte of x that is zero, and no other bit:
// no carry runs from one byte to the next.
func zeroBytes(x uint64) uint64 {
	return ^((x&^highBits + (highBits - lowBits)) | x | (highBits - lowBits))
}

// gathered gives a bit for each byte of x, set where it is zero. The product
// brings the bytes' bits together in its highest byte.
func gathered(x uint64) uint64 { return zeroBytes(x) >> 7 * 0x0102040810204080 >> 56 }

// prefixes gives a word each of whose bits is the parity of the bits up to it: of
// quotes, all that stands between them and the opening ones.
func prefixes(x uint64) uint64 {
	x ^= x << 1
	x ^= x << 2
	x ^= x << 4
	x ^= x << 8
	x ^= x << 16
	return x ^ x<<32
}
