package kpi

// Final is the last day whose figures no source of a metric changes any more: as_of
// where they count at once, earlier where a platform goes on counting, as a CRM in
// which yesterday's leads are yet to be looked at. An account whose own days all lie
// before that changes nothing.
func (m *Model) Final(x *Metric) Date {
	final := m.AsOf()
	for _, l := range periodLeaves(m.plan(x).root, nil) {
		for _, unit := range m.cube.units(l.measure.ID, l.family) {
			if day := m.cube.finalOf(l, unit); day < final && m.cube.coverage(l.measure.ID, l.family, unit).end > day+1 {
				final = day
			}
		}
	}
	return final
}

// finalOf is the last day of which an account changes a measure no more.
func (c *Cube) finalOf(l *leaf, unit int) Date {
	wait := 0
	for _, t := range c.tellers[unit].tables {
		wait = max(wait, t.root().Settles[l.measure.ID])
	}
	return c.asOf - Date(wait)
}
