package cast

// p10More is what the practice holds of him besides his last medicines.
func p10More() []Item {
	const okafor, perrin = "Dr Samuel Okafor", "Sr Dawn Perrin"
	return []Item{
		Measure{Term: "Body weight", At: "2026-07-20T14:10", Value: "58.6", Unit: "kg", By: okafor},
		Measure{Term: "Ex-smoker", At: "2024-05-20T10:00", Text: "Ex-smoker", Social: true, By: perrin},
		Measure{Term: "~Occupation", At: "2024-05-20T10:00", Text: "Boatbuilder", Social: true, By: perrin},
		Procedure{Term: "End of life care planning", At: "2026-07-20", By: okafor},
		Referral{What: "Referral to palliative care service", On: "2026-07-20", Status: "completed", Priority: "urgent", To: "Crouch Valley palliative team", Reason: "PSA 412, bone pain, wishes to be at home", By: okafor},
		Note{Title: "Seen in own home", On: "2026-07-20T14:00", By: okafor, Parts: [][2]string{
			{"History", "Back pain at night, less on morphine. Maureen managing."},
			{"Talk", "No more chemotherapy. Home, front room. Knows it is weeks to months."},
			{"Plan", "Palliative team, just-in-case box, DNACPR."}}},
		Decision{Term: "Not for cardiopulmonary resuscitation", Text: "Not for attempted CPR", On: "2026-07-20", By: okafor},
		Decision{Term: "Preferred place of death: home", On: "2026-07-20", By: okafor},
		Team{Name: "Usual GP", From: "2019-06-25", Members: []Member{{okafor, "General practitioner", "01632 960100"}}},
		Relative{Code: "BRO", Who: "Brother", Illness: "Malignant tumour of prostate", Age: "at 68", On: "2019-06-25"},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-07", By: perrin},
	}
}

// p10Community saw him die at home and says so without a date.
func p10Community() Holding {
	const lisle, ives = "Dr A Lisle", "Sr Kath Ives"
	items := []Item{
		Problem{Term: "Malignant tumour of prostate", Onset: "2019", By: lisle},
		Problem{Term: "Secondary malignant neoplasm of bone", Onset: "2024", By: lisle},
		Problem{Term: "Last days of life", Text: "Last days of life", Onset: "2026-08-29", By: lisle},
		Medicine{Term: "Morphine", Text: "Morphine 20mg over 24 hours, syringe driver", Dose: "20 mg over 24 hours", Kind: "community", Route: "Subcutaneous", Start: "2026-08-29", End: "2026-09-02", Status: "stopped", Reason: "Died", By: ives},
		Medicine{Term: "Midazolam", Text: "Midazolam 10mg over 24 hours, syringe driver", Dose: "10 mg over 24 hours", Kind: "community", Route: "Subcutaneous", Start: "2026-08-29", End: "2026-09-02", Status: "stopped", Reason: "Died", By: ives},
		Medicine{Term: "Levomepromazine", Text: "Levomepromazine", Dose: "6.25 mg PRN", PRN: true, Kind: "community", Route: "Subcutaneous", Start: "2026-08-30", End: "2026-09-02", Status: "stopped", Reason: "Died", By: ives},
		Decision{Term: "Not for cardiopulmonary resuscitation", Text: "Not for attempted CPR, form in hall", On: "2026-08-25", By: lisle},
		Decision{Term: "Preferred place of death: home", Text: "Home, front room", On: "2026-08-25", By: lisle},
		Plan{Title: "End of life care plan", Category: "End of life care plan", Status: "completed", From: "2026-08-25", To: "2026-09-02", By: lisle, Describe: "Front room, window open",
			Activities: []string{"completed: Syringe driver from {2026-08-29}", "completed: Anticipatory medicines in the blue box", "completed: Maureen woken"}, Goals: []string{"I want to die at home"}},
		Alert{Term: "Preferred place of death: home", Category: "End of life", Status: "inactive", Start: "2026-08-25", End: "2026-09-02", By: lisle},
		Team{Name: "Palliative care", From: "2026-07-27", Members: []Member{{lisle, "Palliative care physician", "01632 960178"}, {ives, "District nurse", ""}}},
		Measure{Term: "~Pain, at rest", At: "2026-08-31T18:00", Text: "Comfortable, peaceful", By: ives},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-08-25T14:00", To: "2026-08-25T15:20", Unit: "Palliative care", By: lisle, Service: "Community specialist palliative care", Reason: "Planning the last weeks"},
		Visit{Type: "District nurse visit", Class: "HH", From: "2026-09-02T03:30", To: "2026-09-02T06:40", Unit: "Crouch Vale district nurses", By: ives, Service: "Community nursing service", Reason: "Called by Maureen",
			Text: "S: breathing changed at 3. O: peaceful, Radio 3 on, window open. Died 05:00, Maureen and I with him. Last offices with Maureen."},
		Letter{Type: "End of life care coordination summary", Title: "End of life care coordination summary", Category: "Care plan", On: "2026-08-25", Format: "pdf", From: lisle, Unit: "Palliative care", Setting: "Community specialist palliative care", Copies: []string{"Dr S Okafor", "Eastmark Ambulance Service", "Northgate out-of-hours", "Mr and Mrs Wren"},
			Body: `Mr Wren wishes to die at home in the front room, window open. **Not for CPR** (form in hall). Maureen should be woken, whatever the hour.

Syringe driver authorised. Anticipatory medicines in the blue box. No chaplain, thank you. Radio 3.`},
		Letter{Type: "Clinical letter", Title: "Bereavement call note", Category: "Clinical note", On: "2026-09-09", Format: "text", From: ives, Unit: "Palliative care", Setting: "Community specialist palliative care", About: "Mrs Maureen Wren, about Thomas",
			Body: "Rang Maureen. Sleeping in the front room still. Sister from Norfolk with her. The window is shut now and she minds it. Blue box collected. She would like a card, not a group. Ring again in six weeks."},
	}
	for _, on := range []string{"2026-08-29", "2026-08-30", "2026-08-31", "2026-09-01"} {
		items = append(items, Visit{Type: "District nurse visit", Class: "HH", From: on + "T17:30", To: on + "T18:10", Unit: "Crouch Vale district nurses", By: ives, Service: "Community nursing service", Reason: "Syringe driver"})
	}
	return Holding{Partner: CRV, ID: "CV-325561", Patient: Patient{Ethnic: "A", Marital: "M", Religion: "None", Language: "en", DiedFlag: true}, Items: items}
}

// p10Ambulance came for the verification.
func p10Ambulance() Holding {
	const pell = "Stu Pell"
	return Holding{Partner: EAM, ID: "EPR-229917", Patient: Patient{Died: "2026-09-02"}, Items: []Item{
		Alert{Term: "~Address alert: end of life at home, not for CPR, form in hall", Category: "Address", Start: "2026-08-25", End: "2026-09-02", Status: "inactive"},
		Visit{Type: "Patient not transported by ambulance", Class: "FLD", From: "2026-09-02T04:51", To: "2026-09-02T05:40", Unit: "EA-41", By: pell, Service: "Emergency ambulance service", Reason: "Expected death", Outcome: "Recognition of life extinct 05:12",
			Times: [][2]string{{"Call answered", "2026-09-02T04:51"}, {"On scene", "2026-09-02T05:03"}, {"Recognition of life extinct", "2026-09-02T05:12"}, {"Clear", "2026-09-02T05:40"}},
			Text:  "Family rang 999. Expected death, DNACPR seen in hall, DN and wife present. Asystole, pupils fixed. No resus. ROLE 05:12."},
		Letter{Type: "Other report", Title: "Verification of death", Category: "Clinical note", On: "2026-09-02", Filed: "2026-09-02T06:05", Format: "pdf", From: pell, Unit: "EA-41", Setting: "Emergency ambulance service",
			Body: `Recognition of life extinct **05:12**.

- Asystole over 30 seconds, no breath or heart sounds for five minutes
- Pupils fixed, 5 mm
- DNACPR form of {2026-07-20} seen

Expected death at home. District nurse and wife present. Police not required. GP and out-of-hours informed.`},
	}}
}

// p10UrgentCare has a special patient note and one call, and has not been told
// that he died.
func p10UrgentCare() Holding {
	const chandler = "Dr Viv Chandler"
	return Holding{Partner: NGU, ID: "NGU-840266", Patient: Patient{NoDeath: true}, Items: []Item{
		Alert{Term: "~Special patient note: end of life, home, not for CPR", Category: "Special patient note", Start: "2026-08-25", Note: "Blue box in front room. Wake Maureen, whatever the hour."},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-08-30T02:10", To: "2026-08-30T02:55", By: chandler, Service: "Out of hours service", Reason: "Breakthrough pain", Outcome: "Treated at home", Text: "Morphine 2.5 mg sc given from blue box."},
		Letter{Type: "Other report", Title: "Out-of-hours report", Category: "Miscellaneous record", On: "2026-08-30", Filed: "2026-08-30T03:10", Format: "fixed", From: chandler, Setting: "Out of hours service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2608-006210   Page 1/1
WREN Thomas Alfred   M  19-Jan-1944  NHS 9996033929   Rec'd {2026-08-30} 01:22
Caller wife (Maureen)   Adv/Seen: home visit 02:10     Closed 02:55
----------------------------------------------------------------------------
HPC   SPN seen. Pain in back since midnight, driver running, light green. Awa
      ke, asks for window open.   Allerg: ibuprofen *per SPN*
O/E   Comfortable between spasms. RR 12. Driver site clean.
Plan  Morphine 2.5 mg sc from blue box 02:20, eased 02:45. Ask palliative tea
      m to raise driver a.m.                   Dr V Chandler  NGU
`},
	}}
}
