package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"kpideck/kpi/diag"
)

// Paper is a size of pages.
type Paper string

// The papers.
const (
	Slide       Paper = "16:9"
	A4          Paper = "a4"
	A4Landscape Paper = "a4-landscape"
)

// Papers are all of them, in the order in which they are listed.
var Papers = []Paper{Slide, A4, A4Landscape}

// UnmarshalYAML reads the name of a paper.
func (p *Paper) UnmarshalYAML(n ast.Node) error {
	word := scalarText(n)
	if !slices.Contains(Papers, Paper(word)) {
		return layoutError(n, fmt.Sprintf("%q is no page; pages: 16:9, a4, a4-landscape", word))
	}
	*p = Paper(word)
	return nil
}

// pageSection is a section that a layout names.
type pageSection SectionID

// UnmarshalYAML reads the name of a section.
func (s *pageSection) UnmarshalYAML(n ast.Node) error {
	word := scalarText(n)
	if !slices.Contains(sectionIDs, SectionID(word)) {
		return layoutError(n, unknown("section", word, names(sectionIDs)))
	}
	*s = pageSection(word)
	return nil
}

// layoutRow is columns side by side, written as
//
//	9 scorecard | 3 score actions.decisions
//
// the width of each of 12 and its blocks from top to bottom. A block of another
// section is written after the section's name and a dot; one with ? after it is
// left out where the page has no room. The width may be left out of a single
// column, which has all 12.
type layoutRow []layoutColumn

type layoutColumn struct {
	span   int
	blocks []layoutBlock
}

type layoutBlock struct {
	section  pageSection // "": the page's
	id       BlockID
	optional bool // written with ? after it
}

const pageSpans = 12

// UnmarshalYAML reads a row.
func (r *layoutRow) UnmarshalYAML(n ast.Node) error {
	sum := 0
	for _, part := range strings.Split(scalarText(n), "|") {
		c, err := parseColumn(strings.Fields(part))
		if err != nil {
			return layoutError(n, err.Error())
		}
		sum += c.span
		*r = append(*r, c)
	}
	if len(*r) == 1 && sum == 0 {
		(*r)[0].span, sum = pageSpans, pageSpans
	}
	if slices.ContainsFunc(*r, func(c layoutColumn) bool { return c.span == 0 }) {
		return layoutError(n, "a column of several begins with its width of 12, as in: 8 children | 4 notes")
	}
	if sum > pageSpans {
		return layoutError(n, fmt.Sprintf("the columns are %d wide together; a page has %d", sum, pageSpans))
	}
	return nil
}

func parseColumn(words []string) (c layoutColumn, err error) {
	if len(words) > 0 {
		if n, err := strconv.Atoi(words[0]); err == nil {
			if n < 1 || n > pageSpans {
				return c, fmt.Errorf("a column is 1 to %d wide, not %d", pageSpans, n)
			}
			c.span, words = n, words[1:]
		}
	}
	if len(words) == 0 {
		return c, fmt.Errorf("a column names no block")
	}
	for _, word := range words {
		name, optional := strings.CutSuffix(word, "?")
		b := layoutBlock{id: BlockID(name), optional: optional}
		if s, id, ok := strings.Cut(name, "."); ok {
			if b.section, b.id = pageSection(s), BlockID(id); !slices.Contains(sectionIDs, SectionID(s)) {
				return c, fmt.Errorf("%s", unknown("section", s, names(sectionIDs)))
			}
		}
		if !slices.Contains(blockIDs, b.id) {
			return c, fmt.Errorf("%s", unknown("block", string(b.id), names(blockIDs)))
		}
		c.blocks = append(c.blocks, b)
	}
	return c, nil
}

// sectionIDs and blockIDs are what a layout may name.
var (
	sectionIDs = []SectionID{Cover, Overview, Strategic, Goal, Why, Tactical, Week, Weeks, Channels, Budget, Journey, Smart, Actions, Next, Checks, Definitions}
	blockIDs   = []BlockID{CoverBlock, HeadlineBlock, ScorecardBlock, ScoreBlock, DecisionsBlock, ChartBlock, TreeBlock, AllocationBlock, FindingsBlock,
		OwnersBlock, DepartmentsBlock, NotesBlock, BridgeBlock, FactorsBlock, BridgesBlock, SaysBlock, ChildrenBlock, WeekStripBlock, MultiplesBlock, EventsBlock, ChancesBlock,
		ChannelsBlock, CampaignsBlock, DotPairsBlock, QuestionsBlock, BudgetBlock, StepsBlock, FunnelBlock, StepRatesBlock, SmartBlock, SmartRestBlock,
		EvidenceBlock, ActionsBlock, NextBlock, CoverageBlock, SourcesBlock, TotalsBlock, FamiliesBlock, OverlapsBlock, RestatedBlock, RatesBlock,
		MissingBlock, BriefBlock, DamageBlock, ProblemsBlock, DefinitionsBlock, WeekTableBlock, PaceBlock}
)

func names[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

func unknown(what, word string, known []string) string {
	text := fmt.Sprintf("there is no %s %q", what, word)
	if near := diag.Nearest(word, known); near != "" {
		return text + fmt.Sprintf("; did you mean %q?", near)
	}
	return text + "; there are: " + strings.Join(known, ", ")
}

func scalarText(n ast.Node) string {
	if s, ok := n.(*ast.StringNode); ok {
		return s.Value
	}
	return n.String()
}

// layoutError is shown with the place and the line, as the YAML library does.
func layoutError(n ast.Node, message string) error {
	return &yaml.SyntaxError{Message: message, Token: n.GetToken()}
}
