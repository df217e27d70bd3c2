package songhan

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"kpideck/samples/generate/write"
)

// The logo is drawn on a grid of dots, several to a side of a pixel, in whole
// numbers: the same picture on every machine.
const (
	logoPixels = 136
	logoDots   = 8 // to a side of a pixel
)

// logoFile is the mark of the company: a cup over the river, cream on brown. It
// is packed without compression, so that the bytes do not depend on the
// compressor of a Go version.
func logoFile() write.File {
	img := image.NewPaletted(image.Rect(0, 0, logoPixels, logoPixels), logoColors())
	for y := range logoPixels {
		for x := range logoPixels {
			img.SetColorIndex(x, y, logoColor(x, y))
		}
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&b, img); err != nil {
		panic(err) // a buffer takes everything
	}
	return write.File{Path: "logo.png", Content: b.Bytes()}
}

// logoSteps is how many steps lead from nothing to brown and from brown to cream.
const logoSteps = 7

// logoColors go from nothing over brown to cream.
func logoColors() color.Palette {
	p := color.Palette{}
	for i := range logoSteps + 1 {
		p = append(p, color.NRGBA{0x7A, 0x4A, 0x21, uint8(255 * i / logoSteps)})
	}
	for i := 1; i <= logoSteps; i++ {
		mix := func(from, to int) uint8 { return uint8(from + (to-from)*i/logoSteps) }
		p = append(p, color.NRGBA{mix(0x7A, 0xFB), mix(0x4A, 0xF3), mix(0x21, 0xE4), 255})
	}
	return p
}

// logoColor counts the dots of a pixel that are painted.
func logoColor(px, py int) uint8 {
	brown, cream := 0, 0
	for y := py * logoDots; y < (py+1)*logoDots; y++ {
		for x := px * logoDots; x < (px+1)*logoDots; x++ {
			if !within(x-544, y-544, 536, 536) {
				continue
			}
			brown++
			if onCup(x, y) || onSteam(x, y) || onRiver(x, y) {
				cream++
			}
		}
	}
	const all = logoDots * logoDots
	if cream > 0 {
		return uint8(logoSteps + (cream*logoSteps+all/2)/all)
	}
	return uint8((brown*logoSteps + all/2) / all)
}

// within tells whether a dot lies in an ellipse around the origin.
func within(x, y, rx, ry int) bool { return x*x*ry*ry+y*y*rx*rx <= rx*rx*ry*ry }

func onCup(x, y int) bool {
	x, y = x-520, y-420
	bowl := y >= 0 && within(x, y, 210, 230)
	handle := within(x-222, y-72, 86, 86) && !within(x-222, y-72, 50, 50) && x > 150
	saucer := y >= 256 && y <= 284 && x >= -240 && x <= 240
	return bowl || handle || saucer
}

func onSteam(x, y int) bool {
	if y < 200 || y > 380 {
		return false
	}
	bend := wave(y-200, 90, 26)
	return near(x-450-bend, 15) || near(x-590-bend, 15)
}

func onRiver(x, y int) bool {
	bend := wave(x, 136, 24)
	return near(y-800-bend, 15) || near(y-880-bend, 15) && x > 200 && x < 888
}

func near(distance, most int) bool { return distance >= -most && distance <= most }

// wave goes up and down by height in arcs of so many dots.
func wave(at, arc, height int) int {
	p := at % arc
	bend := 4 * height * p * (arc - p) / (arc * arc)
	if at/arc%2 == 1 {
		return -bend
	}
	return bend
}
