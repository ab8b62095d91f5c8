//go:build e2e

package app_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// stage is a desk with somebody signed in, in a role where there are several.
type stage struct {
	*desk
	words windowtest.Words
	dir   string
}

func staged(t *testing.T, user, role string) *stage {
	t.Helper()
	s := &stage{openWindow(t, user, windowtest.Options{Width: 1440, Height: 1400}), windowtest.Training(), t.TempDir()}
	s.words.Role, s.words.Cards = role, nil
	s.walk(windowtest.Journey(s.words)[:2]...)
	return s
}

func (s *stage) do(errs ...error) {
	s.t.Helper()
	if err := errors.Join(errs...); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) has(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if _, err := s.Text(text); err != nil {
			s.t.Error(err)
		}
	}
}

// hasNot looks at once: what is there has been waited for before.
func (s *stage) hasNot(texts ...string) {
	s.t.Helper()
	var all string
	s.do(s.Script(&all, "return document.body.innerText"))
	for _, text := range texts {
		if strings.Contains(all, text) {
			s.t.Errorf("%q is on the screen", text)
		}
	}
}

func (s *stage) fill(label, text string) {
	s.t.Helper()
	field, err := s.Role("textbox", label)
	if err != nil {
		s.t.Fatal(err)
	}
	s.do(field.Clear(), field.Type(text))
}

func (s *stage) picture(name string) { s.do(s.Screenshot(picture(s.dir, name))) }

// person walks from an empty search to the whole record of somebody.
func (s *stage) person(number, name string) {
	s.t.Helper()
	words := s.words
	words.NHSTyped, words.Name = number, name
	s.walk(windowtest.Journey(words)[2:6]...)
}

// What each of four sees and does in the real window: a GP, a social worker without
// a smartcard role, a receptionist, and somebody with two roles (M36, M49 to M54,
// C10, I1, D25, H2).
func TestWindowRoles(t *testing.T) {
	t.Run("GP", func(t *testing.T) {
		s := staged(t, "U1", "")
		// Twins: two rows with a warning, and nobody opens by themself.
		s.fill("Family name", "rahman")
		s.fill("Date of birth", "17.9.2012")
		s.press("Search")
		s.has("2 people found", "1 other person here shares", "RAHMAN, Mohammed Ibrahim", "RAHMAN, Mohammed Isma'il", "14y")
		s.hasNot("Why do you need this record?", "Person summary")
		s.picture("search-twins")
		// Too little, and too much: said in words, and nothing typed is lost.
		s.fill("Date of birth", "yesterday")
		s.press("Search")
		s.has("Enter the date of birth as day, month and year")
		s.picture("search-error")
		var kept []string
		s.do(s.Script(&kept, "return [family.value, born.value]"))
		if !slices.Equal(kept, []string{"rahman", "yesterday"}) {
			t.Errorf("kept %q", kept)
		}
		// A superseded number is followed, and told.
		s.press("Clear")
		s.fill("NHS number", "NHS No. 999 669 7649 (old)")
		s.press("Search")
		s.has("NHS number 999 669 7649 was replaced", "OYELARAN")
		s.press("Clear")
		// A former name needs another way to search.
		s.fill("Family name", "Shah")
		s.fill("Date of birth", "14-Mar-1948")
		s.press("Search")
		s.has("Nobody found", "former names are found under More ways to search")
		s.press("More ways to search")
		past, err := s.Role("radio", "Also former names and addresses")
		s.do(err)
		var label any
		s.do(past.Script(&label, "arguments[0].click(); return null"))
		s.press("Search")
		s.has("PATEL, Amina", "Not the name you typed", "it may be somebody else")
		s.picture("search-more")
		// Sensitive and deceased are flagged in the list, and the first has no address.
		for number, flag := range map[string]string{"999 522 9560": "Sensitive record", "999 603 3929": "Deceased"} {
			s.press("Clear")
			s.fill("NHS number", number)
			s.press("Search")
			s.has("1 person found", flag)
			s.picture("search-" + map[string]string{"Deceased": "deceased", "Sensitive record": "sensitive"}[flag])
		}
		// One's own name: stop and think.
		s.press("Clear")
		s.fill("NHS number", okafor)
		s.press("Search")
		who, err := s.Any([]string{"button"}, "OKAFOR")
		s.do(err, who.Click())
		s.has("Stop and think", "This person has your name.", "legitimate relationship", "do not need consent", "Safeguarding concern or enquiry")
		s.picture("stop-and-think")
		s.press("Cancel", "Clear")
		// The whole record, and the second time no question again.
		s.person(amina, "PATEL, Amina")
		s.hasNot("Hidden by your role")
		s.press("Person search", "Clear")
		s.fill("NHS number", amina)
		s.press("Search")
		who, err = s.Any([]string{"button"}, "PATEL, Amina")
		s.do(err, who.Click())
		s.has("Your reason in this session", "I am treating or assessing this person", "Give another reason")
		s.picture("reason-given")
		s.press("Open record")
		s.has("Person summary")
	})
	t.Run("social worker", func(t *testing.T) {
		s := staged(t, "U5", "")
		s.has("Social worker (adults)")
		s.person(amina, "PATEL, Amina")
		s.has("Allergy to penicillin", "Hidden by your role") // allergies in the banner (decision 13), results not
		s.picture("social-worker")
		s.press("Results")
		s.has("Hidden by your role")
		s.hasNot("Potassium", "Haemoglobin")
	})
	t.Run("receptionist", func(t *testing.T) {
		s := staged(t, "U9", "")
		s.fill("NHS number", fred)
		s.press("Search")
		who, err := s.Any([]string{"button"}, "HOLLIS")
		s.do(err, who.Click())
		s.has("This person has your family name.", "This person lives at your address.")
		reason, err := s.Role("radio", "This person asked me to look")
		s.do(err)
		s.do(reason.Script(new(any), "arguments[0].click(); return null"))
		s.press("Open record")
		s.has("Say in a few words why you need this record.")
		s.fill("In a few words", "At the desk, asks for his next appointment")
		s.press("Open record")
		s.has("Person summary", "Hidden by your role")
		s.hasNot("Donepezil", "Memantine")
		s.picture("receptionist")
		s.press("My access")
		s.has("Same family name", "Same address", "At the desk")
		s.picture("receptionist-access")
	})
	t.Run("paramedic", func(t *testing.T) { // as the guide says to try emergency access
		s := staged(t, "U4", "")
		s.person(dominic, "CASTELLANOS")
		s.has("Some items are restricted")
		s.hasNot("Schizoaffective")
		s.press("Emergency access")
		s.fill("In a few words", "Found collapsed, medicines unknown")
		s.press("Show restricted items")
		s.has("Emergency access is in force", "Schizoaffective")
		// It was for that open alone.
		s.press("Person search", "Clear")
		s.person(dominic, "CASTELLANOS")
		s.has("Some items are restricted")
		s.hasNot("Schizoaffective", "Emergency access is in force")
	})
	t.Run("two roles", func(t *testing.T) {
		s := staged(t, "U10", "Sessional GP (out-of-hours)")
		s.person(dominic, "CASTELLANOS")
		s.has("Some items are restricted")
		s.hasNot("Schizoaffective")
		s.press("Emergency access")
		s.has("It is flagged for your privacy officer")
		s.picture("break-glass-asks")
		s.fill("In a few words", "Found collapsed, medicines unknown")
		s.press("Show restricted items")
		s.has("Emergency access is in force", "Schizoaffective")
		s.picture("break-glass")
		// In the other role there is nothing left of it, and nothing to break.
		s.press("Change role", "Consultant (psychiatry)")
		s.person(dominic, "CASTELLANOS")
		s.has("Schizoaffective")
		s.hasNot("Emergency access")
	})
}
