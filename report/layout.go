package report

import "github.com/goccy/go-yaml"

// Layout says what the sections show; it is data, see templates/layouts.
type Layout struct {
	ID          string   `yaml:"id"`
	ChannelKPIs []string `yaml:"channel_kpis"` // columns of the channels section, in order
	BookOnly    []string `yaml:"book_only"`    // those of them that a page has no room for
}

// ParseLayout reads a layout file; an unknown key is an error.
func ParseLayout(file []byte) (Layout, error) {
	var l Layout
	err := yaml.UnmarshalWithOptions(file, &l, yaml.DisallowUnknownField())
	return l, err
}
