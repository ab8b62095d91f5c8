package holding

import (
	"crypto/rand"
	"maps"
	"net/http"
	"strconv"
	"time"
)

// cursor is a search kept for its next page, where pages are opaque.
type cursor struct {
	q       query
	rest    []*Resource
	total   int
	expires time.Time
}

// answer sends the first page of a search, or a later one where pages are
// counted by offset.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, q query, matches []*Resource) {
	total := len(matches)
	if q.countOnly {
		s.sendPage(w, r, q, page{total: total, self: s.self(q)})
		return
	}
	p := page{total: total, self: s.self(q), notes: q.offset == 0}
	start := min(q.offset, total)
	end := min(start+q.count, total)
	p.matches = matches[start:end]
	if end < total {
		if s.manner.Cursor {
			p.next = s.keep(cursor{q: q, rest: matches[end:], total: total})
		} else {
			again := maps.Clone(q.honoured)
			again.Set("_offset", strconv.Itoa(end))
			if !s.manner.FixedPage {
				again.Set("_count", strconv.Itoa(q.count))
			}
			p.next = s.link(q.resourceType, again)
		}
	}
	s.sendPage(w, r, q, p)
}

// keep stores the rest of a search under an opaque name and gives its address.
func (s *Server) keep(c cursor) string {
	life := s.manner.CursorLife
	if life == 0 {
		life = time.Minute
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	for id, old := range s.cursors {
		if now.After(old.expires) {
			delete(s.cursors, id)
		}
	}
	c.expires = now.Add(life)
	id := rand.Text()
	s.cursors[id] = c
	return s.base + c.q.resourceType + "?_cursor=" + id
}

// nextCursor answers an opaque page; a dead one is gone for good.
func (s *Server) nextCursor(w http.ResponseWriter, r *http.Request, q query) {
	s.mu.RLock()
	c, ok := s.cursors[q.cursor]
	s.mu.RUnlock()
	if !ok || s.now().After(c.expires) || c.q.resourceType != q.resourceType {
		s.refuse(w, r, http.StatusGone, "expired", "This page has expired. Start the search again.")
		return
	}
	end := min(c.q.count, len(c.rest))
	p := page{total: c.total, self: s.self(c.q), matches: c.rest[:end]}
	if end < len(c.rest) {
		p.next = s.keep(cursor{q: c.q, rest: c.rest[end:], total: c.total})
	}
	s.sendPage(w, r, c.q, p)
}
