package cast

// p39 is a boy of nineteen days with no first name yet: a birth time, grams at
// one partner and kilograms at the other, and a plan made before he was born
// that ended when he was (safety-ui §2, H18).
func p39() Person {
	const penrose, mwangi, sand = "Dr Jo Penrose", "Faith Mwangi", "Miss Greta Sand"
	mother := Related{Prefix: "Ms", Given: "Marta", Family: "Silva-Mortimer", Codes: []string{"MTH", "N"}, Phone: "07700 900139", Rank: "1"}
	return Person{
		Key: "P39", NHS: "9995388162", Family: "Silva-Mortimer", Gender: "male", Born: "T-19d",
		Lines: []string{"", "18 Capstan Way", "", "Southmere", ""}, Postcode: "ZZ2 3CW", Mobile: "07700 900139", Related: []Related{mother}, Details: Details{BirthTime: "03:42"},
		At: []Holding{
			{Partner: EST, ID: "E0423907", Patient: Patient{Given: []string{"Baby"}, Ethnic: "C", Language: "pt", BornAt: "T-19dT03:42", Next: []Related{mother}}, Items: []Item{
				Problem{Term: "~Preterm infant, 36 weeks", Onset: "T-19d", Diagnosis: true, By: penrose},
				Problem{Term: "~Neonatal jaundice", Onset: "T-16d", Ended: "T-14d", Status: "resolved", Diagnosis: true, By: penrose},
				Measure{Term: "Gestational age", At: "T-19dT03:42", Text: "36+1 weeks", Where: "Sandpiper"},
				Measure{Term: "Birth weight", At: "T-19dT03:50", Value: "2310", Unit: "g", Where: "Sandpiper"},
				Measure{Term: "Head circumference", At: "T-19dT03:50", Value: "32.4", Unit: "cm", Where: "Sandpiper"},
				Panel{Name: "Newborn bilirubin, day 3", Taken: "T-16dT06:10", Results: []Result{{Test: "~Newborn bilirubin", Value: "246", Unit: "umol/L", Flag: "H", Note: "Above the phototherapy line for 36 weeks"}}},
				Panel{Name: "Newborn bilirubin", Taken: "T-14dT07:00", Results: []Result{{Test: "~Newborn bilirubin", Value: "171", Unit: "umol/L"}}},
				Panel{Name: "Newborn bloodspot screening", Taken: "T-14dT09:20", Status: "registered", Specimen: "Heel prick", Lab: "Newborn screening laboratory"},
				Procedure{Term: "~Phototherapy", At: "T-16dT08:00", Unit: "Sandpiper", Note: "30 h"},
				Procedure{Term: "~Newborn hearing screen", At: "T-13dT11:00", Unit: "Newborn hearing screening", Note: "Passed, both ears"},
				Medicine{Term: "~Phytomenadione 2mg/0.2ml (vitamin K)", Dose: "1 mg once, given", Kind: "inpatient", Route: "Intramuscular", Start: "T-19d", End: "T-19d", Status: "completed", By: penrose},
				Visit{Type: "~Birth", Class: "IMP", From: "T-19dT03:42", To: "T-12dT15:30", Method: "82", Leave: "1", To2: "19", Unit: "Neonatal unit", Where: "Sandpiper", By: penrose, Service: "Paediatric service", Reason: "Born at 36+1 weeks, stayed for jaundice and feeding"},
				Alert{Term: "Unborn child subject to child protection plan", Category: "Safeguarding", National: "child-protection-information-system-flag", Status: "inactive", Start: "T-75d", End: "T-19d", By: sand},
				Team{Name: "Neonatal outreach", From: "T-12d", Members: []Member{{penrose, "Hospital consultant", "01632 960139"}}},
				Letter{Type: "Discharge summary", Title: "Neonatal discharge", On: "T-12d", Filed: "T-12dT16:40", Format: "pdf", From: penrose, Unit: "Neonatal unit", Setting: "Paediatric service", To: []string{"GP: none yet"}, Copies: []string{"Ms M Silva-Mortimer", "Faith Mwangi, health visitor"}, About: "Baby SILVA-MORTIMER",
					Body: `Baby boy, 36+1, 2,310 g, born {T-19d} at 03:42. Phototherapy 30 h. Feeding by bottle expressed milk, up from day 10.

Name not chosen: mother says he will tell her.

# Screening
| Test | Result |
| Hearing | passed |
| Bloodspot | taken {T-14d}, awaited |
| Hips and eyes | normal |

Vitamin K given. BCG offered. Health visitor {T+3d}. Please register with a practice.`},
			}},
			{Partner: NSC, ID: "NS-340128", Patient: Patient{Ethnic: "C", Language: "pt", Next: []Related{mother}}, Items: []Item{
				Measure{Term: "Birth weight", At: "T-19d", Value: "2.31", Unit: "kg", By: mwangi},
				Measure{Term: "Body weight", At: "T-9dT10:40", Value: "2.29", Unit: "kg", By: mwangi, Note: "day 10"},
				Measure{Term: "Body weight", At: "T-2dT10:15", Value: "2.52", Unit: "kg", By: mwangi, Note: "day 17"},
				Visit{Type: "Seen in own home", Class: "HH", From: "T-9dT10:30", To: "T-9dT11:20", Unit: "Health visiting", By: mwangi, Service: "Health visiting service", Reason: "New birth visit",
					Text: "Mother's goal: 'To know his cry before I know his name.' Fed 60 ml while I was there. Weight 2.29, just under birth weight. BCG offered, leaflet in Portuguese left. Sleeping place safe."},
				Visit{Type: "Seen in own home", Class: "HH", From: "T-2dT10:05", To: "T-2dT10:45", Unit: "Health visiting", By: mwangi, Service: "Health visiting service", Reason: "Weight", Text: "2.52, lovely. Still no name."},
				Booking{What: "Seen in own home", Start: "T+3dT10:30", Minutes: 45, Channel: "In-person", Unit: "Health visiting", With: mwangi, Reason: "Health visitor"},
				Team{Name: "Health visiting", From: "T-12d", Members: []Member{{mwangi, "Health visitor", "01632 960161"}}},
			}},
		},
	}
}
