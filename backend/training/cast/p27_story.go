package cast

// This file is what EST and FAI hold of P27 besides sessions and bloods.

// pick goes round a list.
func pick(all []string, i int) string { return all[i%len(all)] }

func p27Hospital() []Item {
	done := func(term, onset, ended string) Item {
		return Problem{Term: term, Onset: onset, Ended: ended, Status: "resolved", Diagnosis: true, By: brandt27}
	}
	items := []Item{
		Problem{Term: "Chronic kidney disease stage 5", Onset: "2011-06-14", Diagnosis: true, By: brandt27},
		Problem{Term: "~End-stage", Text: "End-stage kidney disease", Onset: "2012-01", Diagnosis: true, By: brandt27, Note: "Chronic glomerulonephritis, no biopsy"},
		Problem{Term: "Ischaemic heart disease", Onset: "2016-10-04", Diagnosis: true, By: "Dr Femi Adegoke"},
		Problem{Term: "Pressure ulcer of sacral region", Onset: "2026-08-03", Diagnosis: true, By: "Dr Helen Whitlock", Note: "Grade 3"},
		Problem{Term: "Anaemia", Text: "Renal anaemia", Onset: "2012-02", Diagnosis: true, By: brandt27},
		Problem{Term: "~Secondary hyperparathyroidism", Onset: "2014-03", Diagnosis: true, By: brandt27},
		Problem{Term: "Peripheral arterial disease", Onset: "2020-01-21", Diagnosis: true, By: "Mr Rhodri Vaughan"},
		done("~Dialysis line infection", "2013-06-03", "2013-06-17"), done("~Dialysis line infection", "2019-09-09", "2019-09-26"),
		done("Hyperkalaemia", "2015-12-28", "2015-12-29"), done("COVID-19", "2020-11-16", "2020-11-27"), done("~Angina, angiogram", "2021-02-08", "2021-02-21"),
		done("~Fracture of pubic rami", "2023-11-06", "2024-02-05"), done("~Fluid overload", "2025-03-10", "2025-03-21"), done("~Fistula thrombosis", "2018-04-12", "2018-04-16"),
		done("Cataract", "2017-05", "2018-01"),
		Alert{Term: "Requires wheelchair access", Category: "ra", Group: "adjustments-in-relation-to-the-environment-of-care", Start: "2025-03-21", By: teague27, Note: "Mobility and vision: chair to the scales, large print, say who you are. No cuff or needle in the left arm (fistula)."},
	}
	items = append(items, p27Allergies()...)
	items = append(items, sessions{}, bloods{})
	for _, name := range []string{unit27, "Vascular access", "Renal dietitians", "Renal medicine", "Renal social work"} {
		items = append(items, Team{Name: name, From: "2012-01-18", Members: []Member{{map[bool]string{true: teague27, false: brandt27}[name == unit27], "Clinical nurse specialist", "01632 960128"}}})
	}
	items = append(items,
		Plan{Title: "Dialysis plan", From: "2026-06-03", Review: "2026-12-08", By: brandt27, Activities: []string{"Four hours, three times a week", "Dry weight 58 kg", "Potassium Monday"}},
		Decision{Term: "Not for cardiopulmonary resuscitation", On: "2026-08-11", By: "Dr Helen Whitlock", Review: "2027-02-11", Text: "Dialysis goes on while it helps. Not for attempted CPR."},
	)
	return append(items, p27HospitalSeries()...)
}

func p27HospitalSeries() []Item {
	var items []Item
	for _, w := range p27Wards {
		end := isoDay(mustDay(w.from).AddDate(0, 0, w.days-1))
		items = append(items, Visit{Type: "Emergency hospital admission", Class: "IMP", From: w.from + "T16:20", To: end + "T15:00", Method: "21", Leave: "1", To2: "19", Unit: "Acute medicine", Where: w.where, Reason: w.why})
		for i, m := range []struct{ term, dose string }{{"Epoetin beta", "4,000 units after dialysis"}, {"Sevelamer", "Two with each meal"}, {"Paracetamol 500mg tablets", "Two QDS PRN"}, {"Omeprazole 20mg gastro-resistant capsules", "One OD"}} {
			items = append(items, Medicine{Term: m.term, Dose: m.dose, PRN: i == 2, Kind: "discharge", Start: end, By: brandt27})
		}
	}
	items = append(items,
		Medicine{Term: "Epoetin beta", Text: "Epoetin beta 4,000 units, given at dialysis", Dose: "4,000 units after dialysis", Kind: "inpatient", Start: "2026-06-03", Route: "Intravenous", By: teague27},
		Medicine{Term: "Enoxaparin", Text: "Enoxaparin 20mg, given at dialysis", Dose: "20 mg into the circuit", Kind: "inpatient", Start: "2012-01-18", By: teague27},
		Procedure{Term: "~Creation of arteriovenous fistula, left forearm", At: "2011-10-11", Unit: "Vascular access", By: "Mr Rhodri Vaughan"},
		Procedure{Term: "~Removal of dialysis line", At: "2013-06-05", Unit: "Vascular access"},
		Procedure{Term: "~Thrombectomy of fistula", At: "2018-04-13", Unit: "Vascular access", By: "Mr Rhodri Vaughan"},
		Procedure{Term: "~Removal of dialysis line", At: "2019-09-11", Unit: "Vascular access"},
		Procedure{Term: "Percutaneous coronary intervention", At: "2021-02-12", Unit: "Cardiology", By: "Dr Femi Adegoke"},
		series{n: 8, from: "2012-03-13", to: "2026-04-14", make: func(_ int, on string) Item {
			return Procedure{Term: "Transthoracic echocardiography", At: on, Unit: "Cardiac physiology"}
		}},
		series{n: 24, from: "2012-02-14", to: "2026-08-04", make: func(_ int, on string) Item {
			return Procedure{Term: "Plain chest X-ray", At: on, Unit: "Radiology"}
		}},
		series{n: 30, from: "2012-01-23", to: "2026-08-05", make: func(_ int, on string) Item {
			return Procedure{Term: "Electrocardiographic procedure", At: on, Unit: "Cardiac physiology"}
		}},
		series{n: 28, from: "2012-04-10", to: "2026-10-06", make: func(i int, on string) Item {
			return Procedure{Term: "~Fistula flow measurement", At: on, Site: "left forearm", Unit: "Vascular access", Note: decimals(980-9*float64(i), 0) + " ml/min"}
		}},
		series{n: 60, from: "2012-02-21", to: "2026-09-15", make: func(_ int, on string) Item {
			return Visit{Type: "Seen in nephrology clinic", From: on + "T14:00", To: on + "T14:20", Unit: "Renal medicine", Where: "Outpatients 3", By: brandt27, Service: "Nephrology service", Reason: "Dialysis review"}
		}},
		series{n: 44, from: "2012-03-08", to: "2026-10-22", make: func(i int, on string) Item {
			return Visit{Type: "Seen in hospital outpatient department", From: on + "T10:00", To: on + "T10:15", Unit: pick([]string{"Vascular access", "Cardiology", "Ophthalmology", "Renal dietitians"}, i), Reason: pick([]string{"Fistula check", "Heart follow-up", "Eyes", "Potassium and phosphate in food"}, i)}
		}},
		series{n: 107, from: "2012-02-21", to: "2026-11-05", make: func(i int, on string) Item {
			return Booking{What: "~" + pick([]string{"Renal clinic", "Vascular access clinic", "Dietitian"}, i), Start: on + "T14:00", Status: pick([]string{"fulfilled", "fulfilled", "fulfilled", "fulfilled", "cancelled"}, i), Unit: "Renal medicine", Where: "Outpatients 3"}
		}},
		Booking{What: "Seen in nephrology clinic", Start: "2026-12-08T14:00", Minutes: 20, Unit: "Renal medicine", Where: "Outpatients 3", With: brandt27, Channel: "In-person"},
		series{n: 15, from: "2012-02-28", to: "2026-08-25", make: func(i int, on string) Item {
			return Referral{What: "Referred by hospital doctor", On: on, Status: "completed", To: pick([]string{"Vascular access", "Dietitian", "Tissue viability", "Cardiology"}, i), By: brandt27}
		}},
	)
	for _, day := range []string{"2026-11-23", "2026-11-25", "2026-11-27", "2026-11-30", "2026-12-02", "2026-12-04", "2026-12-07", "2026-12-09", "2026-12-11", "2026-12-14", "2026-12-16", "2026-12-18"} {
		items = append(items, Booking{What: "Dialysis service", Start: day + "T07:00", Minutes: 245, Unit: unit27, Where: "Bay 3, chair 2", With: teague27, Channel: "In-person"})
	}
	return append(items, p27HospitalLetters()...)
}

func p27Practice() []Item {
	items := []Item{
		Problem{Term: "Chronic kidney disease stage 5", Text: "CKD 5, on haemodialysis", Onset: "2012-01", Recorded: "2012-01-24", Significance: "major", By: qazi27},
		Problem{Term: "Ischaemic heart disease", Onset: "2016-10", Recorded: "2016-10-11", Significance: "major", By: qazi27},
		Problem{Term: "Pressure ulcer of sacral region", Onset: "2026", Recorded: "2026-08-26", Significance: "major", By: qazi27},
		Alert{Term: "~Needs large print", Category: "ra", Group: "requires-specific-information-format", Start: "2019-05-14", By: perrin27},
		Plan{Title: "Frailty and dialysis, practice plan", From: "2025-09-16", Review: "2026-12-01", By: qazi27, Activities: []string{"One person rings her: Sr Perrin", "No bloods here, the unit takes them"}},
	}
	for _, p := range [][2]string{{"Essential hypertension", "1998"}, {"Osteoarthritis of knee", "2004"}, {"Gout", "2006-05"}, {"Hypercholesterolaemia", "2007"}, {"Age-related macular degeneration", "2019-05"}, {"Cataract", "2017-05"}, {"Hypothyroidism", "2010-09"},
		{"Osteoporosis", "2015-02"}, {"Falls", "2018-11"}, {"Mild cognitive disorder", "2025-06"}, {"Depressive disorder", "2022-03"}, {"Constipation", "2013"}, {"Severe frailty", "2025-09-16"}, {"Lives alone", "2008"}, {"Recurrent urinary tract infection", "2003"}} {
		items = append(items, Problem{Term: p[0], Onset: p[1], Significance: "minor"})
	}
	for _, m := range [][3]string{{"Sevelamer", "Two with each meal", "168 tablet"}, {"~Alfacalcidol 250nanogram capsules", "One to be taken each morning", "30 capsule"}, {"Amlodipine 5mg tablets", "One to be taken each morning", "28 tablet"},
		{"Atorvastatin 20mg tablets", "One to be taken at night", "28 tablet"}, {"Aspirin 75mg dispersible tablets", "One daily", "28 tablet"}, {"Bisoprolol 2.5mg tablets", "One to be taken daily", "28 tablet"},
		{"Omeprazole 20mg gastro-resistant capsules", "One daily 30 minutes before food", "28 capsule"}, {"Sertraline 50mg tablets", "One to be taken in the morning with food", "28 tablet"}, {"Levothyroxine sodium 100microgram tablets", "One in the morning on an empty stomach", "28 tablet"},
		{"Folic acid 5mg tablets", "One daily", "28 tablet"}, {"Senna", "Two to be taken at night", "56 tablet"}, {"Paracetamol 500mg tablets", "Two up to four times a day when required, max 8 in 24 hours", "100 tablet"}} {
		items = append(items, Medicine{Term: m[0], Dose: m[1], Quantity: m[2], Start: "2022-04-05", Last: "2026-11-10", Issues: 8, Review: "2026-12-01", By: qazi27})
	}
	for _, m := range [][4]string{{"Ramipril 2.5mg capsules", "2008-03-04", "2011-08-16", "potassium 6.1"}, {"Amlodipine 10mg tablets", "2012-05-08", "2020-02-11", "pressure low after dialysis"}, {"Simvastatin 40mg tablets", "2007-06-05", "2016-10-11", "changed to atorvastatin"},
		{"Furosemide 40mg tablets", "2009-01-13", "2014-09-02", "no longer passes water"}, {"Allopurinol 300mg tablets", "2006-06-13", "2013-02-05", "no gout since dialysis"}} {
		items = append(items, Medicine{Term: m[0], Dose: "One daily", Quantity: "28 tablet", Start: m[1], End: m[2], Status: "stopped", Reason: m[3], By: qazi27})
	}
	for i, name := range []string{"Usual doctor", "Practice nurse", "Clinical pharmacy", "Frailty team", "Fairhaven community pharmacy"} {
		items = append(items, Team{Name: name, From: "2012-01-24", Members: []Member{{pick([]string{qazi27, perrin27, "Kofi Mensah"}, i), "General practitioner", ""}}})
	}
	return append(append(items, practiceMeasures{}, copies{}), p27PracticeSeries()...)
}

func p27PracticeSeries() []Item {
	reviewed := func(n int, term, from, to string) Item {
		return series{n: n, from: from, to: to, make: func(_ int, on string) Item { return Procedure{Term: term, At: on, By: perrin27} }}
	}
	given := func(n int, term, from, to string) Item {
		return series{n: n, from: from, to: to, make: func(_ int, on string) Item { return Vaccine{Term: term, At: on, By: perrin27} }}
	}
	items := []Item{
		reviewed(30, "Review of medication", "2012-04-17", "2026-06-02"), reviewed(40, "Wound care", "2013-07-02", "2026-07-28"), reviewed(10, "Structured medication review", "2016-05-10", "2026-06-02"),
		reviewed(15, "Electrocardiographic procedure", "2012-05-15", "2025-11-11"), reviewed(20, "~Blood sample taken", "2012-02-14", "2024-10-15"),
		given(19, "Seasonal influenza vaccination", "2008-10-07", "2026-10-06"), given(11, "Administration of SARS-CoV-2 mRNA vaccine", "2021-01-26", "2026-10-06"), given(6, "Administration of hepatitis B vaccine", "2011-09-13", "2021-09-14"),
		Vaccine{Term: "Pneumococcal 23-valent polysaccharide vaccination given", At: "2006-10-17"}, Vaccine{Term: "Administration of Varicella-zoster vaccine for shingles", At: "2014-01-21", By: perrin27},
		series{n: 140, from: "2012-01-24", to: "2026-11-10", make: func(i int, on string) Item {
			v := Visit{Type: "Telephone consultation", Class: "VR", From: on + "T11:40", To: on + "T11:49", By: pick([]string{qazi27, perrin27, "Dr Samuel Okafor"}, i), Reason: pick([]string{"Repeat prescription query", "Itching", "Constipation", "Message from dialysis unit", "Low mood", "Knee pain", "Wound"}, i)}
			if i%3 == 0 {
				v.Type, v.Class = "Seen in GP's surgery", ""
			}
			return v
		}},
		series{n: 120, from: "2012-01-24", to: "2026-11-10", make: func(i int, on string) Item {
			return Booking{What: "~" + pick([]string{"Telephone call", "Nurse", "Doctor, routine"}, i), Start: on + "T11:40", Minutes: 10, Status: pick([]string{"fulfilled", "fulfilled", "fulfilled", "noshow"}, i), With: pick([]string{qazi27, perrin27}, i)}
		}},
		series{n: 60, from: "2012-02-07", to: "2026-08-25", make: func(i int, on string) Item {
			return Referral{What: "Referred by general practitioner", On: on, Status: "completed", Priority: "routine", To: pick([]string{"Community nurses", "Eye clinic liaison", "Podiatry", "Memory service", "Ophthalmology"}, i), By: qazi27}
		}},
		Letter{Type: "Original text document", Title: "Medication review note", On: "2026-11-16", Format: "text", From: "Kofi Mensah", Unit: "Clinical pharmacy", Category: "Clinical note", Setting: "General practice service",
			Body: `Seen with the unit's list. Sevelamer taken with meals, not after. Ferric injections stay with the hospital. No NSAIDs.

Allergies: nothing coded here; the hospital has chlorhexidine and iron sucrose. **Asked for them to be coded.**`},
		series{n: 99, from: "2012-03-06", to: "2026-10-27", make: func(i int, on string) Item {
			return Letter{Type: "Clinical letter", Title: pick([]string{"Hospital letter filed", "Practice note", "Optician's report", "Letter from the dialysis unit, filed"}, i), On: on, Format: "text", Setting: "General practice service",
				Body: pick([]string{"Filed. No action for us.", "Rung at home after dialysis. Tired, eating a little. Daughter-in-law shops.", "Seen by optician, drops unchanged.", "Dry weight and bloods noted. Repeat unchanged."}, i)}
		}},
	}
	return items
}

// practiceMeasures are what was measured at the practice over the years: 180.
type practiceMeasures struct{}

func (practiceMeasures) put(d *desk) {
	rng, p := d.chance("practice"), &press{d: d, cuts: map[string]*stencil{}}
	for i := range 90 {
		day := d.region.cal.working(mustDay("2012-02-02").AddDate(0, 0, i*59))
		on := isoDay(day)
		at := func(clock string) string { return on + "T" + clock }
		p.measure(Measure{Term: "Blood pressure", At: at("10:05"), Value: decimals(146-12*passed(day)+16*(rng.Float64()-0.5), 0) + "/" + decimals(70+10*rng.Float64(), 0), By: perrin27})
		if i%3 > 0 {
			p.measure(Measure{Term: "Body weight", At: at("10:08"), Value: decimals(p27Dry(day)+1.5*rng.Float64(), 1), Unit: "kg", By: perrin27})
		} else {
			p.measure(Measure{Term: "Pulse rate", At: at("10:06"), Value: decimals(70+14*rng.Float64(), 0), Unit: "/min", By: perrin27})
		}
	}
}
