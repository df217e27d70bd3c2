package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"time"
)

// The deck that -report runs: the invented export, and three goals of its last
// quarter.
var reportDeck = map[string]string{
	"deck.yaml": "client: Tốc độ\nlocale: vi\ncurrency: VND\nsources: [{files: export.csv}]\ntargets: targets.csv\n",
	"targets.csv": "id,kpi,level,parent,owner,period,goal\n" +
		"ROAS,roas,strategic,,Giám đốc,2025-Q4,>= 2\n" +
		"CPA,cost_per_conversion,tactical,ROAS,Trưởng nhóm quảng cáo,2025-Q4,<= 350k\n" +
		"CHI,spend,tactical,ROAS,Trưởng nhóm quảng cáo,2025-Q4,300tr..500tr\n",
}

// timeReport builds kpideck, and prints how long it takes from its start to the
// workbook and the PDF of a deck with one export of so many rows.
func timeReport(rows, days, times int) error {
	dir, err := os.MkdirTemp("", "speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for name, text := range reportDeck {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	if err := write(filepath.Join(dir, "export.csv"), rows, days); err != nil {
		return err
	}
	program := filepath.Join(dir, "kpideck.exe")
	if out, err := exec.Command("go", "build", "-o", program, "kpideck/cmd/kpideck").CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	var walls, processors []time.Duration
	for range times {
		cmd := exec.Command(program, "run", dir, "--format", "xlsx,pdf", "--quiet", "--out", filepath.Join(dir, "reports"))
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		walls = append(walls, time.Since(start))
		processors = append(processors, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
	}
	slices.Sort(walls)
	slices.Sort(processors)
	fmt.Printf("kpideck run, workbook and PDF of %d rows of %d days, %s, %d processors: %.3f s (%.3f to %.3f), %.3f s of processors\n", rows, days, runtime.GOARCH,
		runtime.NumCPU(), walls[times/2].Seconds(), walls[0].Seconds(), walls[times-1].Seconds(), processors[times/2].Seconds())
	return nil
}
