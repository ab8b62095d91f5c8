package signin

import (
	"errors"

	"github.com/zitadel/oidc/v3/pkg/client/rp"
	"github.com/zitadel/oidc/v3/pkg/oidc"

	"shcr/backend/care"
)

// Errors of our own checks, beside those of the OpenID library.
var (
	errNonce     = errors.New("nonce is not ours")
	errTwice     = errors.New("a claim is named twice")
	errNoSubject = errors.New("no subject")
	errOther     = errors.New("another subject")
	errNotAsked  = errors.New("the proof of identity is older than asked for")
	errEndpoint  = errors.New("an endpoint is neither https nor on this computer")
)

// weak is said of a sign-in that proves too little.
const weak = "You signed in with less proof than this record asks for, a password alone for example. Sign in again with your smartcard or another way that your organisation approves."

// reasons say what of an answer cannot be trusted. The first that fits is said.
var reasons = []struct {
	err error
	say string
}{
	{oidc.ErrIssuerInvalid, "it came from another sign-in service"},
	{oidc.ErrAudience, "it was made for another application"},
	{oidc.ErrAzpMissing, "it was made for another application"},
	{oidc.ErrAzpInvalid, "it was made for another application"},
	{errNonce, "it belongs to another sign-in"},
	{oidc.ErrSignatureUnsupportedAlg, "it is not signed as it must be"},
	{oidc.ErrSignatureMissing, "it is not signed as it must be"},
	{oidc.ErrSignatureMultiple, "it is not signed as it must be"},
	{oidc.ErrSignatureInvalid, "its signature is not the service’s own"},
	{oidc.ErrSignatureInvalidPayload, "its signature is not the service’s own"},
	{rp.ErrUserInfoSubNotMatching, "it was about two different people"},
	{errOther, "it was about two different people"},
	{errNoSubject, "it did not say who it was about"},
	{oidc.ErrSubjectMissing, "it did not say who it was about"},
	{rp.ErrMissingIDToken, "it did not say who it was about"},
	{oidc.ErrAtHash, "its parts do not belong together"},
	{errTwice, "it cannot be read"},
	{oidc.ErrParse, "it cannot be read"},
}

// explained puts an error of the provider into words that the person, or the
// helpdesk they read it to, can act on. Nothing of what the provider sent is in
// them.
func explained(err error) error {
	switch {
	case errors.Is(err, oidc.ErrAcrInvalid):
		return failed(weak, err)
	case errors.Is(err, errNotAsked):
		return failed("The sign-in service let you in without asking who you are, so you are not signed in. Sign out of it in your browser, then sign in again with your smartcard or password; if it goes on, tell your IT helpdesk.", err)
	case errors.Is(err, oidc.ErrExpired), errors.Is(err, oidc.ErrIatInFuture), errors.Is(err, oidc.ErrIatToOld), errors.Is(err, oidc.ErrIatMissing):
		return failed("The sign-in service’s answer was out of date when it came, so you are not signed in. Check that this computer’s clock is right and try again; if it goes on, tell your IT helpdesk.", err)
	}
	if why := distrusted(err); why != "" {
		return failed("The sign-in service’s answer could not be trusted ("+why+"), so you are not signed in. Try again; if it goes on, tell your IT helpdesk.", err)
	}
	return failed("The sign-in service could not finish the sign-in. Try again in a few minutes; if it goes on, tell your IT helpdesk.", err)
}

func distrusted(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.say
		}
	}
	return ""
}

// unmet is said when the provider could not be found or is not the right one.
func unmet(err error) error {
	switch {
	case errors.Is(err, oidc.ErrIssuerInvalid):
		return failed("The sign-in service calls itself by another name than this region’s. Nothing was opened. Tell your IT helpdesk.", err)
	case errors.Is(err, errEndpoint):
		return failed("The sign-in service named an address that is not secure. Nothing was opened. Tell your IT helpdesk.", err)
	}
	return failed("The region’s sign-in service did not answer. Check your network connection and try again.", err)
}

func failed(say string, err error) error {
	return &care.Error{Code: care.CodeSignIn, Op: "sign in", Say: say, Retry: true, Err: err}
}
