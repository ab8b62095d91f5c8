package cast

// p16 is Dominic Castellanos: in hospital under the Mental Health Act, with a
// hospital-only medicine, restricted items, and a drug he must not be given
// that the acute trust does not know of.
func p16() Person {
	const raman, tan, abara = "Dr Priya Raman", "Dr Mei Tan", "Chiamaka Abara"
	acute := []Item{
		Problem{Term: "Constipation", Onset: "2025-02-17", Ended: "2025-02-19", Status: "resolved", Diagnosis: true, Note: "Admitted; clozapine"},
		Allergy{Term: "No known drug allergy", Recorded: "2025-02-19"},
		Panel{Name: "Clozapine level", Taken: "2026-03-10", Results: []Result{{Test: "~Clozapine level", Value: "0.42", Unit: "mg/L", Range: "0.35-0.50"}}},
		Panel{Name: "Clozapine level", Taken: "2026-11-13T20:30", Results: []Result{{Test: "~Clozapine level", Value: "0.06", Unit: "mg/L", Range: "0.35-0.50", Flag: "L"}}},
		Panel{Name: "Haemoglobin A1c", Taken: "2026-06-16", Results: []Result{{Test: "HbA1c", Value: "44", Flag: "H"}}},
		Panel{Name: "Electrocardiogram", Taken: "2026-11-13T20:05", Lab: "Emergency Department", Results: []Result{{Test: "~QTc interval", Value: "438", Unit: "ms"}}},
		Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2026-11-13T19:40", To: "2026-11-14T01:30", Leave: "1", To2: "53", Unit: "Emergency Department", Where: "Majors", By: tan, Reason: "Brought by police (s136)"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2025-02-17T10:00", To: "2025-02-19T16:00", Method: "21", Leave: "1", To2: "19", Unit: "Acute medicine", Where: "Curlew Ward", Reason: "Constipation, clozapine"},
		Letter{Type: "A+E report", Title: "ED liaison letter", On: "2026-11-13", Filed: "2026-11-14T02:10", Format: "html", From: tan, Unit: "Emergency Department", Setting: "Liaison psychiatry service", To: []string{"Marram Ward", "Lanternfield Family Practice"},
			Body: `Brought by police from the sea wall. Medically: neutrophils 1.8, CK mildly raised, QTc 438. Clozapine missed about nine days: stopped his tablets after the GP text about metformin confused him.

**Do NOT give haloperidol** (oculogyric crisis 2010, in the mental health record, absent from ours).

| Test | {2026-11-13|02-Jan} | Usual |
| Neutrophils | 1.8 (amber) | 2.4 |
| Clozapine | 0.06 | 0.42 |`},
	}
	for _, b := range [][3]string{{"2026-05-12", "3.1", ""}, {"2026-06-16", "2.9", ""}, {"2026-07-14", "2.7", ""}, {"2026-08-11", "2.8", ""}, {"2026-09-15", "2.5", ""}, {"2026-10-13", "2.4", ""}, {"2026-11-13T20:30", "1.8", "L"}, {"2026-11-16T08:10", "2.2", ""}} {
		p := Panel{Name: "Full blood count, clozapine monitoring", Taken: b[0], Results: []Result{{Test: "neutrophils", Value: b[1], Flag: b[2]}}}
		if b[2] != "" {
			p.Conclusion = "amber"
		}
		acute = append(acute, p)
	}
	restricted := []string{"PSY", "R"}
	return Person{
		Key: "P16", NHS: "9993409650", Family: "Castellanos", Given: []string{"Dominic", "Aurelio"}, Prefix: "Mr", Preferred: "Dom", Gender: "male", Born: "1988-11-30",
		Lines: []string{"", "12 Weighbridge Court", "", "Tidewell", ""}, Postcode: "ZZ7 6WC", Mobile: "07700 900116", GP: "F99003", Language: "es",
		Related: []Related{{Prefix: "Mrs", Given: "Inés", Family: "Castellanos", Codes: []string{"MTH", "N"}, Phone: "07700 900611", Rank: "1"}},
		At: []Holding{
			p16Practice(), p16Ambulance(), p16UrgentCare(), p16Council(),
			{Partner: EST, ID: "E0410046", Items: acute},
			{Partner: SMH, ID: "S1001688", Patient: p16Told(), Withheld: "Appointment", Says: "1 item withheld", Items: []Item{
				Problem{Term: "Schizoaffective disorder", Onset: "2012", By: raman, Labels: restricted},
				Problem{Term: "First episode psychosis", Onset: "2010", Status: "inactive", By: raman},
				Allergy{Term: "Haloperidol", Kind: "intolerance", Category: "medication", Critical: "high", Reactions: []string{"Dystonia"}, Severity: "severe", Recorded: "2010-06-14", ReactNote: "oculogyric, procyclidine", By: raman},
				Medicine{Term: "Clozapine 100mg tablets", Dose: "100 mg morning and 250 mg night", Kind: "community", Start: "2019-05-08", Status: "on-hold", Reason: "missed > 48 h", Changed: "2026-11-15", By: raman, Note: "Re-titrate from 12.5 mg"},
				Medicine{Term: "Clozapine 25mg tablets", Dose: "12.5 mg OD, re-titration", Kind: "inpatient", Start: "2026-11-15", By: raman},
				Medicine{Term: "Lorazepam 1mg tablets", Dose: "1 mg PRN, max 4 mg in 24 hours", PRN: true, Kind: "inpatient", Start: "2026-11-14", By: raman},
				Medicine{Term: "~Promethazine 25mg tablets", Dose: "25 mg PRN", PRN: true, Kind: "inpatient", Start: "2026-11-14", By: raman},
				Visit{Type: "~Place of safety assessment", Class: "EMER", From: "2026-11-14T01:30", To: "2026-11-14T04:10", Unit: "Place of safety", By: raman, Reason: "Brought on from the emergency department"},
				Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-11-14T04:30", NoEnd: true, Planned: "2026-12-11", Method: "2A", Legal: "02", Unit: "Psychiatric intensive care", Where: "Marram Ward", By: raman, Service: "Psychiatric intensive care service", Reason: "Relapse", Labels: restricted},
				Alert{Term: "At risk for deliberate self harm", Category: "Risk", Start: "2026-11-14", By: raman, Labels: []string{"R"}},
				Alert{Term: "At risk for other-directed violence", Category: "Risk", Status: "inactive", Start: "2010-03-02", End: "2014-08-19", By: raman},
				Booking{What: "Seen in mental health clinic", Start: "2026-12-15T10:00", Minutes: 60, Unit: "Community mental health team", With: abara, Comment: "Care co-ordinator visit, ward or home"},
				Plan{Title: "Crisis plan", Category: "Mental health crisis plan", From: "2025-03-04", Review: "2027-03-02", By: abara,
					Activities: []string{"Ring Mum, then the crisis line", "Lorazepam; please do not use haloperidol", "Bass stays with him"}, Goals: []string{"I want to play on the pier again"}},
				Decision{Term: "~Advance statement", Text: "Advance statement: no haloperidol; tell Mum he is safe and where, nothing more", On: "2025-03-04", By: abara},
				Team{Name: "Community mental health team", From: "2019-06-03", Members: []Member{{abara, "Community mental health nurse", "01632 960148"}}},
				Letter{Type: "Mental health crisis plan", Title: "Crisis plan", Category: "Care plan", On: "2025-03-04", Format: "pdf", From: abara, Unit: "Community mental health team", Setting: "Adult mental health service", Draft: "final",
					Body: `# In Dom's words
"When the sea gets loud I am getting ill. Ring Mum, then the crisis line. I will take lorazepam. Please do not use haloperidol. Leave my bass with me."

# What helps
- Somebody who knows music
- Lights down
- The cat looked after

# Who to ring
1. Mum (Inés)
2. Crisis line`},
				Letter{Type: "Advance directive report", Title: "Advance statement", Category: "Care plan", On: "2025-03-04", Format: "text", From: abara, Unit: "Community mental health team", Setting: "Adult mental health service",
					Body: `This is what I want if I am too ill to say.

- No haloperidol, ever.
- Tell Mum I am safe and where I am, nothing more.
- Marram Ward rather than out of area.`},
			}},
		},
	}
}
