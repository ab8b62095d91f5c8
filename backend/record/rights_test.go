package record

import (
	"context"
	"errors"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

const (
	fgmFlag  = `{"resourceType":"Flag","id":"1","status":"active","meta":{"security":[{"code":"R"}]},"category":[{"coding":[{"code":"female-genital-mutilation-flag"}]}]}`
	fgmBare  = `{"resourceType":"FamilyMemberHistory","id":"2","condition":[{"code":{"coding":[{"system":"https://snomed.info/sct","code":"902961000000107"}]}}]}`
	enquiry  = `{"resourceType":"Task","id":"3","code":{"text":"Safeguarding enquiry (self-neglect)"}}`
	dols     = `{"resourceType":"Task","id":"4","code":{"text":"Deprivation of Liberty Safeguards: six assessments"}}`
	review   = `{"resourceType":"Task","id":"5","code":{"text":"Care Act assessment"}}`
	garbled  = `{"resourceType":"Task","id":"6","code":["?"]}`
	concern  = `{"resourceType":"Flag","id":"7","status":"active","code":{"text":"Adult safeguarding concern"}}`
	hidden   = `{"resourceType":"Condition","id":"8","meta":{"security":[{"code":"R"}]}}`
	fgmTold  = `{"resourceType":"DocumentReference","id":"10","status":"current","description":"FGM risk assessment","securityLabel":[{"coding":[{"code":"R"}]}]}`
	fgmBirth = `{"resourceType":"Condition","id":"11","code":{"text":"Deinfibulation, female genital mutilation type 3"}}`
	mappa    = `{"resourceType":"Flag","id":"12","status":"active","meta":{"security":[{"code":"R"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"495021000000105"}]}}`
	marac    = `{"resourceType":"Flag","id":"13","status":"active","code":{"text":"MARAC"}}`
	heard    = `{"resourceType":"DocumentReference","id":"14","status":"current","description":"Minutes of MARAC","securityLabel":[{"coding":[{"code":"R"}]}]}`
	letter   = `{"resourceType":"DocumentReference","id":"15","status":"current","description":"Letter of Dr Marac"}`
	most     = `{"resourceType":"Flag","id":"9","meta":{"security":[{"code":"V"}]},"code":{"coding":[{"code":"902961000000107"}]}}`
)

// Some items ask for a right of their own, labelled or not, and holding the
// restricted right is not holding that one (record-data §10, §12).
func TestH23_SomeItemsAskForARightOfTheirOwn(t *testing.T) {
	none := []care.Right{}
	for _, c := range []struct {
		body   string
		rights []care.Right
		want   bool
	}{
		{fgmFlag, []care.Right{care.RightFGM}, true}, {fgmFlag, []care.Right{care.RightRestricted}, false},
		{fgmBare, none, false}, {fgmBare, []care.Right{care.RightRestricted, care.RightSafeguarding}, false}, {fgmBare, []care.Right{care.RightFGM}, true},
		{most, []care.Right{care.RightFGM}, false}, {most, []care.Right{care.RightFGM, care.RightRestricted}, true},
		{fgmTold, []care.Right{care.RightRestricted}, false}, {fgmTold, []care.Right{care.RightFGM}, true}, {fgmBirth, none, true},
		{enquiry, none, false}, {enquiry, []care.Right{care.RightRestricted}, false}, {enquiry, []care.Right{care.RightSafeguarding}, true},
		{dols, none, false}, {dols, []care.Right{care.RightSafeguarding}, true}, {garbled, none, false},
		{mappa, none, false}, {mappa, []care.Right{care.RightRestricted}, false}, {mappa, []care.Right{care.RightProtection}, true},
		{marac, []care.Right{care.RightRestricted, care.RightSafeguarding}, false}, {marac, []care.Right{care.RightProtection}, true},
		{heard, []care.Right{care.RightRestricted}, false}, {heard, []care.Right{care.RightProtection}, true}, {letter, none, true},
		{review, none, true}, {concern, none, true}, {hidden, none, false}, {hidden, []care.Right{care.RightFGM}, false}, {hidden, []care.Right{care.RightRestricted}, true},
	} {
		res := fhir.NewResource([]byte(c.body), "", "")
		reply := Reply{Found: fhir.Found{Resources: []fhir.Resource{res}}, Set: fhir.NewSet("", []fhir.Resource{res})}
		o := &openRecord{who: care.Professional{Rights: c.rights}}
		o.withholdRestricted(&reply)
		_, reachable := reply.Set.Resolve(fhir.Base{}, fhir.Reference{Reference: res.Ref()})
		if got := len(reply.Found.Resources) == 1; got != c.want || reachable != c.want || (len(reply.held) == 0) != c.want {
			t.Errorf("%s with %v: shown %v, reachable %v, withheld %v", res.Ref(), c.rights, got, reachable, reply.held)
		}
		if want := c.want && (c.body == fgmFlag || c.body == fgmBare || c.body == fgmTold || c.body == most); (len(reply.protected) == 1) != want && c.want {
			t.Errorf("%s: to be audited by itself: %v", res.Ref(), reply.protected)
		}
	}
}

type trail struct {
	events []receipt.Event
	refuse string
}

func (a *trail) Commit(_ context.Context, e receipt.Event) (receipt.Receipt, error) {
	if e.Item != "" && e.Item == a.refuse {
		return receipt.Receipt{}, errors.New("full")
	}
	a.events = append(a.events, e)
	return receipt.Receipt{}, nil
}

// Each view of an FGM item stands in the audit by itself; if it cannot be
// written, the record closes.
func TestH23_EachViewOfAProtectedItemIsAudited(t *testing.T) {
	for _, refuse := range []string{"", "A1|Flag/1"} {
		a := &trail{refuse: refuse}
		r := New(Deps{Audit: a, Now: time.Now})
		ctx, cancel := context.WithCancel(context.Background())
		o := &openRecord{handle: "h", ctx: ctx, cancel: cancel}
		r.open = o
		done := r.auditProtected(o, &sourceState{Source: Source{Asker: slow{"A1"}}}, []string{"Flag/1"})
		if refuse == "" && (!done || len(a.events) != 1 || a.events[0].Kind != receipt.Document || a.events[0].Item != "A1|Flag/1" || r.open == nil) {
			t.Errorf("events %+v", a.events)
		}
		if refuse != "" && (done || r.open != nil || ctx.Err() == nil) {
			t.Error("the record stayed open without its trail")
		}
		cancel()
	}
}

// A legal status is hidden by role, never blank.
func TestH23_LegalStatusIsHiddenByRole(t *testing.T) {
	for right, want := range map[care.Right]string{care.RightMentalHealth: "Section 2", care.RightRestricted: "Section 2", care.RightSafeguarding: "Hidden by your role", "": "Hidden by your role"} {
		rows := []care.Entry{{Facts: []care.Fact{{Key: "legal-status", Label: "Legal status", Text: "Section 2"}, {Key: "class", Text: "Inpatient"}}}}
		(&openRecord{who: care.Professional{Rights: []care.Right{right}}}).withoutLegalStatus(rows)
		if rows[0].Facts[0].Text != want || rows[0].Facts[1].Text != "Inpatient" {
			t.Errorf("%q: %+v", right, rows[0].Facts)
		}
	}
}
