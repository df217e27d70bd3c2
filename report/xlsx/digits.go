package xlsx

import (
	"math"
	"strconv"
)

// Sizes are written with few digits: more say nothing, and differ by the last
// bit of a sum. Figures keep all of theirs.

// hundredths rounds a width or a height.
func hundredths(size float64) float64 { return math.Round(100*size) / 100 }

// significant rounds the end of an axis or of a bar, which may be a rate or an
// amount, to four digits.
func significant(v float64) float64 {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 4, 64), 64)
	return v
}
