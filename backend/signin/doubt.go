package signin

import (
	"context"
	"time"
)

// settled is how long an answer to a doubt holds. Whoever goes on refusing fresh
// tokens is at fault themselves, and must not have the provider asked each time.
const settled = time.Minute

// Doubt hears that the holder of an audience refused its token (401), and finds
// out by a renewal whether the session has ended at the provider, as when somebody
// signs out elsewhere: then it ends here too (C11). It gives true when there is
// another token, with which one more try is worth it.
func (s *Session) Doubt(ctx context.Context, audience, token string) bool {
	if !s.exchange {
		return s.confirm(ctx, token)
	}
	s.mu.Lock()
	own := s.own[audience]
	s.mu.Unlock()
	if own == nil {
		return false
	}
	own.mu.Lock()
	switch {
	case own.token != token: // replaced meanwhile
		own.mu.Unlock()
		return true
	case s.now().Before(own.doubted.Add(settled)):
		own.mu.Unlock()
		return false
	}
	own.token, own.expires, own.doubted = "", time.Time{}, s.now()
	own.mu.Unlock()
	return s.confirm(ctx, "")
}

// confirm renews the session's own token, unless that was done lately or another
// took the place of the one that was refused; "" when that was none of its own.
func (s *Session) confirm(ctx context.Context, refused string) bool {
	s.renewing.Lock()
	defer s.renewing.Unlock()
	s.mu.Lock()
	tokens, ended := s.tokens, s.ended
	s.mu.Unlock()
	switch {
	case ended:
		return false
	case refused != "" && tokens.AccessToken != refused:
		return true
	case s.now().Before(s.proven.Add(settled)) || tokens.RefreshToken == "":
		return refused == "" // an exchange says as much of a session that cannot be renewed
	}
	if _, err := s.renew(ctx, tokens); err != nil {
		return false
	}
	s.proven = s.now()
	return true
}
