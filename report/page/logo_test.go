package page_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"kpideck/report/page"
	"kpideck/report/reporttest"
	"kpideck/report/theme"
)

// logo is a picture in one colour with a transparent corner.
func logo(t testing.TB, w, h int, c color.Color) []byte {
	t.Helper()
	picture := image.NewNRGBA64(image.Rect(0, 0, w, h)) // sixteen bits a channel, which PDF libraries refuse
	for y := range h {
		for x := range w {
			if x > w/8 || y > h/8 {
				picture.Set(x, y, c)
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestLogosAreMadeFitForPages(t *testing.T) {
	brown := color.NRGBA{0x6B, 0x3A, 0x1F, 255}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 3000, 1500)), nil); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name   string
		file   []byte
		format string
		w, h   int
	}{
		{"a small one stays", logo(t, 120, 40, brown), "png", 120, 40},
		{"a large one is reduced", logo(t, 1600, 400, brown), "png", 1000, 250},
		{"a photo stays one", photo.Bytes(), "jpeg", 1000, 500},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := page.ParseLogo(c.file)
			if err != nil {
				t.Fatal(err)
			}
			size, format, err := image.DecodeConfig(bytes.NewReader(got.Data))
			if err != nil || format != c.format || got.Format != c.format || size.Width != c.w || size.Height != c.h || got.W != c.w || got.H != c.h {
				t.Errorf("%s %d × %d, file %s %d × %d, error %v", got.Format, got.W, got.H, format, size.Width, size.Height, err)
			}
			if format == "png" && got.Data[24] != 8 {
				t.Errorf("%d bits a channel", got.Data[24])
			}
		})
	}
}

func TestLogosThatCannotBeShownAreRefused(t *testing.T) {
	whole := logo(t, 50, 50, color.Black)
	cases := []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "no PNG and no JPEG"},
		{"a GIF", []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "no PNG and no JPEG"},
		{"cut off", whole[:len(whole)-30], "damaged"},
		{"too many pixels", logo(t, 4001, 2, color.Black), "4001 × 2 pixels"},
		{"too many bytes", make([]byte, 3<<20), "3072 kB"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := page.ParseLogo(c.file); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one that holds %q", err, c.want)
			}
		})
	}
}

// A logo stands in its shape on the panel; one that would sink into the brand's
// colour gets a white ground.
func TestLogoStandsOnTheCover(t *testing.T) {
	for _, c := range []struct {
		name   string
		color  color.Color
		ground bool
	}{{"white", color.White, false}, {"of the brand's colour", color.NRGBA{0x6B, 0x3A, 0x1F, 255}, true}} {
		t.Run(c.name, func(t *testing.T) {
			pen := reporttest.Pen(t)
			var err error
			if pen.Logo, err = page.ParseLogo(logo(t, 300, 100, c.color)); err != nil {
				t.Fatal(err)
			}
			canvas := pen.Canvas()
			canvas.CoverPage(page.Slide, cover())
			var box *page.Image
			ground := false
			for _, item := range canvas.Items {
				switch i := item.(type) {
				case *page.Image:
					box = i
				case *page.Polygon:
					ground = ground || box == nil && i.Fill == pen.Color(theme.Paper)
				}
			}
			if box == nil || box.Box.W < 60 || box.Box.W/box.Box.H < 2.99 || box.Box.W/box.Box.H > 3.01 || box.Box.Right() > 312 {
				t.Errorf("logo in %+v", box)
			}
			if ground != c.ground {
				t.Errorf("white ground: %v", ground)
			}
		})
	}
}

func FuzzParseLogo(f *testing.F) {
	f.Add(logo(f, 4, 4, color.White))
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Add([]byte("\xff\xd8\xff\xe0"))
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := page.ParseLogo(file)
		if err != nil {
			return
		}
		if _, _, err := image.Decode(bytes.NewReader(got.Data)); err != nil {
			t.Errorf("taken, but cannot be read: %v", err)
		}
	})
}

// FuzzClean: whatever a name holds, what comes out can be painted.
func FuzzClean(f *testing.F) {
	f.Add("Lợi nhuận \u202e🎉\x00")
	f.Add("e\u0301\u0323 \u1100\u1161\u11a8")
	fonts := reporttest.Pen(f).Fonts
	f.Fuzz(func(t *testing.T, text string) {
		out := fonts.Clean(page.SemiBold, text)
		for _, r := range out {
			if !fonts.Has(page.SemiBold, r) {
				t.Fatalf("%q holds %U", out, r)
			}
		}
		if again := fonts.Clean(page.SemiBold, out); again != out {
			t.Fatalf("cleaning %q again gives %q", out, again)
		}
	})
}
