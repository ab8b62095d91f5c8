package cast

// p18 is Temilade Adeyemi-Cole, thirty weeks pregnant: insulin and a blood
// pressure tablet that only the hospital knows of, and an answer to the routine
// enquiry that is not for everybody.
func p18() Person {
	return Person{
		Key: "P18", NHS: "9992699825", Family: "Adeyemi-Cole", Given: []string{"Temilade", "Abosede"}, Prefix: "Mrs", Preferred: "Temi", Gender: "female", Born: "1993-07-27",
		Lines: []string{"", "22 Saltmarsh Way", "", "Southmere", ""}, Postcode: "ZZ2 5SW", Mobile: "07700 900118", GP: "F99002", Language: "en",
		Related: []Related{{Prefix: "Mr", Given: "Babatunde", Family: "Cole", Codes: []string{"HUSB", "N"}, Phone: "07700 900218", Rank: "1"}},
		At:      []Holding{p18Practice(), p18Hospital(), p18Perinatal(), p18Community()},
	}
}

func p18Practice() Holding {
	const bowen, mistry, toft = "Dr Siân Bowen", "Dr Arun Mistry", "Jackie Toft"
	return Holding{Partner: SAL, ID: "SAL-331827", Patient: Patient{Ethnic: "N", Marital: "M", Religion: "Christian", Language: "en"}, Items: []Item{
		Problem{Term: "Pregnant", Onset: "2026-06-08", Significance: "major", By: bowen},
		Problem{Term: "Gravida 2", Onset: "2026-06-08", Significance: "minor", By: bowen},
		Problem{Term: "History of caesarean section", Onset: "2022", Recorded: "2022-09-13", Significance: "major", Note: "FAILURE TO PROGRESS"},
		Problem{Term: "Sickle cell trait", Onset: "2021-11-16", Significance: "minor", By: mistry, Note: "PARTNER NOT A CARRIER"},
		Problem{Term: "Recurrent depression", Onset: "2022-10", Recorded: "2022-10-18", Significance: "major", By: bowen, Note: "POSTNATAL 2022"},
		Allergy{Term: "No known allergy", Recorded: "2026-06-08", By: bowen},
		Medicine{Term: "Sertraline 50mg tablets", Dose: "One to be taken in the morning with food", Quantity: "28 tablet", Start: "2022-10-18", Last: "2026-11-09", Issues: 4, Review: "2027-01-11", By: bowen, Note: "CONTINUE IN PREGNANCY, D/W PERINATAL TEAM"},
		Medicine{Term: "Ferrous fumarate", Text: "Ferrous fumarate 210mg tablets", Dose: "One daily", Quantity: "28 tablet", Start: "2026-11-04", Last: "2026-11-04", By: bowen},
		Medicine{Term: "Aspirin 75mg dispersible tablets", Dose: "Two to be taken at night", Quantity: "56 tablet", Start: "2026-07-13", End: "2026-12-28", Last: "2026-11-09", Issues: 4, By: bowen, Note: "FROM 12/40 TO 36/40"},
		Medicine{Term: "Folic acid 5mg tablets", Dose: "One daily", Quantity: "28 tablet", Start: "2026-03-10", End: "2026-07-13", Last: "2026-06-16", Issues: 3, Status: "stopped", Reason: "12/40", By: mistry},

		Measure{Term: "Body weight", At: "2026-06-08T09:10", Value: "71.3", Unit: "kg", By: toft},
		Measure{Term: "Body height", At: "2026-06-08T09:10", Value: "166", Unit: "cm", By: toft},
		Measure{Term: "Blood pressure", At: "2026-09-24T10:30", Value: "118/72", By: bowen},
		Measure{Term: "Never smoked tobacco", At: "2026-06-08T09:10", Text: "NEVER SMOKED", Social: true, By: toft},
		Vaccine{Term: "Pertussis vaccination in pregnancy", At: "2026-09-22", By: toft},
		Vaccine{Term: "Seasonal influenza vaccination given by midwife", At: "2026-10-13"},
		Vaccine{Text: "RSV vaccination in pregnancy", At: "2026-11-09", By: toft},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2022-10-04"},

		Visit{Type: "Seen in GP's surgery", From: "2026-06-08T09:00", To: "2026-06-08T09:15", By: bowen, Reason: "Positive pregnancy test", Text: "7/40 BY DATES. PREV EM CS 2022. MOOD OK ON SERTRALINE 50. BOOK EST. ASPIRIN FROM 12/40."},
		Visit{Type: "Seen in GP's surgery", From: "2026-09-24T10:20", To: "2026-09-24T10:35", By: bowen, Reason: "Antenatal check", Text: "22/40. FMF. BP 118/72. URINE NAD. MOOD OK. MAT B1 GIVEN"},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-11-04T12:10", To: "2026-11-04T12:16", By: bowen, Reason: "Hb 104, ferritin 9", Text: "IRON STARTED. ALT DAYS IF SICK"},
		Referral{What: "Midwifery service", On: "2026-06-08", Status: "completed", Priority: "routine", To: "Sandpiper maternity, Estuary", Reason: "BOOKING", By: bowen},
		Referral{What: "Perinatal mental health service", On: "2026-09-24", Status: "completed", Priority: "routine", To: "Saltmarsh perinatal team", Reason: "POSTNATAL DEPRESSION 2022", By: bowen},
		Relative{Code: "MTH", Who: "Mother", Illness: "Type 2 diabetes mellitus", Age: "in her fifties", On: "2026-06-08"},
		Routine{Visits: 4, Reasons: []string{"COUGH", "BACK PAIN", "REPEAT RX", "MED3"}, By: []string{bowen, mistry, toft}},
	}}
}

func p18Hospital() Holding {
	const sand, midwife, clinic, day = "Miss Greta Sand", "Midwife Orla Finch", "Antenatal clinic", "Maternity day unit"
	items := []Item{
		Problem{Term: "Gestational diabetes mellitus", Onset: "2026-10-16", Diagnosis: true, By: sand},
		Problem{Term: "~Gestational hypertension", Onset: "2026-11-16", Diagnosis: true, By: sand, Note: "Urine protein nil"},
		Problem{Term: "History of caesarean section", Onset: "2022", Diagnosis: true, By: sand, Note: "Emergency, 8 cm after 30 hours"},
		Allergy{Term: "~Nickel", Kind: "allergy", Reactions: []string{"Contact dermatitis"}, Recorded: "2026-06-25", By: midwife, ReactNote: "earrings, jeans button"},

		Medicine{Term: "Labetalol 100mg tablets", Dose: "200 mg twice a day", Kind: "community", Start: "2026-11-16", Change: "amended", Changed: "2026-11-18", ChangeBy: "Dose increased from 100 mg twice a day", By: sand},
		Medicine{Term: "Insulin glargine", Text: "Insulin glargine 100units/ml pre-filled pens", Dose: "8 units at night", Kind: "community", Start: "2026-11-12", Change: "added", Changed: "2026-11-12", By: sand, Route: "Subcutaneous"},
		Medicine{Term: "Metformin 500mg tablets", Dose: "One twice a day with meals", Kind: "community", Start: "2026-10-23", By: sand},

		Panel{Name: "Booking bloods", Taken: "2026-06-25T10:20", Results: []Result{{Test: "Hb", Value: "121", Range: "110-150"}, {Test: "platelets", Value: "231"}, {Test: "HbA1c", Value: "37"}}},
		Panel{Name: "Group and antibody screen", Taken: "2026-06-25T10:20", Results: []Result{{Test: "~Blood group", Text: "O rhesus negative"}}},
		Panel{Name: "Oral glucose tolerance test", Taken: "2026-10-15T08:40", Reported: "2026-10-16T09:10", Results: []Result{
			{Test: "Plasma fasting glucose level", Value: "5.3", Unit: "mmol/L"}, {Test: "120 minute plasma glucose level", Value: "8.9", Unit: "mmol/L", Flag: "H"}}, Conclusion: "Gestational diabetes"},
		Panel{Name: "28 week bloods", Taken: "2026-11-02T09:30", Results: []Result{{Test: "Hb", Value: "104", Range: "110-150", Flag: "L"}, {Test: "ferritin", Value: "9", Flag: "L"}}},
		Panel{Name: "Pre-eclampsia bloods", Taken: "2026-11-16T15:05", Results: []Result{{Test: "ALT", Value: "14"}, {Test: "platelets", Value: "224"}, {Test: "creatinine", Value: "51"}, {Test: "~Urine protein", Text: "nil"}}},

		Measure{Term: "Estimated date of delivery", At: "2026-07-14T11:20", Day: "2027-01-25", Where: "Ultrasound", Note: "By scan"},
		Measure{Term: "Gestational age", At: "2026-06-25T10:00", Text: "9+3", By: midwife},
		Measure{Term: "Gestational age", At: "2026-11-18T14:00", Text: "30+2", By: midwife},
		Measure{Term: "Blood pressure", At: "2026-06-25T10:05", Value: "112/70", By: midwife},
		Measure{Term: "Blood pressure", At: "2026-11-02T09:20", Value: "134/86", By: midwife},
		Measure{Term: "Blood pressure", At: "2026-11-16T14:50", Value: "148/94", Where: day, Note: "after 10 minutes sitting"},
		Measure{Term: "Blood pressure", At: "2026-11-18T14:05", Value: "138/88", Where: clinic},
		Measure{Term: "~Estimated fetal weight centile", At: "2026-11-18T13:20", Value: "62", Unit: "centile", Code: "{centile}", Where: "Ultrasound", Note: "Liquor normal"},
		Measure{Term: "Fetal heart rate", At: "2026-11-18T14:05", Value: "142", Unit: "/min", By: midwife},
		Measure{Term: "~Routine enquiry", At: "2026-06-25T10:40", Text: "asked, see hand-held notes", Social: true, By: midwife, Labels: []string{"R"}},

		Procedure{Term: "Caesarean section", At: "2022", Unit: "Sandpiper maternity", Note: "Emergency. Boy, Kolade"},
		Procedure{Term: "Ultrasound scan of fetus", At: "2026-09-09", Unit: "Ultrasound", Note: "Anomaly scan normal, placenta clear of os"},
		Procedure{Term: "~Anti-D immunoglobulin", At: "2026-11-02", Unit: clinic, By: midwife},
		Procedure{Term: "Ultrasound scan of fetus", At: "2026-11-18", Unit: "Ultrasound", Note: "62nd centile; liquor normal"},

		Visit{Type: "Seen in antenatal clinic", From: "2026-06-25T10:00", To: "2026-06-25T11:10", Unit: "Sandpiper maternity", Where: clinic, By: midwife, Service: "Midwifery service", Reason: "Booking, 9+3"},
		Visit{Type: "Seen in antenatal clinic", From: "2026-10-15T08:30", To: "2026-10-15T11:00", Unit: "Sandpiper maternity", Where: clinic, By: midwife, Service: "Midwifery service", Reason: "Glucose tolerance test"},
		Visit{Type: "Seen in antenatal clinic", From: "2026-11-02T09:10", To: "2026-11-02T09:45", Unit: "Sandpiper maternity", Where: clinic, By: midwife, Service: "Midwifery service", Reason: "28 weeks, anti-D"},
		Visit{Type: "Seen in hospital diabetes antenatal clinic", From: "2026-11-12T11:00", To: "2026-11-12T11:40", Unit: "Obstetrics", Where: clinic, By: sand, Service: "Obstetrics service", Reason: "Fasting sugars 5.6 to 6.1: insulin started"},
		Visit{Type: "Seen in hospital outpatient department", From: "2026-11-16T14:30", To: "2026-11-16T17:50", Unit: "Sandpiper maternity", Where: day, By: sand, Service: "Obstetrics service", Reason: "Headache, BP at home 150", Text: "BP 148/94, protein nil, bloods normal, CTG normal. Labetalol 100 mg BD. Home."},
		Visit{Type: "Seen in antenatal clinic", From: "2026-11-18T13:10", To: "2026-11-18T14:30", Unit: "Obstetrics", Where: clinic, By: sand, Service: "Obstetrics service", Reason: "Growth scan, BP", Text: "BP 138/88. Labetalol up to 200 mg BD. Growth 62nd centile."},
		Booking{What: "Seen in hospital diabetes antenatal clinic", Start: "2026-11-25T11:00", Minutes: 40, Channel: "In-person", Unit: "Obstetrics", Where: clinic, With: sand},
		Booking{What: "~Community midwife", Start: "2026-11-30T09:40", Minutes: 20, Channel: "In-person", Unit: "Community midwifery", Where: "The Saltings Surgery", With: midwife},
		Booking{What: "Ultrasound scan of fetus", Start: "2026-12-08T13:20", Minutes: 30, Channel: "In-person", Unit: "Ultrasound", Where: "Sandpiper scan room", Comment: "Growth"},
		Booking{What: "~Anaesthetic clinic", Start: "2026-12-15T10:00", Minutes: 30, Channel: "In-person", Unit: "Obstetric anaesthesia", Where: clinic},
		Alert{Term: "~Rhesus negative", Category: "Maternity", Start: "2026-06-25", By: midwife},
		Alert{Term: "~Accepts blood products", Category: "Maternity", Start: "2026-11-06", By: sand, Note: "Cell salvage acceptable"},
		Team{Name: "Sandpiper maternity", From: "2026-06-25", Members: []Member{{sand, "Hospital consultant", ""}, {midwife, "Community midwife", "01632 960188"}}},
	}
	return Holding{Partner: EST, ID: "E0421871", Patient: Patient{Ethnic: "P", Language: "en"}, Items: append(items, p18Letters()...)}
}

func p18Letters() []Item {
	const sand = "Miss Greta Sand"
	return []Item{
		Letter{Type: "Outpatient letter", Title: "Birth choices letter", On: "2026-11-06", Dictated: "2026-11-06", Filed: "2026-11-10T14:05", Format: "pdf", From: sand, Unit: "Obstetrics", Setting: "Obstetrics service",
			To: []string{"The Saltings Surgery"}, Copies: []string{"Mrs Adeyemi-Cole", "Hand-held notes"},
			Body: `Previous emergency section at 8 cm after 30 hours. Wishes for VBAC if labour starts by 40+0; if GDM needs more insulin, induction at 38+6 discussed.

# In her words
"No forceps without me being asked."

# Agreed
- Continuous monitoring accepted
- No forceps without being asked
- Babatunde to cut the cord
- Cell salvage acceptable; accepts blood products

Due {2027-01-25}.`},
		Letter{Type: "Personalised Care and Support Plan", Title: "Gestational diabetes plan", Category: "Care plan", On: "2026-11-12", Format: "html", From: sand, Unit: "Obstetrics", Setting: "Obstetrics service",
			To: []string{"Mrs Adeyemi-Cole"}, Copies: []string{"The Saltings Surgery"},
			Body: `# Targets
| When | Glucose, mmol/L |
| Fasting | < 5.3 |
| 1 h after meals | < 7.8 |

# Treatment
- Metformin 500 mg twice a day with meals
- **Insulin glargine 8 units at night from {2026-11-12|02-Jan}**: up by 2 units if two fasting readings are over target
- Glucose tablets in the handbag; she drives, test before

Ring the day unit if below 4.0 twice.`},
	}
}

func p18Perinatal() Holding {
	const grant, abara = "Leo Grant", "Chiamaka Abara"
	return Holding{Partner: SMH, ID: "S1001823", Items: []Item{
		Problem{Term: "Recurrent depression", Text: "Recurrent depressive disorder, well", Onset: "2022", By: grant},
		Visit{Type: "Seen in mental health clinic", From: "2026-10-20T13:30", To: "2026-10-20T14:40", Unit: "Perinatal team", Where: "Samphire Centre", By: grant, Service: "Perinatal mental health service", Reason: "Planning with Temi and Babatunde"},
		Booking{What: "Telephone consultation", Start: "2026-12-17T14:00", Minutes: 30, Channel: "Telephone", Unit: "Perinatal team", With: abara},
		Plan{Title: "Perinatal mental health plan", Category: "Mental health care plan", From: "2026-10-20", Review: "2026-12-17", By: grant,
			Goals: []string{"To know it is coming before it is here, this time"}, Activities: []string{"Sertraline continues through birth", "Babatunde on nights for two weeks", "Visit in the first week home"}},
		Team{Name: "Perinatal team", From: "2026-10-20", Members: []Member{{grant, "~Psychologist", ""}, {abara, "Community mental health nurse", "01632 960148"}}},
		Letter{Type: "Mental health care plan", Title: "Perinatal mental health plan", Category: "Care plan", On: "2026-10-20", Filed: "2026-10-22T10:30", Format: "pdf", From: grant, Unit: "Perinatal team", Setting: "Perinatal mental health service",
			To: []string{"Temi"}, Copies: []string{"The Saltings Surgery", "Sandpiper maternity"},
			Body: `# Early warning signs
- Awake at 4 when Kolade is asleep
- "I stop singing in the car"
- Checking the door more than twice

# What we will do
1. Babatunde on nights for the first two weeks.
2. **Sertraline continues**, before and after the birth.
3. Her sister comes to stay for the second month.
4. We visit in the first week home, and ring before that if either of them asks.

# Who to ring
The perinatal team by day, the crisis line by night. Either of them may ring.`},
	}}
}

func p18Community() Holding {
	const mwangi = "Faith Mwangi"
	return Holding{Partner: NSC, ID: "NS-7711829", Items: []Item{
		Booking{What: "~Health visitor antenatal visit", Start: "2026-12-10T10:00", Minutes: 60, Channel: "In-person", Unit: "Health visiting", Where: "At home", With: mwangi},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-11-10T15:20", To: "2026-11-10T15:35", Unit: "Health visiting", By: mwangi, Service: "Health visiting service", Reason: "Antenatal contact", Text: "Expecting in January. Would like: 'one person, the same person, please'. Visit booked."},
		Team{Name: "Health visiting", From: "2026-11-10", Members: []Member{{mwangi, "Health visitor", "01632 960134"}}},
	}}
}
