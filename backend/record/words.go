package record

import (
	"fmt"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// sayAnswer puts a cell of the ledger into one sentence. The ten states have ten
// distinct wordings (H6); "none recorded" belongs to answered states alone.
func sayAnswer(a care.Answer, share Share) string {
	said := []string{sayState(a, share)}
	if a.Answered() && a.Why != care.WhyNotKnown && share.Note != "" {
		said = append(said, share.Note) // what is never sent (M122)
	}
	return strings.Join(append(said, awaitedWords(a, share)...), " ")
}

// awaitedWords name the parts that the partner will share later, so that an
// answer is never taken for all there will be (M79). Where the person is not
// known, or nothing was asked, there is nothing of them to await.
func awaitedWords(a care.Answer, share Share) (out []string) {
	if a.State == care.StatePending || a.State == care.StateNotAsked || a.Why == care.WhyNotKnown {
		return nil
	}
	for _, w := range share.Awaited {
		out = append(out, w.What+" not shared yet"+plannedWords(w.Planned)+".")
	}
	return out
}

func sayState(a care.Answer, share Share) string {
	who := a.Name
	switch a.State {
	case care.StatePending:
		return who + " has not answered yet."
	case care.StateComplete:
		return who + " answered" + sinceWords(a, share) + "."
	case care.StateEmpty:
		if a.Why == care.WhyNotKnown {
			return who + " does not know this person."
		}
		return who + " has nothing recorded" + sinceWords(a, share) + "."
	case care.StateAssertedNone:
		return who + " states that there is none."
	case care.StatePartial:
		return sayPartial(a)
	case care.StateStale:
		return fmt.Sprintf("%s: this is older than it should be, as of %s.", who, a.AsOf)
	case care.StateFailed:
		return who + " " + failureWords(a.Why, a.Until) + ". Something may be recorded there."
	case care.StateWithheldPolicy:
		return who + " did not share this: access was refused or the person objected."
	case care.StateWithheldIntegrity:
		return who + " sent information that may be about another person. All of it is withheld for safety."
	}
	return sayNotAsked(a, share)
}

func sayPartial(a care.Answer) string {
	switch a.Why {
	case care.WhyRole:
		n := 0
		for _, x := range a.Excluded {
			if x.Reason == restrictedReason {
				n++
			}
		}
		return fmt.Sprintf("%s: %s that your role may not see.", a.Name, plural(n, "restricted item"))
	case care.WhySensitive:
		return a.Name + ": some items are withheld, because the record is marked sensitive and they would only tell where the person is or who is near."
	case care.WhyWithheld:
		return a.Name + " says that some items are withheld or not here."
	case care.WhyNotAll:
		return a.Name + " says that part of its record is not here yet."
	case care.WhyUnreadable:
		return a.Name + ": some items could not be read."
	}
	return fmt.Sprintf("%s: only part arrived (%s).", a.Name, failureWords(a.Why, a.Until))
}

func sayNotAsked(a care.Answer, share Share) string {
	switch a.Why {
	case care.WhyBreaker:
		return a.Name + " was not asked: it did not answer the last times. Something may be recorded there. Try now asks it."
	case care.WhySignIn:
		return a.Name + " was not asked: your sign-in could not be renewed. Something may be recorded there. Try again."
	case care.WhyRole:
		return "Not asked: your role may not see this section."
	case care.WhyPlanned:
		return a.Name + " does not share this yet" + plannedWords(share.Planned) + "."
	}
	return a.Name + " does not share this."
}

// failureWords says what went wrong without jargon.
func failureWords(w care.Why, until string) string {
	if until != "" {
		return "was too busy and asked us to wait until " + until
	}
	switch w {
	case care.WhyBreaker:
		return "was not asked: it did not answer the last times"
	case care.WhySignIn:
		return "was not asked: your sign-in could not be renewed"
	case care.WhySuperseded:
		return "holds this person under a registration that was replaced, and the new one could not be read (NHS number superseded)"
	case care.WhyTimeout:
		return "did not answer in time"
	case care.WhyRefused:
		return "could not be reached"
	case care.WhyCertificate:
		return "could not be reached safely (a certificate was not accepted)"
	case care.WhyCut:
		return "stopped in the middle of its answer"
	case care.WhySize:
		return "sent too much to be shown safely"
	case care.WhyContentType, care.WhyMalformed:
		return "sent an answer that could not be read"
	case care.WhyPaging:
		return "did not send the whole list"
	case care.WhyCount:
		return "sent fewer items than it said"
	case care.WhyRedirect:
		return "pointed to another address, which is not allowed"
	case care.WhyVersion:
		return "uses a version of the standard that this viewer does not read"
	case care.WhyUnauthorised:
		return "did not accept your sign-in"
	case care.WhyCancelled:
		return "was not waited for"
	}
	return "reported a fault"
}

func plannedWords(iso string) string {
	if iso == "" {
		return ""
	}
	return " (planned from " + care.ParseMoment(iso).Text() + ")"
}

func sinceWords(a care.Answer, share Share) string {
	if a.Since == "" || !share.Only {
		return ""
	}
	return " (only from " + a.Since + ")"
}

// outcomeWords reads a mode=outcome entry. A warning means that the list may not
// be all; what it says is the partner's and is shown as such.
func outcomeWords(org care.Organisation, o fhir.Outcome) (text string, partial bool) {
	for _, i := range o.Issue {
		switch i.Severity {
		case "fatal", "error", "warning":
			partial = true
		}
	}
	if o.Has("suppressed") {
		partial = true
	}
	if !partial {
		return "", false
	}
	if w := o.Words(); w != "" {
		return org.Name + ": " + w, true
	}
	return org.Name + " warns that this may not be complete.", true
}

func securityNotice(p care.Person, org care.Organisation) string {
	name := org.Name
	if p.Sensitive {
		name = settingWords[org.Setting]
	}
	return name + " sent information that may be about another person. Everything from it is withheld. Tell your helpdesk, and ask the organisation directly if you need its information."
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// counted joins organisations that are named by their kind alone, so that a
// sensitive person's card does not say "a social care service" three times.
func counted(names []string) []string {
	times := map[string]int{}
	for _, name := range names {
		times[name]++
	}
	var out []string
	for _, name := range names {
		kind, one := strings.CutPrefix(name, "an ")
		if !one {
			kind, one = strings.CutPrefix(name, "a ")
		}
		switch n := times[name]; {
		case !one || n == 1:
			out = append(out, name)
		case n > 1:
			out = append(out, plural(n, kind))
			times[name] = 0
		}
	}
	return out
}

func list(names []string) string {
	names = counted(names)
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
