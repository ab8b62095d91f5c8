package identity

import (
	_ "embed"
	"html/template"
	"net/http"
	"net/url"
	"strings"
)

//go:embed login.html
var loginHTML string

//go:embed signedout.html
var signedOutHTML string

var (
	loginPage     = template.Must(template.New("login").Parse(loginHTML))
	signedOutPage = template.Must(template.New("signed-out").Parse(signedOutHTML))
)

// pageHeaders forbid scripts, framing and storing. The form may only post to
// the provider and be redirected to the viewer's loopback address.
func pageHeaders(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://127.0.0.1:* http://[::1]:*; frame-ancestors 'none'; base-uri 'none'")
	w.Header().Set("Cache-Control", "no-store")
}

// showLogin lists the professionals as buttons of a form.
func (p *Provider) showLogin(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Query().Get("id")
	asked, err := p.store.AuthRequestByID(r.Context(), id)
	pageHeaders(w)
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
	}
	choosing := err == nil && selects(asked.GetScopes())
	_ = loginPage.Execute(w, map[string]any{"ID": id, "Buttons": buttons(p.store.staff, choosing), "Ended": err != nil})
}

// button is one choice of the sign-in page.
type button struct{ Value, Name, As, Persona string }

// buttons gives one for each professional, or for each role of a professional
// where the client asked for the role to be selected here.
func buttons(staff []Professional, selecting bool) []button {
	var all []button
	for _, p := range staff {
		switch {
		case len(p.Roles) == 0 && len(p.Groups) > 0:
			all = append(all, button{p.Key, p.Name, "No smartcard role; council staff group, " + p.Organisation, p.Persona})
		case len(p.Roles) == 0:
			all = append(all, button{p.Key, p.Name, "No role, " + p.Organisation, p.Persona})
		case selecting && len(p.Roles) > 1:
			for _, r := range p.Roles {
				all = append(all, button{p.Key + ":" + r.Profile, p.Name, r.Name + ", " + r.Organisation, p.Persona})
			}
		default:
			as := make([]string, len(p.Roles))
			for i, r := range p.Roles {
				as[i] = r.Name + ", " + r.Organisation
			}
			all = append(all, button{p.Key, p.Name, strings.Join(as, "; and "), p.Persona})
		}
	}
	return all
}

// takeLogin records the choice and sends the browser on to the callback.
func (p *Provider) takeLogin(w http.ResponseWriter, r *http.Request) {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		http.Error(w, "The form must be sent from the sign-in page.", http.StatusForbidden)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, 4<<10)
	if err := r.ParseForm(); err != nil {
		http.Error(w, "The form cannot be read.", http.StatusBadRequest)
		return
	}
	id := r.PostForm.Get("id")
	if r.PostForm.Get("user") == "cancel" {
		p.cancel(w, r, id)
		return
	}
	if err := p.store.choose(id, r.PostForm.Get("user")); err != nil {
		http.Error(w, "This sign-in has run out. Start again from the viewer.", http.StatusBadRequest)
		return
	}
	http.Redirect(w, r, p.issuer+"authorize/callback?id="+url.QueryEscape(id), http.StatusSeeOther)
}

// cancel answers the viewer as a person who changed their mind would.
func (p *Provider) cancel(w http.ResponseWriter, r *http.Request, id string) {
	asked, ok := p.store.take(id)
	if !ok {
		http.Error(w, "This sign-in has run out. Start again from the viewer.", http.StatusBadRequest)
		return
	}
	to, err := url.Parse(asked.GetRedirectURI())
	if err != nil {
		http.Error(w, "The redirect address cannot be read.", http.StatusBadRequest)
		return
	}
	q := to.Query()
	q.Set("error", "access_denied")
	q.Set("state", asked.GetState())
	q.Set("iss", p.issuer)
	to.RawQuery = q.Encode()
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
}

func (p *Provider) showSignedOut(w http.ResponseWriter, _ *http.Request) {
	pageHeaders(w)
	_ = signedOutPage.Execute(w, nil)
}
