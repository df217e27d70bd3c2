package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

const (
	manifestName   = "manifest.json"
	manifestSchema = "kpideck.manifest/1"
)

// manifest says what a folder's documents were made from. It is written last,
// so a folder with a manifest is complete. It holds no times: the same inputs
// give the same bytes.
type manifest struct {
	Schema  string         `json:"schema"`
	Version string         `json:"version"`
	Client  string         `json:"client"`
	Quarter string         `json:"quarter"`
	AsOf    string         `json:"as_of"`
	Inputs  []manifestFile `json:"inputs"`
	Outputs []manifestFile `json:"outputs"`
	// Earlier are outputs of earlier runs that are still in the folder, such as
	// those of another quarter: they too may be overwritten and are no inputs.
	Earlier []manifestFile `json:"earlier,omitempty"`
}

type manifestFile struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

// readManifest reads the manifest of a folder; a folder without one of ours has
// an empty one.
func readManifest(dir string) *manifest {
	m := &manifest{}
	file, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil || json.Unmarshal(file, m) != nil || m.Schema != manifestSchema {
		return &manifest{}
	}
	return m
}

// names are the files of the folder that kpideck wrote, the manifest included.
func (m *manifest) names() map[string]bool {
	names := map[string]bool{}
	if m.Schema == "" {
		return names
	}
	for _, f := range append(slices.Clone(m.Outputs), m.Earlier...) {
		names[f.File] = true
	}
	names[manifestName] = true
	return names
}

// follow keeps what an older manifest of the folder lists and is still there.
func (m *manifest) follow(old *manifest, dir string) {
	replaced := map[string]bool{}
	for _, f := range m.Outputs {
		replaced[f.File] = true
	}
	for _, f := range append(slices.Clone(old.Outputs), old.Earlier...) {
		if _, err := os.Stat(filepath.Join(dir, f.File)); err == nil && !replaced[f.File] {
			m.Earlier = append(m.Earlier, f)
		}
	}
	slices.SortFunc(m.Earlier, func(a, b manifestFile) int { return strings.Compare(a.File, b.File) })
}

func (m *manifest) write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(m)
}

// inputs lists every file that the deck read, with the hash of its bytes.
func (r *reading) inputs() ([]manifestFile, error) {
	hashes := map[string]string{}
	for _, t := range r.tallies {
		hashes[t.File] = t.Hash
	}
	files := slices.Clone(r.exports)
	for _, name := range []string{r.file, r.deck.Targets, r.deck.Events, r.deck.Notes, r.deck.Actions, r.deck.Rates, r.deck.Brand.Logo, r.deck.Template} {
		if name != "" {
			files = append(files, input{name: path.Clean(filepath.ToSlash(name)), path: r.path(name), member: -1})
		}
	}
	slices.SortFunc(files, func(a, b input) int { return strings.Compare(a.name, b.name) })
	files = slices.CompactFunc(files, func(a, b input) bool { return a.name == b.name })
	list := []manifestFile{}
	for _, in := range files {
		hash := hashes[in.name]
		if hash == "" {
			var err error
			hash, err = hashFile(in)
			switch {
			case err != nil && r.file == "":
				continue // a folder without a deck warns of what cannot be opened and goes on
			case err != nil:
				return nil, err
			}
		}
		list = append(list, manifestFile{in.name, hash})
	}
	return list, nil
}

func hashFile(in input) (string, error) {
	f, err := in.open()
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
