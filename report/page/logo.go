package page

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"kpideck/report/theme"
)

// Logo is a client's mark, a PNG or a JPEG.
type Logo struct {
	Format string // png or jpeg
	Data   []byte
	W, H   int         // pixels
	mean   theme.Color // of what is not transparent
}

// Bounds of a logo. More pixels than a page can show make a file slow to open.
const (
	logoBytes = 2 << 20
	logoSide  = 4000
)

// ParseLogo reads a whole picture, so that a damaged one is found before any
// page is painted.
func ParseLogo(data []byte) (*Logo, error) {
	if len(data) > logoBytes {
		return nil, fmt.Errorf("it has %d kB, more than %d kB", len(data)>>10, logoBytes>>10)
	}
	size, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "png" && format != "jpeg" {
		return nil, fmt.Errorf("it is no PNG and no JPEG, or is damaged")
	}
	if size.Width > logoSide || size.Height > logoSide {
		return nil, fmt.Errorf("it is %d × %d pixels, more than %d × %d", size.Width, size.Height, logoSide, logoSide)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is damaged: %v", err)
	}
	picture = reduced(picture)
	out := &Logo{Format: format, Data: data, W: picture.Bounds().Dx(), H: picture.Bounds().Dy(), mean: meanColor(picture)}
	if format == "png" || out.W < size.Width {
		out.Data, err = encoded(picture, format)
	}
	return out, err
}

// logoShown is the longer side beyond which no reader sees a difference.
const logoShown = 1000

// reduced is a picture with its longer side at logoShown at most.
func reduced(picture image.Image) image.Image {
	box := picture.Bounds()
	long := max(box.Dx(), box.Dy())
	if long <= logoShown {
		return picture
	}
	small := image.NewNRGBA(image.Rect(0, 0, max(1, box.Dx()*logoShown/long), max(1, box.Dy()*logoShown/long)))
	draw.CatmullRom.Scale(small, small.Bounds(), picture, box, draw.Src, nil)
	return small
}

// encoded is the file anew: a PNG with eight bits a channel and without
// interlacing, since the PDF library reads no other.
func encoded(picture image.Image, format string) ([]byte, error) {
	var out bytes.Buffer
	if format == "jpeg" {
		err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: 90})
		return out.Bytes(), err
	}
	plain := image.NewNRGBA(image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy()))
	draw.Draw(plain, plain.Bounds(), picture, picture.Bounds().Min, draw.Src)
	err := png.Encode(&out, plain)
	return out.Bytes(), err
}

// meanColor is the mean of the pixels that are seen; a logo without any has none.
func meanColor(picture image.Image) theme.Color {
	var r, g, b, n uint64
	box := picture.Bounds()
	step := max(1, max(box.Dx(), box.Dy())/200)
	for y := box.Min.Y; y < box.Max.Y; y += step {
		for x := box.Min.X; x < box.Max.X; x += step {
			p := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)
			if p.A > 127 {
				r, g, b, n = r+uint64(p.R), g+uint64(p.G), b+uint64(p.B), n+1
			}
		}
	}
	if n == 0 {
		return theme.Color{}
	}
	return theme.RGB(uint8(r/n), uint8(g/n), uint8(b/n))
}

// leastLogo is the contrast under which a logo would sink into its ground.
const leastLogo = 2.5

// pale tells whether the logo needs a white ground on a colour.
func (l *Logo) pale(ground theme.Color) bool {
	return l.mean.Paints() && theme.Contrast(l.mean, ground) < leastLogo
}

// within is the largest rectangle of the logo's shape in the upper left corner
// of another.
func (l *Logo) within(r Rect) Rect {
	by := min(r.W/float64(max(1, l.W)), r.H/float64(max(1, l.H)))
	return Rect{r.X, r.Y, by * float64(l.W), by * float64(l.H)}
}
