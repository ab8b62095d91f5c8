package cast

// p37 is Craig Lomax: a flag that keeps crews safe, information about him that
// came from others and is seen by right only, and a job at the hospital whose
// records he must not look up (I1). Nothing here names anybody he lived with.
func p37() Person {
	const mistry, bowen, tan = "Dr Arun Mistry", "Dr Siân Bowen", "Dr Mei Tan"
	return Person{
		Key: "P37", NHS: "9996115216", Family: "Lomax", Given: []string{"Craig", "Anthony"}, Prefix: "Mr", Gender: "male", Born: "1994-01-25",
		Lines: []string{"", "41 Mill Reach", "", "Southmere", ""}, Postcode: "ZZ2 4MR", Mobile: "07700 900778", GP: "F99002", Language: "en",
		At: []Holding{
			{Partner: SAL, ID: "SAL-48213", Patient: Patient{Ethnic: "A", Marital: "S", Language: "en"}, Items: []Item{
				Problem{Term: "Depressive disorder", Text: "DEPRESSION", Onset: "2023-10-17", Significance: "major", By: bowen},
				Allergy{Term: "No known allergy", Recorded: "2018-06-12", By: mistry},
				Medicine{Term: "Citalopram 20mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2023-10-17", Last: "2026-11-03", Issues: 4, Review: "2027-01-12", By: bowen},
				Panel{Name: "Liver function", Taken: "2026-09-08T08:50", Results: []Result{{Test: "ALT", Value: "63", Flag: "H"}, {Test: "bilirubin", Value: "12"}, {Test: "albumin", Value: "44"}}},
				Panel{Name: "Full blood count", Taken: "2026-09-08T08:50", Results: []Result{{Test: "Hb", Value: "151", Range: "130-180"}, {Test: "MCV", Value: "101", Flag: "H"}, {Test: "platelets", Value: "188"}}},
				Measure{Term: "Alcohol units consumed per week", At: "2026-09-15T10:05", Value: "60", Unit: "units/week", Code: "{units}/wk", Social: true, By: "Jackie Toft"},
				Measure{Term: "Smoker", At: "2026-09-15T10:05", Text: "20 A DAY", Social: true, By: "Jackie Toft"},
				Measure{Term: "Blood pressure", At: "2026-09-15T10:05", Value: "144/92", By: "Jackie Toft"},
				Visit{Type: "Seen in GP's surgery", From: "2026-09-15T10:00", To: "2026-09-15T10:20", By: "Jackie Toft", Reason: "ALCOHOL, MOOD", Text: "60 U/WK, WANTS TO CUT DOWN. MOOD FLAT SINCE LIVING ALONE. NO SUICIDAL THOUGHTS. LFTS SHOWN. DECLINED REFERRAL. SEE 1/12"},
				Visit{Type: "~Seen at reception", From: "2026-06-16T09:10", To: "2026-06-16T09:15", By: mistry, Reason: "SHOUTING AT DESK", Text: "SHOUTED AT STAFF RE LATE SCRIPT. LETTER SENT. ZERO TOLERANCE."},
				Alert{Term: "~Zero tolerance: see by appointment only, two staff in the room", Category: "Staff safety", Start: "2026-06-16", By: mistry},
				Letter{Type: "Clinical letter", Title: "Practice letter about conduct", On: "2026-06-17", Format: "rtf", From: mistry, Setting: "General practice service", To: []string{"Mr C A Lomax"},
					Body: `On {2026-06-16} you shouted at two members of staff. This must not happen again. You will be seen by appointment, with two of us in the room. Your care does not change.`},
				Routine{Visits: 5, Reasons: []string{"LOW MOOD", "FIT NOTE", "BACK PAIN, PORTER", "REPEAT QUERY"}, By: []string{bowen, mistry, "Jackie Toft"}},
			}},
			{Partner: EST, ID: "E0419902", Patient: Patient{}, Items: []Item{
				Problem{Term: "~Fracture of metacarpal", Text: "Fracture of neck of fifth metacarpal", Site: "right", Onset: "2026-08-09", Ended: "2026-09-14", Status: "resolved", Diagnosis: true, By: tan},
				Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2026-08-10T10:55", To: "2026-08-10T12:40", Leave: "1", Unit: "Emergency Department", By: tan, Reason: "Hand injury, says he hit a door"},
				Visit{Type: "Seen in hospital outpatient department", From: "2026-09-14T14:10", To: "2026-09-14T14:20", Unit: "Fracture clinic", Where: "Outpatients 5", Service: "Orthopaedic service", Reason: "Hand, healed"},
				Alert{Term: "~MARAC", Category: "Safeguarding", Start: "2026-08-20", Labels: []string{"R"}, Note: "Third-party information. Do not discuss with him or leave on a screen. Ask the safeguarding team."},
				Medicine{Term: "Paracetamol 500mg tablets", Dose: "Two QDS PRN", PRN: true, Kind: "discharge", Start: "2026-08-10", By: tan},
				Letter{Type: "A+E report", Title: "ED letter", On: "2026-08-10", Filed: "2026-08-11T07:15", Format: "pdf", From: tan, Unit: "Emergency Department", Setting: "Emergency medicine service", To: []string{"The Saltings Surgery"},
					Body: `Right hand, fifth metacarpal neck, 20 degrees, closed. Says he hit a door on the evening of {2026-08-09}. Neighbour strapping, fracture clinic.

Works here as a porter: off lifting for five weeks, occupational health told by him.

# Action for GP
1. Drinking most evenings, asked for nothing today. Please see him about it.`},
			}},
			{Partner: EAM, ID: "EA-6584077", Patient: Patient{}, Items: []Item{
				Alert{Term: "At risk for other-directed violence", Text: "Approach with police", Category: "Staff safety", Start: "2026-05-24", By: "Stu Pell"},
				Visit{Type: "Patient not transported by ambulance", Class: "FLD", From: "2026-05-24T00:35", To: "2026-05-24T01:20", By: "Stu Pell", Reason: "Intoxicated, cut hand",
					Times: [][2]string{{"Call answered", "2026-05-24T00:18"}, {"On scene", "2026-05-24T00:35"}, {"Clear", "2026-05-24T01:20"}},
					Text:  "O/A pt standing in road, intoxicated, 3 cm lac to R hand. Threw bottle at vehicle. Crew withdrew, police attended, dressed hand with police present. GCS 15. Refused ED, capacity assessed. Safety-netted.", Outcome: "Not conveyed"},
				Measure{Term: "Pulse rate", At: "2026-05-24T00:58", Value: "104", Unit: "/min", By: "Stu Pell"},
			}},
		},
	}
}
