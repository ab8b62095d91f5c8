package region

// Datasets is the closed list of dataset keys a partner may name (the record parts
// the sources name; HL7 FHIR R4 resources behind each are in package sections). A file that names a dataset this version
// does not read yet still loads: the ledger then says the viewer does not show
// it, which is true.
func Datasets() []string {
	return []string{
		"alerts", "allergies", "problems", "medications", "immunisations", "results", "observations",
		"procedures", "encounters", "appointments", "referrals", "documents", "notes", "care-plans",
		"care-network", "social-care", "family-history", "demographics",
	}
}
