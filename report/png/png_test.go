package png

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/report/page"
	"kpideck/report/reporttest"
	"kpideck/report/theme"
)

// paint makes a picture of 60 by 40 points with ten dots to a point, so that the
// edges of shapes fall between dots.
func paint(t interface{ Fatal(...any) }, pen *page.Pen, draw func(c *page.Canvas)) image.Image {
	c := pen.Canvas()
	draw(c)
	var out bytes.Buffer
	if err := Write(&out, Document{Page: page.Page{Size: page.Size{W: 60, H: 40}, Items: c.Items}, Fonts: pen.Fonts, Scale: 10}); err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(&out)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

func dark(picture image.Image, x, y float64) bool {
	r, g, b, _ := picture.At(int(x*10), int(y*10)).RGBA()
	return r+g+b < 3*0x8000
}

func TestShapesAreWhereTheyBelong(t *testing.T) {
	pen := reporttest.Pen(t)
	ink := pen.Color(theme.Ink)
	pen2 := page.Stroke{Color: ink, Width: 2}
	type at struct{ x, y float64 }
	cases := []struct {
		name      string
		draw      func(c *page.Canvas)
		ink, free []at
	}{
		{"a rectangle", func(c *page.Canvas) { c.Fill(page.Rect{X: 10, Y: 10, W: 20, H: 10}, ink) },
			[]at{{10.5, 10.5}, {29.5, 19.5}}, []at{{9.5, 15}, {30.5, 15}, {20, 9.5}, {20, 20.5}}},
		{"an outline is open inside", func(c *page.Canvas) { c.Outline(page.Rect{X: 10, Y: 10, W: 20, H: 10}, pen2) },
			[]at{{11, 15}, {29, 15}, {20, 11}}, []at{{20, 15}, {8, 15}}},
		{"a disc", func(c *page.Canvas) { c.Disc(page.Point{X: 20, Y: 20}, 8, ink) },
			[]at{{20, 20}, {27.5, 20}, {25, 25}}, []at{{26.5, 26.5}, {28.5, 20}}},
		{"a ring is open inside", func(c *page.Canvas) { c.Circle(page.Point{X: 20, Y: 20}, 8, theme.Color{}, pen2) },
			[]at{{28, 20}, {20, 12}}, []at{{20, 20}, {30, 20}}},
		{"a line ends square", func(c *page.Canvas) { c.Line(10, 20, 30, 20, pen2) },
			[]at{{10.5, 20.5}, {29.5, 19.5}}, []at{{9.5, 20}, {30.5, 20}, {20, 21.5}}},
		{"a line turns round", func(c *page.Canvas) { c.Polyline([]page.Point{{X: 10, Y: 10}, {X: 30, Y: 10}, {X: 30, Y: 30}}, pen2) },
			[]at{{30.5, 9.6}, {30.5, 20}}, []at{{30.9, 9.1}, {20, 20}}},
		{"dashes leave gaps", func(c *page.Canvas) {
			c.Line(10, 20, 50, 20, page.Stroke{Color: ink, Width: 2, Dash: [2]float64{6, 4}})
		},
			[]at{{12, 20}, {22, 20}, {45, 20}}, []at{{18, 20}, {28, 20}, {48, 20}}},
		{"dashes go on over a corner", func(c *page.Canvas) {
			c.Polyline([]page.Point{{X: 10, Y: 10}, {X: 13, Y: 10}, {X: 13, Y: 30}}, page.Stroke{Color: ink, Width: 2, Dash: [2]float64{6, 4}})
		}, []at{{11, 10}, {13, 12}, {13, 18}}, []at{{13, 15}, {13, 25}}},
		{"a hatch stays in its shape", func(c *page.Canvas) {
			c.Hatch([]page.Point{{X: 10, Y: 10}, {X: 30, Y: 10}, {X: 30, Y: 30}, {X: 10, Y: 30}}, 5, page.Stroke{Color: ink, Width: 1})
		}, []at{{15, 15}, {25, 20}}, []at{{17.5, 15}, {32, 13}}},
		{"what is outside is cut", func(c *page.Canvas) { c.Fill(page.Rect{X: -20, Y: 30, W: 200, H: 100}, ink) },
			[]at{{0, 35}, {59.9, 39.9}}, []at{{30, 29}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			picture := paint(t, pen, c.draw)
			for _, p := range c.ink {
				if !dark(picture, p.x, p.y) {
					t.Errorf("nothing at %v", p)
				}
			}
			for _, p := range c.free {
				if dark(picture, p.x, p.y) {
					t.Errorf("ink at %v", p)
				}
			}
		})
	}
}

// Letters fill their box, a hole stays a hole, and nothing is outside.
func TestTextIsDrawn(t *testing.T) {
	pen := reporttest.Pen(t)
	s := page.Style{Face: page.SemiBold, Size: 30, Color: pen.Color(theme.Ink)}
	picture := paint(t, pen, func(c *page.Canvas) { c.Text(5, 30, "H0", s) })
	wide := pen.Width("H", s)
	if !dark(picture, 5+0.17*wide, 20) || dark(picture, 5+wide/2, 12) || !dark(picture, 5+wide/2, 19.5) {
		t.Error("this is no H")
	}
	if dark(picture, 5+wide+pen.Width("0", s)/2, 19) {
		t.Error("the hole of the 0 is filled")
	}
	for x := 0.0; x < 60; x++ {
		if dark(picture, x, 32) || dark(picture, x, 5) {
			t.Errorf("ink outside the letters at %g", x)
		}
	}
}

func TestLogoIsDrawnInItsBox(t *testing.T) {
	pen := reporttest.Pen(t)
	logo := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	for i := range 16 {
		logo.Set(i%4, i/4, color.NRGBA{0x20, 0, 0, 255})
	}
	var file bytes.Buffer
	if err := png.Encode(&file, logo); err != nil {
		t.Fatal(err)
	}
	picture := paint(t, pen, func(c *page.Canvas) { c.Image(page.Rect{X: 10, Y: 10, W: 20, H: 20}, "png", file.Bytes()) })
	if !dark(picture, 20, 20) || dark(picture, 8, 20) || dark(picture, 32, 20) {
		t.Error("the logo is not in its box")
	}
}

func TestSameDocumentGivesSameBytes(t *testing.T) {
	pen := reporttest.Pen(t)
	c := pen.Canvas()
	c.Status(5, 20, "missed", "trượt", pen.Style(theme.Cell))
	c.HatchRect(page.Rect{X: 5, Y: 25, W: 20, H: 10}, pen.Stroke(theme.HatchLine), pen.Stroke(theme.OutlineLine))
	var first []byte
	for i := range 4 {
		var out bytes.Buffer
		if err := Write(&out, Document{Page: page.Page{Size: page.Size{W: 60, H: 40}, Items: c.Items}, Fonts: pen.Fonts, Scale: 10.0 / 3}); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = out.Bytes()
		} else if !bytes.Equal(first, out.Bytes()) {
			t.Fatal("two paintings differ")
		}
	}
}

func TestRefusesWhatIsNoSize(t *testing.T) {
	pen := reporttest.Pen(t)
	for _, size := range []page.Size{{}, {W: 1e9, H: 1e9}, {W: math.NaN(), H: 10}, {W: -5, H: 5}} {
		err := Write(&bytes.Buffer{}, Document{Page: page.Page{Size: size}, Fonts: pen.Fonts, Scale: 2})
		if err == nil || !strings.Contains(err.Error(), "dots") {
			t.Errorf("%v: error %v", size, err)
		}
	}
}

// The drawn parts of a line and its gaps are as long together as the line.
func TestDashesCoverTheirShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var points []page.Point
		for range rapid.IntRange(2, 6).Draw(t, "points") {
			points = append(points, page.Point{X: rapid.Float64Range(0, 100).Draw(t, "x"), Y: rapid.Float64Range(0, 100).Draw(t, "y")})
		}
		dash := [2]float64{rapid.Float64Range(0.5, 20).Draw(t, "on"), rapid.Float64Range(0.5, 20).Draw(t, "off")}
		whole, drawn := length(points), 0.0
		for _, part := range dashes(points, false, dash) {
			l := length(part)
			if l > dash[0]+1e-3 {
				t.Fatalf("a dash of %g, want at most %g", l, dash[0])
			}
			drawn += l
		}
		turns := math.Floor(whole / (dash[0] + dash[1]))
		want := turns*dash[0] + math.Min(dash[0], whole-turns*(dash[0]+dash[1]))
		if math.Abs(drawn-want) > 1e-2 {
			t.Fatalf("%g of %g is drawn, want %g", drawn, whole, want)
		}
	})
}

func length(points []page.Point) (sum float64) {
	for i := 1; i < len(points); i++ {
		sum += math.Hypot(points[i].X-points[i-1].X, points[i].Y-points[i-1].Y)
	}
	return sum
}
