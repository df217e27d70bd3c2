package page_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/report/page"
)

var update = flag.Bool("update", false, "write the golden files anew")

// dump writes primitives as text, one a line, to a hundredth of a point.
func dump(items []page.Item) string {
	var b strings.Builder
	for _, item := range items {
		switch i := item.(type) {
		case *page.Text:
			fmt.Fprintf(&b, "text %s %s %.2f %s %q\n", points(i.At), i.Face, i.Size, i.Color.Hex(), i.Text)
		case *page.Polyline:
			fmt.Fprintf(&b, "line %s %s\n", points(i.Points...), stroke(i.Stroke))
		case *page.Polygon:
			fmt.Fprintf(&b, "shape %s fill %s %s\n", points(i.Points...), i.Fill.Hex(), stroke(i.Stroke))
		case *page.Circle:
			fmt.Fprintf(&b, "circle %s r %.2f fill %s %s\n", points(i.Center), i.R, i.Fill.Hex(), stroke(i.Stroke))
		case *page.Hatch:
			fmt.Fprintf(&b, "hatch %d lines %s .. %s %s\n", len(i.Segments),
				points(i.Segments[0][:]...), points(i.Segments[len(i.Segments)-1][:]...), stroke(i.Stroke))
		case *page.Image:
			fmt.Fprintf(&b, "image %v %s %d bytes\n", i.Box, i.Format, len(i.Data))
		case *page.Link:
			fmt.Fprintf(&b, "link %v %d %q\n", i.Box, i.Page, i.URL)
		}
	}
	return b.String()
}

func points(ps ...page.Point) string {
	var words []string
	for _, p := range ps {
		words = append(words, fmt.Sprintf("%.2f,%.2f", p.X, p.Y))
	}
	return strings.Join(words, " ")
}

func stroke(s page.Stroke) string {
	if !s.Color.Paints() {
		return "stroke none"
	}
	out := fmt.Sprintf("stroke %s %.2f", s.Color.Hex(), s.Width)
	if s.Dash[0] > 0 {
		out += fmt.Sprintf(" dash %.2f %.2f", s.Dash[0], s.Dash[1])
	}
	return out
}

// golden compares text with testdata/name.golden; a missing file is a failure.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run the test with -update to write it", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
