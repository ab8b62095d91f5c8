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

// excess says what a resource's JSON has too much of, "" when nothing.
func excess(data []byte) string {
	_, much := survey(data)
	return much
}

// survey goes over JSON between its strings, which are most of the text, before
// any parser sees it: whether it is nested too deeply, and what else it has too
// much of.
func survey(data []byte) (deep bool, much string) {
	depth, names, run := 0, 0, 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '"':
			run = 0
			for {
				n := bytes.IndexByte(data[i+1:], '"')
				if n < 0 {
					return deep, much // no end: whatever parses it will say so
				}
				i += n + 1
				if !escaped(data[:i]) {
					break
				}
			}
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '-', '+', 'e', 'E':
			if run++; run > maxNumber {
				much = "a number is too long"
			}
		case ':':
			run = 0
			if names++; names > maxNames && much == "" {
				much = "too many names"
			}
		case '{', '[':
			run = 0
			depth++
			deep = deep || depth > maxDepth
		case '}', ']':
			run = 0
			depth--
		default:
			run = 0
		}
	}
	return deep, much
}

// escaped tells whether what follows is escaped: an odd number of backslashes.
func escaped(before []byte) bool {
	n := 0
	for n < len(before) && before[len(before)-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}
