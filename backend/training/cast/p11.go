package cast

// p11 is Grace Oyelaran, whose old NHS number was merged into a newer one:
// reading the old gives the new and says nothing more. Two partners never heard
// of the merge and hold her under the old one.
func p11() Person {
	const obi = "Dr Ada Obi"
	return Person{
		Key: "P11", NHS: "9992499559", Superseded: []string{"9996697649"}, Family: "Oyelaran", Given: []string{"Grace", "Oluwaseun"}, Prefix: "Ms", Gender: "female", Born: "1961-12-02",
		Lines: []string{"", "88 Mill Lane", "", "Southmere", ""}, Postcode: "ZZ2 9ML", Home: "01632 960111", GP: "F99002", Language: "yo",
		At: []Holding{p11Practice(), p11Community(), p11UrgentCare(), {Partner: EST, ID: "E0413388", Items: []Item{
			Problem{Term: "Malignant neoplasm of breast", Site: "left", Onset: "2024-02", Diagnosis: true, By: obi},
			Procedure{Term: "Simple mastectomy", Site: "left", At: "2024-05-14", Unit: "Breast surgery"},
			Procedure{Term: "External beam radiation therapy procedure", Site: "left chest wall", At: "2024-07-22", Unit: "Oncology", By: obi, Note: "15 fractions"},
			Medicine{Term: "Denosumab", Text: "Denosumab 60mg/1ml pre-filled syringes", Dose: "One injection six-monthly", Kind: "community", Start: "2024-08-13", By: obi, Note: "Last given {2026-08-12}"},
			Panel{Name: "Haemoglobin A1c", Taken: "2024-09-03", Results: []Result{{Test: "HbA1c", Value: "58", Flag: "H"}}},
			Panel{Name: "Haemoglobin A1c", Taken: "2025-09-02", Results: []Result{{Test: "HbA1c", Value: "61", Flag: "H"}}},
			Panel{Name: "Haemoglobin A1c", Taken: "2026-08-12", Results: []Result{{Test: "HbA1c", Value: "52", Flag: "H"}}},
			Visit{Type: "Seen in oncology clinic", From: "2026-08-13T15:00", To: "2026-08-13T15:20", Unit: "Oncology", Where: "Outpatients 6", By: obi, Service: "Medical oncology service"},
			Booking{What: "~Mammogram", Start: "2027-01-04T10:10", Minutes: 20, Unit: "Radiology", Where: "Breast imaging"},
			Letter{Type: "Outpatient letter", Title: "Oncology letter", On: "2026-08-13", Filed: "2026-08-18T09:00", Format: "pdf", From: obi, Unit: "Oncology", Setting: "Medical oncology service", To: []string{"The Saltings Surgery"}, Copies: []string{"Ms Oyelaran"},
				Body: `Well on letrozole and denosumab; two hot flushes nightly. **Left arm lymphoedema 9 %: no blood pressure or needles that side.** Mammogram January. Vitamin D please.`},
		}}},
	}
}
