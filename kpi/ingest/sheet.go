package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"kpideck/kpi"
)

// Limits of a workbook: its packed bytes, the unpacked bytes of the parts that
// say what is in it, and its rows.
const (
	maxWorkbook = 128 << 20
	maxPart     = 16 << 20
	maxRows     = 1 << 20
)

var (
	errWorkbook    = errors.New("a workbook")
	errNotWorkbook = errors.New("not a workbook that can be read")
	errBigWorkbook = errors.New("workbook over 128 MiB")
	errSheetRows   = errors.New("sheet of more than 1,048,576 rows")
)

// zipMark starts every xlsx file.
var zipMark = []byte("PK\x03\x04")

// workbook is an xlsx file whose sheets are read as delimited text, so that
// they take the same way as other exports. Line n is row n. Of it stay in
// memory the texts that its cells share, and the file where it cannot be read
// at any place.
type workbook struct {
	parts  map[string]*zip.File // by name in lower case
	sheets []string             // at least one
	part   map[string]string    // of a sheet
	hidden map[string]bool
	days   []bool   // of a cell style: it shows days
	shares []bool   // of a cell style: it shows parts of a hundred
	typed  bool     // somebody typed it: 40% is read as typed, not as 0.4
	epoch  kpi.Date // the day before day 1
	texts  func() (*sharedTexts, error)
}

func openWorkbook(o *opened) (*workbook, error) {
	at, size, err := o.bytesAt()
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(at, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNotWorkbook, err)
	}
	w := &workbook{parts: map[string]*zip.File{}, part: map[string]string{}, hidden: map[string]bool{}, epoch: serialEpoch}
	for _, f := range z.File {
		w.parts[partName(f.Name)] = f
	}
	if err := w.outline(); err != nil || len(w.sheets) == 0 {
		if what := unfitArchive(z); what != nil {
			return nil, what
		}
		return nil, errNotWorkbook
	}
	return w, nil
}

// bytesAt gives the bytes of a zip file, whose list of parts stands at its end.
// Those of a packed file, or of a member of an archive, have to be kept.
func (o *opened) bytesAt() (io.ReaderAt, int64, error) {
	text := io.LimitReader(o.text, maxWorkbook+1)
	at, ok := o.closer.(io.ReaderAt)
	mark := make([]byte, len(zipMark))
	if ok {
		_, err := at.ReadAt(mark, 0)
		ok = err == nil && bytes.Equal(mark, zipMark)
	}
	var kept bytes.Buffer
	var into io.Writer = &kept
	if ok {
		into = io.Discard
	}
	size, err := io.Copy(into, text) // counted and hashed, in any case
	switch {
	case err != nil:
		return nil, 0, err
	case size > maxWorkbook:
		return nil, 0, errBigWorkbook
	case ok:
		return at, size, nil
	}
	return bytes.NewReader(kept.Bytes()), size, nil
}

// partName is a name as parts are looked for: some programs write them with
// other slashes or letters.
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(s, `\`, "/"), "/"))
}

// The parts that say what is in a workbook.
type (
	relations struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	bookPart struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			Part  string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	stylesPart struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
)

// outline reads what sheets there are and where, and which styles show days.
func (w *workbook) outline() error {
	var root, own relations
	if err := w.decode("_rels/.rels", &root); err != nil {
		return err
	}
	name := "xl/workbook.xml"
	for _, r := range root.List {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			name = target("", r.Target)
		}
	}
	folder, file := path.Split(name)
	var book bookPart
	if err := errors.Join(w.decode(name, &book), w.decode(folder+"_rels/"+file+".rels", &own)); err != nil {
		return err
	}
	if book.Properties.Date1904 == "1" || book.Properties.Date1904 == "true" {
		w.epoch = kpi.MustDate("1904-01-01")
	}
	places, texts, styles := map[string]string{}, "", ""
	for _, r := range own.List {
		places[r.ID] = target(folder, r.Target)
		switch kind := path.Base(r.Type); kind {
		case "sharedStrings":
			texts = places[r.ID]
		case "styles":
			styles = places[r.ID]
		}
	}
	for _, s := range book.Sheets {
		w.sheets = append(w.sheets, s.Name)
		w.part[s.Name], w.hidden[s.Name] = places[s.Part], s.State == "hidden" || s.State == "veryHidden"
	}
	w.texts = sync.OnceValues(func() (*sharedTexts, error) { return w.readTexts(texts) })
	return w.readStyles(styles)
}

// target is the part that a relation names, from the folder of its owner.
func target(folder, name string) string {
	if strings.HasPrefix(name, "/") {
		return partName(name)
	}
	return partName(path.Join(folder, name))
}

func (w *workbook) readStyles(name string) error {
	var styles stylesPart
	if w.parts[name] == nil {
		return nil
	}
	if err := w.decode(name, &styles); err != nil {
		return err
	}
	own := map[int]string{9: "0%", 10: "0.00%"}
	for _, f := range styles.Formats {
		own[f.ID] = f.Code
	}
	for _, c := range styles.Cells {
		code, ok := own[c.Format]
		w.days = append(w.days, ok && showsDays(code) || !ok && dayFormats[c.Format])
		w.shares = append(w.shares, ok && showsShares(code))
	}
	return nil
}

func (w *workbook) readTexts(name string) (*sharedTexts, error) {
	if w.parts[name] == nil {
		return &sharedTexts{}, nil
	}
	r, err := w.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return readTexts(r)
}

func (w *workbook) decode(name string, into any) error {
	r, err := w.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(io.LimitReader(r, maxPart))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	if err := d.Decode(into); err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, r) // the end of a part proves that nothing was damaged
	return err
}

// partReader is a part of a workbook, bounded as a packed file is. Where it is
// damaged the workbook is.
type partReader struct {
	in io.Reader
	io.Closer
}

func (p partReader) Read(b []byte) (int, error) {
	n, err := p.in.Read(b)
	if damaged := (packedError{}); errors.As(err, &damaged) {
		err = errNotWorkbook
	}
	return n, err
}

func (w *workbook) open(name string) (io.ReadCloser, error) {
	f := w.parts[partName(name)]
	if f == nil {
		return nil, errNotWorkbook
	}
	r, err := f.Open()
	if err != nil {
		return nil, errNotWorkbook
	}
	return partReader{Member(r, int64(min(f.CompressedSize64, maxWorkbook))), r}, nil
}
