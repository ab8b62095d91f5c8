package care

// Demographics is what one source, the identity service or a partner, holds of
// who a person is. Texts are as sent; only codes are put in words.
type Demographics struct {
	Recorded string // when the source last changed it: "10-Nov-2026"; "" when not sent
	Family   string
	Given    []string
	Title    string
	Known    []string // names besides: preferred, birth, former
	BirthISO string   // FHIR date of any precision, as sent
	Gender   string   // in words; "" when not sent
	Deceased bool
	Died     string // FHIR date as sent, "" when only that the person died is known
	// Untraced says, in words, that the NHS number was not matched against the
	// identity service; "" when it was, or when nothing is said of it.
	Untraced  string
	Addresses []Place // current ones
	Practices []string
	Details   []Detail // all of the above and the rest, for display
	Partly    bool     // what is not of all this could not be read
}

// Place is an address: its text on one line, and its postcode apart.
type Place struct {
	Text     string
	Postcode string
}

// Detail is one value of one field (see [DetailGroups]) as one source holds it.
type Detail struct {
	Field string // key of the field
	Text  string
	Note  string // what qualifies it: "temporary, visiting until Jan-2027"
}

// DetailField names a field of the full demographics page (M93 to M97).
type DetailField struct{ Key, Label string }

// DetailGroup is a box of that page.
type DetailGroup struct {
	Title  string
	Fields []DetailField
}

// DetailGroups are the fields of the full demographics page in display order. A
// detail with a key that is not here would not be shown, so a test forbids it.
var DetailGroups = []DetailGroup{
	{"Personal details", []DetailField{
		{"name", "Name"}, {"preferred", "Preferred name"}, {"born", "Born"}, {"gender", "Gender"}, {"sex", "Sex recorded at birth"},
		{"died", "Died"}, {"nhs", "NHS No."}, {"multiple", "Multiple birth"}, {"ethnicity", "Ethnicity"}, {"nationality", "Nationality"},
		{"religion", "Religion"}, {"marital", "Marital status"}, {"birthplace", "Birthplace"}, {"residence", "Residential status"},
		{"overseas", "Overseas visitor status"}, {"household", "Lives alone, or with whom"},
	}},
	{"Language and communication", []DetailField{
		{"language", "Languages"}, {"interpreter", "Interpreter"}, {"wishes", "Contact preferences"}, {"disability", "Disabilities and adjustments"},
	}},
	{"Addresses and contact details", []DetailField{
		{"address", "Usual address"}, {"temporary", "Temporary address"}, {"correspondence", "Correspondence address"},
		{"home", "Home"}, {"work", "Work"}, {"mobile", "Mobile"}, {"phone", "Other phone"}, {"email", "Email"},
	}},
	{"Primary care", []DetailField{{"practice", "GP practice"}, {"usual-gp", "Usual GP"}, {"pharmacy", "Nominated pharmacy"}, {"registration", "Registration"}}},
	{"Aliases and identifiers", []DetailField{{"alias", "Also known as"}, {"identifier", "Identifiers"}}},
	{"Emergency contacts", []DetailField{{"contact", "Contacts"}}},
}
