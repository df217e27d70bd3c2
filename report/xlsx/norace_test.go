//go:build !race

package xlsx_test

// raceBuild tells a test that its time is the program's own.
const raceBuild = false
