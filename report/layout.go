package report

import "github.com/goccy/go-yaml"

// Layout says what the sections show; it is data, see templates/layouts.
type Layout struct {
	ID          string   `yaml:"id"`
	ChannelKPIs []string `yaml:"channel_kpis"` // columns of the channels section, in order
	BookOnly    []string `yaml:"book_only"`    // those of them that a page has no room for
	// ChannelNews are the KPIs that the message of the channels section is about:
	// the first that changed for the worse in some channel.
	ChannelNews []string `yaml:"channel_news"`
	// SideBySide are the measures that several families count, for the trust page.
	SideBySide []string `yaml:"side_by_side"`
}

// ParseLayout reads a layout file; an unknown key is an error.
func ParseLayout(file []byte) (Layout, error) {
	var l Layout
	err := yaml.UnmarshalWithOptions(file, &l, yaml.DisallowUnknownField())
	return l, err
}
