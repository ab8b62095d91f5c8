package training_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"shcr/backend/training"
)

// held is what a resource says of its version and its value.
type held struct {
	ID   string
	Meta struct {
		VersionID   string `json:"versionId"`
		LastUpdated time.Time
	}
	Value struct{ Value json.Number } `json:"valueQuantity"`
	Note  []struct{ Text string }
}

// The panel has a partner alter one item of a person and add one, as FHIR has it: the
// next version, updated later, with another value. Putting everything right takes it
// back.
func TestThePanelAltersAndAddsAnItem(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	for key, who := range map[string]string{"FAI": "P01", "EST": "P01", "NSC": "P02", "CRV": "P01", "EAM": "P01", "MCC": "P01"} {
		altered, added, err := r.Change(key, who)
		if err != nil {
			t.Errorf("%s: %v", key, err)
			continue
		}
		read := func(of string) (h held, body string) {
			a := s.ask(t, http.DefaultClient, s.base(key)+of)
			if a.StatusCode != http.StatusOK {
				return h, "gone"
			}
			if err := json.Unmarshal(a.body, &h); err != nil {
				t.Fatal(err)
			}
			if tag := a.Header.Get("ETag"); key != "MCC" && tag != `W/"`+h.Meta.VersionID+`"` { // whose tag is its feed's
				t.Errorf("%s %s: %s", key, of, tag)
			}
			return h, string(a.body)
		}
		now, nowSent := read(altered)
		more, moreSent := read(added)
		if code, _ := press(t, r, "/control/mend", ""); code != 200 {
			t.Fatal(code)
		}
		was, wasSent := read(altered)
		_, gone := read(added)
		if now.Meta.VersionID != "2" || was.Meta.VersionID != "1" || !now.Meta.LastUpdated.After(was.Meta.LastUpdated) || now.Value == was.Value && len(now.Note) == len(was.Note) {
			t.Errorf("%s: %s was %s", key, nowSent, wasSent)
		}
		if more.Meta.VersionID != "1" || more.ID == now.ID || !more.Meta.LastUpdated.Equal(now.Meta.LastUpdated) || gone != "gone" {
			t.Errorf("%s: %s", key, moreSent)
		}
	}
	if code, body := press(t, r, "/control/EST/change", "person=999+012+3454"); code != 200 || !strings.Contains(string(body), `"changes": 2`) {
		t.Errorf("%d %s", code, body)
	}
	if page := look(t, r.Address()+"/control"); !strings.Contains(page, "2 items altered or new") || !strings.Contains(page, "Put everything right") {
		t.Error("the page does not say so")
	}
	for path, form := range map[string]string{"/control/EST/change": "person=", "/control/SCC/change": "person=P39", "/control/people/change": "person=P01", "/control/NOBODY/change": "person=P01"} {
		if code, _ := press(t, r, path, form); code < 400 || code > 499 {
			t.Errorf("%s %s: %d", path, form, code)
		}
	}
}
