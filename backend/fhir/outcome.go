package fhir

import "errors"

// Outcome is an OperationOutcome reduced to what decides: severities and codes.
type Outcome struct {
	Issue []struct {
		Severity    string          `json:"severity"`
		Code        string          `json:"code"`
		Details     CodeableConcept `json:"details"`
		Diagnostics string          `json:"diagnostics"`
	} `json:"issue"`
}

// Codes lists every issue code and details code of the outcome.
func (o Outcome) Codes() []string {
	var out []string
	for _, i := range o.Issue {
		out = append(out, i.Code)
		for _, c := range i.Details.Coding {
			out = append(out, c.Code)
		}
	}
	return out
}

// Has tells whether a code is among them.
func (o Outcome) Has(code string) bool { return oneOf(code, o.Codes()) }

// Words gives what the outcome says for people, first issue first.
func (o Outcome) Words() string {
	for _, i := range o.Issue {
		for _, s := range []string{i.Details.Text, i.Diagnostics} {
			if s != "" {
				return s
			}
		}
		for _, c := range i.Details.Coding {
			if c.Display != "" {
				return c.Display
			}
		}
	}
	return ""
}

// withOutcome adds the OperationOutcome's codes to a failure.
func withOutcome(r *reply, err error) error {
	var f *Failure
	if r == nil || r.bundle == nil || !errors.As(err, &f) || len(r.bundle.Entries) == 0 {
		return err
	}
	var o Outcome
	if e := r.bundle.Entries[0]; e.Type == "OperationOutcome" && e.Into(&o) == nil {
		return &OutcomeError{Failure: *f, Outcome: o}
	}
	return err
}

// OutcomeError is a Failure whose body was an OperationOutcome.
type OutcomeError struct {
	Failure
	Outcome Outcome
}

// Unwrap leads to the Failure.
func (e *OutcomeError) Unwrap() error { return &e.Failure }

// OutcomeOf finds the OperationOutcome of an error.
func OutcomeOf(err error) (Outcome, bool) {
	var o *OutcomeError
	if errors.As(err, &o) {
		return o.Outcome, true
	}
	return Outcome{}, false
}
