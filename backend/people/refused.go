package people

import (
	"net/http"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// answer is what one way of refusing means to the person at the screen.
type answer struct {
	code  care.Code
	say   string
	retry bool
}

const nobody = " This says nothing about the person."

// refusals are the codes of the national service in words, with what to do
// (reference/pds-fhir.md §4). Those that only a fault of this viewer or its
// region file can bring about say so, since nothing typed would help.
var refusals = map[string]answer{
	"INVALID_SEARCH_DATA":    {care.CodeInput, "The identity service cannot search by this combination. Use an NHS number, or family name with date of birth.", false},
	"UNSUPPORTED_SERVICE":    {care.CodeInput, "The identity service was given nothing that it searches by. Use an NHS number, or family name with date of birth.", false},
	"INVALID_VALUE":          {care.CodeInput, "The identity service could not read one of the values. Check for unusual signs in names and postcode, and the date of birth.", false},
	"INVALID_RESOURCE_ID":    {care.CodeNHSNumber, "The identity service does not take this as an NHS number. Check it against the source.", false},
	"RESOURCE_NOT_FOUND":     {care.CodeNotFound, "Nobody has this NHS number. Check it against the source, or search by name and date of birth.", false},
	"INVALIDATED_RESOURCE":   {care.CodeWithdrawn, "This NHS number was withdrawn and has no successor. Search by name and date of birth instead.", false},
	"ACCESS_DENIED":          {care.CodeRefused, "The identity service refused this request. Your role may not allow it, or your session has ended: sign in again, or ask your helpdesk." + nobody, false},
	"MISSING_VALUE":          {care.CodeRefused, "The identity service wants something that this viewer did not send: the region file or the viewer needs mending. Tell your IT helpdesk." + nobody, false},
	"ADDITIONAL_PROPERTIES":  {care.CodeRefused, "The identity service does not know something that this viewer sent. Search with fewer details, and tell your IT helpdesk." + nobody, false},
	"UNABLE_TO_CALL_SERVICE": {care.CodeUnavailable, "The identity service could not reach the national records in time. Try again in a minute." + nobody, true},
	"TOO_MANY_REQUESTS":      {care.CodeUnavailable, "The identity service is busy and turned this request away. Try again in a minute." + nobody, true},
}

// explained puts what the identity service refused, or did not say, into words.
// 403 with INVALID_VALUE is how it refuses an application, not a value (§4), and a
// code is taken at its word only with a status that it comes with.
func explained(err error) error {
	why, status := fhir.WhyOf(err)
	o, _ := fhir.OutcomeOf(err)
	code := ""
	for c := range refusals {
		if o.Has(c) {
			code = c
		}
	}
	switch {
	case status == http.StatusTooManyRequests:
		code = "TOO_MANY_REQUESTS"
	case why == care.WhyDenied || why == care.WhyUnauthorised || status == http.StatusForbidden:
		code = "ACCESS_DENIED"
	case status == http.StatusRequestTimeout:
		code = "UNABLE_TO_CALL_SERVICE"
	case status == http.StatusNotFound && code != "RESOURCE_NOT_FOUND" && code != "INVALIDATED_RESOURCE":
		code = "" // a gateway's, that has nothing at this address: not a word about the number
	case status >= http.StatusInternalServerError:
		code = ""
	}
	a, known := refusals[code]
	if !known {
		a = answer{care.CodeUnavailable, "The identity service did not answer, so nobody can be found at the moment. Try again in a minute." + nobody, true}
	}
	return &care.Error{Code: a.code, Op: "ask identity service", Say: a.say, Retry: a.retry, Err: err}
}
