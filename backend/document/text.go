package document

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// text decodes bytes to UTF-8: a byte order mark decides, then valid UTF-8, then
// the declared character set where it is UTF-16, else Windows-1252, which is what
// older systems send unlabelled.
func text(body []byte, contentType string) string {
	if utf16Mark(body) {
		if out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(body); err == nil {
			return string(out)
		}
	}
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if utf8.Valid(body) {
		return string(body)
	}
	_, params, _ := mime.ParseMediaType(contentType)
	if strings.EqualFold(params["charset"], "utf-8") {
		return strings.ToValidUTF8(string(body), "\uFFFD")
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(body)
	if err != nil {
		return strings.ToValidUTF8(string(body), "\uFFFD")
	}
	return string(out)
}

func utf16Mark(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff})
}

// lines gives every line ending one form and opens tabs and form feeds.
func lines(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(s)
	return s
}
