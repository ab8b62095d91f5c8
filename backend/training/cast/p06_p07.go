package cast

// p06 and p07 are the Rahman twins: numbers two digits apart, the same birthday
// and first name, one with anaphylaxis and one without. A letter about Ibrahim
// is filed under Isma'il, who has no allergy.
func p06() Person {
	const penrose = "Dr Jo Penrose"
	return Person{
		Key: "P06", NHS: "9993114022", Family: "Rahman", Given: []string{"Mohammed", "Ibrahim"}, Gender: "male", Born: "2012-09-17", Twin: 1,
		Lines: rahmanHome, Postcode: "ZZ2 1CS", Home: "01632 960106", GP: "F99002", Related: rahmanParents,
		At: []Holding{p06Practice(), p06School(), {Partner: EST, ID: "E0415566", Items: []Item{
			Problem{Term: "Asthma", Diagnosis: true, Onset: "2018-03", By: penrose},
			Allergy{Term: "Allergy to peanut", Kind: "allergy", Category: "food", Critical: "high", Reactions: []string{"Anaphylaxis"}, Severity: "severe", Onset: "2017-05-04", Recorded: "2017-05-04", By: penrose},
			Medicine{Term: "Adrenaline", Text: "Adrenaline 300micrograms/0.3ml auto-injectors", Dose: "One into the thigh for anaphylaxis, second after 5 minutes", PRN: true, Kind: "discharge", Start: "2026-09-21", By: penrose, Note: "Two sets, one for school"},
			Plan{Title: "Anaphylaxis plan", Category: "Emergency health care plan", From: "2026-09-21", Review: "2027-09-20", By: penrose, Activities: []string{"Adrenaline into the thigh, lie down, 999", "Second pen after 5 minutes if no better", "Two pens at all times"}},
			Referral{What: "~Dietitian, nut avoidance", On: "2026-09-21", Priority: "routine", To: "Children's dietetics", Reason: "Peanut allergy, tree nuts tolerated", By: penrose},
			Panel{Name: "Peanut specific IgE", Taken: "2026-09-21T09:40", Results: []Result{{Test: "~Peanut specific IgE", Value: "41", Unit: "kU/L", Flag: "H"}}},
			Visit{Type: "Seen in paediatric clinic", From: "2026-09-21T09:30", To: "2026-09-21T10:10", Unit: "Children's allergy clinic", Where: "Dolphin outpatients", By: penrose, Service: "Paediatric service", Reason: "Peanut allergy"},
			Booking{What: "Seen in paediatric clinic", Start: "2027-09-20T09:30", Minutes: 40, Unit: "Children's allergy clinic", Where: "Dolphin outpatients", With: penrose},
		}}},
	}
}

func p07() Person {
	const penrose = "Dr Jo Penrose"
	return Person{
		Key: "P07", NHS: "9993114006", Family: "Rahman", Given: []string{"Mohammed", "Isma'il"}, Gender: "male", Born: "2012-09-17", Twin: 2,
		Lines: rahmanHome, Postcode: "ZZ2 1CS", Home: "01632 960106", GP: "F99002", Related: rahmanParents,
		At: []Holding{p07Practice(), p07School(), {Partner: EST, ID: "E0415567", Items: []Item{
			Problem{Term: "Fracture of distal end of radius", Site: "right", Onset: "2026-03-07", Ended: "2026-04-20", Status: "resolved", Diagnosis: true},
			Visit{Type: "Seen in hospital outpatient department", From: "2026-03-16T13:10", To: "2026-03-16T13:25", Unit: "Fracture clinic", Where: "Outpatients 5", Service: "Orthopaedic service", Reason: "Distal radius, cast check"},
			Letter{Type: "Outpatient letter", Title: "Paediatric allergy letter", On: "2026-09-21", Dictated: "2026-09-21", Filed: "2026-09-25T08:15", Format: "pdf", From: penrose, Unit: "Children's allergy clinic", Setting: "Paediatric service",
				To: []string{"The Saltings Surgery"}, Copies: []string{"Mr and Mrs Rahman", "School nurse"}, About: "Mohammed RAHMAN, born 17-Sep-2012\n5 Curlew Street, Southmere",
				Body: `It was a pleasure to see **Ibrahim** and his mother. Peanut anaphylaxis at four; specific IgE 41. Tree nuts tolerated at home. Two auto-injectors at all times, one set for school; retrained today: carry two pens.

Asthma must be well controlled. His twin does not have this allergy.`},
		}}},
	}
}

var rahmanHome = []string{"", "5 Curlew Street", "", "Southmere", ""}

var rahmanParents = []Related{
	{Prefix: "Mrs", Given: "Shahida", Family: "Rahman", Codes: []string{"MTH", "N"}, Phone: "07700 900106", Rank: "1"},
	{Prefix: "Mr", Given: "Anwar", Family: "Rahman", Codes: []string{"FTH"}, Phone: "07700 900107", Rank: "2"},
}
