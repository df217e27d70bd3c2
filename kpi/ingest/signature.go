package ingest

import "slices"

// addSignature takes what only one platform writes: a header of its own, or the
// list of all headers of a table in their order, which others have too.
func (p *Preset) addSignature(entries []oneOrMore) {
	var alone []string
	for _, e := range entries {
		if len(e) > 1 {
			p.signatureRows = append(p.signatureRows, keysOf(e))
		} else {
			alone = append(alone, e...)
		}
	}
	p.signature = headerKeys(alone)
	for _, h := range keysOf(alone) {
		if starred(h) {
			p.signatureWords = append(p.signatureWords, h)
		}
	}
	if len(alone) > 0 {
		p.shown[roleSignature] = alone[0]
	}
}

// signs tells whether a header row holds a header of the signature or is one of
// its rows.
func (p *Preset) signs(keys []string) bool {
	return slices.ContainsFunc(keys, p.signedBy) ||
		slices.ContainsFunc(p.signatureRows, func(row []string) bool { return slices.Equal(row, keys) })
}

// signedBy tells whether a header is of the signature.
func (p *Preset) signedBy(key string) bool { return p.signature[key] || namedIn(p.signatureWords, key) }
