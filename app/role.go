package app

import (
	"cmp"
	"strconv"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/signin"
)

// RoleView is one role that somebody with several may choose.
type RoleView struct {
	Key          string `json:"key"` // for ChooseRole; means nothing outside this sign-in
	Name         string `json:"name"`
	Organisation string `json:"organisation"`
	Access       bool   `json:"access"` // whether the region gives the role anything
	Current      bool   `json:"current"`
}

// ChooseRole takes up one of the roles that Status lists. Rights of several are
// never merged (C10). The error leaves the choice open.
func (s *Session) ChooseRole(key string) error {
	i, err := strconv.Atoi(key)
	if err != nil {
		i = -1
	}
	s.mu.Lock()
	defer s.app.send(EventSession)
	defer s.mu.Unlock()
	if s.choosing == nil {
		return &care.Error{Code: care.CodeSignedOut, Op: "choose role", Say: "There is no role to choose. Sign in first."}
	}
	if _, err := s.choosing.Act(i); err != nil {
		return err
	}
	if err := s.enter(s.choosing, receipt.Role); err != nil {
		return s.app.note("choose role", err)
	}
	s.choosing, s.problem = nil, nil
	return nil
}

// ChangeRole empties the room and goes back to the choice of role, with the same
// sign-in. The audit has the end of one role and the start of the next.
func (s *Session) ChangeRole() error {
	s.mu.Lock()
	defer s.app.send(EventSession)
	defer s.mu.Unlock()
	d, err := s.app.signedIn()
	if err != nil {
		return err
	}
	if len(d.session.Roles()) < 2 {
		return &care.Error{Code: care.CodeInput, Op: "change role", Say: "You are signed in with one role only. To act in another, sign out and sign in with it."}
	}
	if d = s.clear(receipt.Role, "left"); d != nil {
		s.choosing = d.session
	}
	return nil
}

// lost locks after the provider ended the session, as it does when a smartcard is
// taken out, and says so on the screen (C11). A session that is no longer in use changes nothing.
func (s *Session) lost(session *signin.Session, why error) {
	s.mu.Lock()
	d := s.app.current()
	inUse := s.choosing == session || d != nil && d.session == session
	s.mu.Unlock()
	if inUse {
		p := ProblemOf(s.app.note("renew sign-in", why))
		s.lockWith(ended, &p)
	}
}

// rolesOf lists what there is to choose; nothing for a person with one role.
func (a *App) rolesOf(session *signin.Session) []RoleView {
	roles, now := session.Roles(), session.Who()
	if len(roles) < 2 {
		return []RoleView{}
	}
	out := make([]RoleView, len(roles))
	for i, r := range roles {
		o := a.organisation(r.Organisation)
		out[i] = RoleView{
			Key: strconv.Itoa(i), Name: cmp.Or(r.RoleName, "Role "+r.RoleCode), Organisation: cmp.Or(o.Name, "Organisation "+o.ODS),
			Access: len(r.Sections)+len(r.Rights) > 0, Current: r.RoleProfile == now.RoleProfile && r.RoleCode == now.RoleCode && r.Organisation == now.Organisation,
		}
	}
	return out
}
