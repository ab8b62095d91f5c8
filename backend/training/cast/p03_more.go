package cast

// p03More is what the practice holds of Kieran besides what it treats.
func p03More() []Item {
	const okafor, perrin = "Dr Samuel Okafor", "Sr Dawn Perrin"
	return []Item{
		Measure{Term: "~Seizure diary", At: "2026-08-28T12:00", Text: "2 tonic-clonic in the month, as usual", By: perrin},
		Measure{Term: "~Seizure diary", At: "2026-10-05T12:00", Text: "5 in September", By: perrin},
		Measure{Term: "Blood pressure", At: "2026-05-12T10:12", Value: "128/80", By: perrin, Note: "second try, after the bus book"},
		Measure{Term: "~Household", At: "2026-05-12T10:15", Text: "Supported living, Heron Court", Social: true, By: perrin},
		Note{Title: "Seen in GP's surgery", On: "2026-05-12T10:00", By: perrin, Parts: [][2]string{
			{"Health check", "With carer Jo. Weight 104.2. Bowels every third day. Teeth seen in Feb. No bloods: declined, will come back with EMLA."},
			{"Health action plan", "Macrogol daily, bus walks, bloods with first appointment and quiet room."}}},
		Referral{What: "~Referral to dietitian", On: "2026-05-12", Priority: "routine", To: "Community learning disabilities team", Reason: "BMI 34", By: perrin},
		Plan{Title: "Health action plan", Category: "Personalised Care and Support Plan", From: "2026-05-12", Review: "2027-05-11", By: perrin, Activities: []string{"Macrogol every day, chart on the fridge", "Walk to the bus garage twice a week", "Bloods in November: EMLA, quiet room"}, Goals: []string{"Ride the whole of the 41"}},
		Relative{Code: "MTH", Who: "Mother", Illness: "Essential hypertension", On: "2019-05-14"},
		Procedure{Term: "Review of medication", At: "2026-05-12", By: "Kofi Mensah", Note: "STOMP: off risperidone since 2024, well"},
		Team{Name: "Usual GP", From: "2015-03-02", Members: []Member{{okafor, "General practitioner", "01632 960100"}}},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-21", By: perrin},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-20", By: perrin},
	}
}

func p03Family() []Related {
	return []Related{
		{Prefix: "Mrs", Given: "Bernadette", Family: "O'Shaughnessy-White", Codes: []string{"MTH"}, Relation: "Mother", Phone: "07700 900455"},
		{Prefix: "Mr", Given: "Conor", Family: "O'Shaughnessy-White", Codes: []string{"BRO"}, Relation: "Brother, away on oil rigs"},
	}
}

// p03Ambulance is the crew of the long seizure. Its older text was damaged on
// the way between systems and stays so.
func p03Ambulance() Holding {
	const marsh = "Dylan Marsh"
	return Holding{Partner: EAM, ID: "EPR-233650", Items: []Item{
		Visit{Type: "Patient not transported by ambulance", Class: "FLD", From: "2025-11-08T15:20", To: "2025-11-08T16:41", Unit: "EA-41", By: "Stu Pell", Service: "Emergency ambulance service", Reason: "Seizure", Outcome: "Not conveyed",
			Times: [][2]string{{"Call answered", "2025-11-08T15:20"}, {"On scene", "2025-11-08T15:38"}, {"Clear", "2025-11-08T16:41"}},
			Text:  "Tonic-clonic 3 min, self-terminated. Post-ictal. T 36.8Â°C. Carer: heâ€™ll sleep an hour. Did not tolerate lights. Safety-netted."},
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-09-14T22:08", To: "2026-09-14T23:12", Unit: "EA-41", By: marsh, Service: "Emergency ambulance service", Reason: "Convulsions", Outcome: "Conveyed to Estuary General, pre-alert",
			Times: [][2]string{{"Call answered", "2026-09-14T22:08"}, {"On scene", "2026-09-14T22:21"}, {"Left scene", "2026-09-14T22:44"}, {"At hospital", "2026-09-14T23:05"}, {"Handover", "2026-09-14T23:12"}},
			Text:  "O/A pt in tonic-clonic seizure 18 min per carer. Carers gave buccal midazolam 5 mg at 5 min as per plan in flat. Midazolam 10 mg buccal by crew 22:24. Sats 88, 94 on 15L. BM 7.0. Passport with pt."},
		Measure{Term: "Peripheral blood oxygen saturation on supplemental oxygen at rest", At: "2026-09-14T22:26", Value: "94", Unit: "%", By: marsh, Note: "15 L"},
		Measure{Term: "Heart rate", At: "2026-09-14T22:26", Value: "132", Unit: "/min", By: marsh},
		Measure{Term: "Unresponsive", At: "2026-09-14T22:26", Text: "Unresponsive, seizing", By: marsh},
		Alert{Term: "~Address alert: low lights and quiet, ask for his passport", Category: "Address", Start: "2026-02-03"},
	}}
}

// p03UrgentCare has a special patient note and one call.
func p03UrgentCare() Holding {
	const lowe = "Hester Lowe ANP"
	return Holding{Partner: NGU, ID: "NGU-812664", Items: []Item{
		Alert{Term: "~Special patient note: epilepsy rescue plan in the flat, learning disability", Category: "Special patient note", Start: "2025-02-11", Note: "Ring his mother first. Yes/no questions. Over 5 minutes is 999."},
		Visit{Type: "Telephone triage encounter", Class: "VR", From: "2026-06-27T17:40", To: "2026-06-27T18:05", By: lowe, Service: "Out of hours service", Reason: "Bowels not open 5 days", Outcome: "Own GP in three days"},
		Letter{Type: "Other report", Title: "Out-of-hours report", Category: "Miscellaneous record", On: "2026-06-27", Filed: "2026-06-27T18:12", Format: "fixed", From: lowe, Setting: "Out of hours service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2606-004902   Page 1/1
O'SHAUGHNESSY-WHITE Kieran Declan M 22-Aug-1991 NHS 9995102250 {2026-06-27} 17:40
Caller carer, Heron Court   Adv: telephone 17:52       Closed 18:05
----------------------------------------------------------------------------
HPC   Bowels not open 5/7, eating less, rocks. No vomiting. Abdo soft per car
      er.   PMH LD, epilepsy, constipation.   Allerg: carbamazepine *per pack*
Plan  Macrogol to 4 sachets tonight, fluids. Constipation brings on fits: ring
      back if not open by noon or any vomiting.    H Lowe ANP  NGU
`},
	}}
}
