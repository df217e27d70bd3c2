package theme

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/goccy/go-yaml"
)

// Parse reads a theme file. The error holds every problem: with line and
// column where the YAML is wrong, with the role where something is missing.
func Parse(data []byte) (*Theme, error) {
	var t Theme
	if err := yaml.UnmarshalWithOptions(data, &t, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("theme: %s", yaml.FormatError(err, false, true))
	}
	problems := slices.Concat(t.missing(), t.wrong())
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return &t, nil
}

// UnmarshalYAML reads a colour written as "#RRGGBB".
func (c *Color) UnmarshalYAML(data []byte) error {
	var s string
	if err := yaml.Unmarshal(data, &s); err != nil {
		return err
	}
	parsed, err := ParseColor(s)
	*c = parsed
	return err
}

func (t *Theme) missing() []error {
	return slices.Concat(
		absent("colors", roles, t.Colors),
		absent("type", uses, t.Types),
		absent("lines", lineUses, t.Lines),
		absent("status", statuses, t.Status),
	)
}

func absent[K ~string, V any](section string, want []K, have map[K]V) (out []error) {
	for _, k := range want {
		if _, ok := have[k]; !ok {
			out = append(out, fmt.Errorf("theme: %s lacks %q; copy it from the default theme", section, k))
		}
	}
	return out
}

func (t *Theme) wrong() (out []error) {
	for _, use := range slices.Sorted(maps.Keys(t.Types)) {
		y := t.Types[use]
		if y.Px <= 0 || y.Leading <= 0 {
			out = append(out, fmt.Errorf("theme: type %q needs px and leading above 0", use))
		}
		if y.Weight != Regular && y.Weight != SemiBold {
			out = append(out, fmt.Errorf("theme: type %q has weight %q; use regular or semibold", use, y.Weight))
		}
		out = append(out, t.unknownRole("type "+string(use), y.Color)...)
	}
	for _, use := range slices.Sorted(maps.Keys(t.Lines)) {
		l := t.Lines[use]
		if l.Px <= 0 || l.Dash[0] < 0 || l.Dash[1] < 0 {
			out = append(out, fmt.Errorf("theme: line %q needs px above 0 and no negative dash", use))
		}
		out = append(out, t.unknownRole("line "+string(use), l.Color)...)
	}
	for _, id := range slices.Sorted(maps.Keys(t.Status)) {
		s := t.Status[id]
		if !slices.Contains(shapes, s.Shape) {
			out = append(out, fmt.Errorf("theme: status %q has shape %q; use one of %v", id, s.Shape, shapes))
		}
		out = append(out, t.unknownRole("status "+id, s.Color)...)
	}
	return append(out, t.sameShape()...)
}

func (t *Theme) unknownRole(where string, r Role) []error {
	if _, ok := t.Colors[r]; ok {
		return nil
	}
	return []error{fmt.Errorf("theme: %s has colour %q, which colors does not give", where, r)}
}

// sameShape finds pairs of statuses that only their colour tells apart; on a
// black-and-white printer nothing would.
func (t *Theme) sameShape() (out []error) {
	first := map[Shape]string{}
	for _, id := range slices.Sorted(maps.Keys(t.Status)) {
		s := t.Status[id]
		other, seen := first[s.Shape]
		if !seen {
			first[s.Shape] = id
		} else if t.Status[other].Color != s.Color {
			out = append(out, fmt.Errorf("theme: status %q and %q share the shape %s but not the colour; give one of them another shape",
				other, id, s.Shape))
		}
	}
	return out
}
