//go:build e2e

package app_test

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"shcr/backend/window/windowtest"
)

// payloads are what a hostile partner might write, each in every string of every
// resource; AT is an address that nothing may reach.
var payloads = []string{
	`<script>window.__hit=1;fetch('AT/1')</script>`, `<img src=x onerror="window.__hit=2;fetch('AT/2')">`, `"><svg onload="window.__hit=3">`,
	`<iframe src="AT/4"></iframe>`, `<iframe srcdoc="<script>parent.__hit=5</script>"></iframe>`, `<object data="AT/6"></object>`, `<embed src="AT/7">`,
	`<link rel=stylesheet href="AT/8">`, `<link rel=dns-prefetch href="AT/9">`, `<style>@import url("AT/10");*{background:url(AT/11)}</style>`,
	`<meta http-equiv=refresh content="0;url=AT/12">`, `<base href="AT/13">`, `<form action="AT/14"><input autofocus onfocus="window.__hit=15"></form>`,
	`<a href="javascript:window.__hit=16">x</a>`, `javascript:window.__hit=17`, `<math><mtext><mglyph><style><img src=x onerror=window.__hit=18>`,
	`<details open ontoggle="window.__hit=19">`, `<video><source onerror="window.__hit=20">`, `<body onload=window.__hit=21>`, `<marquee onstart=window.__hit=22>`,
	`{{constructor.constructor('window.__hit=23')()}}`, `${window.__hit=24}`, `'-window.__hit=25-'`, `";window.__hit=26;//`, `</script><script>window.__hit=27</script>`,
	`</title><script>window.__hit=28</script>`, `<!--<img src="--><img src=x onerror=window.__hit=29>`, `<svg><script>window.__hit=30</script></svg>`,
	`<svg><animate onbegin=window.__hit=31 attributeName=x dur=1s>`, `<img srcset="AT/32 1x">`, `<picture><source srcset="AT/33"><img></picture>`, `<audio src="AT/34" autoplay>`,
	`<input type=image src="AT/35">`, `<table background="AT/36">`, `data:text/html,<script>window.__hit=37</script>`, "\u202eTON \u2066 \u200b", `&lt;img src=x onerror=window.__hit=39&gt;`,
	`<xml:namespace prefix=t><import namespace=t implementation="AT/40">`,
}

// B22, A12 (small): no payload in any string of any card or letter becomes more
// than text in the real window.
func TestB22_A12_PayloadsStayText(t *testing.T) {
	var hits atomic.Int64
	canary := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { hits.Add(1); t.Errorf("reached %s", r.URL) }))
	defer canary.Close()
	dir := t.TempDir()
	number := hostileRecord(t, dir, canary.URL)
	w := openWindow(t, "", windowtest.Options{Args: []string{"training", "--import", filepath.Join(dir, "import")}})
	words := windowtest.Training()
	words.NHSTyped, words.Name, words.Letters = number, "HOSTILE", []string{"Hostile letter"}
	steps := windowtest.Journey(words)
	if err := windowtest.Walk(w.Window, steps[:6], "", nil); err != nil {
		t.Fatal(err)
	}
	w.press("Expand all")
	checkPage(t, w.Window, "summary")
	var text string
	if err := w.Script(&text, "return document.body.innerText"); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, p := range payloads {
		if strings.Contains(text, strings.ReplaceAll(p, "AT", canary.URL)) {
			seen++
		}
	}
	if seen < len(payloads)/2 {
		t.Errorf("only %d of %d payloads were on the page as text: the test looked at too little", seen, len(payloads))
	}
	if err := windowtest.Walk(w.Window, steps[6:7], dir, nil); err != nil {
		var wide []string
		_ = w.Script(&wide, `return [...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 2 && e.clientWidth > 10).slice(0, 20).map(e => e.tagName + '.' + e.className + ' ' + e.scrollWidth + '>' + e.clientWidth)`)
		t.Fatal(err, wide)
	}
	checkPage(t, w.Window, "letter")
	bites(t, w.Window)
	t.Logf("bar B22 required 0 measured %d %s", hits.Load(), map[bool]string{true: "ok", false: "short"}[hits.Load() == 0 && !t.Failed()])
}

// living counts what a payload could have become; our own page has none of it.
const living = `return document.querySelectorAll('iframe,frame,object,embed,base,form[action],audio,video,marquee,picture,math,' +
	'[onerror],[onload],[onfocus],[ontoggle],[onstart],[onbegin],a[href^="javascript"],a[href^="http"],img[src^="http"],link[href^="http"],body style').length`

func checkPage(t *testing.T, w *windowtest.Window, where string) {
	t.Helper()
	var n, hit int
	if err := errors.Join(w.Script(&n, living), w.Script(&hit, "return window.__hit || 0")); err != nil {
		t.Fatal(err)
	}
	if n != 0 || hit != 0 {
		t.Errorf("%s: %d living elements, payload %d ran", where, n, hit)
	}
}

// bites shows that the count finds a living element, and that Trusted Types
// refuses markup even from the page's own script.
func bites(t *testing.T, w *windowtest.Window) {
	t.Helper()
	var n int
	var said string
	err := errors.Join(
		w.Script(&said, `try { document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); return 'allowed' } catch (e) { return e.name }`),
		w.Script(nil, `document.body.append(document.createElement('iframe'))`),
		w.Script(&n, living))
	if err != nil {
		t.Fatal(err)
	}
	if said != "TypeError" {
		t.Errorf("Trusted Types: markup from script is %s", said)
	}
	if n != 1 {
		t.Errorf("the count finds %d planted elements", n)
	}
}

// hostileRecord writes an import folder for the acute trust: one person, and for
// each payload one resource of every type with the payload in every string.
func hostileRecord(t *testing.T, dir, at string) (number string) {
	t.Helper()
	for body := 999123456; number == ""; body++ { // the next number with a check digit
		for d := range 10 {
			if n := fmt.Sprintf("%d%d", body, d); validNumber(n) {
				number = n
			}
		}
	}
	type o = map[string]any
	entry := []o{{"resource": o{"resourceType": "Patient", "id": "h", "name": []o{{"use": "usual", "family": "HOSTILE", "given": []string{payloads[1]}}}, "gender": "male", "birthDate": "1970-01-01",
		"address":    []o{{"use": "home", "line": []string{payloads[0], payloads[3]}}},
		"identifier": []o{{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": number}}}}}
	add := func(typ string, i int, r o) {
		r["resourceType"], r["id"] = typ, fmt.Sprintf("%s-%d", strings.ToLower(typ), i)
		entry = append(entry, o{"resource": r})
	}
	letter := "<h1>Letter</h1>"
	for i, p := range payloads {
		p = strings.ReplaceAll(p, "AT", at)
		letter += "<p>" + p + "</p>"
		me, cc := o{"reference": "Patient/h"}, o{"text": p, "coding": []o{{"system": p, "code": p, "display": p}}}
		note, ref := []o{{"text": p}}, o{"display": p}
		add("Flag", i, o{"status": "active", "code": cc, "category": []o{cc}, "subject": me, "author": ref})
		add("AllergyIntolerance", i, o{"code": cc, "patient": me, "note": note, "asserter": ref, "reaction": []o{{"manifestation": []o{cc}, "description": p}}})
		add("Condition", i, o{"code": cc, "subject": me, "note": note, "onsetString": p, "recorder": ref})
		add("MedicationStatement", i, o{"status": "active", "medicationCodeableConcept": cc, "subject": me, "dosage": []o{{"text": p, "patientInstruction": p}}, "note": note})
		add("Observation", i, o{"status": "final", "code": cc, "subject": me, "valueString": p, "note": note, "referenceRange": []o{{"text": p}}, "interpretation": []o{cc}})
		add("DiagnosticReport", i, o{"status": "final", "code": cc, "subject": me, "conclusion": p, "performer": []o{ref}})
		add("Encounter", i, o{"status": "finished", "class": o{"code": p, "display": p}, "type": []o{cc}, "subject": me, "reasonCode": []o{cc}, "serviceProvider": ref, "period": o{"start": p}})
		add("Appointment", i, o{"status": "booked", "description": p, "comment": p, "participant": []o{{"actor": me, "status": "accepted"}, {"actor": ref, "status": "accepted"}}})
	}
	data := base64.StdEncoding.EncodeToString([]byte(letter))
	add("DocumentReference", 0, o{"status": "current", "description": "Hostile letter", "type": o{"text": payloads[1]}, "subject": o{"reference": "Patient/h"}, "author": []o{{"display": payloads[2]}},
		"content": []o{{"attachment": o{"contentType": "text/html", "data": data, "title": payloads[3]}}}})
	text, err := json.Marshal(o{"resourceType": "Bundle", "type": "collection", "entry": entry})
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "import", "acute")
	if err := errors.Join(os.MkdirAll(folder, 0o700), os.WriteFile(filepath.Join(folder, "hostile.json"), text, 0o600)); err != nil {
		t.Fatal(err)
	}
	return number
}

func validNumber(n string) bool {
	sum := 0
	for i := range 9 {
		sum += int(n[i]-'0') * (10 - i)
	}
	return (11-sum%11)%11 == int(n[9]-'0')
}
