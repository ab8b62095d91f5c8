package app_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/care"
	"shcr/backend/record"
)

// everything reads all of a record that the page can ask for, as one text.
func (c *clinic) everything(t *testing.T, v record.View) string {
	t.Helper()
	var b strings.Builder
	put := func(x any) {
		text, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
	}
	put(v)
	demographics, err := c.Record.Demographics(v.Record)
	put(demographics)
	put(say(err))
	now, err := c.Record.Now(v.Record)
	put(now)
	put(say(err))
	for _, s := range v.Sections {
		sec := c.section(t, v, s.Key)
		put(sec)
		for _, e := range sec.Entries {
			if src, err := c.Record.Source(v.Record, e.ID); err == nil {
				b.WriteString(src)
			}
			if e.Letter != nil {
				l, err := c.Record.Letter(v.Record, e.ID)
				put(l)
				put(say(err))
			}
		}
	}
	return b.String()
}

// encodings of a text in which it could hide in a file.
func encodings(s string) [][]byte {
	utf16 := make([]byte, 0, 2*len(s))
	for _, r := range s {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	return [][]byte{[]byte(s), utf16, []byte(hex.EncodeToString([]byte(s))), []byte(base64.StdEncoding.EncodeToString([]byte(s)))}
}

// B16, L17, L1: every canary of every person is looked for in the log, in every
// file the viewer or anything else wrote, in the events and in the environment.
func TestB16_NoCanaryIsLeftAnywhere(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	c := open(t, "U2")
	shown := ""
	for _, number := range []string{amina, "999 824 5915", "999 510 2250", "999 171 5215", "999 603 3929", "999 340 9650"} {
		v := c.opened(t, number)
		shown += c.everything(t, v)
		// Wrong calls must not leak what they were given either.
		_, _ = c.Record.Letter(number, number)
		_, _ = c.Record.Open(number+"7", "treatment", "note")
	}
	c.Session.SignOut()
	places := map[string][]byte{"log": []byte(c.log.String()), "environment": []byte(strings.Join(os.Environ(), "\n"))}
	events, err := json.Marshal(eventText(c.events.all()))
	if err != nil {
		t.Fatal(err)
	}
	places["events"] = events
	for _, dir := range []string{c.dir, temp} {
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				places[path], _ = os.ReadFile(path)
			}
			return err
		})
	}
	secrets := append(c.region.Canaries(), "PATEL", "Amina", "9990123454", "999 012 3454", "HOLLIS", "Bearer ",
		"eyJhbGci", "eyJ0eXAi", "eyJraWQi") // heads of a JSON Web Token; three letters alone stand in any sealed text
	seen, hits := 0, 0
	for _, secret := range secrets {
		if strings.Contains(shown, secret) {
			seen++
		}
		for place, text := range places {
			for _, form := range encodings(secret) {
				if bytes.Contains(text, form) {
					hits++
					t.Errorf("%q is in %s", secret, place)
				}
			}
		}
	}
	// Positive controls: the search finds what is there, and canaries were on
	// the screen to be leaked.
	if seen < 20 {
		t.Errorf("only %d canaries were shown: the test looked for too little", seen)
	}
	if !bytes.Contains(bytes.Join(values(places), nil), []byte("RZ9")) {
		t.Error("the files that were searched hold not even the user's organisation")
	}
	t.Logf("bar B16 required 0 measured %d %s", hits, map[bool]string{true: "ok", false: "short"}[hits == 0])
}

func eventText(list []sent) []any {
	out := []any{}
	for _, s := range list {
		out = append(out, s.name, s.data)
	}
	return out
}

func values(m map[string][]byte) [][]byte {
	out := [][]byte{}
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

// H24, D9: where a sensitive person is reaches no screen, from no partner.
func TestH24_SensitivePersonIsNotLocated(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, "999 522 9560")
	if !v.Person.Sensitive || v.Person.SensitiveWhy == "" || v.Person.Address != "" || v.Person.GP != "" || len(v.Person.Phones) > 0 {
		t.Fatalf("banner: %+v", v.Person)
	}
	all := c.everything(t, v)
	for _, leak := range []string{"Mill Reach", "Samphire Row", "ZZ2 4MR", "ZZ7 4QX", "07700 900777", "07700900777", "refuge", "Tidewell", "Lomax",
		"Estuary Teaching", "Saltmarsh Mental", "RZ9\"", "RZ8\"", "@RZ"} {
		if strings.Contains(all, leak) {
			i := strings.Index(all, leak)
			t.Errorf("%q reaches the page: …%s…", leak, all[max(0, i-120):min(len(all), i+60)])
		}
	}
	if len(v.Allergies.Items) == 0 {
		t.Error("allergies must stay visible")
	}
	rows := 0
	for _, s := range v.Sections {
		rows += s.Count
	}
	if rows == 0 {
		t.Error("nothing was shown: the test looked at nothing")
	}
	if _, err := c.Record.Letter(v.Record, "x"); err == nil {
		t.Error("a letter of nowhere opened")
	}
	for _, e := range c.section(t, v, care.Documents).Entries {
		if e.Letter != nil {
			t.Errorf("a letter of a sensitive person can be asked for: %q", e.Term)
		}
	}
}
