package template

import (
	"path"
	"strings"
)

// The namespaces of the elements of a workbook: what nearly all programs write,
// and the strict form, whose parts would need other edits.
const (
	plainSpace  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	strictSpace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
)

// workbook is what of a workbook's own part matters here.
type workbook struct {
	part   string
	raw    []byte
	from1  bool // days are counted from 1904
	sheets []*sheet
	names  []definedName
	// Where the settings of calculation stand, or belong: calcTo is 0 without them.
	calcFrom, calcTo int
	prefix           string
}

// definedName is a name and what it refers to, as Sheet1!$B$4.
type definedName struct{ name, refers string }

// behindCalc are the elements that may follow the settings of calculation.
var behindCalc = []string{"oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
	"fileRecoveryPr", "webPublishObjects", "extLst"}

// readWorkbook reads the part that lists sheets and names.
func readWorkbook(a *archive, part string) (*workbook, error) {
	raw, err := a.part(part)
	if err != nil {
		return nil, err
	}
	links, err := a.relations(part)
	if err != nil {
		return nil, err
	}
	targets := map[string]relation{}
	for _, l := range links {
		targets[l.id] = l
	}
	b := &workbook{part: part, raw: raw}
	err = b.scan(targets)
	return b, err
}

func (b *workbook) scan(targets map[string]relation) error {
	name, inside := definedName{}, false
	return walk(b.raw, func(t token) error {
		switch {
		case t.opens("workbook"):
			b.prefix = prefixOf(string(b.raw[t.from:t.to]))
			if t.space() == strictSpace {
				return errStrict
			}
		case t.opens("workbookPr"):
			b.from1 = truth(t.attr("date1904"))
		case t.opens("sheet"):
			if l := targets[t.attr("id")]; l.kind == "worksheet" {
				b.sheets = append(b.sheets, &sheet{name: t.attr("name"), part: l.target})
			}
		case t.opens("definedName"):
			name, inside = definedName{name: t.attr("name")}, true
		case t.closes("definedName"):
			b.names, inside = append(b.names, name), false
		case t.opens("calcPr"):
			b.calcFrom, b.calcTo = t.from, t.to
		case t.opens(behindCalc...) && b.calcFrom == 0, t.closes("workbook") && b.calcFrom == 0:
			b.calcFrom = t.from
		case inside:
			name.refers += t.text()
		}
		return nil
	})
}

// truth reads a boolean of a workbook.
func truth(s string) bool { return s == "1" || s == "true" }

// prefixOf gives the namespace prefix of a start tag with its colon, "" for none.
func prefixOf(tag string) string {
	name := strings.TrimLeft(tag, "<")
	if end := strings.IndexAny(name, blank+"/>"); end >= 0 {
		name = name[:end]
	}
	if colon := strings.IndexByte(name, ':'); colon >= 0 {
		return name[:colon+1]
	}
	return ""
}

// computed gives the workbook's part with the wish that all formulas be computed
// when it is opened.
func (b *workbook) computed() []byte {
	tag := "<" + b.prefix + "calcPr/>"
	to := b.calcFrom
	if b.calcTo > 0 {
		tag, to = string(b.raw[b.calcFrom:b.calcTo]), b.calcTo
	}
	return spliced(b.raw, []splice{{b.calcFrom, to, with(tag, "fullCalcOnLoad", "1")}})
}

// sheet finds a sheet by its name, in which letter case does not count.
func (b *workbook) sheet(name string) *sheet {
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, name) {
			return s
		}
	}
	return nil
}

// table is a table of a sheet: a header row, data and perhaps a totals row.
type table struct {
	name    string
	part    string
	raw     []byte
	ref     area
	headers []string
	headed  bool // the first row is a header
	totals  int  // rows of totals at the end
}

// readTables reads the tables of a sheet, in the order of their parts.
func readTables(a *archive, s *sheet) error {
	links, err := a.relations(s.part)
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.kind != "table" {
			continue
		}
		t, err := readTable(a, l.target)
		if err != nil {
			return err
		}
		s.tables = append(s.tables, t)
	}
	return nil
}

func readTable(a *archive, part string) (*table, error) {
	raw, err := a.part(part)
	if err != nil {
		return nil, err
	}
	x := &table{part: part, raw: raw, headed: true}
	err = walk(raw, func(t token) error {
		switch {
		case t.opens("table"):
			x.name = t.attr("displayName")
			x.ref, _ = parseArea(t.attr("ref"))
			x.headed = t.attr("headerRowCount") != "0"
			x.totals, _ = number(t.attr("totalsRowCount"))
		case t.opens("tableColumn"):
			x.headers = append(x.headers, headerText(t.attr("name")))
		}
		return nil
	})
	return x, err
}

// headerText undoes how tables keep line ends in their headers.
func headerText(s string) string {
	return strings.NewReplacer("_x000a_", " ", "_x000A_", " ", "_x000d_", "", "_x000D_", "").Replace(s)
}

// resized is the table's part with another range. Its filter, if it has one,
// covers the rows without those of totals.
func (x *table) resized(ref area) []byte {
	var list []splice
	_ = walk(x.raw, func(t token) error { // it was read once without an error
		switch {
		case t.opens("table"):
			list = append(list, splice{t.from, t.to, with(string(x.raw[t.from:t.to]), "ref", ref.String())})
		case t.opens("autoFilter"):
			filter := ref
			filter.bottom -= x.totals
			list = append(list, splice{t.from, t.to, with(string(x.raw[t.from:t.to]), "ref", filter.String())})
			return errEnough
		}
		return nil
	})
	return spliced(x.raw, list)
}

// mainPart finds the workbook's part.
func mainPart(a *archive) (string, error) {
	links, err := a.relations("")
	if err != nil {
		return "", err
	}
	for _, l := range links {
		if l.kind == "officeDocument" {
			return path.Clean(l.target), nil
		}
	}
	return "", errNoPart
}
