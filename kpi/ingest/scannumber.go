package ingest

import (
	"encoding/binary"
	"math/bits"
)

const (
	zeros    = '0' * lowBits
	overNine = (0x80 - 10) * lowBits // lifts all but 0 to 9 to the high bit
)

// number reads the cell at data[i:] of a wanted column when it is of one to
// seven digits and nothing else, as most are, and gives the offset behind it;
// else end is i. Eight bytes are read at once: a number costs about what finding
// its end does.
func (r *record) number(data []byte, i, n int, delim byte) (value uint64, end int) {
	if r.wanted>>n&1 == 0 || i+8 > len(data) {
		return 0, i
	}
	digits := binary.LittleEndian.Uint64(data[i:]) ^ zeros
	other := (digits&^highBits + overNine | digits) & highBits
	size := bits.TrailingZeros64(other) / 8
	if size == 0 || size == 8 {
		return 0, i
	}
	if c := data[i+size]; c != delim && c != '\n' {
		return 0, i
	}
	digits <<= 64 - 8*size             // zeros before the first digit, which is the lowest byte
	digits = digits*10 + (digits >> 8) // pairs, in every other byte
	digits = (digits&pairs)*(100+1e6<<32) + (digits>>16&pairs)*(1+1e4<<32)
	return digits >> 32, i + size
}

const pairs = 0x000000ff000000ff
