package cast

// p13 is known to nobody: the identity service has heard of him, no partner
// has. He was born on the 29th of February.
func p13() Person {
	return Person{
		Key: "P13", NHS: "9998767717", Family: "Fenwick-Åström", Given: []string{"Bartholomew", "Lars", "Ælfric"}, Prefix: "Mr", Gender: "male", Born: "2000-02-29",
		Lines: []string{"", "3 Boatyard Mews", "", "Tidewell", ""}, Postcode: "ZZ7 2BM",
	}
}
