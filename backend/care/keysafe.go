package care

import (
	"regexp"
	"strings"
	"unicode"
)

// keyWords are how senders write of a way into a home.
var keyWords = regexp.MustCompile(`(?i)key\s*-?\s*safe|key\s*-?\s*(pad|code|box)|(door|entry|access|gate)\s*-?\s*code`)

// MentionsKeyCode tells whether a text may hold the code of a key safe or a
// door: it speaks of one and has a digit or a number word in it. Such a text is
// never shown.
func MentionsKeyCode(text string) bool {
	return keyWords.MatchString(text) && (strings.IndexFunc(text, unicode.IsDigit) >= 0 || numberWords.MatchString(text))
}

var numberWords = regexp.MustCompile(`(?i)\b(zero|one|two|three|four|five|six|seven|eight|nine)\b`)
