//go:build !amd64

package ingest

func wordsOf(words []word, text []byte, delim byte) { narrowWords(words, text, delim) }
