package main

import (
	"archive/zip"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kpideck/kpi/ingest"
)

// open opens a file, or the member of an archive that an input is.
func (in input) open() (io.ReadCloser, error) {
	file, err := os.Open(in.path)
	if err != nil || in.member < 0 {
		return file, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	z, err := zip.NewReader(file, info.Size())
	if err == nil && in.member >= len(z.File) {
		err = io.ErrUnexpectedEOF // the archive is another one by now
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	f := z.File[in.member]
	if f.Flags&locked != 0 {
		file.Close()
		return nil, ingest.ErrLocked
	}
	member, err := f.Open()
	if err != nil {
		file.Close()
		return nil, err
	}
	return &memberReader{ingest.Member(member, int64(min(f.CompressedSize64, 1<<62))), member, file}, nil
}

// memberReader closes the archive with its member.
type memberReader struct {
	io.Reader
	member  io.Closer
	archive *os.File
}

func (m *memberReader) Close() error {
	err := m.member.Close()
	m.archive.Close()
	return err
}

// unpacked lists the exports in a downloaded archive as inputs of their own, so
// that nobody need unpack it. An archive that holds none, cannot be read or
// holds too many, stays what it is: reading it says why. Names in archives are only shown.
func unpacked(in input) []input {
	if strings.ToLower(filepath.Ext(in.path)) != ".zip" {
		return []input{in}
	}
	z, err := zip.OpenReader(in.path)
	if err != nil {
		return []input{in}
	}
	defer z.Close()
	if len(z.File) > ingest.MostMembers {
		return []input{in}
	}
	var list []input
	for i, f := range z.File {
		if name, ok := memberName(f); ok {
			list = append(list, input{name: in.name + "/" + name, path: in.path, member: i, size: int64(min(f.UncompressedSize64, 1<<62))})
		}
	}
	if len(list) == 0 {
		return []input{in}
	}
	slices.SortStableFunc(list, func(a, b input) int { return strings.Compare(a.name, b.name) })
	return list
}

const locked = 1 // bit of Flags

// memberName gives the name of an export in an archive as it is shown; ok is
// false for folders, hidden files and what is no export.
func memberName(f *zip.File) (name string, ok bool) {
	name = strings.ToValidUTF8(strings.ReplaceAll(f.Name, `\`, "/"), "\ufffd")
	name = norm.NFC.String(strings.TrimPrefix(path.Clean("/"+name), "/"))
	if f.FileInfo().IsDir() || strings.ToLower(path.Ext(name)) == ".zip" || !isExport(input{path: name}) {
		return "", false
	}
	return name, !slices.ContainsFunc(strings.Split(name, "/"), func(s string) bool { return hidden(s) || s == "__MACOSX" })
}
