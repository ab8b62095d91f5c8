package app

import (
	"encoding/json"
	"errors"

	"shcr/backend/care"
	"shcr/backend/logging"
)

// Problem is an error as the page shows it. Engineers' details stop here.
type Problem struct {
	Code  string `json:"code"`
	Say   string `json:"say"`
	Retry bool   `json:"retry"`
}

// ProblemOf puts any error into words. What is not a [care.Error] is a fault of
// ours, and nothing of its text is shown.
func ProblemOf(err error) Problem {
	var e *care.Error
	if errors.As(err, &e) {
		return Problem{Code: string(e.Code), Say: e.Say, Retry: e.Retry}
	}
	return Problem{Code: string(care.CodeInternal), Say: "Something went wrong in the viewer. Try again; if it goes on, tell your IT helpdesk.", Retry: true}
}

// ProblemText is the same as JSON, the form in which Wails carries an error to
// the page.
func ProblemText(err error) any {
	text, _ := json.Marshal(ProblemOf(err)) // two strings and a bool always marshal
	return string(text)
}

// note logs that something failed, by its code alone.
func (a *App) note(op string, err error) error {
	if err != nil {
		a.o.Log.WithField(logging.FieldOp, op).WithField(logging.FieldCode, string(care.CodeOf(err))).Warn("call failed")
	}
	return err
}
