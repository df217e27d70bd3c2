// Package alderwick is the sample "Alderwick Systems", an invented maker of
// warehouse-planning software that sells to businesses. The numbers of its story
// stand in story.go; company.go and contacts.go make every day of it once, and
// exports.go retells them in the formats of platforms and of a CRM.
package alderwick

import "kpideck/samples/generate/write"

// Folder is where the sample stands among the others.
const Folder = "alderwick"

// Files renders every generated file of the sample, in a fixed order.
func Files() []write.File {
	c := newCompany()
	all := []write.File{linkedinFile(c), reachFile(c)}
	all = append(all, googleFiles(c)...)
	all = append(all, ga4Files(c)...)
	all = append(all, contactsFile(c))
	all = append(all, listFiles(c)...)
	return append(all, write.File{Path: write.TruthFile, Content: c.truth().CSV()})
}
