package template

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// Limits of a template. Real ones have some hundred kilobytes; these stand
// between a hostile file and the memory of the machine.
const (
	MaxBytes    = 64 << 20  // of the file
	maxPart     = 64 << 20  // of a part that is read
	maxUnpacked = 256 << 20 // of all parts
	maxParts    = 4096
)

// archive is the zip file that a workbook is. Parts are found by name, in which
// letter case does not count.
type archive struct {
	zip     *zip.Reader
	files   map[string]*zip.File
	changed map[string][]byte // by the name of the part as files has it
	dropped map[string]bool
	read    int64 // bytes unpacked so far
}

var (
	errNoZip   = errors.New("no zip file")
	errTooBig  = errors.New("too large")
	errBadName = errors.New("a part with a name that leads elsewhere")
	errTwice   = errors.New("two parts of one name")
	errNoPart  = errors.New("a part is missing")
)

// openArchive looks at the names and sizes of all parts and unpacks none.
func openArchive(data []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errNoZip
	}
	a := &archive{zip: z, files: map[string]*zip.File{}, changed: map[string][]byte{}, dropped: map[string]bool{}}
	if len(z.File) > maxParts {
		return nil, errTooBig
	}
	var total uint64
	for _, f := range z.File {
		key := partKey(f.Name)
		switch total += f.UncompressedSize64; {
		case unsafeName(f.Name):
			return nil, errBadName
		case a.files[key] != nil:
			return nil, errTwice
		case f.UncompressedSize64 > maxUnpacked || total > maxUnpacked:
			return nil, errTooBig
		}
		a.files[key] = f
	}
	return a, nil
}

func partKey(name string) string { return strings.ToLower(strings.TrimPrefix(name, "/")) }

// unsafeName tells whether a name leads out of the folder that someone may
// unpack the workbook into.
func unsafeName(name string) bool {
	return name == "" || strings.HasPrefix(name, "/") || strings.ContainsAny(name, "\\:\x00") ||
		slices.Contains(strings.Split(name, "/"), "..")
}

func (a *archive) has(name string) bool { return a.files[partKey(name)] != nil }

// part unpacks a part. What a zip file says of sizes may be a lie, so that the
// limits are held again while reading.
func (a *archive) part(name string) ([]byte, error) {
	f := a.files[partKey(name)]
	if f == nil {
		return nil, errNoPart
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	a.read += int64(len(text))
	switch {
	case err != nil:
		return nil, err
	case len(text) > maxPart || a.read > maxUnpacked:
		return nil, errTooBig
	}
	return bytes.TrimPrefix(text, []byte("\ufeff")), nil
}

// change sets what a part will hold.
func (a *archive) change(name string, text []byte) { a.changed[partKey(name)] = text }

// write packs the workbook again, parts in the order in which they came. What
// is not changed is copied without being unpacked.
func (a *archive) write(w io.Writer) error {
	out := zip.NewWriter(w)
	for _, f := range a.zip.File {
		key := partKey(f.Name)
		text, changed := a.changed[key]
		switch {
		case a.dropped[key]:
			continue
		case !changed:
			if err := out.Copy(f); err != nil {
				return err
			}
			continue
		}
		part, err := out.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified})
		if err != nil {
			return err
		}
		if _, err := part.Write(text); err != nil {
			return err
		}
	}
	return out.Close()
}

// relation is a reference of a part to another one.
type relation struct{ id, kind, target string }

// relations reads the references of a part; kind is the last word of their type
// and target the name of a part. References to what is outside are left out.
func (a *archive) relations(of string) ([]relation, error) {
	dir, name := path.Split(of)
	file := dir + "_rels/" + name + ".rels"
	if !a.has(file) {
		return nil, nil
	}
	text, err := a.part(file)
	if err != nil {
		return nil, err
	}
	var list []relation
	err = walk(text, func(t token) error {
		if t.opens("Relationship") && t.attr("TargetMode") != "External" {
			target := t.attr("Target")
			if !strings.HasPrefix(target, "/") {
				target = dir + target
			}
			list = append(list, relation{t.attr("Id"), path.Base(t.attr("Type")), strings.TrimPrefix(path.Clean(target), "/")})
		}
		return nil
	})
	return list, err
}

// relationsFile is where the references of a part stand.
func relationsFile(of string) string {
	dir, name := path.Split(of)
	return dir + "_rels/" + name + ".rels"
}
