package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"kpideck/kpi/diag"
	"kpideck/report"
)

// output is where the documents of a deck go.
type output struct {
	dir     string
	formats []format
	force   bool
	jobs    int
	now     time.Time
}

// write makes all documents of a report and their manifest, or changes nothing.
// It gives the paths of the files.
func (out output) write(r *reading, d *report.Document, k *look) ([]string, error) {
	stem := r.slug() + "-" + r.quarter.Label
	var documents []document
	for _, f := range out.formats {
		documents = append(documents, f.documents(d, k)...)
		documents = append(documents, r.filled(f)...)
	}
	var names []string
	for _, doc := range documents {
		names = append(names, stem+doc.name)
	}
	names = append(names, manifestName)
	old := readManifest(out.dir)
	if err := out.mayReplace(names, old); err != nil {
		return nil, err
	}
	inputs, err := r.inputs()
	if err != nil {
		return nil, err
	}
	s, err := stage(out.dir, names...)
	if err != nil {
		return nil, err
	}
	defer s.discard()
	s.sweep(out.now)
	if err := out.fill(s, documents); err != nil {
		return nil, err
	}
	m := &manifest{Schema: manifestSchema, Version: version, Client: r.client, Quarter: r.quarter.Label, AsOf: r.model.AsOf().String(), Inputs: inputs}
	last := s.files[len(s.files)-1]
	for _, f := range s.files[:len(s.files)-1] {
		m.Outputs = append(m.Outputs, manifestFile{f.name, f.sha256})
	}
	m.follow(old, out.dir)
	if err := s.write(last, m.write); err != nil {
		return nil, err
	}
	return names, s.commit()
}

// fill writes the documents, several at a time: each is one file and they share
// nothing that changes.
func (out output) fill(s *staging, documents []document) error {
	failed := make([]error, len(documents))
	turn := make(chan struct{}, out.jobs)
	var writers sync.WaitGroup
	for i, doc := range documents {
		turn <- struct{}{}
		writers.Go(func() {
			failed[i] = s.write(s.files[i], doc.write)
			<-turn
		})
	}
	writers.Wait()
	return errors.Join(failed...)
}

// mayReplace refuses to overwrite what kpideck did not write.
func (out output) mayReplace(names []string, old *manifest) error {
	if out.force {
		return nil
	}
	ours := old.names()
	var foreign []string
	for _, name := range names {
		path := filepath.Join(out.dir, name)
		if _, err := os.Lstat(path); err == nil && !ours[name] {
			foreign = append(foreign, path)
		}
	}
	if len(foreign) == 0 {
		return nil
	}
	list := strings.Join(foreign, ", ")
	return &diag.Problem{Code: "foreign_file", Severity: diag.Error, Count: 1,
		Message: diag.Bothf("không ghi đè %s: tệp này không do kpideck tạo ra", "not overwriting %s: kpideck did not write it", list),
		Hint:    diag.Both("chuyển tệp đi, chọn thư mục khác bằng --out, hoặc dùng --force", "move it away, choose another folder with --out, or use --force")}
}
