package page

import "kpideck/report"

// shelf is a row of two or three narrow tables side by side.
func (f *flow) shelf(blocks []report.Block) int { return 0 }
