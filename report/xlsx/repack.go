package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// repack writes the finished package in a fixed order: parts by name, the
// children of [Content_Types].xml and of relationship parts sorted. excelize
// writes both in the order of Go maps. Parts that need what excelize cannot
// write get it here; the others are copied as they are.
func (b *book) repack(w io.Writer, raw []byte) error {
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	in.RegisterDecompressor(zip.Deflate, io.NopCloser)
	parts := slices.Clone(in.File)
	slices.SortFunc(parts, func(x, y *zip.File) int { return strings.Compare(x.Name, y.Name) })
	out := zip.NewWriter(w)
	squeeze, err := flate.NewWriter(io.Discard, deflateLevel)
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { // one part after the other
		squeeze.Reset(w)
		return squeeze, nil
	})
	extra, tails := b.extended(), b.tails()
	for _, p := range parts {
		if err := b.rewrite(out, p, b.edit(p.Name, extra), tails[p.Name]); err != nil {
			return fmt.Errorf("workbook part %s: %w", p.Name, err)
		}
	}
	return out.Close()
}

// deflateLevel trades a third of the size for most of the time: a workbook is
// made more often than it is sent.
const deflateLevel = flate.BestSpeed

// unpacked lets excelize write its parts as they are, since repack reads each of
// them again.
func unpacked(w io.Writer) excelize.ZipWriter {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return plain{w}, nil })
	return z
}

// plain is a compressor that changes nothing.
type plain struct{ io.Writer }

func (plain) Close() error { return nil }

// tails are the sheets that have one, by their part.
func (b *book) tails() map[string]*sheet {
	list := map[string]*sheet{}
	for i, sh := range b.sheets {
		if sh.tail != nil {
			list[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = sh
		}
	}
	return list
}

func (b *book) rewrite(out *zip.Writer, p *zip.File, edit func(string) string, long *sheet) error {
	r, err := p.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	w, err := out.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	if edit != nil {
		text = []byte(edit(string(text)))
	}
	if long != nil {
		return b.appendTail(w, long, text)
	}
	_, err = w.Write(text)
	return err
}

// edit is what a part still needs; nil for nothing.
func (b *book) edit(name string, extra map[string]*sheet) func(string) string {
	switch {
	case name == "[Content_Types].xml", strings.HasSuffix(name, ".rels"):
		return sortChildren
	case strings.HasPrefix(name, "xl/charts/chart"):
		return b.editChart
	case name == "xl/styles.xml":
		return orderFonts
	case extra[name] != nil:
		return func(s string) string { return b.extend(extra[name], s) }
	}
	return nil
}

// extended are the sheets that need an extension, by their part. Sheets are
// numbered in the order in which they were made.
func (b *book) extended() map[string]*sheet {
	list := map[string]*sheet{}
	for i, sh := range b.sheets {
		if len(sh.sparks)+len(sh.bars) > 0 || sh.outlined() {
			list[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = sh
		}
	}
	return list
}

var child = regexp.MustCompile(`(?s)<(Default|Override|Relationship) .*?(?:/>|></(?:Default|Override|Relationship)>)`)

// sortChildren orders the children of a list whose order means nothing.
func sortChildren(s string) string {
	spans := child.FindAllStringIndex(s, -1)
	if len(spans) == 0 {
		return s
	}
	var list []string
	for _, at := range spans {
		list = append(list, s[at[0]:at[1]])
	}
	slices.Sort(list)
	return s[:spans[0][0]] + strings.Join(list, "") + s[spans[len(spans)-1][1]:]
}

var hatched = regexp.MustCompile(`<a:solidFill><a:srgbClr val="` + hatchFill + `">(?:<a:alpha[^>]*/?>)?</a:srgbClr></a:solidFill>`)

var cleared = regexp.MustCompile(`<a:solidFill><a:srgbClr val="` + clearFill + `">(?:<a:alpha[^>]*/?>)?</a:srgbClr></a:solidFill>`)

// unlabelled is an axis that stands only for its scale.
var unlabelled = regexp.MustCompile(`<tickLblPos val="none"></tickLblPos><spPr><a:ln .*?</a:ln></spPr>`)

// editChart fills the caches, hatches what is forecast and keeps Excel from inventing a title.
func (b *book) editChart(s string) string {
	s = hatched.ReplaceAllString(s, b.hatch())
	s = cleared.ReplaceAllString(s, "<a:noFill/>")
	s = unlabelled.ReplaceAllString(s, `<tickLblPos val="none"></tickLblPos><spPr><a:ln><a:noFill/></a:ln></spPr>`)
	s = orderSeries(b.cacheChart(s))
	if !strings.Contains(s, "autoTitleDeleted") {
		s = strings.Replace(s, "<view3D>", `<autoTitleDeleted val="1"/><view3D>`, 1)
	}
	return s
}

func escapeXML(s string) string {
	var buf bytes.Buffer
	_ = xml.EscapeText(&buf, []byte(s))
	return buf.String()
}
