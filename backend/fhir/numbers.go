package fhir

import "bytes"

// maxNumber bounds the letters of one number (A3): no dose or result has so
// many, and what calculates with one could be kept busy. maxNames bounds the
// names in one resource, and maxMembers those of one object, which are held
// against each other.
const (
	maxNumber  = 64
	maxNames   = 200_000
	maxMembers = 10_000
)

// excess says what a resource's JSON has too much of, "" when nothing. It looks
// between the strings only, which are most of the text.
func excess(data []byte) string {
	const long = "a number is too long"
	names := 0
	for len(data) > 0 {
		quote := bytes.IndexByte(data, '"')
		if quote < 0 {
			quote = len(data)
		}
		if quote > maxNumber && longRun(data[:quote]) {
			return long
		}
		if names += bytes.Count(data[:quote], []byte{':'}); names > maxNames {
			return "too many names"
		}
		if quote == len(data) {
			return ""
		}
		data = data[quote+1:]
		for { // to the end of the string
			stop := bytes.IndexAny(data[:min(len(data), 64)], `"\`)
			if stop < 0 && len(data) > 64 {
				data = data[64:]
				continue
			}
			if stop < 0 {
				return "" // it never ends: the decoder says so
			}
			escaped := data[stop] == '\\'
			data = data[min(stop+1, len(data)):]
			if !escaped {
				break
			}
			data = data[min(1, len(data)):]
		}
	}
	return ""
}

// longRun tells whether text without strings has too long a number.
func longRun(data []byte) bool {
	run := 0
	for _, c := range data {
		switch {
		case c >= '0' && c <= '9', c == '.', c == '-', c == '+', c == 'e', c == 'E':
			if run++; run > maxNumber {
				return true
			}
		default:
			run = 0
		}
	}
	return false
}
