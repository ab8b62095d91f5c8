package cast

import "slices"

// practiceShares is what a GP practice gives: all but social care.
func practiceShares(day string, but ...string) []Share {
	all := since(day, "alerts", "allergies", "problems", "medications", "immunisations", "results", "observations", "procedures",
		"encounters", "appointments", "referrals", "documents", "care-plans", "care-network", "family-history", "notes")
	return slices.DeleteFunc(all, func(s Share) bool { return slices.Contains(but, s.Dataset) })
}

// Partners lists the organisations, in the order of the region file.
func Partners() []Partner {
	return []Partner{
		{
			Key: FAI, ODS: "F99001", Name: "Fairhaven Medical Centre", Setting: "gp", House: "gp",
			IDs: "https://fairhaven.example/id/patient", IDLabel: "Practice number", Lab: "Estuary Pathology",
			Shares: append(practiceShares("2024-07-01", "documents"), since("2018-01-01", "documents")...),
		},
		{
			Key: SAL, ODS: "F99002", Name: "The Saltings Surgery", Setting: "gp", House: "gp",
			IDs: "https://saltings.example/id/patient", IDLabel: "Practice number", Lab: "Estuary Pathology",
			Shares: practiceShares("2024-07-01"),
		},
		{
			Key: LAN, ODS: "F99003", Name: "Lanternfield Family Practice", Setting: "gp", House: "gp",
			IDs: "https://lanternfield.example/id/patient", IDLabel: "Practice number", Lab: "Estuary Pathology", Snomed: "https://snomed.info/sct",
			Shares: append(practiceShares("2024-11-01", "appointments"), planned("2027-02-01", "appointments")...),
		},
		{
			Key: EST, ODS: "RZ9", Name: "Estuary Teaching Hospitals NHS Foundation Trust", Setting: "acute", House: "trust",
			IDs: "https://estuary.example/id/pas", IDLabel: "Hospital number", Lab: "Estuary Pathology", LinkBase: true,
			Shares: slices.Concat(
				since("2016-01-01", "allergies", "problems", "medications", "encounters", "appointments", "documents", "procedures", "observations", "referrals", "care-network"),
				since("2022-01-01", "alerts"), since("2024-01-01", "care-plans"),
				[]Share{{Dataset: "results", Since: "2019-04-01", Only: true, Awaited: []Awaited{{"Radiology reports", "2027-04-01"}}}}),
		},
		{
			Key: SMH, ODS: "RZ8", Name: "Saltmarsh Mental Health Partnership NHS Trust", Setting: "mental-health", House: "trust",
			IDs: "https://saltmarsh.example/id/rio", IDLabel: "Record number",
			Duty: []Duty{{"Crisis line", "0808 157 0108", []string{"always"}, ""}},
			Shares: append(since("2025-09-01", "alerts", "allergies", "problems", "medications", "encounters", "appointments", "care-plans", "care-network", "documents"),
				planned("2027-02-01", "results")...),
		},
		{
			Key: CRV, ODS: "NZ8", Name: "Crouch Valley Community Health CIC", Setting: "community", House: "trust",
			IDs: "https://crouchvalley.example/id/system", IDLabel: "Community number", Snomed: "https://snomed.info/sct/", Bare: true, Contains: true,
			Shares: append(since("2024-07-01", "encounters", "appointments", "problems", "observations", "care-plans", "alerts", "care-network", "documents", "allergies"),
				since("2026-01-01", "medications")...),
		},
		{
			Key: NSC, ODS: "RZ6", Name: "Northshore Community NHS Trust", Setting: "community", House: "trust",
			IDs: "https://northshore.example/id/system", IDLabel: "Community number",
			Shares: append(only("2025-09-01", "encounters", "appointments", "problems", "allergies", "observations", "documents", "immunisations", "alerts", "care-network"),
				planned("2027-03-01", "medications")...),
		},
		{
			Key: EAM, ODS: "RZ7", Name: "Eastmark Ambulance Service NHS Trust", Setting: "ambulance", House: "trust",
			IDs: "https://eastmark.example/id/epr", IDLabel: "Ambulance record",
			Shares: append(since("2025-03-01", "encounters", "observations", "documents"), since("2026-01-01", "alerts")...),
		},
		{
			Key: NGU, ODS: "NZ7", Name: "Northgate Integrated Urgent Care", Setting: "urgent-care", House: "trust",
			IDs: "https://northgate.example/id/case", IDLabel: "Urgent care number", Feed: []string{"08:05", "20:05"},
			Shares: []Share{
				{Dataset: "documents", Since: "2024-07-01", Note: "Calls in which no clinician gave advice are not sent."},
				{Dataset: "encounters", Since: "2024-07-01", Note: "Calls in which no clinician gave advice are not sent."},
				{Dataset: "alerts", Since: "2024-07-01"},
			},
		},
		{
			Key: MCC, ODS: "9X1", Name: "Marshland County Council", Setting: "social-care", House: "council", Logical: true,
			IDs: "https://marshland.example/id/asc", IDLabel: "Adult social care number", Feed: []string{"02:30"},
			Duty:   []Duty{{"Adult social care duty", "01632 960160", []string{"Mon-Thu 08:45-17:15", "Fri 08:45-16:45"}, "0808 157 0160"}},
			Shares: since("2024-10-01", "social-care", "alerts", "care-network", "appointments", "documents"),
		},
		{
			Key: SCC, ODS: "9X2", Name: "Southmere City Council", Setting: "social-care", House: "council",
			IDs: "https://southmere.example/id/asc", IDLabel: "Adult social care number",
			Duty:   []Duty{{"Southmere access point", "01632 960170", []string{"Mon-Fri 08:30-18:00"}, "0808 157 0170"}},
			Shares: since("2026-09-02", "social-care", "alerts", "care-network", "appointments", "documents"),
		},
		{
			Key: TWC, ODS: "9X3", Name: "Tidewell Council", Setting: "social-care", House: "council",
			IDs: "https://tidewell.example/id/asc", IDLabel: "Adult social care number", Feed: []string{"01:15"},
			Duty: []Duty{{"Adults' front door", "01632 960180", []string{"Mon-Fri 09:00-17:00"}, ""}},
			Shares: append(since("2026-10-01", "alerts", "care-network", "documents"),
				Share{Dataset: "social-care", Since: "2026-10-01", Awaited: []Awaited{{"Packages of care", "2027-01-01"}}}),
		},
	}
}
