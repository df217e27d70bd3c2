package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean takes out the characters that look like nothing: zero-width space and
// byte-order mark.
func clean(s string) string {
	if strings.IndexByte(s, "\u200b"[0]) < 0 && strings.IndexByte(s, "\ufeff"[0]) < 0 {
		return s
	}
	if strings.ContainsAny(s, "\u200b\ufeff") {
		s = strings.NewReplacer("\u200b", "", "\ufeff", "").Replace(s)
	}
	return s
}

// memberName gives a cell as names are compared and shown: NFC, trimmed.
func memberName(s string) string {
	if asciiText(s) {
		return strings.TrimSpace(s)
	}
	s = strings.TrimSpace(clean(strings.ToValidUTF8(s, "\ufffd")))
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	return s
}

func asciiText(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// headerKey gives a header as headers are compared: like a member, and in
// lower case with every run of spaces and underscores one space.
func headerKey(s string) string { return keyOfName(memberName(s)) }

// keyOfName is headerKey of what memberName gave, which costs most of it.
func keyOfName(s string) string {
	s = strings.ToLower(s)
	if strings.IndexFunc(s, oddGap) < 0 && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || oddGap(r) }), " ")
}

// oddGap tells whether a character parts words as a space does.
func oddGap(r rune) bool { return r == '_' || r != ' ' && unicode.IsSpace(r) }

// headerCurrency splits the currency in brackets off a header: Amount spent
// (VND) and Giá(₫) give VND. Other brackets stay.
func (w *words) headerCurrency(header string) (key, currency string) {
	name := memberName(header)
	open := strings.LastIndexByte(name, '(')
	if open > 0 && strings.HasSuffix(name, ")") {
		inside := strings.TrimSpace(name[open+1 : len(name)-1])
		if code, ok := w.symbols[inside]; ok && code != "" {
			return keyOfName(strings.TrimSpace(name[:open])), code
		}
	}
	return keyOfName(name), ""
}
