// Package songhan is the sample "Cà phê Sông Hàn", an invented coffee brand in
// Đà Nẵng. The numbers of its story stand in story.go. From them it makes every
// day of the company once (company.go), and each platform's file tells those
// days in that platform's own format.
package songhan

import "kpideck/samples/generate/write"

// Folder is where the sample stands among the others.
const Folder = "ca-phe-song-han"

// Files renders every export of the sample, in a fixed order.
func Files() []write.File { return files(newCompany()) }

func files(c *company) []write.File {
	var all []write.File
	all = append(all, metaFiles(c)...)
	all = append(all, googleFiles(c)...)
	all = append(all, ga4Files(c)...)
	return append(all, leadsFile(c), salesFile(c), customersFile(c), costsFile(c), marketFile(), logoFile(), boardFile(),
		write.File{Path: write.TruthFile, Content: kpiTruth(totals(c)).CSV()})
}
