package template

import (
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
	"kpideck/report/locale"
)

// listing is what the rows of a grid are.
type listing string

// The listings: targets, or a KPI by weeks or months of the quarter or by channel.
const (
	ofTargets  listing = "scorecard"
	byWeek     listing = "weeks"
	byMonth    listing = "months"
	byChannel  listing = "channels"
	strategics         = ofTargets + "." + listing(review.Strategic)
	tacticals          = ofTargets + "." + listing(review.Tactical)
)

// grid is a table, or a named range with a header row, whose rows are filled.
type grid struct {
	listing
	called  string // its name in the workbook
	id      string // of the KPI of a list; "" where the headers name KPIs
	sheet   *sheet
	area    area   // header, data and totals
	table   *table // nil for a named range
	headers []string
	columns []column
	metrics []*kpi.Metric // by which the rows of a list are found: those of its columns
}

// column is what a column of a grid holds. An own one is the client's: its cells
// are left as they are, and its formula goes down to new rows.
type column struct {
	own    bool
	target func(*Figures, *review.Row) answer // of a scorecard
	item   func(*Figures, item) answer        // of a list
}

// item is a row of a list.
type item struct {
	label   string
	period  kpi.Period
	segment kpi.Segment
}

// newGrid tells whether a name is that of a grid; nil if not.
func newGrid(called string, n name) *grid {
	switch kind := listing(strings.ToLower(called)); kind {
	case ofTargets, strategics, tacticals:
		return &grid{listing: kind, called: called}
	}
	lists := []string{string(byWeek), string(byMonth), string(byChannel)}
	switch {
	case n.subject != ofKPI || len(n.picks) > 0:
	case n.what == "" && slices.Contains(lists, strings.ToLower(n.id)):
		return &grid{listing: listing(strings.ToLower(n.id)), called: called}
	case slices.Contains(lists, n.what):
		return &grid{listing: listing(n.what), called: called, id: n.id}
	}
	return nil
}

// data is the area of the rows to fill.
func (g *grid) data() area {
	a := g.area
	a.top++
	if g.table != nil {
		a.bottom -= g.table.totals
	}
	return a
}

func (g *grid) place(col int) string { return g.sheet.place(at{g.area.top, g.area.left + col}) }

// checkGrid finds out what each column holds.
func (t *Template) checkGrid(g *grid, k Known) {
	var one *kpi.Metric
	if g.id != "" {
		var f *flaw
		if one, f = metric(g.id, k.Catalog); f != nil {
			t.fail("template_name", g.place(0), f)
			return
		}
	}
	filled := false
	for i, header := range g.headers {
		c, computed := g.column(header, one, k), g.computed(i)
		switch {
		case c != nil && !computed:
			filled = true
		case c == nil && !computed && strings.TrimSpace(header) != "":
			t.foreign(g, i, k)
			fallthrough
		default:
			c = &column{own: true}
		}
		g.columns = append(g.columns, *c)
	}
	if !filled {
		t.fail("template_header", g.place(0), flawf("không tiêu đề nào của %q là một trường", "no header of %q names a field",
			diag.Bothf("dùng tiêu đề như %s", "use headers such as %s", g.examples()), g.called))
	}
	if len(g.metrics) == 0 && one != nil {
		g.metrics = []*kpi.Metric{one}
	}
}

// computed tells whether the client computes a column.
func (g *grid) computed(col int) bool {
	d := g.data()
	for row := d.top; row <= d.bottom; row++ {
		if c := g.sheet.cell(at{row, d.left + col}); c != nil && c.formula != nil {
			return true
		}
	}
	return false
}

// foreign says of a column that nothing fills it: as a mistake where a known
// header is near.
func (t *Template) foreign(g *grid, col int, k Known) {
	header := g.headers[col]
	if near := diag.Nearest(strings.ToLower(strings.TrimSpace(header)), g.known(k)); near != "" {
		t.fail("template_header", g.place(col), flawf("không có trường %q", "there is no field %q", diag.Bothf("có phải %q?", "did you mean %q?", near), header))
		return
	}
	t.add("template_column", diag.Notice, g.place(col), diag.Bothf("cột %q không được điền", "the column %q is not filled", header),
		diag.Bothf("tiêu đề được điền: %s", "headers that are filled: %s", g.examples()))
}

func (g *grid) examples() string {
	if g.isScorecard() {
		return "KPI, goal, actual, attainment, status, score · KPI, mục tiêu, thực hiện, đạt, trạng thái, điểm"
	}
	return "label, value, spend, cpl · nhãn, giá trị, spend, cpl"
}

func (g *grid) isScorecard() bool { return strings.HasPrefix(string(g.listing), string(ofTargets)) }

func (g *grid) known(k Known) []string {
	if g.isScorecard() {
		return fieldIDs()
	}
	return append([]string{"label", "value"}, metricIDs(k.Catalog)...)
}

// Headers of lists, as locale.Slug writes them.
var (
	labelHeaders = map[listing][]string{
		byWeek:    {"label", "nhan", "week", "tuan", "period", "ky"},
		byMonth:   {"label", "nhan", "month", "thang", "period", "ky"},
		byChannel: {"label", "nhan", "channel", "kenh"},
	}
	startHeaders    = []string{"start", "from", "tu", "tu-ngay"}
	endHeaders      = []string{"end", "to", "den", "den-ngay"}
	valueHeaders    = []string{"value", "gia-tri", "actual", "thuc-hien"}
	previousHeaders = []string{"previous", "ky-truoc", "quy-truoc"}
	lastYearHeaders = []string{"last-year", "nam-truoc", "cung-ky"}
)

// column finds what a header names; nil for nothing.
func (g *grid) column(header string, one *kpi.Metric, k Known) *column {
	if g.isScorecard() {
		if f := fieldCalled(header); f != nil {
			return &column{target: f.get}
		}
		return nil
	}
	slug := locale.Slug(header)
	is := func(words []string) bool { return slices.Contains(words, slug) }
	of := func(word string) *column {
		return &column{item: func(f *Figures, i item) answer { return f.ofKPI(one, word, i.segment) }}
	}
	switch inTime := g.listing != byChannel; {
	case is(labelHeaders[g.listing]):
		return &column{item: func(_ *Figures, i item) answer { return answer{text: i.label} }}
	case inTime && is(startHeaders):
		return &column{item: func(_ *Figures, i item) answer { return answer{day: i.period.Start} }}
	case inTime && is(endHeaders):
		return &column{item: func(_ *Figures, i item) answer { return answer{day: i.period.Last()} }}
	case one != nil && is(valueHeaders):
		return g.valueOf(one)
	case one != nil && !inTime && is(previousHeaders):
		return of(lastQuarter)
	case one != nil && !inTime && is(lastYearHeaders):
		return of(lastYear)
	}
	if x := called(header, k.Catalog); x != nil {
		return g.valueOf(x)
	}
	return nil
}

// valueOf is a column of a KPI.
func (g *grid) valueOf(x *kpi.Metric) *column {
	g.metrics = append(g.metrics, x)
	return &column{item: func(f *Figures, i item) answer { return f.value(f.Model.Value(x, i.period, i.segment)) }}
}

// called finds the KPI that a header names by its id, name or short name, where
// only one is called so.
func called(header string, cat *kpi.Catalog) (found *kpi.Metric) {
	if x := cat.Metric(strings.TrimSpace(header)); x != nil {
		return x
	}
	slug := locale.Slug(header)
	for _, x := range cat.Metrics {
		for _, text := range []string{x.ID, x.Names["vi"], x.Names["en"], x.Short["vi"], x.Short["en"]} {
			if text == "" || locale.Slug(text) != slug || found == x {
				continue
			}
			if found != nil {
				return nil
			}
			found = x
		}
	}
	return found
}
