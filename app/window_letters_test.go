//go:build e2e

package app_test

import (
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// H30, H31, M112: a letter of every kind shows what it says, or its picture, in
// the real window. With SHCR_PICTURES a picture of each is left, light and dark.
func TestWindowLettersOfEveryKind(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{Width: 1440, Height: 1500})
	w.signIn()
	for _, person := range []struct {
		key     string
		letters [][3]string // kind, title, words of it; "" for a picture
	}{
		{"P01", [][3]string{
			{"html", "Cardiology clinic letter", "ACE-inhibitor angioedema"}, {"html-table", "Wound chart", "42"}, {"rtf", "Memory clinic letter", "MoCA 19/30"},
			{"docx", "Frailty care plan", "Mrs Patel"}, {"text", "Practice note: hospital discharge read", "not yet changed on repeat"}, {"fixed", "111/out-of-hours report", "he hates hospital"},
			{"pdf", "Discharge summary", ""}, {"tiff", "Scanned paper note 2009", ""}, {"jpeg", "Wound photograph, left leg", ""},
		}},
		{"P02", [][3]string{{"cda", "Patient care record", "Herbert Protocol"}}},
		{"P35", [][3]string{{"png", "Oxygen alert card", ""}}},
		{"P36", [][3]string{{"tiff-hand", "Insulin card, scanned", ""}}},
	} {
		w.open(person.key)
		for _, l := range person.letters {
			w.run(l[0], func(t *testing.T) {
				w.press("Person summary", "Open Documents as a page", l[1])
				w.until(l[1]+" is there", func() bool {
					if l[2] == "" {
						return eval[bool](w, `const i = document.querySelector("main .sheet-paper img"); return !!i && i.complete && i.naturalWidth > 300`)
					}
					return strings.Contains(eval[string](w, `return document.querySelector("main .paper")?.innerText ?? ""`), l[2])
				})
				if told := eval[string](w, `return [...document.querySelectorAll("main .letter-lost, main .sheet-problem, main [role=alert]")].map((e) => e.innerText).join()`); told != "" {
					t.Errorf("it says %q", told)
				}
				for _, colours := range []string{"Light colours", "Dark colours"} {
					w.press(colours)
					w.must(w.Screenshot(picture(t.TempDir(), l[0]+"-"+colours[:4])))
				}
			})
		}
		w.leave()
	}
}
