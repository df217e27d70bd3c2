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
		s.fail("empty", s.pos(row, column), diag.Bothf("ô %s để trống", "the cell %s is empty", column),
			diag.Both("điền vào từng dòng; ô gộp chỉ có giá trị ở dòng đầu", "fill it in on every row; merged cells have their value on the first row only"))
	}
	return text != ""
}

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$`)
	serial    = regexp.MustCompile(`^(\d{5})(?:[.,]0+)?$`)
	midnight  = regexp.MustCompile(`[ T]00:00(?::00(?:\.0+)?)?Z?$`)
)

// epoch is day 0 of the serial numbers in which workbooks keep dates.
var epoch = kpi.MustDate("1899-12-30")

// date reads 2025-09-30, 30/09/2025 or 30/09/25, the day always before the
// month, with or without a midnight after it as workbooks have, and the serial
// number that is left of a date when its format is lost.
func (c dateCell) date() (kpi.Date, *flaw) {
	text := midnight.ReplaceAllString(string(c.cell), "")
	var y, m, d string
	if f := yearFirst.FindStringSubmatch(text); f != nil {
		y, m, d = f[1], f[2], f[3]
	} else if f := dayFirst.FindStringSubmatch(text); f != nil {
		y, m, d = f[3], f[2], f[1]
	} else if f := serial.FindStringSubmatch(text); f != nil && f[1] >= "36526" && f[1] <= "73050" {
		return epoch + kpi.Date(atoi(f[1])), nil // 2000 to 2099
	}
	if len(y) == 2 {
		y = "20" + y
	}
	if day, ok := kpi.NewDate(atoi(y), atoi(m), atoi(d)); ok {
		return day, nil
	}
	return 0, flawf("%q không phải một ngày", "%q is no date", diag.Both("viết như 2025-09-30 hoặc 30/09/2025, ngày trước tháng",
		"write it as 2025-09-30 or 30/09/2025, the day before the month"), string(c.cell))
}

var roman = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4}

// atoi reads digits that a pattern has found, a quarter's Roman number or the
// name of a month.
func atoi(digits string) int {
	if n, ok := roman[digits]; ok {
		return n
	}
	if i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", digits[:min(3, len(digits))]); len(digits) >= 3 && i >= 0 {
		return i/3 + 1
	}
	n, _ := strconv.Atoi(digits)
	return n
}

// periodForms turn what people write, without its marks, into labels. The
// groups are year and number by their names.
var periodForms = []struct {
	label string
	form  *regexp.Regexp
}{
	{"%04d", regexp.MustCompile(`^(?:ca nam |nam |year |fy ?)?(?P<year>\d{4})$`)},
	{"%04d-Q%d", regexp.MustCompile(`^(?:q|quy ?|quarter ?)(?P<n>[1-4]|i{1,3}|iv) ?[/ -] ?(?:nam )?(?P<year>\d{4}|\d{2})$`)},
	{"%04d-Q%d", regexp.MustCompile(`^(?P<year>\d{4}) ?[/-]? ?(?:q|quy ?)(?P<n>[1-4])$`)},
	{"%04d-W%02d", regexp.MustCompile(`^(?:w|tuan ?|week ?)(?P<n>\d{1,2}) ?[/ -] ?(?:nam )?(?P<year>\d{4}|\d{2})$`)},
	{"%04d-W%02d", regexp.MustCompile(`^(?P<year>\d{4}) ?[/-]? ?(?:w|tuan ?)(?P<n>\d{1,2})$`)},
	{"%04d-%02d", regexp.MustCompile(`^(?:t|thg ?|thang ?|month )(?P<n>\d{1,2}) ?[/ -] ?(?:nam )?(?P<year>\d{4}|\d{2})$`)},
	{"%04d-%02d", regexp.MustCompile(`^(?P<n>\d{1,2}) ?[/-] ?(?P<year>\d{4})$`)},
	{"%04d-%02d", regexp.MustCompile(`^(?P<year>\d{4})[/-](?P<n>\d{1,2})$`)},
	{"%04d-%02d", regexp.MustCompile(`^(?P<n>` + monthNames + `)[ -]?(?P<year>\d{4}|\d{2})$`)},
}

const monthNames = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

// period reads a label, or what people write for one: Q3/2025, Quý 3/2025,
// tháng 7/2025, W30/2025. A single day is no period of a target: workbooks
// turn 7/2025 into one.
func (c periodCell) period(cal kpi.Calendar) (kpi.Period, *flaw) {
	text := unmarked(strings.ToLower(string(c.cell)))
	for _, f := range periodForms {
		m := f.form.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		year := atoi(m[f.form.SubexpIndex("year")])
		if year < 100 {
			year += 2000
		}
		args := []any{year}
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

// ofDimension finds the = or : after a dimension that the tables have a word
// for; others need the =, for names hold colons.
func ofDimension(part string) (dim, member string, ok bool) {
	if dim, member, ok = strings.Cut(part, ":"); ok && dimensionWords[fold(dim)] != "" {
		return dim, member, true
	}
	return strings.Cut(part, "=")
}

// segment reads channel=Meta Ads, campaign=X; empty is the total. A comma or
// semicolon belongs to the member unless another dimension= follows.
func (c segmentCell) segment() (kpi.Segment, *flaw) {
	var picks []kpi.Pick
	text := semicolonDim.ReplaceAllString(string(c.cell), ",$1")
	for _, part := range strings.Split(text, ",") {
		dim, member, ok := ofDimension(part)
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

// segment reads the cell of the segment and those of the columns that some
// tables have for a channel and a campaign instead.
func (s *sheet) segment(i int, whole segmentCell, channel, campaign cell) kpi.Segment {
	picked, f := whole.segment()
	s.reject(i, "segment", f)
	for _, own := range []struct {
		dim    string
		member cell
	}{{kpi.Channel, channel}, {kpi.Campaign, campaign}} {
		if own.member == "" {
			continue
		}
		if other, twice := picked.Of(own.dim); twice && other != string(own.member) {
			s.reject(i, own.dim, flawf("%[1]q không khớp với phân khúc %[2]q", "%[1]q is not what the segment says, %[2]q",
				diag.Both("để trống một trong hai ô", "leave one of the two cells empty"), string(own.member), other))
		} else if !twice {
			picked = kpi.NewSegment(append(picked, kpi.Pick{Dim: own.dim, Member: string(own.member)})...)
		}
	}
	return picked
}

// semicolonDim is a semicolon before another dimension.
var semicolonDim = regexp.MustCompile(`;([^;=:,]*[=:])`)

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
