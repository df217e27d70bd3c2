package svg

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/report/page"
	"kpideck/report/reporttest"
	"kpideck/report/theme"
)

func painted(t interface{ Fatal(...any) }, d Document) string {
	var out bytes.Buffer
	if err := Write(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// picture holds every primitive once.
func picture(t *testing.T) Document {
	pen := reporttest.Pen(t)
	c := pen.Canvas()
	ink := page.Stroke{Color: pen.Color(theme.Ink), Width: 1.5, Dash: [2]float64{3, 2}}
	c.Fill(page.Rect{W: 200, H: 100}, pen.Color(theme.Paper))
	c.Line(10, 10, 90.127, 10, ink)
	c.Circle(page.Point{X: 20, Y: 30}, 4, pen.Color(theme.Good), page.Stroke{})
	c.HatchRect(page.Rect{X: 40, Y: 20, W: 10, H: 10}, pen.Stroke(theme.HatchLine), page.Stroke{})
	c.Text(10, 60, "≥ 12.779 tỷ ₫", pen.Style(theme.Value).Figures())
	c.Image(page.Rect{X: 60, Y: 20, W: 20, H: 20}, "png", []byte("logo"))
	c.LinkTo(page.Rect{W: 5, H: 5}, 2)
	return Document{Page: page.Page{Size: page.Size{W: 200, H: 100}, Items: c.Items}, Fonts: pen.Fonts, Title: `Doanh thu <"tuần"> & ]]>`}
}

func TestEveryPrimitiveIsPainted(t *testing.T) {
	got := painted(t, picture(t))
	for _, want := range []string{
		`width="200pt" height="100pt" viewBox="0 0 200 100"`,
		`<title>Doanh thu &lt;&#34;tuần&#34;&gt; &amp; ]]&gt;</title>`,
		`<path d="M10 10L90.13 10" fill="none" stroke="#1C1B1A" stroke-width="1.5" stroke-linejoin="round" stroke-dasharray="3 2"/>`,
		`<circle cx="20" cy="30" r="4" fill="#0B7A66" stroke="none"/>`,
		`<g aria-label="≥ 12.779 tỷ ₫" fill="#1C1B1A" stroke="none" transform="translate(10 60)`,
		`<image x="60" y="20" width="20" height="20" xlink:href="data:image/png;base64,bG9nbw=="/>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, "<text") || strings.Contains(got, "font-family") {
		t.Error("text is left to the fonts of the reader's machine")
	}
}

func TestSameDocumentGivesSameBytes(t *testing.T) {
	first := painted(t, picture(t))
	for range 3 {
		if painted(t, picture(t)) != first {
			t.Fatal("two paintings differ")
		}
	}
}

// A name from an export may be anything; the file stays one picture, and what a
// run of text says can be read back from it.
func TestNamesCannotBreakTheFile(t *testing.T) {
	pen := reporttest.Pen(t)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{`"><script>alert(1)</script>`, "]]>", "&amp;", "a\x00b", "\ufffe🎉", "<!--"})).Draw(t, "name")
		c := pen.Canvas()
		c.Text(10, 20, name, pen.Style(theme.Body))
		file := painted(t, Document{Page: page.Page{Size: page.Size{W: 300, H: 40}, Items: c.Items}, Fonts: pen.Fonts, Title: name})
		labels, tags := read(t, file)
		if want := pen.Fonts.Clean(page.Regular, name); want != "" && (len(labels) != 1 || labels[0] != want) {
			t.Fatalf("labels %q, want %q", labels, want)
		}
		for _, tag := range tags {
			if !strings.Contains(" svg title defs path g use ", " "+tag+" ") {
				t.Fatalf("the name made a tag %s:\n%s", tag, file)
			}
		}
	})
}

func read(t *rapid.T, file string) (labels, tags []string) {
	d := xml.NewDecoder(strings.NewReader(file))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return labels, tags
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, file)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		tags = append(tags, start.Name.Local)
		for _, a := range start.Attr {
			if a.Name.Local == "aria-label" {
				labels = append(labels, a.Value)
			}
		}
	}
}
