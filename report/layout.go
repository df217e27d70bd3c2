package report

import (
	"errors"

	"github.com/goccy/go-yaml"
)

// Layout says what the sections show and which pages they make; it is data, see
// templates/layouts.
type Layout struct {
	ID          string   `yaml:"id"`
	Base        string   `yaml:"base"`         // the layout that lists are taken from where this one has none
	Paper       Paper    `yaml:"page"`         // "" = Slide
	ChannelKPIs []string `yaml:"channel_kpis"` // columns of the channels section, in order
	BookOnly    []string `yaml:"book_only"`    // those of them that a page has no room for
	// ChannelNews are the KPIs that the message of the channels section is about:
	// the first that changed for the worse in some channel.
	ChannelNews []string `yaml:"channel_news"`
	// ChannelCompare are the KPIs whose channels a workbook sets beside themselves
	// in the previous quarter and a year ago.
	ChannelCompare []string `yaml:"channel_compare"`
	// SideBySide are the measures that several families count, for the trust page.
	SideBySide []string     `yaml:"side_by_side"`
	Pages      []LayoutPage `yaml:"pages"`
}

// LayoutPage is a page as a layout file writes it. Where a section occurs more
// than once, as goals do, each makes a page, at most Most of them.
type LayoutPage struct {
	Section pageSection   `yaml:"section"`
	Kicker  []pageSection `yaml:"kicker"`  // whose titles stand above; none: the section's
	Message pageSection   `yaml:"message"` // whose message it is; "": the section's
	Footer  []pageSection `yaml:"footer"`  // whose methods stand below; none: the section's
	Without []pageSection `yaml:"without"` // left out where one of these has a page before
	Most    int           `yaml:"most"`
	Pair    layoutRow     `yaml:"pair"` // blocks of those that little serves, which stand two on a page
	Rows    []layoutRow   `yaml:"rows"`
}

// ParseLayout reads a layout file. An unknown key, section or block and columns
// that do not fit side by side are errors that say where they stand.
func ParseLayout(file []byte) (Layout, error) {
	var l Layout
	if err := yaml.UnmarshalWithOptions(file, &l, yaml.DisallowUnknownField()); err != nil {
		return l, err
	}
	if l.ID == "" {
		return l, errors.New("a layout needs an id")
	}
	return l, nil
}

// On is the layout with the lists that it does not have taken from another.
func (l Layout) On(base Layout) Layout {
	for _, list := range []struct{ own, other *[]string }{
		{&l.ChannelKPIs, &base.ChannelKPIs}, {&l.BookOnly, &base.BookOnly}, {&l.ChannelNews, &base.ChannelNews}, {&l.ChannelCompare, &base.ChannelCompare}, {&l.ChannelCompare, &base.ChannelCompare}, {&l.SideBySide, &base.SideBySide}} {
		if len(*list.own) == 0 {
			*list.own = *list.other
		}
	}
	return l
}
