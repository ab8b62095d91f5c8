package people

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
)

// M36, I2: what each form asks of the service; "" with words for one that is
// refused before anything is asked.
func TestM36_FormsAndWhatTheyAsk(t *testing.T) {
	for _, c := range []struct {
		form       Form
		ask, words string
	}{
		{Form{Family: " patel ", Born: "14.3.48"}, "birthdate=eq1948-03-14&family=patel", ""},
		{Form{Family: "O’Brien", Given: "Mary  Ann", Born: "1/1/1990"}, "birthdate=eq1990-01-01&family=O'Brien&given=Mary Ann", ""},
		{Form{Family: "Pat*", Given: "Am*", Born: "14-Mar-1948", Postcode: "zz4*"}, "address-postalcode=ZZ4*&birthdate=eq1948-03-14&family=Pat*&given=Am*", ""},
		{Form{Family: "Patel", Born: "1/1/1945", BornTo: "31/12/1954", Gender: "female"}, "birthdate=ge1945-01-01&birthdate=le1954-12-31&family=Patel&gender=female", ""},
		{Form{Family: "Patel", Born: "14/3/1948", Match: MatchPast}, "_history=true&birthdate=eq1948-03-14&family=Patel", ""},
		{Form{Family: "Patel", Given: "Amina", Born: "14/3/1948", Match: MatchLike}, "_fuzzy-match=true&birthdate=eq1948-03-14&family=Patel&given=Amina", ""},
		{Form{Given: "Amina", Born: "14/3/1948", Gender: "female", Postcode: "ZZ4 2TC", Match: MatchLike}, "_fuzzy-match=true&address-postalcode=ZZ42TC&birthdate=eq1948-03-14&gender=female&given=Amina", ""},
		{Form{Family: "Patel", Born: "14/3/1948", Gender: "female", Postcode: "ZZ4 2TC", Match: MatchLike}, "_fuzzy-match=true&address-postalcode=ZZ42TC&birthdate=eq1948-03-14&family=Patel&gender=female", ""},

		{Form{Family: "Patel", Born: "14/3/1948", Match: MatchLike}, "", "enter family and given name"},
		{Form{Family: "Pat*", Given: "Amina", Born: "14/3/1948", Match: MatchLike}, "", "Take the * away"},
		{Form{Given: "Amina", Born: "14/3/1948", Gender: "female", Postcode: "ZZ4 2TC"}, "", "Enter the family name too"},
		{Form{Family: "Patel", Given: "*a", Born: "14/3/1948"}, "", "two letters of the given name"},
		{Form{Family: "É*", Born: "14/3/1948"}, "", "two letters of the family name"},
		{Form{Family: "Patel", Born: "14/3/1948", Postcode: "Z*"}, "", "two characters of the postcode"},
		{Form{Family: "Patel", Born: "1/1/1940", BornTo: "2/1/1950"}, "", "ten years at most"},
		{Form{Family: "Patel", Born: "1/1/1950", BornTo: "1/1/1940"}, "", "ends before it begins"},
		{Form{Family: "Patel", BornTo: "1/1/1940"}, "", "first day of the range"},
		{Form{Family: "Patel", Born: "1/1/1940", BornTo: "soon"}, "", "day, month and year"},
		{Form{Family: "Patel", Born: "14/3/1948", Match: "guess"}, "", "how names are compared"},
		{Form{Postcode: "ZZ4 2TC", Gender: "female"}, "", "family name and a date of birth"},
	} {
		_, q, err := c.form.Query()
		got, _ := url.QueryUnescape(q.Encode())
		if got != c.ask || !strings.Contains(say(err), c.words) || (err == nil) != (c.words == "") {
			t.Errorf("%+v: %q %q, want %q %q", c.form, got, say(err), c.ask, c.words)
		}
	}
}

// Every form that is not refused here is one that the service takes: nothing is
// sent that it answers with an error (pds-fhir §3).
func TestM36_TheServiceTakesEveryFormThatIsSent(t *testing.T) {
	values := func(v ...string) []string { return append([]string{""}, v...) }
	sent, refused := 0, 0
	s, _, asked := national(t, "healthcare-worker")
	for _, family := range values("Patel", "Pa*", "*", "P*") {
		for _, given := range values("Amina", "Am*", "Amina Rose") {
			for _, born := range [][2]string{{}, {"14/3/1948", ""}, {"1/1/1945", "1/1/1950"}} {
				for _, gender := range values("female") {
					for _, postcode := range values("ZZ4 2TC", "ZZ*") {
						for _, match := range values(MatchPast, MatchLike) {
							f := Form{Family: family, Given: given, Born: born[0], BornTo: born[1], Gender: gender, Postcode: postcode, Match: match}
							before := len(*asked)
							_, err := s.Search(context.Background(), receipttest.Make(), f)
							switch was := len(*asked) > before; {
							case was && err != nil:
								t.Errorf("%+v: sent, and refused: %v", f, say(err))
							case was:
								sent++
							default:
								refused++
							}
						}
					}
				}
			}
		}
	}
	if sent < 100 || refused < 100 {
		t.Errorf("%d sent, %d refused", sent, refused)
	}
}

// Every code of the service in words of its own, with what to do; what only looks
// like one of them says nothing about the person (pds-fhir §4).
func TestH5_EveryRefusalInWords(t *testing.T) {
	for _, c := range []struct {
		status int
		code   string
		search bool
		as     care.Code
		words  string
	}{
		{400, "INVALID_SEARCH_DATA", true, care.CodeInput, "cannot search by this combination"},
		{400, "UNSUPPORTED_SERVICE", true, care.CodeInput, "nothing that it searches by"},
		{400, "MISSING_VALUE", true, care.CodeRefused, "needs mending"},
		{400, "INVALID_VALUE", true, care.CodeInput, "could not read one of the values"},
		{400, "ADDITIONAL_PROPERTIES", true, care.CodeRefused, "fewer details"},
		{400, "INVALID_RESOURCE_ID", false, care.CodeNHSNumber, "does not take this as an NHS number"},
		{401, "ACCESS_DENIED", false, care.CodeRefused, "sign in again"},
		{403, "ACCESS_DENIED", true, care.CodeRefused, "sign in again"},
		{403, "INVALID_VALUE", true, care.CodeRefused, "Your role may not allow it"},
		{404, "RESOURCE_NOT_FOUND", false, care.CodeNotFound, "Nobody has this NHS number"},
		{404, "INVALIDATED_RESOURCE", false, care.CodeWithdrawn, "was withdrawn"},
		{404, "", false, care.CodeUnavailable, "did not answer"},
		{404, "", true, care.CodeUnavailable, "did not answer"},
		{408, "UNABLE_TO_CALL_SERVICE", false, care.CodeUnavailable, "could not reach the national records"},
		{429, "TOO_MANY_REQUESTS", true, care.CodeUnavailable, "is busy"},
		{429, "", true, care.CodeUnavailable, "is busy"},
		{500, "", true, care.CodeUnavailable, "did not answer"},
		{502, "RESOURCE_NOT_FOUND", false, care.CodeUnavailable, "did not answer"},
		{503, "INVALIDATED_RESOURCE", false, care.CodeUnavailable, "did not answer"},
	} {
		body := `{"fault":"gateway"}`
		if c.code != "" {
			body = outcome(c.code)
		}
		s, _ := service(t, "healthcare-worker", c.status, body)
		var err error
		if c.search {
			_, err = s.Search(context.Background(), receipttest.Make(), Form{Family: "PATEL", Born: "14/3/1948"})
		} else {
			_, err = s.Trace(context.Background(), receipttest.Make(), amina)
		}
		if care.CodeOf(err) != c.as || !strings.Contains(say(err), c.words) {
			t.Errorf("%d %s: %s %q, want %s %q", c.status, c.code, care.CodeOf(err), say(err), c.as, c.words)
		}
		// Only two of them are about the person; all else says that it is not.
		if about := c.as == care.CodeNotFound || c.as == care.CodeWithdrawn || c.as == care.CodeInput || c.as == care.CodeNHSNumber; !about && !strings.Contains(say(err), "says nothing about the person") {
			t.Errorf("%d %s: could be taken for an answer: %q", c.status, c.code, say(err))
		}
	}
	if _, ok := refusals["TOO_MANY_MATCHES"]; ok || len(refusals) != 11 {
		t.Error("TOO_MANY_MATCHES is an answer, not a refusal")
	}
}
