package deck

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shortestStem is how many letters a common beginning of names needs to say
// what the files are.
const shortestStem = 3

// globs names files as shortly as can be without matching any of the others:
// a whole folder, what begins alike in it, else one by one. The first two also
// take the files that are added later.
func globs(files, others []string) []string {
	if p, ok := oneFor(files, files, others); ok {
		return []string{p}
	}
	var list []string
	for _, folder := range grouped(files, path.Dir) {
		for _, kind := range grouped(folder, path.Ext) {
			if p, ok := oneFor(kind, files, others); ok {
				list = append(list, p)
				continue
			}
			for _, file := range kind {
				list = append(list, Glob(file))
			}
		}
	}
	slices.Sort(list)
	return list
}

// grouped parts files by what they have in common, in the order of their names.
func grouped(files []string, by func(string) string) [][]string {
	var keys []string
	groups := map[string][]string{}
	for _, file := range files {
		key := by(file)
		if groups[key] == nil {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], file)
	}
	slices.Sort(keys)
	var list [][]string
	for _, key := range keys {
		slices.Sort(groups[key])
		list = append(list, groups[key])
	}
	return list
}

// oneFor finds one pattern for files of one ending that matches nothing beside
// what is allowed.
func oneFor(files, allowed, others []string) (string, bool) {
	ext := path.Ext(files[0])
	if ext == "" || slices.ContainsFunc(files, func(f string) bool { return path.Ext(f) != ext }) {
		return "", false
	}
	tried := []string{folderOf(files) + "*" + Glob(ext)}
	if stem := stemOf(files); stem != "" {
		tried = append(tried, folderOf(files)+Glob(stem)+"*"+Glob(ext))
	}
	for _, p := range tried {
		if matchesOnly(p, files, allowed, others) {
			return p, true
		}
	}
	return "", false
}

// matchesOnly holds a pattern to all of the files and none of the others but
// those that are allowed.
func matchesOnly(pattern string, files, allowed, others []string) bool {
	matches := func(file string) bool {
		ok, err := path.Match(pattern, file)
		return ok && err == nil
	}
	for _, file := range files {
		if !matches(file) {
			return false
		}
	}
	return !slices.ContainsFunc(others, func(file string) bool { return matches(file) && !slices.Contains(allowed, file) })
}

// folderOf is the common folder as a pattern, with * for a dated one and / at its
// end; "" for the deck's own.
func folderOf(files []string) string {
	dir := path.Dir(files[0])
	if slices.ContainsFunc(files, func(f string) bool { return path.Dir(f) != dir }) {
		var parts []string
		for _, part := range strings.Split(undated(dir), "/") {
			if part != "*" {
				part = Glob(part)
			}
			parts = append(parts, part)
		}
		return strings.Join(parts, "/") + "/"
	}
	if dir == "." {
		return ""
	}
	return strings.TrimSuffix(Glob(dir), "/") + "/"
}

// stemOf is how the names of several files begin alike, without the number or the
// date at its end; "" where that says too little.
func stemOf(files []string) string {
	if len(files) == 1 {
		return ""
	}
	stem := []rune(strings.TrimSuffix(path.Base(files[0]), path.Ext(files[0])))
	for _, file := range files[1:] {
		n := 0
		for _, r := range strings.TrimSuffix(path.Base(file), path.Ext(file)) {
			if n == len(stem) || stem[n] != r {
				break
			}
			n++
		}
		stem = stem[:n]
	}
	for n := len(stem); n > 0 && (unicode.IsDigit(stem[n-1]) || n > 1 && !unicode.IsLetter(stem[n-1]) && unicode.IsDigit(stem[n-2])); n-- {
		stem = stem[:n-1]
	}
	if len(stem) < shortestStem {
		return ""
	}
	return string(stem)
}

// Glob writes a path so that a pattern means it alone, but for letters that are no
// UTF-8, which cannot be written and stand as any. Spaces at the ends are put in
// brackets, since a deck does not keep them. No backslash escapes: on Windows it
// parts folders.
func Glob(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); {
		r, n := utf8.DecodeRuneInString(name[i:])
		edge := i == 0 || i+n == len(name)
		switch {
		case r == utf8.RuneError && n == 1:
			b.WriteByte('?')
		case r == '\\':
			b.WriteString(`[\\]`)
		case strings.ContainsRune(`*?[`, r), edge && unicode.IsSpace(r):
			b.WriteString("[" + string(r) + "]")
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}
