package launch

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"time"
)

// told are the broker's words for what is wrong with a code.
var told = map[string]Outcome{
	"unknown_code": UnknownCode, "used_code": Replayed, "expired_code": Expired, "wrong_partner": UnknownPartner,
	"wrong_audience": WrongAudience, "wrong_user": WrongUser, "invalid_token": WrongUser,
}

// code reads a link of form b with a one-time code: the broker gives what is
// behind it to the user for whom it was made, by that user's own token, and to
// nobody else (K12). It is spent here before it is sent: a broker that could be
// told twice is no way to use it twice.
func (h *Hosts) code(ctx context.Context, l Link, u User) (Context, error) {
	host, ok := h.byID(Code, l.From)
	if !ok {
		return Context{Form: Code}, refuse(UnknownPartner)
	}
	x := h.begin(host, l.Code)
	token, err := u.Token(ctx, h.Audience)
	if err != nil {
		return x, refuse(Offline, err)
	}
	if err := u.Spend(x); err != nil {
		return x, err
	}
	text, status, err := post(ctx, host.Client, host.Address, token, url.Values{"code": {l.Code}, "from": {l.From}})
	switch {
	case err != nil, status >= 500:
		return x, refuse(Offline, err)
	case status != http.StatusOK:
		return x, h.refused(text)
	}
	c, ok := readClaims(text)
	if !ok {
		return x, refuse(BadContext)
	}
	if r := h.check(c, host, u); r != nil {
		return x, r
	}
	return c.into(x), nil
}

func (h *Hosts) refused(text []byte) *Refusal {
	var said struct {
		Error   string `json:"error"`
		Expired int64  `json:"expired"`
	}
	if json.Unmarshal(text, &said) != nil || told[said.Error] == "" {
		return refuse(BadContext)
	}
	if told[said.Error] == Expired && said.Expired > 0 {
		return expired(h.Now().Sub(time.Unix(said.Expired, 0)))
	}
	return refuse(told[said.Error])
}
