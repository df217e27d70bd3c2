//go:build race

package xlsx_test

// raceBuild tells a test that its time says nothing of the program: the race
// detector makes all of it several times slower.
const raceBuild = true
