// Summary reads the output of "go test -json" from standard input, prints one
// line per package and the whole output of what failed, and closes with the
// counts. It exits with 1 when something failed or no test ran.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
)

type event struct {
	Action, Package, Test, Output string
	ImportPath                    string // of a package that does not build
	Elapsed                       float64
}

type counts struct{ passed, failed, skipped int }

type summary struct {
	counts
	output  map[string][]string // package and test → what they printed
	reasons map[string]int      // why tests were skipped
	broken  []string            // packages that failed outside of a test
}

func main() {
	s := &summary{output: map[string][]string{}, reasons: map[string]int{}}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		var e event
		if err := json.Unmarshal(in.Bytes(), &e); err != nil {
			fmt.Println(in.Text())
			continue
		}
		s.take(e)
	}
	s.print()
	if in.Err() != nil || s.failed > 0 || len(s.broken) > 0 || s.passed == 0 {
		os.Exit(1)
	}
}

func (s *summary) take(e event) {
	key := e.Package + e.ImportPath + " " + e.Test
	switch {
	case e.Action == "output" || e.Action == "build-output":
		s.output[key] = append(s.output[key], e.Output)
	case e.Action == "build-fail":
		s.tell(key)
	case e.Test == "":
		s.pack(e, key)
	case e.Action == "pass":
		s.passed++
		delete(s.output, key)
	case e.Action == "skip":
		s.skipped++
		s.reasons[reason(s.output[key])]++
	case e.Action == "fail":
		s.failed++
		s.tell(key)
	}
}

// tell prints what was said under a key, once.
func (s *summary) tell(key string) {
	fmt.Print(strings.Join(s.output[key], ""))
	delete(s.output, key)
}

// pack ends a package. One that failed without a failing test did not build,
// panicked or ran out of time, and prints everything.
func (s *summary) pack(e event, key string) {
	switch e.Action {
	case "fail":
		s.broken = append(s.broken, e.Package)
		s.tell(key)
		for k := range s.output {
			if strings.HasPrefix(k, e.Package+" ") {
				s.tell(k)
			}
		}
	case "pass":
		fmt.Printf("ok    %7.1fs  %s\n", e.Elapsed, e.Package)
	}
}

// reason is the message of t.Skip, which stands before the line of the result.
func reason(lines []string) string {
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "=== ") && !strings.HasPrefix(l, "--- ") {
			return l
		}
	}
	return "no reason given"
}

func (s *summary) print() {
	var reasons []string
	for r, n := range s.reasons {
		reasons = append(reasons, fmt.Sprintf("skipped %d: %s", n, r))
	}
	sort.Strings(reasons)
	for _, r := range reasons {
		fmt.Println(r)
	}
	for _, p := range s.broken {
		fmt.Println("FAIL  ", p)
	}
	fmt.Printf("%d passed, %d failed, %d skipped\n", s.passed, s.failed, s.skipped)
}
