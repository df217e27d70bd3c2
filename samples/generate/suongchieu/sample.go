// Package suongchieu is the sample "Gốm Sương Chiều", an invented maker of
// ceramics whose agency keeps a messy folder. story.go holds the numbers,
// company.go and orders.go make every day once; the other files retell the days
// with all the damage that such folders have: two accounts of one platform,
// exports that tell a day again, three levels of one report, three currencies.
package suongchieu

import "kpideck/samples/generate/write"

// Folder is where the sample stands among the others.
const Folder = "gom-suong-chieu"

// Files renders every generated file of the sample, in a fixed order.
func Files() []write.File {
	c := newCompany()
	var all []write.File
	for _, files := range [][]write.File{metaVietnamFiles(c), metaAbroadFiles(c), googleFiles(c), tiktokFiles(c), zaloFiles(c), ga4Files(c), shopeeFiles(c), websiteFiles(c)} {
		all = append(all, files...)
	}
	return append(all, tiktokShopFile(c), ratesFile(c), targetsFile(), write.File{Path: write.TruthFile, Content: c.truth().CSV()})
}
