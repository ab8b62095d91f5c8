//go:build e2e

package app_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

// wording is a promise or a limit of the checklist, and the words on the screen that
// keep it; each part of them must stand there.
type wording struct {
	item string
	text []string
}

// The wording of the checklist, on the screen that shows it: what the thing is and
// is not, how current the data are, no print, support.
var (
	supportSays = []wording{
		{"M1 brings essential data into one place", []string{"essential information from different organisations into one place"}},
		{"M2 joined around the person", []string{"joined around the person and not around one organisation"}},
		{"M3 read only, no messages", []string{"It is read only. Nothing can be entered, no message is sent"}},
		{"M4 nobody elsewhere edits your system", []string{"nobody elsewhere can change your own system by it"}},
		{"M5 recording goes on where it was", []string{"Keep recording in your own organisation’s systems"}},
		{"M6 not an EPR or a digital social care record", []string{"It is not an electronic patient record or a digital social care record"}},
		{"M7 not the Summary Care Record", []string{"It is not the Summary Care Record", "GP record for the whole of England", "NHS Spine"}},
		{"M8 not a portal for residents", []string{"It is not a portal for residents: they have no access to it"}},
		{"M9 an additional tool", []string{"it replaces neither. It is an additional tool"}},
		{"M10 professionals only", []string{"It is for health and care professionals"}},
		{"M11 not the full record", []string{"It is not the full record"}},
		{"M12 no section is a complete list", []string{"No section is a complete list"}},
		{"M13 the same may come twice", []string{"The same kind of information may come from several organisations and stand in more than one place"}},
		{"M14 check and use judgement", []string{"Using it with judgement", "Check with the person and with the source before you act"}},
		{"M15 likely not all is seen", []string{"it is likely that you cannot see everything that matters"}},
		{"M16 notifies nobody", []string{"It does not notify you of anything new"}},
		{"M17 other ways of telling stay", []string{"it does not replace letters, results, calls or conversations"}},
		{"M18 who asked for a test acts on it", []string{"Who asked for a test stays responsible for acting on its result"}},
		{"M19 stores nothing", []string{"It stores none of the record", "dropped when it is closed"}},
		{"M20 stays in secure systems", []string{"It stays in the secure systems of the organisations"}},
		{"M21 stewardship stays", []string{"Each organisation stays responsible for what it shares"}},
		{"M22 structured and easy to read", []string{"one structure that is easy to read, each item with its organisation"}},
		{"M23 at any hour, with tests", []string{"Recent history, with tests and letters, can be looked up at any hour"}},
		{"M24 whatever the software", []string{"whatever software your organisation uses"}},
		{"M25 who else is involved", []string{"It shows who else is involved in the person’s care"}},
		{"M26 direct care only", []string{"for direct care: not for planning, research, or curiosity"}},
		{"M27 My Care Record is an approach", []string{"is an approach and one agreement on sharing information", "It is not a system"}},
		{"M28 urgent care and frail adults first", []string{"first meant for urgent care, and for people who are frail or have complex needs"}},
		{"M29 benefits", []string{"make care safer and more continuous, to save time, and to spare people tests and telling their story again"}},
		{"M30 screens may differ from training", []string{"Screens may differ from those in training materials", "added over time"}},
		{"M31 glossary", []string{"Glossary", "DNACPR", "do not attempt cardiopulmonary resuscitation"}},
		{"M80 what is not promised", []string{"It does not hold what voluntary organisations record"}},
		{"M91 how a record is marked as sensitive", []string{"How a record comes to be marked so is explained on NHS England’s website"}},
		{"M129 no pictures of the screen", []string{"There is no printing, and no pictures of the screen should be taken"}},
		{"M130 copies from who wrote it", []string{"Ask the organisation that wrote it"}},
		{"M132 support inside the app", []string{"Get support", "Who to ask", "helpdesk@estuary.example", "Dr Ifeoma Bright"}},
		{"M133 own IT helpdesk first", []string{"Technical problems", "Raise a ticket with your own IT helpdesk"}},
		{"M134 guides", []string{"Getting you ready to go", "https://guides.estuary.example/ready"}},
		{"M136 workshops and feedback", []string{"Workshops, feedback", "programme@estuary.example"}},
		{"M156 absence proves nothing", []string{"Absence of information does not mean that it does not exist", "conversations"}},
		{"M162 access reports by the own officer", []string{"Who has looked at a record", "Ask your own organisation’s data protection officer"}},
		{"M164 where to ask", []string{"How to record so that it is shared well", "Ask the IT provider of your own system", "words that the glossary lacks", "More information for professionals"}},
	}
	understandingSays = []wording{
		{"M70 within minutes", []string{"what was recorded minutes ago is here when a record is opened or reloaded", "Live when a record is opened"}},
		{"M72 some send periodically", []string{"Some comes once or twice a day", "As of 02:30 each day"}},
		{"M73 out-of-hours twice a day", []string{"As of 08:05, 20:05 each day"}},
		{"M74 shared from a date only", []string{"Since 01-Sep-2025, nothing older"}},
		{"M75 not all share the same", []string{"Not all organisations share the same", "Does not share:"}},
		{"M76 understanding the data", []string{"Understanding the data"}},
		{"M77 the list of what is shared", []string{"Since 01-Jul-2024:", "For this person, now"}},
		{"M78 step by step", []string{"Organisations and parts of the record join step by step", "Since 02-Sep-2026", "Since 01-Oct-2026"}},
		{"M79 planned, not shared yet", []string{"Not shared yet, planned from 01-Feb-2027: Results", "Radiology reports (planned from 01-Apr-2027)"}},
		{"M155 structured data and documents", []string{"Letters and other documents stand as they were written; all other parts are structured data"}},
		{"M161 viewing and sharing are two things", []string{"Who can look here does not for that share, and who shares may not look"}},
		{"M163 why a part may be absent", []string{"first meant for urgent care, and for people who are frail or have complex needs; other parts follow"}},
	}
	summarySays = []wording{
		{"M11 M12 M13 not the full record, on every page", []string{"This is not the full record.", "Each section shows only what organisations share, and the same item can appear more than once"}},
		{"M14 M16 check, and nobody is notified, on every page", []string{"Check with the person and the source before you act. You will not be notified of new results here"}},
		{"M71 demographics once a day", []string{"Demographics update once a day"}},
		{"M69 data of the time of opening", []string{"Other data when you open the record", "Retrieved "}},
		{"M3 read only, always in view", []string{"Read only"}},
	}
)

func TestWindowWords(t *testing.T) {
	region, _ := regionFile(t, training.Options{TLS: true})
	file := t.TempDir() + "/region.yaml"
	text := strings.Replace(string(region.File()), "support: {", `support: {programme: "programme@estuary.example", guides: [`+
		`{title: "Getting you ready to go", address: "https://guides.estuary.example/ready"}, `+
		`{title: "More information for professionals", address: "https://guides.estuary.example/more"}], `, 1)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, "U2", windowtest.Options{Args: []string{"--region", file}})
	w.signIn()
	w.open("P01")
	never := []string{"complete medical history", "anytime, anywhere", "local health priorities"} // decision 23
	for _, page := range []struct {
		name string
		says []wording
	}{{"Person summary", summarySays}, {"Understanding the data", understandingSays}, {"Get support", supportSays}} {
		w.press(page.name)
		w.see(page.says[len(page.says)-1].text[0])
		whole := strings.Join(strings.Fields(eval[string](w, "return document.body.innerText")), " ")
		for _, s := range page.says {
			w.run(s.item, func(t *testing.T) {
				for _, words := range s.text {
					if !strings.Contains(whole, words) {
						t.Errorf("%s does not say %q", page.name, words)
					}
				}
			})
		}
		if i := slices.IndexFunc(never, func(s string) bool { return strings.Contains(strings.ToLower(whole), s) }); i >= 0 {
			t.Errorf("%s says %q", page.name, never[i])
		}
	}
}

// Somebody without direct access is told that it comes by nomination.
func TestM159_NoAccessIsByNomination(t *testing.T) {
	w := openWindow(t, "U11", windowtest.Options{})
	w.press("Sign in")
	w.see("Direct access to the Shared Care Record is given by nomination", "Ask your organisation to nominate you")
}
