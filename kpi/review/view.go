package review

import (
	"cmp"
	"slices"
)

// View is a part of the scorecard: what one owner or one department answers for.
type View struct {
	Name   string // "" of what nobody has
	Rows   []*Row // order of the scorecard
	Counts map[Status]int
	// Worth is how many of the 100 points of the overall score its rows stand for,
	// Lost how many they lost, Score what they reached of theirs. The points of all
	// views are those of the scorecard. Score is nil where no row with a score counts.
	Worth, Lost float64
	Score       *float64
}

// ByOwner splits the scorecard by who owns the targets, by name; what nobody
// owns comes last.
func (c *Scorecard) ByOwner() []View {
	return c.views(func(t *Target) string { return t.Owner })
}

// ByDepartment splits the scorecard by department, as ByOwner does by owner.
func (c *Scorecard) ByDepartment() []View {
	return c.views(func(t *Target) string { return t.Department })
}

func (c *Scorecard) views(of func(*Target) string) []View {
	var list []View
	for _, r := range c.Rows {
		name := of(r.Target)
		i := slices.IndexFunc(list, func(v View) bool { return v.Name == name })
		if i < 0 {
			list, i = append(list, View{Name: name, Counts: map[Status]int{}}), len(list)
		}
		list[i].add(r)
	}
	slices.SortFunc(list, func(a, b View) int {
		if a.Name == "" || b.Name == "" {
			return -cmp.Compare(a.Name, b.Name)
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return list
}

func (v *View) add(r *Row) {
	v.Rows = append(v.Rows, r)
	v.Counts[r.Status]++
	if r.Worth == nil || *r.Worth == 0 {
		return
	}
	v.Worth += *r.Worth
	v.Lost += *r.Lost
	v.Score = ptr(100 - 100*v.Lost/v.Worth)
}
