package app_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shcr/app"
	"shcr/backend/brief"
	"shcr/backend/care"
	"shcr/backend/training"
)

// H24: the code of a key safe in an alert's title, its note, its text or another
// section leaves on no way that a row can be read on, and the rest of what the row
// says does: who visits must still read of the dog.
func TestH24_AKeySafesCodeIsNowhere(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{
		"patient.json": `{"resourceType":"Patient","id":"p","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990036330"}],
			"name":[{"family":"Quill","given":["Bo"]}],"birthDate":"1950-01-02","gender":"female"}`,
		"title.json": `{"resourceType":"Flag","id":"title","status":"active","code":{"text":"Dog bites. Key safe 4471","coding":[{"system":"http://snomed.info/sct","code":"1","display":"Keysafe 4471"}]},
			"period":{"start":"2026-10-01"},"subject":{"reference":"Patient/p"}}`,
		"text.json": `{"resourceType":"Flag","id":"text","status":"active","code":{"text":"Visit in pairs"},"period":{"start":"2026-10-01"},"subject":{"reference":"Patient/p"},
			"text":{"status":"additional","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Key <b>safe</b>: 4471</div>"}}`,
		"problem.json": `{"resourceType":"Condition","id":"problem","code":{"text":"Falls"},"recordedDate":"2026-10-01","subject":{"reference":"Patient/p"},
			"note":[{"text":"Lives alone, door code is C4471Y"}]}`,
		"observation.json": `{"resourceType":"Observation","id":"o","status":"final","code":{"text":"Key safe code"},"category":[{"coding":[{"code":"social-history"}]}],
			"effectiveDateTime":"2026-10-01","valueQuantity":{"value":4471},"subject":{"reference":"Patient/p"}}`,
	} {
		name = filepath.Join(dir, "gp", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := open(t, "U2", func(o *training.Options, _ *app.Options) { o.Import = dir })
	var b board
	c.OnClipboard(b.read, b.write)
	v := c.opened(t, "9990036330")
	texts := map[string]string{"pages": c.everything(t, v)}
	put := func(way string, x any, err error) {
		text, bad := json.Marshal(x)
		if bad != nil || err != nil {
			t.Fatalf("%s: %v %v %s", way, err, bad, say(err))
		}
		texts[way] += string(text)
	}
	line, err := c.Record.Timeline(v.Record)
	put("timeline", line, err)
	trends, err := c.Record.Trends(v.Record, "")
	put("trends", trends, err)
	for _, k := range brief.Kinds {
		page, err := c.Record.Brief(v.Record, k.Key)
		put("brief", page, err)
	}
	for _, typed := range []string{"dog", "key safe", "door", "pairs"} {
		found, err := c.Record.Find(v.Record, typed, "", 0)
		put("find", found.Groups, err)
	}
	if hits := c.find(t, v, "4471").Groups; len(hits) > 0 {
		t.Errorf("the code is found: %+v", hits)
	}
	for _, s := range v.Sections {
		for _, e := range c.section(t, v, s.Key).Entries {
			copied, err := c.Record.Copy(v.Record, e.ID)
			put("copy", copied, err)
		}
	}
	for way, text := range texts {
		if i := strings.Index(text, "4471"); i >= 0 {
			t.Errorf("%s: the code is in …%s…", way, text[max(0, i-100):min(len(text), i+20)])
		}
		if way == "trends" {
			continue // no series is made of it
		}
		if !strings.Contains(text, care.KeyCodeMark) || !strings.Contains(strings.ToLower(text), "dog") {
			t.Errorf("%s does not say that there is one, or nothing of the dog: %s", way, text)
		}
	}
	if !strings.Contains(texts["pages"], care.KeyCodeSay) {
		t.Error("the alert's own text does not say that it is not shown")
	}
	visit, err := c.Record.Brief(v.Record, care.BriefSocialCare)
	if risks := visit.Blocks[0]; err != nil || risks.Key != "risks" || len(risks.Rows) != 2 {
		t.Errorf("risks: %+v %v", risks, err)
	}
}
