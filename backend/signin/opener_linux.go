package signin

func opener() []string { return []string{"xdg-open"} }
