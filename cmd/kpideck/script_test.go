package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the expected output of scripts anew")

// clockVariable sets the clock of the command in scripts, in RFC 3339.
const clockVariable = "KPIDECK_TEST_NOW"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kpideck": scripted})
}

// scripted is the program as main runs it, but for the clock.
func scripted() {
	env := processEnvironment()
	if at := os.Getenv(clockVariable); at != "" {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			panic(err)
		}
		env.now = func() time.Time { return now }
	}
	os.Exit(int(run(env)))
}

// TestScripts runs testdata/script: one theme of the command line a file.
// testdata/shop is copied into each script's folder as shop.
func TestScripts(t *testing.T) {
	shop, err := filepath.Abs(filepath.Join("testdata", "shop"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			return os.CopyFS(filepath.Join(e.WorkDir, "shop"), os.DirFS(shop))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "files": files,
			"bytes": bytesCommand, "append": appendCommand, "repeat": repeat, "zip": zipCommand},
	})
}
