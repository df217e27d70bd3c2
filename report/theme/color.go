package theme

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Color is an sRGB colour. A is 255 for a colour and 0 for "paint nothing", so
// that the zero Color paints nothing; there is no translucency in between.
type Color struct{ R, G, B, A uint8 }

// RGB is the opaque colour of three channels.
func RGB(r, g, b uint8) Color { return Color{r, g, b, 255} }

// ParseColor reads "#RRGGBB"; the hash may be missing.
func ParseColor(s string) (Color, error) {
	hex := strings.TrimPrefix(s, "#")
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		return Color{}, fmt.Errorf("%q is not a colour; write it as #RRGGBB, for example #0B5FFF", s)
	}
	return RGB(uint8(n>>16), uint8(n>>8), uint8(n)), nil
}

// Paints reports whether the colour paints anything.
func (c Color) Paints() bool { return c.A != 0 }

// Hex is the colour as "#RRGGBB", or "none".
func (c Color) Hex() string {
	if !c.Paints() {
		return "none"
	}
	return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
}

// Luminance is the relative luminance of WCAG 2.2, 0 for black to 1 for white.
func (c Color) Luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// Grey is the value, 0 to 255, that the colour takes on a black-and-white printer.
func (c Color) Grey() uint8 {
	return uint8(math.Round(0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)))
}

// Contrast is the contrast ratio of WCAG 2.2 between two colours, 1 to 21.
func Contrast(a, b Color) float64 {
	x, y := a.Luminance(), b.Luminance()
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// MinContrast is what text and thin lines need against their ground.
const MinContrast = 4.5

// Darkened is the colour itself when it can be read on white, else the nearest
// darker colour of the same hue that can.
func (c Color) Darkened() Color {
	white := RGB(255, 255, 255)
	out := c
	for step := 1; Contrast(out, white) < MinContrast; step++ {
		out = c.scaled(1 - float64(step)/100)
	}
	return out
}

func (c Color) scaled(by float64) Color {
	f := func(v uint8) uint8 { return uint8(math.Round(float64(v) * by)) }
	return RGB(f(c.R), f(c.G), f(c.B))
}

// Mixed is the colour with the given share, 0 to 1, of another one.
func (c Color) Mixed(other Color, share float64) Color {
	f := func(a, b uint8) uint8 {
		return uint8(math.Round(float64(a)*(1-share) + float64(b)*share))
	}
	return RGB(f(c.R, other.R), f(c.G, other.G), f(c.B, other.B))
}
