package cast

// p04 is Zoë Lacroix-Bennett. The identity service restricts her record; six
// partners still send what could tell where she is, and it must reach no screen:
// see Leaks.
func p04() Person {
	const tan, raman = "Dr Mei Tan", "Dr Priya Raman"
	return Person{
		Key: "P04", NHS: "9995229560", Family: "Lacroix-Bennett", Given: []string{"Zoë", "Maëlle"}, Prefix: "Ms", Gender: "female", Born: "2001-02-11",
		Lines: []string{"", "41 Mill Reach", "", "Southmere", ""}, Postcode: "ZZ2 4MR", Mobile: "07700 900777", GP: "F99003", Restricted: true,
		Related: []Related{{Given: "Craig", Family: "Lomax", Codes: []string{"DOMPART", "N"}, Phone: "07700 900778", Rank: "1"}},
		Leaks: []string{
			"41 Mill Reach", "ZZ2 4MR", "7 Samphire Row", "ZZ7 4QX", "07700 900777", "Tidewell refuge", "Lomax", "Tidewell health annexe", "01632 960149",
			"Samphire Row", "07700900781", "refuge in Tidewell", "Refuge placement", "Harbour refuge", "01632 960184",
		},
		At: []Holding{
			p04OldPractice(), p04NewPractice(), p04UrgentCare(), p04Council(),
			{Partner: EST, ID: "E0419915", Patient: Patient{Ethnic: "Z", NoAddress: true, Phone: "07700 900777"}, Items: []Item{
				Problem{Term: "Fracture of distal end of radius", Site: "left", Onset: "2025-11-30", Diagnosis: true, Status: "resolved", Ended: "2026-01-19", By: tan},
				Problem{Term: "~Facial bruising", Onset: "2026-08-09", Diagnosis: true, By: tan, Labels: []string{"SDV"}},
				Allergy{Term: "Latex", Kind: "allergy", Category: "environment", Reactions: []string{"Urticaria"}, Severity: "moderate", Onset: "2019", Recorded: "2025-11-30", By: tan},
				Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2025-11-30T22:40", To: "2025-12-01T02:05", Leave: "1", Unit: "Emergency Department", By: tan, Reason: "\"fell on stairs\", inconsistent"},
				Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2026-03-02T19:15", To: "2026-03-02T22:30", Leave: "1", Unit: "Emergency Department", By: tan, Reason: "Back pain after fall"},
				Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2026-08-09T23:50", To: "2026-08-10T05:20", Leave: "1", Unit: "Emergency Department", By: tan, Reason: "Assault", Labels: []string{"SDV"}},
				Visit{Type: "Seen in hospital outpatient department", From: "2026-08-24T11:00", To: "2026-08-24T11:30", Unit: "Trauma outreach", Where: "Outreach clinic, Tidewell refuge", Reason: "Jaw review", Labels: []string{"SDV"}},
				Alert{Term: "At risk of domestic violence", Category: "Safeguarding", Start: "2026-08-10", By: tan, Labels: []string{"SDV"}},
				Medicine{Term: "Paracetamol 500mg tablets", Dose: "Two QDS PRN", PRN: true, Kind: "discharge", Start: "2026-08-10", By: tan},
				Panel{Name: "Full blood count", Taken: "2026-08-10T00:30", Results: []Result{{Test: "Hb", Value: "131", Range: "115-165"}, {Test: "platelets", Value: "266"}}},
				Letter{Type: "A+E report", Title: "ED letter", On: "2026-08-10", Filed: "2026-08-10T06:15", Format: "pdf", From: tan, Unit: "Emergency Department", Setting: "Emergency medicine service", Labels: []string{"SDV"},
					Heading: []string{"Estuary Teaching Hospitals NHS Foundation Trust", "~~41 Mill Reach, Southmere, ZZ2 4MR~~", "7 Samphire Row, Tidewell, ZZ7 4QX"},
					Body: `Attended {2026-08-09|02-Jan} with left periorbital bruising, tender jaw, abrasion of knuckles which she says were from a door. Disclosed assault after triage asked alone. CT face (report to follow). Police informed at her request.

Safety: not returning home, safe address as above; independent advocate seen; GP letter to NEW practice only, please do not post.`},
			}},
			{Partner: SMH, ID: "S1005507", Patient: Patient{NoAddress: true}, Items: []Item{
				Problem{Term: "Complex posttraumatic stress disorder", Onset: "2026-09-22", By: raman, Labels: []string{"PSY", "R"}},
				Visit{Type: "Seen in psychiatry clinic", From: "2026-09-22T10:00", To: "2026-09-22T11:15", Unit: "Trauma service", Where: "Tidewell health annexe", By: raman, Labels: []string{"PSY", "R"}},
				Booking{What: "Seen in psychiatry clinic", Start: "2026-12-01T10:00", Minutes: 60, Unit: "Trauma service", Where: "Tidewell health annexe", With: raman},
				Team{Name: "Trauma service", From: "2026-09-22", Members: []Member{{raman, "Consultant", "01632 960149"}}},
				Plan{Title: "Stabilisation plan", Category: "Mental health care plan", From: "2026-09-22", Review: "2026-12-01", By: raman, Activities: []string{"Sleep first", "Grounding, drawing when she wants to", "Agreed word before any telephone call"}, Goals: []string{"I want to sleep through"}, Labels: []string{"PSY", "R"}},
				Letter{Type: "Assessment", Title: "Trauma service assessment", Category: "Record artefact", On: "2026-09-22", Format: "pdf", From: raman, Unit: "Trauma service", Setting: "Adult mental health service", Labels: []string{"PSY", "R"},
					Body: `Nightmares most nights, startles at motorcycles, has stopped drawing. No thoughts of ending her life. Wants sleep first, talking later.

Plan: stabilisation work, {2026-12-01}. Sertraline continues. Do not telephone without the agreed word.`},
			}},
		},
	}
}
