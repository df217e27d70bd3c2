package main

import (
	"time"

	"github.com/schollz/progressbar/v3"

	"kpideck/kpi/ingest"
)

// patience is how long work may take before a progress bar is worth its
// flicker.
const patience = time.Second

// progress shows how far reading is, on a terminal and only when it takes long.
type progress struct {
	to   ingest.Progress // nil: nobody looks
	done func()
}

func (a *app) progress(what string, requests []ingest.Request) progress {
	if !a.terminal || a.ui.quiet || a.ui.json {
		return progress{done: func() {}}
	}
	var total int64
	for _, r := range requests {
		total += r.Size
	}
	began := a.now()
	var bar *progressbar.ProgressBar
	return progress{
		to: func(n int64) {
			if bar == nil && a.now().Sub(began) > patience {
				bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(a.stderr), progressbar.OptionSetDescription(what),
					progressbar.OptionShowBytes(true), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
			}
			if bar != nil {
				_ = bar.Set64(min(n, total)) // a bar that cannot be drawn stops nothing
			}
		},
		done: func() {
			if bar != nil {
				_ = bar.Finish()
			}
		},
	}
}
