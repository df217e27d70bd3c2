package page

import (
	"strconv"
	"strings"

	"kpideck/report"
	"kpideck/report/theme"
)

// The cover, in px: a panel in the client's colour beside the result, or above
// it on an upright page.
const (
	coverPanelW  = 520.0
	coverPanelH  = 420.0
	coverMargin  = 64.0
	coverPad     = 80.0 // from the panel to the result
	coverLogoW   = 300.0
	coverLogoH   = 72.0
	coverLogoPad = 8.0 // of the white ground of a logo that would sink into the panel
	coverFact    = 28.0
	coverRule    = 196.0 // from the title to the rule below it
	coverFoot    = 276.0 // height of the days and the lead, at the foot
	coverStatus  = 40.0
	coverDotStep = 23.0
)

// CoverPage draws the first page: whose report it is on a panel, then quarter, score,
// statuses, how far the quarter has gone, and what it comes to.
func (c *Canvas) CoverPage(size Size, b *report.CoverBox) {
	panel := Rect{0, 0, c.px(coverPanelW), size.H}
	body := Rect{panel.W + c.px(coverPad), c.px(120), size.W - panel.W - c.px(coverPad+coverMargin), size.H - c.px(120+56)}
	if size.W < size.H {
		panel = Rect{0, 0, size.W, c.px(coverPanelH)}
		body = Rect{c.px(coverMargin), panel.H + c.px(100), size.W - 2*c.px(coverMargin), size.H - panel.H - c.px(100+56)}
	}
	c.coverPanel(panel, b)
	c.coverResult(body, b)
}

// coverPanel holds logo and client at the top and the facts at the foot.
func (c *Canvas) coverPanel(r Rect, b *report.CoverBox) {
	c.Fill(r, c.Color(theme.Brand))
	in := r.Inset(c.px(coverMargin), c.px(66), c.px(40), c.px(56))
	y := in.Y
	if c.Logo != nil {
		box := c.Logo.within(Rect{in.X, y, min(in.W, c.px(coverLogoW)), c.px(coverLogoH)})
		if ground := c.px(coverLogoPad); c.Logo.pale(c.Color(theme.Brand)) {
			c.Fill(Rect{box.X, box.Y, box.W + 2*ground, box.H + 2*ground}, c.Color(theme.Paper))
			box.X, box.Y = box.X+ground, box.Y+ground
		}
		c.Image(box, c.Logo.Format, c.Logo.Data)
		y = box.Bottom() + c.px(20)
	}
	name := c.Style(theme.CoverName).In(c.Color(theme.Paper))
	c.Wrap(in.X, y+name.Size, in.W, 3, b.Client, name)
	c.coverFacts(in, b.Facts)
}

// coverFacts are names and texts in two columns, the last at the foot. A fact
// without a name may take two lines.
func (c *Canvas) coverFacts(r Rect, facts []report.Fact) {
	name, text := c.Style(theme.Unit).In(c.Color(theme.OnBrand2)), c.Style(theme.Body).In(c.Color(theme.Paper))
	wide, y := 0.0, r.Bottom()
	for _, f := range facts {
		wide = max(wide, min(c.Width(f.Name, name), 0.4*r.W))
		y -= c.px(coverFact)
		if f.Name == "" {
			y -= float64(len(c.Lines(f.Text, r.W, 2, name))-1) * name.Leading
		}
	}
	for _, f := range facts {
		y += c.px(coverFact)
		if f.Name == "" {
			y += float64(c.Wrap(r.X, y, r.W, 2, f.Text, name)-1) * name.Leading
			continue
		}
		c.TextIn(r.X, y, wide, f.Name, name)
		c.TextIn(r.X+wide+c.px(20), y, r.W-wide-c.px(20), f.Text, text)
	}
}

// coverResult is everything beside the panel.
func (c *Canvas) coverResult(r Rect, b *report.CoverBox) {
	quiet := c.Style(theme.CoverText).In(c.Color(theme.Text2))
	c.TextIn(r.X, r.Y, r.W, b.Title, quiet)
	title := c.Style(theme.CoverTitle)
	c.TextIn(r.X, r.Y+c.px(76), r.W, b.Quarter, title)
	small := c.Style(theme.Body)
	c.Wrap(r.X, r.Y+c.px(124), r.W, 2, b.AsOf, small)
	foot := Rect{r.X, r.Bottom() - c.px(coverFoot), r.W, c.px(coverFoot)}
	c.coverFigures(Rect{r.X, r.Y + c.px(coverRule), r.W, foot.Y - r.Y - c.px(coverRule)}, b)
	c.Line(r.X, foot.Y, r.Right(), foot.Y, c.Stroke(theme.RuleLine))
	c.Text(r.X, foot.Y+c.px(30), b.Days.Title, c.Style(theme.BlockTitle))
	c.DayBar(Rect{r.X, foot.Y + c.px(52), r.W, c.px(36)}, &b.Days)
	c.coverLead(Rect{r.X, foot.Y + c.px(156), r.W, 0}, b.Lead)
}

// coverFigures are score and statuses side by side, as far as there are any.
func (c *Canvas) coverFigures(r Rect, b *report.CoverBox) {
	scored := b.Score != nil && b.Score.Overall.Text != ""
	if !scored && len(b.Statuses) == 0 {
		return
	}
	c.Line(r.X, r.Y, r.Right(), r.Y, c.Stroke(theme.TopLine))
	if scored {
		half := max(0.44*r.W, c.scoreWidth(b.Score)+c.px(24))
		c.coverScore(Rect{r.X, r.Y, half - c.px(24), r.H}, b.Score)
		r = Rect{r.X + half, r.Y, r.W - half, r.H}
	}
	if len(b.Statuses) > 0 {
		c.coverStatuses(r, b)
	}
}

func (c *Canvas) coverScore(r Rect, b *report.ScoreBox) {
	c.TextIn(r.X, r.Y+c.px(30), r.W, b.Title, c.Style(theme.BlockTitle))
	base := r.Y + c.px(164)
	whole, part := wholePart(b.Overall.Text)
	end := c.Text(r.X, base, whole, c.Style(theme.BigScore))
	end = c.Text(end, base, part, c.Style(theme.Score))
	c.Text(end+c.px(16), base, b.OutOf, c.outOfStyle())
	grade := c.Style(theme.Body).In(c.Color(theme.Ink))
	n := c.Wrap(r.X, base+c.px(40), r.W, 2, b.Grade, grade)
	c.Wrap(r.X, base+c.px(40)+float64(n)*grade.Leading+c.px(4), r.W, 2, b.Hint, c.Style(theme.Unit))
}

// wholePart divides a score before its decimals, which are set smaller.
func wholePart(text string) (whole, part string) {
	if i := strings.IndexAny(text, ".,"); i > 0 {
		return text[:i], text[i:]
	}
	return text, ""
}

func (p *Pen) outOfStyle() Style { return p.Style(theme.CoverName).Light().In(p.Color(theme.Text3)) }

func (p *Pen) scoreWidth(b *report.ScoreBox) float64 {
	whole, part := wholePart(b.Overall.Text)
	return p.Width(whole, p.Style(theme.BigScore)) + p.Width(part, p.Style(theme.Score)) + p.px(16) + p.Width(b.OutOf, p.outOfStyle())
}

// coverStatuses count the targets of each status, a mark for each as far as they
// fit, closer together where there are many.
func (c *Canvas) coverStatuses(r Rect, b *report.CoverBox) {
	c.TextIn(r.X, r.Y+c.px(30), r.W, b.StatusTitle, c.Style(theme.BlockTitle))
	number, word := c.Style(theme.CoverText).Bold().Figures(), c.Style(theme.Body).In(c.Color(theme.Ink))
	counted, wide := c.px(20), 0.0
	for _, s := range b.Statuses {
		counted = max(counted, c.Width(strconv.Itoa(s.Count), number))
		wide = max(wide, c.Width(s.Text, word))
	}
	base := r.Y + c.px(72)
	pitch := min(c.px(coverStatus), (r.H-c.px(72+16))/float64(max(1, len(b.Statuses)-1)))
	dots := r.X + counted + c.px(20) + wide + c.px(36)
	for _, s := range b.Statuses {
		id := string(s.Status)
		c.TextRight(r.X+counted, base, strconv.Itoa(s.Count), number.In(c.Color(c.Theme.StatusOf(id).Color)))
		c.Text(r.X+counted+c.px(20), base, s.Text, word)
		if s.Count > 0 && dots < r.Right() {
			step := min(c.px(coverDotStep), (r.Right()-dots-c.px(16))/float64(max(1, s.Count-1)))
			size := min(c.px(16), max(step-c.px(1), c.px(4)))
			for i := range s.Count {
				c.Mark(Point{dots + float64(i)*step + c.px(8), base - c.px(6)}, size, id)
			}
		}
		base += pitch
	}
}

// coverLead sets the first sentence in SemiBold and the rest below it.
func (c *Canvas) coverLead(r Rect, text string) {
	s := c.Style(theme.CoverText)
	first, rest := text, ""
	if i := strings.Index(text, ". "); i > 0 {
		first, rest = text[:i+1], text[i+2:]
	}
	n := c.Wrap(r.X, r.Y, r.W, 2, first, s.Bold())
	c.Wrap(r.X, r.Y+float64(n)*s.Leading, r.W, 4-n, rest, s)
}

// DayBar draws a quarter's days: those gone by solid, those to come hatched, the
// months below, and the as-of day over the end of what is known.
func (c *Canvas) DayBar(r Rect, d *report.DayBar) {
	if d.All <= 0 {
		return
	}
	gone := max(0, min(d.Elapsed, d.All))
	days := make([]Day, d.All)
	for i := range days {
		if i >= gone {
			days[i] = Provisional
		}
	}
	c.Coverage(r, Coverage{Days: days})
	if to := DayX(r, d.All, gone); gone < d.All {
		c.Outline(Rect{to, r.Y, r.Right() - to, r.H}, c.Stroke(theme.RuleLine))
	}
	s := c.Style(theme.Axis)
	for i, m := range d.Months {
		if m.Day < 0 || m.Day >= d.All {
			continue
		}
		x, next := DayX(r, d.All, m.Day), r.Right()
		if i+1 < len(d.Months) {
			next = min(next, DayX(r, d.All, d.Months[i+1].Day))
		}
		c.Line(x, r.Y, x, r.Bottom()+c.px(18), c.Stroke(theme.LimitLine))
		c.TextIn(x+c.px(6), r.Bottom()+c.px(16), next-x-c.px(8), m.Text, s)
	}
	if d.Today == "" {
		return
	}
	at, today := DayX(r, d.All, gone), s.Bold().In(c.Color(theme.Brand))
	c.Line(at, r.Y-c.px(8), at, r.Bottom()+c.px(4), Stroke{Color: c.Color(theme.Brand), Width: 2 * c.Px})
	w := c.Width(d.Today, today)
	c.Text(max(r.X, min(at-w/2, r.Right()-w)), r.Y-c.px(14), d.Today, today)
}
