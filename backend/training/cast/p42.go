package cast

// p42 is Samuel Okafor, a general practitioner of this region and one of its
// users: the record he must stop and think about before he opens it (I1).
func p42() Person {
	const quill, banas = "Dr Esther Quill", "Dr Piotr Banas"
	return Person{
		Key: "P42", NHS: "9997387392", Family: "Okafor", Given: []string{"Samuel", "Chukwuemeka"}, Prefix: "Dr", Gender: "male", Born: "1978-09-09",
		Lines: []string{"", "6 Ferry Gardens", "", "Tidewell", ""}, Postcode: "ZZ7 6FG", Mobile: "07700 900942", GP: "F99003", Language: "en",
		Related: []Related{{Prefix: "Mrs", Given: "Adaeze", Family: "Okafor", Codes: []string{"WIFE", "N"}, Phone: "07700 900943", Rank: "1"}},
		At: []Holding{
			{Partner: LAN, ID: "LFP-198870", Patient: Patient{Ethnic: "N", Marital: "M", Religion: "Anglican", Language: "en", Also: []string{"ig"}}, Items: []Item{
				Problem{Term: "Essential hypertension", Onset: "2021-05-18", Significance: "major", By: quill},
				Problem{Term: "~Fracture of ankle", Text: "Fractured right ankle, football", Onset: "2024", Recorded: "2024-04-02", Status: "inactive", Significance: "minor"},
				Allergy{Term: "No known allergy", Recorded: "2021-05-18", By: quill},
				Medicine{Term: "Candesartan 8mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2021-06-08", Last: "2026-11-10", Issues: 6, Review: "2027-05-11", By: quill},
				Panel{Name: "Urea and electrolytes", Taken: "2026-05-12T08:10", Results: []Result{{Test: "sodium", Value: "141"}, {Test: "potassium", Value: "4.5"}, {Test: "creatinine", Value: "92", Range: "59-104"}, {Test: "eGFR", Value: "88"}}},
				Panel{Name: "Haemoglobin A1c", Taken: "2026-05-12T08:10", Results: []Result{{Test: "HbA1c", Value: "38"}}},
				Measure{Term: "Blood pressure", At: "2025-05-13T08:05", Value: "136/84", By: "Lin Zhao"},
				Measure{Term: "Blood pressure", At: "2026-05-12T08:05", Value: "128/80", By: "Lin Zhao", Note: "mean of a week at home"},
				Measure{Term: "Body weight", At: "2026-05-12T08:05", Value: "84.5", Unit: "kg", By: "Lin Zhao"},
				Measure{Term: "Never smoked tobacco", At: "2021-05-18", Text: "Never smoked", Social: true, By: quill},
				Visit{Type: "Seen in GP's surgery", From: "2026-05-19T17:40", To: "2026-05-19T17:52", By: banas, Reason: "Blood pressure review", Text: "'I tell others to do this.' Home readings fine. Stays on candesartan 8."},
				Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-09", Reported: true},
				Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-08", Reported: true},
				Vaccine{Term: "Administration of hepatitis B vaccine", At: "2001-09-14", Reported: true},
				Relative{Code: "FTH", Who: "Father", Illness: "Stroke", Age: "at 61", On: "2021-05-18"},
				Note{Title: "Seen in GP's surgery", On: "2026-05-19T17:40", By: banas, Parts: [][2]string{{"History", "Annual review. Home readings for a week, mean 128/80."}, {"Plan", "Continue candesartan. Bloods in a year. He knows not to adjust it himself."}}},
				Routine{Visits: 2, Reasons: []string{"Blood pressure check", "Repeat prescription query"}, By: []string{quill, banas}},
			}},
			{Partner: EST, ID: "E0418830", Patient: Patient{Ethnic: "N"}, Items: []Item{
				Problem{Term: "~Fracture of ankle", Site: "right", Onset: "2024-03-30", Ended: "2024-06-11", Status: "resolved", Diagnosis: true},
				Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2024-03-30T16:25", To: "2024-03-30T20:05", Leave: "1", Unit: "Emergency Department", By: "Dr Mei Tan", Reason: "Ankle injury, five-a-side"},
				Visit{Type: "Seen in hospital outpatient department", From: "2024-04-08T09:20", To: "2024-04-08T09:35", Unit: "Fracture clinic", Where: "Outpatients 5", Service: "Orthopaedic service", Reason: "Weber B, boot"},
				Letter{Type: "Outpatient letter", Title: "Fracture clinic letter", On: "2024-06-11", Filed: "2024-06-14T09:30", Format: "pdf", Unit: "Fracture clinic", Setting: "Orthopaedic service", To: []string{"Lanternfield Family Practice"}, Copies: []string{"Patient"},
					Body: `Weber B fracture of the right ankle, {2024-03-30}, boot for six weeks. Healed on film today, walking without a stick, back in his own surgery.

Discharged. No football this season.`},
			}},
		},
	}
}
