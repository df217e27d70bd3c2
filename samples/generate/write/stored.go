package write

import (
	"archive/zip"
	"bytes"
	"io/fs"
)

// Stored packs all files of a folder, in the order of their names. They are
// stored and not compressed, so that the bytes do not depend on the compressor of
// a Go version.
func Stored(folder fs.FS) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	err := fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	})
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		panic(err) // a buffer takes everything, and what is embedded can be read
	}
	return b.Bytes()
}
