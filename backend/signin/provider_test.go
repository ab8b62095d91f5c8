package signin_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/signin"
	"shcr/backend/training"
	"shcr/backend/training/identity"
)

// These tests sign in at the training region's provider, over real HTTP, with
// somebody at the browser.

var broker = signin.ClaimNames{Preset: "broker"}

func region(t *testing.T) *training.Region {
	t.Helper()
	r, err := training.Start(context.Background(), training.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = r.Close()
		http.DefaultClient.CloseIdleConnections()
	})
	return r
}

var brokerScopes = []string{"openid", "profile", "offline_access", "nationalrbacaccess"}

func config(r *training.Region) signin.Config {
	return signin.Config{Issuer: r.Address() + "/identity/", ClientID: "shcr-viewer", Scopes: brokerScopes, ACR: []string{"AAL2_OR_AAL3_ANY", "AAL3_ANY"},
		Claims: broker, Roles: []signin.Role{
			{Code: "R0050", Name: "Consultant", Sections: []string{"allergies"}, Rights: []care.Right{care.RightRestricted}},
			{Code: "R6300", Name: "Sessional GP", Sections: []string{"allergies"}},
			{Code: "R0690", Name: "Community Practitioner", Sections: []string{"allergies"}},
			{Code: "R0690", Group: "safeguarding-children", Name: "Safeguarding nurse", Sections: []string{"allergies"}, Rights: []care.Right{care.RightSafeguarding}},
			{Group: "asc-social-worker", Name: "Social worker", Sections: []string{"alerts"}},
		}}
}

func cis2(r *training.Region, more ...string) signin.Config {
	c := config(r)
	c.ClientID, c.Claims = "shcr-viewer-cis2", signin.ClaimNames{Preset: "cis2"}
	c.Scopes = append([]string{"openid", "profile", "nhsperson", "nationalrbacaccess", "associatedorgs", "offline_access"}, more...)
	return c
}

var hiddenID = regexp.MustCompile(`name="id" value="([^"]+)"`)

// at signs user in on the sign-in page, as a browser would.
func at(t *testing.T, user string) func(string) error {
	return func(address string) error {
		go func() {
			page, err := http.Get(address)
			if err != nil {
				t.Error("browser:", err)
				return
			}
			body, _ := io.ReadAll(page.Body)
			_ = page.Body.Close()
			id := hiddenID.FindSubmatch(body)
			if id == nil {
				t.Errorf("no form: %d", page.StatusCode)
				return
			}
			to := *page.Request.URL
			to.RawQuery = ""
			answer, err := http.PostForm(to.String(), url.Values{"id": {string(id[1])}, "user": {user}})
			if err != nil {
				t.Error("browser:", err)
				return
			}
			_ = answer.Body.Close()
		}()
		return nil
	}
}

func enter(t *testing.T, c signin.Config, user string) (*signin.Session, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	return signin.SignIn(ctx, c, at(t, user))
}

func entered(t *testing.T, c signin.Config, user string) *signin.Session {
	t.Helper()
	s, err := enter(t, c, user)
	if err != nil {
		t.Fatalf("%s: %v (%v)", user, err, errors.Unwrap(err))
	}
	return s
}

func said(err error) string {
	var e *care.Error
	if errors.As(err, &e) {
		return e.Say
	}
	return ""
}

// B21, C4, C6, C11: what the provider may get wrong, one thing at a time. Every
// fault ends in nobody signed in and words that name what was wrong, or is
// survived; and mended, the same provider signs in.
func TestC4_C6_ProviderFaultsAtSignIn(t *testing.T) {
	r := region(t)
	wants := map[identity.Fault]string{ // "" is survived
		identity.WrongIssuer:     "came from another sign-in service",
		identity.WrongAudience:   "made for another application",
		identity.WrongNonce:      "belongs to another sign-in",
		identity.ExpiredIDToken:  "out of date",
		identity.BadSignature:    "signature is not the service’s own",
		identity.UnknownKey:      "signature is not the service’s own",
		identity.AlgorithmNone:   "not signed as it must be",
		identity.NoACR:           "less proof",
		identity.LowAssurance:    "less proof",
		identity.ClockAhead:      "computer’s clock",
		identity.ClockBehind:     "computer’s clock",
		identity.WrongDiscovery:  "calls itself by another name",
		identity.DiscoveryDown:   "did not answer",
		identity.TokenError:      "could not finish the sign-in",
		identity.UserinfoAnother: "two different people",
		identity.RefreshRefused:  "", // at a refresh only
		identity.RefreshAnother:  "",
		identity.NoRoles:         "",
		identity.Slow:            "",
		identity.KeyRotation:     "",
	}
	for _, shape := range []signin.Config{config(r), cis2(r)} {
		for _, f := range identity.Faults() {
			if f.Fault == identity.Slow && shape.Claims.Preset == "cis2" {
				continue // once is enough
			}
			want, known := wants[f.Fault]
			if !known {
				t.Errorf("%s is not tried", f.Fault)
			}
			if err := r.Identity().Break(f.Fault); err != nil {
				t.Fatal(err)
			}
			s, err := enter(t, shape, "U2")
			r.Identity().Mend()
			switch {
			case want == "" && (err != nil || s.Who().Name != "Dr Helen Whitlock"):
				t.Errorf("%s, %s: %v", shape.Claims.Preset, f.Fault, errors.Unwrap(err))
			case want != "" && (s != nil || !strings.Contains(said(err), want) || care.CodeOf(err) != care.CodeSignIn):
				t.Errorf("%s, %s: %q (%v)", shape.Claims.Preset, f.Fault, said(err), errors.Unwrap(err))
			case f.Fault == identity.NoRoles && (len(s.Who().Sections)+len(s.Who().Rights) > 0 || s.Who().RoleCode != ""):
				t.Errorf("no roles, yet %+v", s.Who())
			}
		}
	}
	if len(r.Identity().Broken()) != 0 || r.Identity().Break("sunshine") == nil {
		t.Error("switches")
	}
	entered(t, config(r), "U2")
}

// C11: at a renewal the provider may refuse, or name somebody else: the session
// is over at once, here too, and whoever holds it is told. A provider that is
// only out of order ends nothing.
func TestC11_ProviderFaultsAtARenewal(t *testing.T) {
	for _, c := range []struct {
		fault identity.Fault
		ends  bool
		say   string
	}{
		{"", false, ""}, {identity.KeyRotation, false, ""},
		{identity.TokenError, false, "did not answer"},
		{identity.RefreshRefused, true, "sign-in has ended"},
		{identity.RefreshAnother, true, "two different people"},
		{identity.WrongIssuer, true, "another sign-in service"},
		{identity.WrongNonce, true, "another sign-in"},
		{identity.BadSignature, true, "signature"},
		{identity.NoACR, true, "has ended"},
	} {
		r := region(t)
		s := entered(t, config(r), "U2")
		told := make(chan error, 2)
		s.OnEnd(func(err error) { told <- err })
		before, err := s.Token(context.Background(), "RZ9")
		if err != nil {
			t.Fatal(errors.Unwrap(err))
		}
		if c.fault != "" {
			_ = r.Identity().Break(c.fault)
		}
		s.SetNow(func() time.Time { return time.Now().Add(9*time.Minute + 30*time.Second) })
		after, err := s.Token(context.Background(), "RZ9")
		if c.say == "" && (err != nil || after == before) || !strings.Contains(said(err), c.say) {
			t.Errorf("%q: %q (%v)", c.fault, said(err), errors.Unwrap(err))
		}
		r.Identity().Mend()
		_, err = s.Token(context.Background(), "RZ9")
		select {
		case why := <-told:
			if !c.ends || said(why) == "" || care.CodeOf(err) != care.CodeSignedOut {
				t.Errorf("%q ended the session: %q, then %v", c.fault, said(why), err)
			}
		case <-time.After(50 * time.Millisecond):
			if c.ends || err != nil {
				t.Errorf("%q: not told of the end; %v", c.fault, err)
			}
		}
		_ = s.SignOut(context.Background())
	}
}

// A9: each audience has a token of its own, kept until it is about to end, and
// refused by every other holder of the region.
func TestA9_ATokenOfEachAudience(t *testing.T) {
	r := region(t)
	for _, c := range []signin.Config{config(r), cis2(r)} {
		s := entered(t, c, "U2")
		tokens := map[string]string{}
		for _, audience := range []string{"RZ9", "F99001", "people"} {
			token, err := s.Token(context.Background(), audience)
			again, _ := s.Token(context.Background(), audience)
			if err != nil || token != again {
				t.Fatalf("%s: %v", audience, err)
			}
			tokens[audience] = token
		}
		for audience, token := range tokens {
			for ods, base := range map[string]string{"RZ9": "/partner/RZ9/fhir/Patient?identifier=x", "F99001": "/partner/F99001/fhir/Patient?identifier=x",
				"RZ8": "/partner/RZ8/fhir/Patient?identifier=x", "audit": "/audit/fhir/AuditEvent"} {
				q, _ := http.NewRequest(http.MethodGet, r.Address()+base, nil)
				q.Header.Set("Authorization", "Bearer "+token)
				a, err := http.DefaultClient.Do(q)
				if err != nil {
					t.Fatal(err)
				}
				_ = a.Body.Close()
				if refused := a.StatusCode == http.StatusUnauthorized; refused == (ods == audience) {
					t.Errorf("the token of %s at %s: %d", audience, ods, a.StatusCode)
				}
			}
		}
		if _, err := s.Token(context.Background(), "elsewhere"); err == nil {
			t.Error("a token for an audience that is not of the region")
		}
		if err := s.SignOut(context.Background()); err != nil {
			t.Error(err)
		}
	}
}

// Signing out ends every token at the provider, and here even when the provider
// does not answer.
func TestSignOutEndsAllTokens(t *testing.T) {
	r := region(t)
	s := entered(t, config(r), "U2")
	token, err := s.Token(context.Background(), "RZ9")
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Identity().Break(identity.KeyRotation) // the hint is signed with the key before
	if err := s.SignOut(context.Background()); err != nil {
		t.Error(err)
	}
	q, _ := http.NewRequest(http.MethodGet, r.Address()+"/partner/RZ9/fhir/Patient?identifier=x", nil)
	q.Header.Set("Authorization", "Bearer "+token)
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	_ = a.Body.Close()
	if a.StatusCode != http.StatusUnauthorized {
		t.Errorf("a token after sign-out: %d", a.StatusCode)
	}
	if _, err := s.Token(context.Background(), "RZ9"); care.CodeOf(err) != care.CodeSignedOut {
		t.Errorf("after sign-out: %v", err)
	}
	gone := entered(t, config(r), "U2")
	_ = r.Stop("identity")
	if err := gone.SignOut(context.Background()); err == nil {
		t.Error("a provider that is gone answered")
	}
	if _, err := gone.Token(context.Background(), "RZ9"); care.CodeOf(err) != care.CodeSignedOut {
		t.Errorf("still signed in: %v", err)
	}
}

// M49: who holds two roles acts in neither until one is chosen, each with its own
// rights; the choice of the provider's page is taken as it is.
func TestTwoRolesAreChosenBetween(t *testing.T) {
	r := region(t)
	for _, c := range []signin.Config{config(r), cis2(r)} {
		s := entered(t, c, "U10")
		roles := s.Roles()
		if len(roles) != 2 || s.Who().Name != "" || len(s.Who().Sections) > 0 {
			t.Fatalf("%s: %+v, acting as %+v", c.Claims.Preset, roles, s.Who())
		}
		if roles[0].Organisation.Name != "Saltmarsh Mental Health Partnership NHS Trust" || roles[1].Organisation.ODS != "NZ7" || roles[1].RoleName != "Sessional GP (out-of-hours)" {
			t.Errorf("%s: %+v", c.Claims.Preset, roles)
		}
		for _, i := range []int{-1, 2} {
			if _, err := s.Act(i); care.CodeOf(err) != care.CodeInput || s.Who().Name != "" {
				t.Errorf("role %d: %v", i, err)
			}
		}
		first, _ := s.Act(0)
		second, err := s.Act(1)
		if err != nil || !first.May(care.RightRestricted) || second.May(care.RightRestricted) || second.RoleCode != "R6300" || s.Who().Session != second.Session {
			t.Errorf("%s: %+v then %+v: %v", c.Claims.Preset, first, second, err)
		}
		if first.Session == second.Session || first.Session == "" {
			t.Error("one audit session for two roles")
		}
	}
	chosen := cis2(r, "selectedrole")
	for role, code := range map[string]string{"999500000110": "R0050", "999500000210": "R6300"} {
		s := entered(t, chosen, "U10:"+role)
		if len(s.Roles()) != 1 || s.Who().RoleCode != code || s.Who().RoleProfile != role {
			t.Errorf("selected %s: %+v", role, s.Who())
		}
	}
}

// The same people in both shapes.
func TestTheShapesSayTheSame(t *testing.T) {
	r := region(t)
	for user, want := range map[string]string{"U3": "Nurse Access Role", "U11": "", "U13": "Community Practitioner"} {
		flat, deep := entered(t, config(r), user).Who(), entered(t, cis2(r), user).Who()
		if flat.Name != deep.Name || flat.RoleName != want || deep.RoleName != want || flat.RoleProfile != deep.RoleProfile || flat.Organisation != deep.Organisation || flat.Subject != deep.Subject {
			t.Errorf("%s: %+v and %+v", user, flat, deep)
		}
	}
	if who := entered(t, config(r), "U13").Who(); !who.May(care.RightSafeguarding) {
		t.Errorf("the safeguarding nurse: %+v", who)
	}
	if who := entered(t, config(r), "U5").Who(); len(who.Sections) != 1 || who.RoleName != "Social worker" {
		t.Errorf("no smartcard, by group: %+v", who)
	}
	if who := entered(t, cis2(r), "U5").Who(); len(who.Sections) != 0 {
		t.Errorf("CIS2 knows no groups: %+v", who)
	}
}

// Every organisation is asked at once when a token runs out: each refresh token
// is used once, since its second use would end the session, and all are served.
func TestARenewalServesAllWhoWait(t *testing.T) {
	r := region(t)
	s := entered(t, config(r), "U2")
	s.SetNow(func() time.Time { return time.Now().Add(9*time.Minute + 30*time.Second) })
	var group sync.WaitGroup
	for _, audience := range []string{"people", "audit", "RZ9", "RZ8", "RZ7", "RZ6", "F99001", "F99002", "RZ9", "9X1"} {
		group.Go(func() {
			if _, err := s.Token(context.Background(), audience); err != nil {
				t.Errorf("%s: %v", audience, errors.Unwrap(err))
			}
		})
	}
	group.Wait()
	if _, err := s.Token(context.Background(), "NZ7"); err != nil {
		t.Error(errors.Unwrap(err))
	}
}
