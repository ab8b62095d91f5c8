// Package neighbour hands a person on to another region's record (M46): it posts
// who the person is to that record, with a token that the region's broker signed
// for this user and for that record alone (RFC 8693), and gets an address that
// is good once and for a minute, to be opened in the system's browser.
//
// So no key lives on a workstation, the neighbour can prove who asks without
// trusting this program, and the address that ends up in the browser's history
// carries neither a person nor a token. The contract is in build/INTEGRATORS.md.
package neighbour

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// Record is a neighbouring record, as the region file has it.
type Record struct {
	Name    string
	Address string   // where a hand-over is posted
	Hosts   []string // further host names that the answer may lead to
}

// Context is what is handed on: who the person is, who asks and why. Nothing of
// the record itself leaves.
type Context struct {
	Person care.Person
	Who    care.Professional
	Reason care.Reason
}

// message is a [Context] on the wire. Who asks is proven by the token; name and
// organisation are for the neighbour's screen.
type message struct {
	ID        string `json:"id"` // good once, so that a copy is worth nothing
	Issued    int64  `json:"issued"`
	NHSNumber string `json:"nhs_number"`
	BirthDate string `json:"birthdate,omitempty"`
	Family    string `json:"family,omitempty"`
	Purpose   string `json:"purpose"`
	Name      string `json:"name"`
	ODS       string `json:"org_ods"`
	OrgName   string `json:"org_name"`
	RoleCode  string `json:"role_code,omitempty"`
	RoleName  string `json:"role_name"`
}

// most is the size of an answer beyond which nobody reads on.
const most = 16 << 10

// Ask hands a person on and gives the address at which the neighbour opens them.
// Nothing leaves without a receipt, nor for a sensitive person (decision 9). The
// token is the user's, for this neighbour alone; now is when it is issued.
func Ask(ctx context.Context, rc receipt.Receipt, client *http.Client, to Record, token string, x Context, now time.Time) (string, error) {
	if err := rc.Check(); err != nil {
		return "", err
	}
	if x.Person.Sensitive || x.Person.Unconfirmed {
		return "", &care.Error{Code: care.CodeRefused, Op: "hand on", Say: "A sensitive person is not handed on to another record."}
	}
	body, err := json.Marshal(message{ID: rand.Text(), Issued: now.Unix(), NHSNumber: x.Person.NHSNumber.Digits(), BirthDate: x.Person.BirthISO,
		Family: x.Person.Name.Family, Purpose: x.Reason.Code, Name: x.Who.Name, ODS: x.Who.Organisation.ODS, OrgName: x.Who.Organisation.Name,
		RoleCode: x.Who.RoleCode, RoleName: x.Who.RoleName})
	if err != nil {
		return "", to.failed(care.CodeInternal, "It could not be asked.", err)
	}
	q, err := http.NewRequestWithContext(ctx, http.MethodPost, to.Address, bytes.NewReader(body))
	if err != nil {
		return "", to.failed(care.CodeInternal, "It could not be asked.", err)
	}
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("Accept", "application/json")
	q.Header.Set("Authorization", "Bearer "+token)
	if x.Who.RoleProfile != "" { // which of the token's roles is in force, as PDS is told
		q.Header.Set("NHSD-Session-URID", x.Who.RoleProfile)
	}
	res, err := client.Do(q)
	if err != nil {
		return "", to.failed(care.CodeUnavailable, "It did not answer. Try again, or look there by its own sign-in.", err)
	}
	defer func() { _ = res.Body.Close() }()
	if err := to.said(res.StatusCode); err != nil {
		return "", err
	}
	text, err := io.ReadAll(io.LimitReader(res.Body, most+1))
	kind, _, _ := mime.ParseMediaType(res.Header.Get("Content-Type"))
	var answer struct {
		Open string `json:"open"`
	}
	if err != nil || len(text) > most || kind != "application/json" || json.Unmarshal(text, &answer) != nil {
		return "", to.failed(care.CodeIntegrity, "Its answer could not be read. Tell your IT helpdesk.", err)
	}
	if err := to.trusts(answer.Open, x.Person.NHSNumber); err != nil {
		return "", to.failed(care.CodeIntegrity, "It answered with an address that this region does not trust, so nothing was opened. Tell your IT helpdesk.", err)
	}
	return answer.Open, nil
}

// said puts a refusal into words.
func (to Record) said(status int) error {
	err := fmt.Errorf("status %d", status)
	switch {
	case status == http.StatusOK, status == http.StatusCreated:
		return nil
	case status == http.StatusNotFound:
		return to.failed(care.CodeNotFound, "It knows nobody by this NHS number. That does not mean that no care was given there.", err)
	case status == http.StatusForbidden:
		return to.failed(care.CodeRefused, "It does not let you in, or not for this person. Ask your organisation whether you may use it.", err)
	case status == http.StatusUnauthorized:
		return to.failed(care.CodeRefused, "It did not accept your sign-in. Sign out and in again; if it goes on, tell your IT helpdesk.", err)
	case status == http.StatusTooManyRequests, status >= 500:
		return to.failed(care.CodeUnavailable, "It is not working at the moment. Try again later, or look there by its own sign-in.", err)
	}
	return to.failed(care.CodeRefused, "It refused. Tell your IT helpdesk.", err)
}

func (to Record) failed(code care.Code, say string, err error) error {
	return &care.Error{Code: code, Op: "hand on", Say: to.Name + " was not opened. " + say, Retry: code == care.CodeUnavailable, Err: err}
}

// trusts checks the address that the browser is to open: https, on a host that
// the region file names, and nothing of the person in it.
func (to Record) trusts(address string, n care.NHSNumber) error {
	u, err := url.Parse(address)
	home, bad := url.Parse(to.Address)
	if err != nil || bad != nil || len(address) > 2048 {
		return errors.New("no address")
	}
	ip := net.ParseIP(u.Hostname())
	local := ip != nil && ip.IsLoopback() && u.Scheme == "http" && u.Host == home.Host
	switch {
	case u.Scheme != "https" && !local, u.User != nil, u.Fragment != "":
		return errors.New("not a plain https address")
	case u.Host != home.Host && !slices.Contains(to.Hosts, u.Host):
		return errors.New("another host")
	case strings.Contains(digits(u.String()), n.Digits()), strings.Contains(digits(u.Path+u.Query().Encode()), n.Digits()):
		return errors.New("the address names the person")
	}
	return nil
}

// digits drops what is put between the digits of an NHS number.
func digits(s string) string {
	return strings.NewReplacer(" ", "", "-", "", "%20", "", "+", "").Replace(s)
}
