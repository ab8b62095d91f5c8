package windowtest

import (
	"errors"
	"fmt"
	"time"
)

// Words are what the journey looks for on the screens: the one place to change
// when the screens' own words change.
type Words struct {
	SignIn    string   // button
	Role      string   // button of the role to act in; "" when there is none to choose
	SignedIn  string   // heading or text of the search screen
	NHSNumber string   // label of the field
	Search    string   // button
	NHSTyped  string   // what is typed
	Name      string   // of the person in the results, as shown
	Reason    string   // radio button, "" for the first
	Open      string   // button of the reason prompt
	Summary   string   // heading of the record
	Finished  string   // text that is gone when every organisation has answered
	Cards     []string // headings that must be on the summary
	Letters   []string // titles of documents, in order of preference
	Back      string   // button or link from the letter to the summary
	SignOut   string   // button
}

// Training are the words for the training region's first person.
func Training() Words {
	return Words{
		SignIn: "Sign in", SignedIn: "NHS number", NHSNumber: "NHS number", Search: "Search",
		NHSTyped: "999 012 3454", Name: "PATEL, Amina", Open: "Open record",
		Summary: "Person summary", Finished: "Waiting for",
		Cards:   []string{"Allergies", "Problems", "Medic"},
		Letters: []string{"Cardiology clinic letter", "Practice note: hospital discharge read"},
		Back:    "Back to summary", SignOut: "Sign out",
	}
}

// Step is one thing a clinician does, and what then has to be seen.
type Step struct {
	Name    string // for people
	Picture string // file name, without an ending, of the picture to take after it
	Do      func(*Window) error
}

// Journey is the way from the start to a letter: sign in, search, choose the
// person, give the reason, read the summary, open a letter, go back.
func Journey(n Words) []Step {
	return []Step{
		{"The app starts", "1-start", n.start},
		{"Sign in", "2-signed-in", n.signIn},
		{"Search for a person", "3-results", n.search},
		{"Choose the person", "4-reason", n.choose},
		{"Open the record", "5-opened", n.open},
		{"Every organisation has answered", "6-summary", n.complete},
		{"Open a letter", "7-letter", n.letter},
		{"Back to the summary", "8-back", n.back},
	}
}

func (n Words) start(w *Window) error {
	_, err := w.Role("button", n.SignIn)
	return err
}

func (n Words) signIn(w *Window) error {
	if err := press(w, n.SignIn); err != nil {
		return err
	}
	if n.Role != "" {
		if err := press(w, n.Role); err != nil {
			return err
		}
	}
	_, err := w.Role("textbox", n.SignedIn)
	return err
}

func (n Words) search(w *Window) error {
	field, err := w.Role("textbox", n.NHSNumber)
	if err != nil {
		return err
	}
	if err := errors.Join(field.Clear(), field.Type(n.NHSTyped)); err != nil {
		return err
	}
	if err := press(w, n.Search); err != nil {
		return err
	}
	_, err = w.Text(n.Name)
	return err
}

func (n Words) choose(w *Window) error {
	person, err := w.Any([]string{"button", "link", "row"}, n.Name)
	if err != nil {
		return err
	}
	if err := person.Click(); err != nil {
		return err
	}
	_, err = w.Role("button", n.Open)
	return err
}

// open gives a reason, unless one was given for this person before, and words
// where the prompt asks to stop and think.
func (n Words) open(w *Window) error {
	if _, err := w.Text("legitimate relationship with this person"); err != nil { // the prompt is there
		return err
	}
	var given, words bool
	if err := w.Script(&given, `return document.querySelector("[role=dialog] .reason-given") !== null`); err != nil {
		return err
	}
	if !given {
		reason, err := w.Role("radio", n.Reason)
		if err != nil {
			return err
		}
		if err := tick(reason); err != nil {
			return err
		}
		if err := w.Script(&words, `return document.querySelector("[role=dialog] textarea") !== null`); err != nil {
			return err
		}
	}
	if words {
		field, err := w.Role("textbox", "In a few words")
		if err != nil {
			return err
		}
		if err := field.Type("Asked to by a colleague"); err != nil {
			return err
		}
	}
	if err := press(w, n.Open); err != nil {
		return err
	}
	_, err := w.Role("heading", n.Summary)
	return err
}

// complete waits until nobody is waited for, then for every card.
func (n Words) complete(w *Window) error {
	slow := w.Waiting(max(w.wait, 30*time.Second))
	if err := slow.Gone(n.Finished); err != nil {
		return err
	}
	for _, card := range n.Cards {
		if _, err := w.Role("heading", card); err != nil {
			return err
		}
	}
	return nil
}

func (n Words) letter(w *Window) error {
	for deadline := time.Now().Add(w.wait); time.Now().Before(deadline); time.Sleep(30 * time.Millisecond) {
		for _, title := range n.Letters {
			row, err := w.once("letter "+title, "role", "button link", title)
			if err != nil {
				continue
			}
			if err := row.Click(); err != nil {
				return err
			}
			_, err = w.Any([]string{"button", "link"}, n.Back)
			return err
		}
	}
	return fmt.Errorf("none of the letters %q is there\n%s", n.Letters, w.Describe())
}

func (n Words) back(w *Window) error {
	back, err := w.Any([]string{"button", "link"}, n.Back)
	if err != nil {
		return err
	}
	if err := back.Click(); err != nil {
		return err
	}
	_, err = w.Role("heading", n.Summary)
	return err
}

// press clicks the button of that name.
func press(w *Window, name string) error {
	b, err := w.Role("button", name)
	if err != nil {
		return err
	}
	return b.Click()
}

// tick chooses a radio button, by its label where its own box is not drawn.
func tick(radio *Element) error {
	err := radio.Click()
	if err == nil {
		return nil
	}
	var found map[string]string
	if e := radio.Script(&found, "return arguments[0].labels[0]"); e != nil || found[elementKey] == "" {
		return err
	}
	label := &Element{w: radio.w, id: found[elementKey], what: "label of " + radio.what}
	return label.Click()
}
