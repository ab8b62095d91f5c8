package care

// relations are the words for v3-RoleCode and the national roles.
var relations = map[string]string{
	"SPS": "Spouse", "HUSB": "Husband", "WIFE": "Wife", "DOMPART": "Partner", "PRN": "Parent", "PRNFOST": "Foster parent", "STPPRN": "Step-parent",
	"CHILD": "Child", "DAU": "Daughter", "DAUC": "Daughter", "SON": "Son", "SONC": "Son", "MTH": "Mother", "FTH": "Father", "SIS": "Sister", "BRO": "Brother", "SIB": "Sibling",
	"GRNDCHILD": "Grandchild", "GRPRN": "Grandparent", "NIECE": "Niece", "NEPHEW": "Nephew", "AUNT": "Aunt", "UNCLE": "Uncle", "COUSN": "Cousin",
	"FAMMEMB": "Family member", "FRND": "Friend", "NBOR": "Neighbour", "ONESELF": "The person themself",
	"PolygamousPartner": "Partner", "Dependant": "Dependant", "NonDependant": "Not a dependant", "Carer": "Carer", "Guardian": "Guardian", "Agent": "Agent",
	"ProxyContact": "Proxy for contact", "ProxyCommunication": "Proxy for communication", "ProxyContactCommunication": "Proxy for contact and communication",
}

// RelationWord gives the word for a code that says who somebody is to the person
// (HL7 v3-RoleCode and UKCore-PersonRelationshipType), "" for any other.
func RelationWord(code string) string { return relations[code] }
