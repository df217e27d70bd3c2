package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// NearPreset is a preset that does not fit, and the headers that it lacks.
type NearPreset struct {
	ID      string
	Lacking []string // for each required choice without a column, its first headers
}

// maxNear bounds the presets that are named for a file that none fits.
const maxNear = 3

// nearest lists the presets that come closest to a header row: those that lack
// least, then those that bind most. A date alone makes no preset near.
func (p Presets) nearest(keys []string) []NearPreset {
	type near struct {
		NearPreset
		bound int
	}
	var list []near
	for _, x := range p.list {
		bound := 0
		for role, headers := range x.roles {
			if role != roleDate && role != roleStart && role != roleEnd && anyColumn(keys, headers) >= 0 {
				bound++
			}
		}
		if lacking := x.missing(keys, false); bound > 0 && !x.fallback && len(lacking) < len(x.requires) {
			list = append(list, near{NearPreset{x.ID, lacking}, bound})
		}
	}
	slices.SortStableFunc(list, func(a, b near) int {
		return cmp.Or(cmp.Compare(len(a.Lacking), len(b.Lacking)), cmp.Compare(b.bound, a.bound), strings.Compare(a.ID, b.ID))
	})
	var out []NearPreset
	for _, n := range list[:min(len(list), maxNear)] {
		out = append(out, n.NearPreset)
	}
	return out
}

// String gives the preset and what it lacks.
func (n NearPreset) String() string { return n.ID + " (" + strings.Join(n.Lacking, "; ") + ")" }

// unknown words what was tried on a file that no preset knows, with an entry
// for the deck that can be pasted.
func (f *fileRead) unknown(head []byte, whole bool, sep byte, l layout) *diag.Problem {
	if len(f.req.Columns) > 0 {
		return f.lackingHeaders(l.header.fields, missingFrom(wantedHeaders(f.req), l.header.fields), f.base+l.header.line)
	}
	l, _ = likelyHeader(head, whole, sep)
	if len(l.header.fields) == 0 {
		return f.noLineEnd()
	}
	keys := headerColumns(l.header.fields, f.r.presets.words)
	line := f.base + l.header.line
	if f.req.Preset != "" {
		return f.otherThan(keys, line)
	}
	what := diag.Both("không nhận ra loại tệp", "unknown kind of file")
	if near := f.r.presets.nearest(keys); len(near) > 0 {
		names := make([]string, len(near))
		for i, n := range near {
			names[i] = n.String()
		}
		list := strings.Join(names, ", ")
		what = diag.Bothf("không nhận ra loại tệp; gần nhất, và cột còn thiếu: %s", "unknown kind of file; the nearest, and the columns they lack: %s", list)
	}
	return f.problem("unknown_file", diag.Error, line, what, f.remedy(head, whole, l, keys))
}

// otherThan says that a file is not of the preset that the deck names.
func (f *fileRead) otherThan(keys []string, line int) *diag.Problem {
	for _, x := range f.r.presets.list {
		if x.ID == f.req.Preset {
			return f.problem("not_of_preset", diag.Error, line,
				diag.Bothf("tệp không phải loại %s: thiếu cột %s", "the file is not of preset %s: it lacks the columns %s", x.ID, strings.Join(x.missing(keys, true), "; ")),
				diag.Both("bỏ preset: để kpideck tự nhận ra tệp, hoặc xuất lại với các cột đó", "leave preset: out, so that the file is detected, or export it again with these columns"))
		}
	}
	return f.problem("unknown_preset", diag.Error, line, diag.Bothf("không có preset %q", "there is no preset %q", f.req.Preset),
		diag.Both("kpideck list presets liệt kê các preset", "kpideck list presets names them"))
}

// remedy is what to do about an unknown file: an entry to paste, else why none
// can be made, and the presets that only lack a sign of their platform.
func (f *fileRead) remedy(head []byte, whole bool, l layout, keys []string) diag.Text {
	var unsigned []string
	for _, x := range f.r.presets.list {
		if len(x.missing(keys, true)) == 0 {
			unsigned = append(unsigned, "preset: "+x.ID)
		}
	}
	hint := headersHint(l.header.fields, "không thấy cột ngày hay cột kỳ; các cột trong tệp: %s", "no column of days or periods is seen; the columns of the file: %s")
	if entry, ok := f.r.presets.propose(f.req, head, whole, l); ok {
		hint = diag.Bothf("cho tệp này một nguồn riêng trong deck.yaml:\n%s", "give the file a source of its own in deck.yaml:\n%s", entry.deck())
	}
	if names := strings.Join(unsigned, ", "); names != "" {
		hint = diag.Both(fmt.Sprintf("nếu biết nền tảng, ghi cho nguồn: %s\n%s", names, hint["vi"]), fmt.Sprintf("if you know the platform, give the source: %s\n%s", names, hint["en"]))
	}
	return hint
}

func missingFrom(wanted, header []string) []string {
	keys := keysOf(header)
	return slices.DeleteFunc(slices.Clone(wanted), func(h string) bool { return slices.Contains(keys, headerKey(h)) })
}
