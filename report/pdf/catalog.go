package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

// The library cannot say in which language a file is, which screen readers need
// to pronounce it, nor that the title is to stand in the window. Both belong in
// the catalogue, the last object before the table of offsets: what is added there
// moves nothing but the table itself, whose place the end of the file tells.
var (
	catalog  = []byte("/Type /Catalog\n")
	language = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

// withLanguage adds both to a file.
func withLanguage(file []byte, lang string) ([]byte, error) {
	if !language.MatchString(lang) {
		return nil, fmt.Errorf("%q is no language", lang)
	}
	const start, end = "startxref\n", "\n%%EOF"
	at, tail := bytes.LastIndex(file, catalog), bytes.LastIndex(file, []byte(start))
	if at < 0 || tail < at {
		return nil, fmt.Errorf("the file has no catalogue")
	}
	number := file[tail+len(start):]
	number = number[:max(0, bytes.Index(number, []byte(end)))]
	offset, err := strconv.Atoi(string(number))
	if err != nil || offset < at || offset > tail {
		return nil, fmt.Errorf("the file ends without the place of its offsets")
	}
	more := fmt.Sprintf("/Lang (%s)\n/ViewerPreferences <</DisplayDocTitle true>>\n", lang)
	out := make([]byte, 0, len(file)+len(more)+8)
	out = append(out, file[:at+len(catalog)]...)
	out = append(out, more...)
	out = append(out, file[at+len(catalog):tail+len(start)]...)
	out = strconv.AppendInt(out, int64(offset+len(more)), 10)
	return append(out, file[tail+len(start)+len(number):]...), nil
}
