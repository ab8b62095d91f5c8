package windowtest

import "fmt"

// Visit is a person to be opened on a tour.
type Visit struct {
	Key    string // names the picture
	Number string // typed, as people read it: "999 012 3454"
	Name   string // of the person in the results, as shown
}

// Tour opens one person after the other in a window that has signed in, and
// calls seen when every organisation has answered; it goes back to an empty
// search each time.
func Tour(w *Window, words Words, people []Visit, seen func(Visit) error) error {
	words.Cards = nil
	for _, p := range people {
		words.NHSTyped, words.Name = p.Number, p.Name
		if err := Walk(w, Journey(words)[2:6], "", nil); err != nil {
			return fmt.Errorf("%s: %w", p.Key, err)
		}
		if err := seen(p); err != nil {
			return fmt.Errorf("%s: %w", p.Key, err)
		}
		for _, name := range []string{"Person search", "Clear"} {
			control, err := w.Any([]string{"button", "link", "tab"}, name)
			if err != nil {
				return fmt.Errorf("%s: %w", p.Key, err)
			}
			if err := control.Click(); err != nil {
				return fmt.Errorf("%s: %w", p.Key, err)
			}
		}
	}
	return nil
}
