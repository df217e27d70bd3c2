package deck

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// cell is a cell of a table: NFC, without the spaces around it and with plain
// single spaces inside. gocsv fills it through UnmarshalCSV; what the text
// means is asked later, when the unit of the KPI and the calendar are known, so
// that one wrong cell does not hide the next.
type cell string

// UnmarshalCSV cleans the text; it never fails.
func (c *cell) UnmarshalCSV(text string) error {
	*c = cell(clean(text))
	return nil
}

func clean(text string) string {
	return strings.Join(strings.Fields(norm.NFC.String(text)), " ")
}

// The cells of a table by what they hold.
type (
	amountCell  struct{ cell } // 1,5 tỷ
	goalCell    struct{ cell } // <= 90 giây
	weightCell  struct{ cell } // 0.5
	rateCell    struct{ cell } // 25400
	dateCell    struct{ cell } // 2025-09-30
	periodCell  struct{ cell } // Q3/2025
	segmentCell struct{ cell } // channel=Meta Ads
)

// A flaw is what is wrong with a cell; its row and column are known elsewhere.
type flaw struct{ message, hint diag.Text }

func flawf(vi, en string, hint diag.Text, args ...any) *flaw {
	return &flaw{diag.Bothf(vi, en, args...), hint}
}

// reject reports the flaw of a cell, if there is one.
func (s *sheet) reject(row int, column string, f *flaw) {
	if f != nil {
		s.fail("bad_"+column, s.pos(row, column), f.message, f.hint)
	}
}

// needed reports an empty cell that must not be.
func (s *sheet) needed(row int, column string, text cell) bool {
	if text == "" {
		s.fail("empty", s.pos(row, column), diag.Bothf("ô %s để trống", "the cell %s is empty", column), nil)
	}
	return text != ""
}

var dayFirst = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)

// date reads 2025-09-30 or 30/09/2025, with or without a midnight after it as
// workbooks have.
func (c dateCell) date() (kpi.Date, *flaw) {
	text := string(c.cell)
	for _, midnight := range []string{" 00:00:00", "T00:00:00", " 00:00"} {
		text = strings.TrimSuffix(text, midnight)
	}
	if d, ok := kpi.ParseDate(text); ok {
		return d, nil
	}
	if m := dayFirst.FindStringSubmatch(text); m != nil {
		if d, ok := kpi.NewDate(atoi(m[3]), atoi(m[2]), atoi(m[1])); ok {
			return d, nil
		}
	}
	return 0, flawf("%q không phải một ngày", "%q is no date", diag.Both("viết như 2025-09-30 hoặc 30/09/2025", "write it as 2025-09-30 or 30/09/2025"), text)
}

var roman = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4}

// atoi reads digits that a pattern has found, or a quarter's Roman number.
func atoi(digits string) int {
	if n, ok := roman[digits]; ok {
		return n
	}
	n, _ := strconv.Atoi(digits)
	return n
}

// periodForms turn what people write into labels. The groups are year and
// number by their names.
var periodForms = []struct {
	label string
	form  *regexp.Regexp
}{
	{"%04d", regexp.MustCompile(`^(?:năm |year |fy ?)?(?P<year>\d{4})$`)},
	{"%04d-Q%d", regexp.MustCompile(`^(?:q|quý ?|quarter )(?P<n>[1-4]|i{1,3}|iv) ?[/ -] ?(?:năm )?(?P<year>\d{4})$`)},
	{"%04d-Q%d", regexp.MustCompile(`^(?P<year>\d{4}) ?[/-]? ?(?:q|quý ?)(?P<n>[1-4])$`)},
	{"%04d-W%02d", regexp.MustCompile(`^(?:w|tuần ?|week )(?P<n>\d{1,2}) ?[/ -] ?(?:năm )?(?P<year>\d{4})$`)},
	{"%04d-W%02d", regexp.MustCompile(`^(?P<year>\d{4}) ?[/-]? ?(?:w|tuần ?)(?P<n>\d{1,2})$`)},
	{"%04d-%02d", regexp.MustCompile(`^(?:t|thg ?|tháng ?|month )?(?P<n>\d{1,2}) ?[/-] ?(?P<year>\d{4})$`)},
	{"%04d-%02d", regexp.MustCompile(`^(?:t|thg ?|tháng ?)(?P<n>\d{1,2}) (?:năm )?(?P<year>\d{4})$`)},
	{"%04d-%02d", regexp.MustCompile(`^(?P<year>\d{4})[/-](?P<n>\d{1,2})$`)},
}

// period reads a label, or what people write for one: Q3/2025, Quý 3/2025,
// tháng 7/2025, W30/2025. A single day is no period of a target: workbooks
// turn 7/2025 into one.
func (c periodCell) period(cal kpi.Calendar) (kpi.Period, *flaw) {
	text := strings.ToLower(string(c.cell))
	for _, f := range periodForms {
		m := f.form.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		args := []any{atoi(m[f.form.SubexpIndex("year")])}
		if i := f.form.SubexpIndex("n"); i > 0 {
			args = append(args, atoi(m[i]))
		}
		if p, ok := cal.Parse(fmt.Sprintf(f.label, args...)); ok {
			return p, nil
		}
	}
	hint := diag.Both("viết như 2025, 2025-Q3, 2025-07 hoặc 2025-W30", "write it as 2025, 2025-Q3, 2025-07 or 2025-W30")
	if day, f := dateCell(c).date(); f == nil {
		month := cal.Containing(kpi.Monthly, day).Label
		hint = diag.Bothf("nếu là cả tháng, viết %s dưới dạng chữ", "for the whole month write %s as text", month)
	}
	return kpi.Period{}, flawf("%q không phải một kỳ", "%q is no period", hint, string(c.cell))
}

// dimensionWords are the dimensions in the words of the tables.
var dimensionWords = map[string]string{
	"channel": kpi.Channel, "kenh": kpi.Channel,
	"campaign": kpi.Campaign, "chien dich": kpi.Campaign,
}

// segment reads channel=Meta Ads, campaign=X; empty is the total. A comma
// belongs to the member unless another dimension= follows.
func (c segmentCell) segment() (kpi.Segment, *flaw) {
	var picks []kpi.Pick
	for _, part := range strings.Split(string(c.cell), ",") {
		dim, member, ok := strings.Cut(part, "=")
		if strings.TrimSpace(part) == "" {
			continue
		}
		if !ok && len(picks) > 0 {
			picks[len(picks)-1].Member += "," + part
			continue
		}
		picks = append(picks, kpi.Pick{Dim: dim, Member: strings.TrimPrefix(member, "=")})
	}
	for i, p := range picks {
		var f *flaw
		if picks[i], f = pick(p, string(c.cell)); f != nil {
			return nil, f
		}
		for _, earlier := range picks[:i] {
			if earlier.Dim == picks[i].Dim {
				return nil, flawf("phân khúc nêu %q hai lần", "the segment names %q twice",
					diag.Both("mỗi dòng chỉ một thành viên của một chiều", "one member of a dimension a row"), earlier.Dim)
			}
		}
	}
	return kpi.NewSegment(picks...), nil
}

func pick(p kpi.Pick, text string) (kpi.Pick, *flaw) {
	written := strings.TrimSpace(p.Dim)
	p.Dim, p.Member = written, strings.TrimSpace(p.Member)
	if dim, ok := dimensionWords[fold(written)]; ok {
		p.Dim = dim
	}
	if n := len(p.Member); n > 1 && p.Member[0] == '"' && p.Member[n-1] == '"' {
		p.Member = p.Member[1 : n-1]
	}
	hint := diag.Both("viết như channel=Meta Ads", "write it as channel=Meta Ads")
	if near := nearest(p.Dim, []string{kpi.Channel, kpi.Campaign}); near != "" && near != p.Dim {
		return p, flawf("không có chiều %q", "there is no dimension %q", diag.Bothf("có phải %q?", "did you mean %q?", near), written)
	}
	if p.Member == "" || !plainID.MatchString(p.Dim) {
		return p, flawf("%q không phải một phân khúc", "%q is no segment", hint, text)
	}
	return p, nil
}
