package launch

// plain is a claim that anybody can make: it proves no host and no user, and is
// for the app to have confirmed (launch.md §4 c, decision 16).
func plain(l Link) Context {
	return Context{Form: Plain, Number: l.Number, Born: l.Born}
}
