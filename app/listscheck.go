package app

import (
	"context"
	"strconv"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/lists"
	"shcr/backend/people"
)

// CheckedView is a person of a list as the identity service has them now, beside
// what the list says (H36).
type CheckedView struct {
	Candidate *care.Candidate `json:"candidate"` // null when nobody has the number any more
	Before    ListRow         `json:"before"`
	// Differences must be looked at before the record is opened; none when all is
	// as the list has it.
	Differences []CheckedDifference `json:"differences"`
}

// CheckedDifference is one thing that is not as the list has it.
type CheckedDifference struct {
	Kind   string `json:"kind"`
	Say    string `json:"say"`
	Before string `json:"before"` // as the list has it; "" when the words say all
	Now    string `json:"now"`
}

// Check traces somebody of a list at the identity service, which is recorded as a
// search with where it came from, and compares them with the list. from is
// "recents" or a worklist's id. It opens nobody.
func (l *Lists) Check(from, row string) (CheckedView, error) {
	d, s, err := l.lists()
	if err != nil {
		return CheckedView{}, err
	}
	if err := d.mayLookUp(); err != nil {
		return CheckedView{}, err
	}
	visit, origin := lists.Visit{How: lists.HowRecents}, "recents"
	if from != "recents" {
		if visit.List, err = strconv.ParseInt(from, 10, 64); err != nil {
			return CheckedView{}, &care.Error{Code: care.CodeInput, Op: "open from list", Say: "There is no such worklist."}
		}
		visit.How, origin = lists.HowWorklist, "worklist"
	}
	before, err := s.Find(visit.List, row)
	if err != nil {
		return CheckedView{}, l.app.refused("open from list", err)
	}
	if before == nil {
		return CheckedView{}, &care.Error{Code: care.CodeInput, Op: "open from list",
			Say: "This record is marked sensitive, so its NHS number is not kept on this computer. Search for the person."}
	}
	number, err := care.ParseNHSNumber(before.Number)
	if err != nil {
		return CheckedView{}, err
	}
	v := CheckedView{Before: l.app.listRow(lists.Row{ID: row, Label: before}), Differences: []CheckedDifference{}}
	found, gone, err := l.trace(d, number, origin)
	if err != nil {
		return CheckedView{}, l.app.note("open from list", err)
	}
	if gone != "" {
		v.Differences = append(v.Differences, l.words(lists.Difference{Kind: gone}))
		return v, nil
	}
	person := found.Person
	listed := false
	if visit.List != 0 && person.NHSNumber != number {
		if listed, err = s.Holds(visit.List, person.NHSNumber.Digits()); err != nil {
			return CheckedView{}, l.app.refused("open from list", err)
		}
	}
	for _, x := range lists.Compare(*before, labelOf(person), listed) {
		v.Differences = append(v.Differences, l.words(x))
	}
	if person.NHSNumber != number {
		visit.Asked = number.Digits()
	}
	d.shown(person, visit)
	l.app.nameGP(&person)
	v.Candidate = &care.Candidate{Person: person}
	return v, nil
}

// trace asks who has a number now, as a search that is recorded; gone tells that
// nobody has, and why.
func (l *Lists) trace(d *desk, number care.NHSNumber, origin string) (found care.Candidate, gone lists.Kind, err error) {
	leave, err := l.app.gate.enter("open from list")
	if err != nil {
		return found, "", err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(context.Background(), callWait)
	defer cancel()
	f := people.Form{NHSNumber: number.Digits()}
	e := receipt.Event{Kind: receipt.Search, Who: d.who, Person: number.Digits(), Outcome: "success", Terms: terms(f) + "&from=" + origin}
	rc, err := l.app.journal.Commit(ctx, e)
	if err != nil {
		return found, "", err
	}
	person, err := d.people.Trace(ctx, rc, number)
	switch care.CodeOf(err) {
	case care.CodeNotFound:
		gone = lists.Unknown
	case care.CodeWithdrawn:
		gone = lists.Withdrawn
	default:
		if err != nil {
			l.app.searchFailed(e, rc, err)
			return found, "", err
		}
		found.Person = person
	}
	shown := []care.Candidate{found}
	if gone != "" {
		shown = nil
	}
	if err := l.app.People.recordFound(ctx, d, rc, shown); err != nil {
		return found, "", err
	}
	return found, gone, nil
}

// words say a difference to the user.
func (l *Lists) words(d lists.Difference) CheckedDifference {
	say := map[lists.Kind]string{
		lists.Withdrawn:    "This NHS number was withdrawn and has no successor. Search by name and date of birth instead.",
		lists.Unknown:      "Nobody has this NHS number any more. Check it against the source, or search by name and date of birth.",
		lists.Merged:       "The NHS number was replaced: the records of two numbers were merged.",
		lists.MergedListed: "The NHS number was replaced by that of somebody who is on this list too. If you go on, the two entries become one.",
		lists.Restricted:   "The record has been marked sensitive. Contact and location details are withheld, and your lists keep no name of this person from now on.",
		lists.Born:         "The date of birth is another.",
		lists.BornMissing:  "The date of birth is not recorded any more.",
		lists.Deceased:     "This person has died since you last opened the record.",
		lists.AliveAgain:   "The list has this person as deceased; the identity service records no death.",
		lists.NameMissing:  "The name is not recorded any more.",
		lists.Family:       "The family name is another.",
		lists.Given:        "The given name is another.",
	}[d.Kind]
	out := CheckedDifference{Kind: string(d.Kind), Say: say, Before: d.Before, Now: d.Now}
	switch d.Kind {
	case lists.Merged, lists.MergedListed:
		out.Before, out.Now = care.NHSNumber(d.Before).Spaced(), care.NHSNumber(d.Now).Spaced()
	case lists.Born, lists.BornMissing:
		out.Before, out.Now = bornText(d.Before), bornText(d.Now)
	}
	return out
}
