package signin

// opener is the way that passes an address to the default browser without a
// shell parsing it.
func opener() []string { return []string{"rundll32.exe", "url.dll,FileProtocolHandler"} }
