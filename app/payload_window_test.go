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
	"time"

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
	`<xml:namespace prefix=t><import namespace=t implementation="AT/40">`, `<img src=x onerror="window.__hit=41;window.go.app.Session.SignOut()">`,
	`<svg onload="window.__hit=42;window.webkit.messageHandlers.external.postMessage('C{&quot;name&quot;:&quot;app.Session.SignOut&quot;,&quot;args&quot;:[],&quot;callbackID&quot;:&quot;x&quot;}')">`,
	`<svg onload="window.__hit=43;window.chrome.webview.postMessage('C{&quot;name&quot;:&quot;app.Session.SignOut&quot;,&quot;args&quot;:[],&quot;callbackID&quot;:&quot;x&quot;}')">`,
}

// breakouts are what a payload is put in to leave the place where it is written.
var breakouts = []string{`%s`, `">%s`, `'>%s<'`, `</textarea></select>%s`, `--></style></script>%s`, `]]>%s<![CDATA[`, `<div title="</div>%s`}

// batches are the payloads of the day, or 250 for the bar, as many at once as one
// record shows.
func batches() (all [][]string) {
	wrap := breakouts[:1]
	if os.Getenv("SHCR_BAR") != "" {
		wrap = breakouts
	}
	for _, w := range wrap {
		all = append(all, nil)
		for _, p := range payloads {
			all[len(all)-1] = append(all[len(all)-1], strings.Replace(w, "%s", p, 1))
		}
	}
	return all
}

// B22, A12: no payload in any string of a search result, the banner, a card, the
// page of documents, a letter, the lists or a worklist's own name becomes more than
// text in the real window: nothing is reached, nothing is called, and nobody is
// signed out.
func TestB22_A12_PayloadsStayText(t *testing.T) { tryPayloads(t, "B22", openWindow) }

// tryPayloads tries every batch in windows that open opens, for a row of the bar.
func tryPayloads(t *testing.T, row string, open func(*testing.T, string, windowtest.Options) *desk) {
	t.Helper()
	var hits atomic.Int64
	canary := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { hits.Add(1); t.Errorf("reached %s", r.URL) }))
	defer canary.Close()
	tried := 0
	for _, batch := range batches() {
		t.Run("", func(t *testing.T) { staysText(t, open, canary.URL, batch) })
		tried += len(batch)
	}
	t.Logf("%d payloads", tried)
	t.Logf("bar %s required 0 measured %d %s", row, hits.Load(), map[bool]string{true: "ok", false: "short"}[hits.Load() == 0 && !t.Failed()])
}

func staysText(t *testing.T, open func(*testing.T, string, windowtest.Options) *desk, at string, payloads []string) {
	dir := t.TempDir()
	number := hostileRecord(t, dir, at, payloads)
	w := open(t, "", windowtest.Options{Width: 1440, Height: 2600, // so that a card is seen below so many allergies
		Args: []string{"training", "--import", filepath.Join(dir, "import")}})
	words := windowtest.Training()
	words.NHSTyped, words.Name, words.Letters = number, "HOSTILE", []string{"Hostile letter"}
	steps := windowtest.Journey(words)
	w.walk(steps[:3]...)
	checkPage(t, w.Window, "search results")
	w.walk(steps[3:6]...)
	w.press("Expand all")
	checkPage(t, w.Window, "summary and banner")
	shown(t, w, "the summary", at, payloads)
	w.press("Add to a worklist")
	name, err := w.Role("textbox", "New worklist")
	w.must(err)
	w.must(name.Type(payloads[1][:min(len(payloads[1]), 60)])) // as long as a name may be
	w.press("Make and add")
	w.see("Added to")
	checkPage(t, w.Window, "added to a worklist")
	w.walk(steps[6])
	checkPage(t, w.Window, "letter")
	shown(t, w, "the letter", at, payloads)
	w.walk(steps[7])
	w.press("Open Documents as a page")
	checkPage(t, w.Window, "documents")
	shown(t, w, "the documents", at, payloads)
	w.press("Recently accessed")
	w.see("HOSTILE")
	checkPage(t, w.Window, "recent records")
	w.press("Worklists")
	w.see("HOSTILE")
	checkPage(t, w.Window, "worklist")
	bites(t, w.Window)
}

// shown fails when not even half of the payloads are on the page as text.
func shown(t *testing.T, w *desk, where, at string, payloads []string) {
	t.Helper()
	text, seen := eval[string](w, "return document.body.innerText"), 0
	for _, p := range payloads {
		if strings.Contains(text, strings.ReplaceAll(p, "AT", at)) {
			seen++
		}
	}
	if seen < len(payloads)/2 {
		t.Errorf("only %d of %d payloads are in %s as text: the test looked at too little", seen, len(payloads), where)
	}
}

// TestB22_PayloadsBite: where nothing stops them, in the same engine, many of these
// payloads come alive as markup, reach the address and run.
func TestB22_PayloadsBite(t *testing.T) {
	dir := t.TempDir()
	program, browser := filepath.Join(dir, "bare"), filepath.Join(dir, "browser")
	if err := errors.Join(windowtest.BuildApp("./build/tools/hostile", program, "noshim"), windowtest.BuildBrowser(browser)); err != nil {
		t.Fatal(err)
	}
	var hits atomic.Int64
	canary := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	defer canary.Close()
	w, err := windowtest.Open(windowtest.Options{Binary: program, Browser: browser,
		Env: []string{"SHCR_HOSTILE_TARGET=" + canary.URL, "SHCR_HOSTILE_LOG=" + filepath.Join(dir, "log"), "SHCR_HOSTILE_CSP=off"}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	comeAlive(t, w, canary.URL, &hits)
}

// comeAlive fails when few of the payloads come alive as markup on the page that is
// there, which nothing guards.
func comeAlive(t *testing.T, w *windowtest.Window, at string, hits *atomic.Int64) {
	t.Helper()
	alive, ran := 0, 0
	for _, p := range payloads {
		if strings.Contains(p, "http-equiv") || strings.Contains(p, "<audio") { // the one leaves this page, the other ends the engine's process
			continue
		}
		var n, hit int
		if err := w.Script(nil, "document.body.innerHTML = arguments[0]; window.__hit = 0", strings.ReplaceAll(p, "AT", at)); err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		time.Sleep(100 * time.Millisecond)
		if err := errors.Join(w.Script(&n, living), w.Script(&hit, "return window.__hit || 0")); err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			alive++
		}
		if hit > 0 {
			ran++
		}
	}
	t.Logf("of %d payloads %d are alive and %d ran; %d requests", len(payloads), alive, ran, hits.Load())
	if alive < len(payloads)/3 || ran < 5 || hits.Load() < 5 {
		t.Errorf("of %d payloads only %d are alive and %d ran; %d requests", len(payloads), alive, ran, hits.Load())
	}
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
func hostileRecord(t *testing.T, dir, at string, payloads []string) (number string) {
	t.Helper()
	for body := 999123456; number == ""; body++ { // the next number with a check digit
		for d := range 10 {
			if n := fmt.Sprintf("%d%d", body, d); validNumber(n) {
				number = n
			}
		}
	}
	type o = map[string]any
	entry := []o{{"resource": o{"resourceType": "Patient", "id": "h", "name": []o{{"use": "usual", "family": "HOSTILE", "given": []string{payloads[1], payloads[2]}}}, "gender": "male", "birthDate": "1970-01-01",
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
		add("DocumentReference", i+1, o{"status": "current", "description": p, "type": cc, "category": []o{cc}, "subject": me, "author": []o{ref}, "custodian": ref, "date": "2020-01-01T10:00:00Z",
			"content": []o{{"attachment": o{"contentType": "text/plain", "data": base64.StdEncoding.EncodeToString([]byte(p)), "title": p}}}})
		add("Appointment", i, o{"status": "booked", "description": p, "comment": p, "participant": []o{{"actor": me, "status": "accepted"}, {"actor": ref, "status": "accepted"}}})
	}
	data := base64.StdEncoding.EncodeToString([]byte(letter))
	add("DocumentReference", 0, o{"status": "current", "description": "Hostile letter", "date": "2026-11-20T10:00:00Z", "type": o{"text": payloads[1]}, "subject": o{"reference": "Patient/h"}, "author": []o{{"display": payloads[2]}},
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
