package signin

func opener() []string { return []string{"open"} }
