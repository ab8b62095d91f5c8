//go:build e2e

package app_test

import (
	"testing"
	"time"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

// question is one put to an open record: each click and each key is counted,
// and what answers must stand on the screen without scrolling.
type question struct {
	*desk
	steps int
}

func (a *question) click(role, name string) {
	a.t.Helper()
	a.steps++
	a.desk.click(role, name)
}

func (a *question) press(name string) { a.t.Helper(); a.click("button", name) }

func (a *question) key(k string) {
	a.t.Helper()
	a.steps++
	a.must(a.Press(k))
}

// inView says of a text within what the selector names whether it can be read as
// it is: "in view", "out of view" or beneath something else, or "not there".
const inView = `
const [where, text] = arguments, fold = (s) => s.replace(/\s+/g, " ").trim();
let all = [...document.querySelectorAll(where)].filter((e) => e.getClientRects().length > 0 && fold(e.innerText).includes(text));
if (all.length === 0) return "not there";
for (let e = all[0]; e; e = [...e.children].find((c) => fold(c.innerText ?? "").includes(text))) all = e;
const lines = [...all.getClientRects()];
for (const r of lines) {
  if (r.left < 0 || r.right > innerWidth || r.top < 0 || r.bottom > innerHeight) return "out of view";
  const top = document.elementFromPoint(r.left + 2, (r.top + r.bottom) / 2);
  if (!top || !(all.contains(top) || top.contains(all))) return "out of view";
}
return "in view";`

// onScreen waits until each text is there, and fails unless it is in view.
func (a *question) onScreen(where string, texts ...string) {
	a.t.Helper()
	for _, text := range texts {
		said := ""
		a.until(text+" in "+where, func() bool {
			said = eval[string](a.desk, inView, where, text)
			return said != "not there"
		})
		if said != "in view" {
			a.t.Errorf("%q in %s is %s", text, where, said)
		}
	}
}

// The twelve questions of a clinician to an opened record, in the real window: no
// more clicks and keys than it may take. One organisation is down, so that there
// is somebody who has not answered.
func TestWindowTwelveQuestions(t *testing.T) {
	region, args := regionFile(t, training.Options{TLS: true})
	if err := region.Stop("F99002"); err != nil {
		t.Fatal(err)
	}
	d := openWindow(t, "U2", windowtest.Options{Args: args})
	d.signIn()
	d.open("P01")
	for _, q := range []struct {
		name string
		may  int
		ask  func(*question)
	}{
		{"allergies and who says so", 0, func(a *question) {
			a.onScreen(".allergies", "Known allergies", "Allergy to penicillin (Fairhaven Medical Centre)", "Ramipril (Estuary Teaching Hospitals NHS Foundation Trust)", "SEPTRIN - RASH 1987 (Northshore Community NHS Trust)")
		}},
		{"who has not answered", 0, func(a *question) {
			a.onScreen("main", "11 of 12 organisations answered", "Missing: The Saltings Surgery")
		}},
		{"next appointment", 0, func(a *question) {
			a.onScreen(".glance", "Next appointment", "Leg ulcer dressing", "09:30", "Crouch Valley Community Health CIC")
		}},
		{"alerts, and whether there is a care plan or a resuscitation decision", 0, func(a *question) {
			a.onScreen("[data-section=alerts]", "At risk of falls", "Gujarati language interpreter needed")
			a.onScreen(".glance", "Resuscitation decision", "For attempted CPR", "4 care plans, 5 decisions")
		}},
		{"allocated social worker and phone", 1, func(a *question) {
			a.press("Care network")
			a.onScreen(".first", "Allocated social worker", "Kwame Osei", "Marshland County Council", "01632 960155")
		}},
		{"package of care", 1, func(a *question) {
			a.press("Social care, capacity and legal")
			a.onScreen(`[data-section="topic package"]`, "Package of care", "Home care, four visits a day, one carer (07:30, 12:30, 17:00, 20:30), Tideway Homecare", "Marshland County Council")
		}},
		{"current medicines and where doses differ", 1, func(a *question) {
			a.press("Medications and immunisations")
			a.onScreen(`section:has(> .dose-differences)`, "Where organisations differ", "Furosemide 40mg tablets", "Donepezil 10mg tablets", "Metformin 500mg modified-release tablets")
			// All that are current are on this page, none folded away.
			var heads []string // those below the view are there a moment later
			for end := time.Now().Add(3 * time.Second); len(heads) < 20 && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
				heads = eval[[]string](a.desk, `return [...document.querySelectorAll('.by-organisation [data-section^=medications] .row-term')].filter((e) => e.getClientRects().length > 0).map((e) => e.textContent)`)
			}
			if len(heads) < 20 {
				a.t.Errorf("medicines on the page: %q", heads)
			}
		}},
		{"latest discharge letter, open", 2, func(a *question) {
			a.press("Discharge summary")
			a.onScreen("main", "Back to summary")
			a.see("29-Oct-2026")
		}},
		{"what the practice and the hospital each say of one medicine", 2, func(a *question) {
			a.press("Medications and immunisations")
			a.onScreen(".dose-differences > div:has(dd > p:nth-child(2)):nth-child(2)", "Furosemide 40mg tablets", "Fairhaven Medical Centre One tablet in the morning", "Estuary Teaching Hospitals NHS Foundation Trust Two tablets (80 mg) in the morning")
		}},
		{"who saw the person last, and where", 1, func(a *question) {
			a.press("Care network")
			a.onScreen(".first", "Last seen, of what was shared", "Home visit", "Crouch Valley Community Health CIC", "Sr Kath Ives")
		}},
		{"reference to a blood result on the clipboard", 2, func(a *question) {
			a.press("NT-proBNP")
			a.key("c")
			a.onScreen(".copied", "Reference copied, for one minute:", "NT-proBNP", "4150 ng/L", "viewed on Shared Care Record")
		}},
		{"whether the acute trust shares results at all, and since when", 2, func(a *question) {
			a.press("Results")
			a.press("Who shares this, and since when")
			a.onScreen(".who-shares", "Estuary Teaching Hospitals NHS Foundation Trust: since 01-Apr-2019", "Radiology reports")
		}},
	} {
		d.run(q.name, func(t *testing.T) {
			a := &question{desk: d}
			q.ask(a)
			if a.steps > q.may {
				t.Errorf("%d clicks and keys, where %d are allowed", a.steps, q.may)
			}
			t.Logf("%d of %d", a.steps, q.may)
			if d.Has("Back to summary") {
				d.press("Back to summary")
			}
			d.press("Person summary")
		})
	}
}
