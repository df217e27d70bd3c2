// Package theme knows the look of every role of a page: colours, sizes of
// type, widths of lines and the shapes of statuses. The looks are data, a YAML
// file under templates/themes; this package reads and checks it.
//
// Sizes are in pixels of the drawing, 1600 by 900 for a slide. A page format
// says how many points a pixel is.
package theme

// Theme is a look. Its maps are complete: Parse refuses a file that lacks a
// role, so a lookup of a role's constant always finds something.
type Theme struct {
	Name   string            `yaml:"name"`
	Colors map[Role]Color    `yaml:"colors"`
	Types  map[Use]Type      `yaml:"type"`
	Lines  map[LineUse]Line  `yaml:"lines"`
	Status map[string]Status `yaml:"status"`
}

// Type is how a piece of text looks.
type Type struct {
	Px      float64 `yaml:"px"`      // size
	Leading float64 `yaml:"leading"` // from one base line to the next, px
	Weight  Weight  `yaml:"weight"`
	Color   Role    `yaml:"color"`
}

// Line is how a line looks. A Dash of zeros is a solid line.
type Line struct {
	Px    float64    `yaml:"px"`
	Color Role       `yaml:"color"`
	Dash  [2]float64 `yaml:"dash"` // px drawn, px left out
}

// Status is how a status, a verdict or a signal looks. Shape and word carry
// the meaning, colour only helps.
type Status struct {
	Shape Shape `yaml:"shape"`
	Color Role  `yaml:"color"`
}

// Color is the colour of a role; an unknown role is drawn in ink.
func (t *Theme) Color(r Role) Color {
	if c, ok := t.Colors[r]; ok {
		return c
	}
	return t.Colors[Ink]
}

// StatusOf is the look of a status, verdict or signal by its id, such as
// "at_risk"; an unknown id looks like "no_data".
func (t *Theme) StatusOf(id string) Status {
	if s, ok := t.Status[id]; ok {
		return s
	}
	return t.Status["no_data"]
}

// brandTintShare is the share of white in the ground of a brand box, and
// onBrandShare that in quieter text on the brand colour, where it can be read so.
const (
	brandTintShare = 0.90
	onBrandShare   = 0.80
)

// WithBrand is the theme in the colour of a client, darkened until it can be
// read on white and on its own tint. The receiver stays as it is.
func (t *Theme) WithBrand(brand Color) *Theme {
	out := *t
	out.Colors = make(map[Role]Color, len(t.Colors))
	for role, c := range t.Colors {
		out.Colors[role] = c
	}
	white := RGB(255, 255, 255)
	tint := func(c Color) Color { return c.Mixed(white, brandTintShare) }
	dark := brand.Darkened()
	for step := 1; Contrast(dark, tint(dark)) < MinContrast; step++ {
		dark = brand.Darkened().scaled(1 - float64(step)/100)
	}
	quiet := onBrandShare
	for Contrast(dark, dark.Mixed(white, quiet)) < MinContrast && quiet < 1 {
		quiet = min(1, quiet+0.05)
	}
	out.Colors[Brand], out.Colors[BrandTint], out.Colors[OnBrand2] = dark, tint(dark), dark.Mixed(white, quiet)
	return &out
}
