package cast

// p03 is Kieran O'Shaughnessy-White: a learning disability, epilepsy, many
// reasonable adjustments, and two rescue plans of which one is old.
func p03() Person {
	const okafor, kerr, stokes = "Dr Samuel Okafor", "Dr Nuala Kerr", "Bev Stokes"
	adjust := func(term, group, note string) Item {
		return Alert{Term: term, Category: "ra", Group: group, Start: "2025-04-15", Note: note}
	}
	return Person{
		Key: "P03", NHS: "9995102250", Family: "O'Shaughnessy-White", Given: []string{"Kieran", "Declan"}, Prefix: "Mr", Gender: "male", Born: "1991-08-22",
		Lines: []string{"Flat 3", "Heron Court", "", "Fairhaven", ""}, Postcode: "ZZ4 9HC", Home: "01632 960103", GP: "F99001", Language: "q5",
		Related: []Related{{Prefix: "Mrs", Given: "Bernadette", Family: "O'Shaughnessy-White", Codes: []string{"MTH", "N"}, Phone: "07700 900455", Rank: "1"}},
		At: []Holding{
			{Partner: FAI, ID: "FMC091130", Patient: Patient{Ethnic: "C", Marital: "S", Religion: "Catholic", Language: "en", Also: []string{"q5"}, Next: p03Family()}, Items: append([]Item{
				Problem{Term: "Moderate learning disability", Onset: "1995", Significance: "major"},
				Problem{Term: "Autistic disorder", Text: "Autism", Onset: "1997", Significance: "major"},
				Problem{Term: "Tonic-clonic epilepsy", Onset: "2003", Significance: "major"},
				Problem{Term: "Constipation", Significance: "minor", Recorded: "2019-05-14"},
				Problem{Term: "Obesity", Text: "Obesity (BMI 34)", Significance: "minor", Recorded: "2025-05-13"},
				Allergy{Term: "Carbamazepine", Kind: "allergy", Category: "medication", Reactions: []string{"Rash"}, Severity: "moderate", Onset: "2004", Recorded: "2004-11-09", Identifier: "ALG-2004-118"},
				Medicine{Term: "Epilim Chrono 500 tablets", Dose: "Two tablets twice a day", Quantity: "112 tablet", Start: "2011-02-08", Last: "2026-11-09", Issues: 3, By: okafor},
				Medicine{Term: "Levetiracetam", Text: "Levetiracetam 500mg tablets", Dose: "One tablet twice a day", Quantity: "56 tablet", Start: "2018-06-12", Last: "2026-11-09", Issues: 3, By: okafor},
				Medicine{Term: "Midazolam 10mg/2ml oromucosal solution pre-filled oral syringes", Dose: "5 mg into the cheek at 5 minutes of a seizure", PRN: true, Quantity: "4 syringe", Start: "2023-02-08", Last: "2026-03-10", By: okafor},
				Medicine{Term: "Clobazam 10mg tablets", Dose: "One at night", Quantity: "28 tablet", Start: "2020-01-21", Last: "2026-11-09", Issues: 2, By: okafor},
				Medicine{Term: "Macrogol 3350", Text: "Macrogol compound oral powder sachets", Dose: "Two sachets a day", Quantity: "60 sachet", Start: "2019-05-14", Last: "2026-11-09", Issues: 2, By: okafor},
				Medicine{Term: "Colecalciferol", Text: "Colecalciferol 800unit capsules", Dose: "One to be taken each morning", Quantity: "30 capsule", Start: "2026-09-21", Last: "2026-11-09", Issues: 2, By: okafor},
				Medicine{Term: "Risperidone 500microgram tablets", Dose: "One twice a day", Quantity: "56 tablet", Start: "2016-03-01", End: "2024-04-16", Last: "2024-03-19", Status: "stopped", Reason: "STOMP review", By: okafor},
				Panel{Name: "Annual bloods", Taken: "2026-03-17", Results: []Result{{Test: "Hb", Absent: "Not done: declined, best-interests meeting held"}}, Conclusion: "Not done. Declined."},
				Measure{Term: "Body weight", At: "2026-05-12T10:10", Value: "104.2", Unit: "kg", By: "Sr Dawn Perrin"},
				Measure{Term: "Body mass index", At: "2026-05-12T10:10", Value: "34", Unit: "kg/m2", By: "Sr Dawn Perrin"},
				Visit{Type: "Seen in GP's surgery", From: "2026-05-12T10:00", To: "2026-05-12T10:40", By: "Sr Dawn Perrin", Reason: "Annual health check, learning disability"},
				Booking{What: "~Blood tests", Start: "2026-11-25T10:00", Minutes: 40, Channel: "In-person", With: "Sr Dawn Perrin", Where: "Quiet room", Comment: "First appointment, quiet room. EMLA on at home."},
				adjust("Requires information in Easyread", "requires-specific-information-format", ""),
				adjust("Requires extended appointment", "adjustments-for-providing-additional-support-to-patients", ""),
				adjust("Requires first appointment in appointment schedule", "adjustments-to-support-additional-needs", ""),
				adjust("Requires low noise environment", "adjustments-in-relation-to-the-environment-of-care", "He will leave if there is a drill or a crying child"),
				adjust("Requires carer to be present at encounters", "adjustments-for-providing-additional-support-to-patients", ""),
				adjust("Expresses pain atypically", "adjustments-for-individual-care-requirements", "Rocks"),
				adjust("Has My Healthcare Passport", "communication-support", ""),
				adjust("Needle phobia", "adjustments-for-individual-care-requirements", ""),
				adjust("Seizure management indicated", "adjustments-for-individual-care-requirements", ""),
				adjust("Uses Makaton sign language", "requires-communication-professional", ""),
				Letter{Key: "v1", Type: "Emergency health care plan", Title: "Epilepsy rescue plan (version 1)", Category: "Care plan", On: "2023-02-08", Format: "rtf", From: okafor, Setting: "General practice service",
					Body: `Tonic-clonic seizure over 5 minutes: buccal midazolam **5 mg** once. No response at 10 minutes: 999. Do not repeat.

Usual seizure: 2 minutes, blue lips, sleeps an hour. Tell his mother on 01632 960904.`},
				Routine{Visits: 4, Reasons: []string{"Repeat prescription query", "Constipation", "Carer's call about bowels"}, By: []string{okafor, "Sr Dawn Perrin"}, Away: [][2]string{{"2026-09-14", "2026-09-17"}}},
			}, p03More()...)},
			p03Ambulance(), p03UrgentCare(),
			{Partner: EST, ID: "E0408841", Items: []Item{
				Problem{Term: "Status epilepticus", Onset: "2026-09-14", Diagnosis: true, By: kerr},
				Problem{Term: "Aspiration pneumonia", Onset: "2026-09-15", Diagnosis: true, Status: "resolved", Ended: "2026-09-19", By: kerr},
				Allergy{Term: "Carbamazepine", Kind: "allergy", Category: "medication", Reactions: []string{"Rash"}, Severity: "moderate", Onset: "2004", Recorded: "2026-09-14", Identifier: "ALG-2004-118"},
				Medicine{Term: "Sodium valproate 500mg gastro-resistant tablets", Dose: "Two BD", Kind: "discharge", Start: "2026-09-17", By: kerr},
				Medicine{Term: "Levetiracetam", Text: "Levetiracetam 500mg tablets", Dose: "500 mg BD", Kind: "discharge", Start: "2026-09-17", By: kerr, Note: "To rise in clinic"},
				Medicine{Term: "Midazolam 10mg/2ml oromucosal solution pre-filled oral syringes", Dose: "10 mg at 5 minutes", PRN: true, Kind: "discharge", Start: "2026-09-17", Change: "amended", Changed: "2026-09-17", ChangeBy: "Was 5 mg", By: kerr},
				Medicine{Term: "Co-amoxiclav 500mg/125mg tablets", Dose: "One TDS, five days in all", Kind: "discharge", Start: "2026-09-14", End: "2026-09-19", Status: "completed", By: kerr},
				Panel{Name: "Valproate, liver and bone profile", Taken: "2026-09-15T06:50", Results: []Result{
					{Test: "valproate", Value: "62"}, {Test: "ALT", Value: "38"}, {Test: "sodium", Value: "137"}, {Test: "platelets", Value: "148", Flag: "L"}, {Test: "vitamin D", Value: "31", Flag: "L"}}},
				Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-09-14T23:05", To: "2026-09-17T15:00", Method: "21", Leave: "1", To2: "19", Unit: "Acute medicine", Where: "Curlew Ward", By: "Dr Mei Tan", Reason: "Status epilepticus, ITU overnight"},
				Visit{Type: "Seen in neurology clinic", From: "2026-09-22T09:00", To: "2026-09-22T09:40", Unit: "Neurology", Where: "Outpatients 1", By: kerr, Service: "Neurology service"},
				Booking{What: "Seen in epilepsy clinic", Start: "2027-01-20T09:00", Minutes: 40, Unit: "Neurology", Where: "Outpatients 1", With: kerr, Comment: "First on the list"},
				Plan{Title: "Epilepsy rescue plan (version 2)", Category: "Care plan", From: "2026-09-22", Review: "2027-09-21", By: kerr, Activities: []string{"Tonic-clonic seizure over 5 minutes: buccal midazolam 10 mg once", "No response at 10 minutes: 999", "Do not repeat"}},
				Referral{What: "~Epilepsy nurse, training of carers in midazolam", On: "2026-09-22", Priority: "urgent", To: "Epilepsy nurses", Reason: "Plan in the flat was of 2023", By: kerr},
				Procedure{Term: "Computed tomography of head", At: "2026-09-15", Unit: "Emergency Department"},
				Letter{Type: "Discharge summary", Title: "Discharge summary", On: "2026-09-17", Filed: "2026-09-18T10:20", Format: "pdf", From: kerr, Unit: "Acute medicine", Setting: "Acute medicine service", To: []string{"Dr S Okafor"}, Copies: []string{"Heron Court", "Mrs B O'Shaughnessy-White"},
					Body: `Prolonged tonic-clonic seizure 40 min at home; carers gave midazolam 5 mg as per the plan in the flat (dated 2023), second dose by crew. Intubated for CT (normal), extubated next morning. Right lower lobe aspiration: co-amoxiclav, five days in all.

Precipitant probably constipation and two missed doses in a week of agency staff. **New rescue plan: midazolam 10 mg at five minutes.** Levetiracetam to rise in clinic.

Kieran was calm with low lights and his timetable; please read his passport before you touch him.`},
				Letter{Type: "Emergency health care plan", Title: "Epilepsy rescue plan (version 2)", Category: "Care plan", On: "2026-09-22", Format: "pdf", From: kerr, Unit: "Neurology", Setting: "Neurology service", Describe: "Epilepsy rescue plan (version 2), replaces the plan of 2023", Instead: "Epilepsy rescue plan (version 1), Fairhaven Medical Centre, 08-Feb-2023",
					Body: `Tonic-clonic seizure over 5 minutes: buccal midazolam **10 mg** once. No response at 10 minutes: 999. Do not repeat.

Usual seizure: 2 minutes, blue lips, sleeps an hour. Tell his mother on 07700 900455.

Levetiracetam now 750 mg twice a day.

This plan replaces the plan of {2023-02-08}. Please destroy old copies.`},
			}},
			{Partner: SMH, ID: "S1000952", Items: []Item{
				Problem{Term: "Moderate learning disability", Onset: "1995", By: stokes},
				Visit{Type: "Seen in learning disabilities clinic", From: "2026-03-18T13:30", To: "2026-03-18T14:30", Unit: "Community learning disabilities team", By: stokes, Service: "Community learning disabilities team", Reason: "Best-interests meeting, blood tests"},
				Plan{Title: "Communication plan", Category: "Care plan", From: "2026-04-14", Review: "2027-04-13", By: stokes, Activities: []string{"Makaton and pictures", "Yes/no questions", "FINISHED means stop"}, Goals: []string{"I want people to ask me, not Jo"}},
				Alert{Term: "Has My Healthcare Passport", Category: "ra", Group: "communication-support", Start: "2026-04-14", By: stokes},
				Team{Name: "Community learning disabilities team", From: "2025-04-15", Members: []Member{{stokes, "Learning disabilities nurse", "01632 960146"}}},
				Letter{Type: "Assessment", Title: "Best-interests record", Category: "Record artefact", On: "2026-03-18", Format: "pdf", From: stokes, Unit: "Community learning disabilities team", Setting: "Community learning disabilities team",
					Body: `Blood tests: capacity assessed with pictures over two visits; cannot weigh risk. Tried: play needle, buses on the tablet, mother's hand.

**Decision**: EMLA, first slot, one attempt, stop if he signs FINISHED.`},
				Letter{Type: "About me", Title: "Hospital passport", Category: "Care plan", On: "2026-04-14", Format: "pdf", From: stokes, Unit: "Community learning disabilities team", Setting: "Learning disability service", About: "Kieran",
					Body: `# Things you must know
Ask me yes/no. If I rock I am in pain.

# Things that are important to me
Do not wear perfume. Bus book calms me. I know every route: ask me about the 41.

# How I talk
Makaton and pictures. FINISHED means stop.`},
			}},
			{Partner: MCC, ID: "ASC-18820", Patient: Patient{Ethnic: "A", Unverified: true, Next: p03Family()}, Items: []Item{
				Support{Code: "LDS", On: "2026-02-03"},
				Assessment{What: "Review of care and support plan", Status: "completed", Asked: "2026-01-12", From: "2026-02-03", To: "2026-02-03", Note: "Kieran has difficulty with: keeping safe in a seizure, managing nutrition, using transport alone. Support reason: learning disability."},
				Equipment{What: "Bed seizure sensor", On: "2026-09-24"},
				Letter{Type: "Care plan", Title: "Support plan, Heron Court", Category: "Care plan", On: "2026-02-03", Format: "docx", From: "Jules Fontaine", Unit: "Fairhaven locality team", Setting: "Social services", About: "Kieran O'Shaughnessy-White",
					Body: `# My week
Bus garage Monday and Thursday. Swimming Wednesday. Mum on Sunday.

# What I need
One person with me 14 hours a day. Somebody awake at night, shared with flat 2.

# Keeping safe
Rescue medicine in the red bag, goes where I go. Staff trained this year.`},
				Package{What: "Supported living, 1:1 14 h a day, waking night shared", Category: "LTS-C", From: "2017-09-04", Worker: "Jules Fontaine"},
				Alert{Term: "~Two staff for community outings after a seizure", Category: "Other", Start: "2026-09-18", By: "Jules Fontaine"},
				Booking{What: "~Annual review of supported living", Start: "2027-02-02T10:30", Minutes: 90, With: "Jules Fontaine", Unit: "Fairhaven locality team"},
				Team{Name: "Fairhaven locality team", From: "2024-11-11", Members: []Member{{"Jules Fontaine", "Social worker", "01632 960156"}}},
			}},
		},
	}
}
