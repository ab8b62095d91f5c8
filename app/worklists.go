package app

import (
	"strconv"

	"github.com/samber/lo"

	"shcr/backend/care"
	"shcr/backend/lists"
)

// Worklists lists the user's worklists by name.
func (l *Lists) Worklists() ([]WorklistView, error) {
	_, s, err := l.lists()
	if err != nil {
		return nil, err
	}
	all, err := s.Worklists()
	return lo.Map(all, func(w lists.Worklist, _ int) WorklistView { return worklistView(w) }), l.app.refused("read worklists", err)
}

func worklistView(w lists.Worklist) WorklistView {
	return WorklistView{ID: strconv.FormatInt(w.ID, 10), Name: w.Name, Count: w.Count}
}

// Worklist gives who is on one, in its order.
func (l *Lists) Worklist(id string) (WorklistPage, error) {
	s, n, err := l.worklist(id)
	if err != nil {
		return WorklistPage{}, err
	}
	w, rows, err := s.Members(n)
	if err != nil {
		return WorklistPage{}, l.app.refused("read worklist", err)
	}
	return WorklistPage{WorklistView: worklistView(w), Sort: w.Sort, Rows: lo.Map(rows, func(r lists.Row, _ int) ListRow { return l.app.listRow(r) })}, nil
}

// worklist reads the id of one, as the page knows it.
func (l *Lists) worklist(id string) (*lists.Store, int64, error) {
	_, s, err := l.lists()
	if err != nil {
		return nil, 0, err
	}
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return nil, 0, &care.Error{Code: care.CodeInput, Op: "use worklist", Say: "There is no such worklist."}
	}
	return s, n, nil
}

// MakeWorklist makes an empty worklist.
func (l *Lists) MakeWorklist(name string) (WorklistView, error) {
	_, s, err := l.lists()
	if err != nil {
		return WorklistView{}, err
	}
	id, err := s.Make(name)
	if err != nil {
		return WorklistView{}, l.app.refused("make worklist", err)
	}
	return l.view(s, id)
}

func (l *Lists) view(s *lists.Store, id int64) (WorklistView, error) {
	w, _, err := s.Members(id)
	return worklistView(w), l.app.refused("read worklist", err)
}

// RenameWorklist gives one another name.
func (l *Lists) RenameWorklist(id, name string) error {
	s, n, err := l.worklist(id)
	if err != nil {
		return err
	}
	return l.app.refused("rename worklist", s.Rename(n, name))
}

// RemoveWorklist removes one with all who are on it, and gives a word to undo it
// by.
func (l *Lists) RemoveWorklist(id string) (string, error) {
	s, n, err := l.worklist(id)
	if err != nil {
		return "", err
	}
	undo, err := s.Delete(n)
	return undo, l.app.refused("remove worklist", err)
}

// SortWorklist orders one by "name", "opened" or "own".
func (l *Lists) SortWorklist(id, by string) error {
	s, n, err := l.worklist(id)
	if err != nil {
		return err
	}
	return l.app.refused("order worklist", s.Sort(n, by))
}

// Move puts somebody at a place of the user's own order, 0 the first.
func (l *Lists) Move(id, row string, to int) error {
	s, n, err := l.worklist(id)
	if err != nil {
		return err
	}
	return l.app.refused("order worklist", s.Move(n, row, to))
}

// Remove takes people off a worklist by the ids of their rows.
func (l *Lists) Remove(id string, rows []string) (string, error) {
	s, n, err := l.worklist(id)
	if err != nil {
		return "", err
	}
	undo, err := s.Remove(n, rows)
	return undo, l.app.refused("remove from worklist", err)
}

// Add puts somebody on a worklist: by NHS number who was found or opened in this
// session, or by the id of a row of another list.
func (l *Lists) Add(id, who string) (AddedView, error) {
	s, n, err := l.worklist(id)
	if err != nil {
		return AddedView{}, err
	}
	d, err := l.app.signedIn()
	if err != nil {
		return AddedView{}, err
	}
	already := false
	if number, err := care.ParseNHSNumber(who); err == nil {
		known, ok := d.known.Load(number.Digits())
		if !ok {
			return AddedView{}, &care.Error{Code: care.CodeInput, Op: "add to worklist", Say: "Search for this person first, then add them."}
		}
		in, err := s.Add(n, []lists.Label{known.(seen).label})
		if err != nil {
			return AddedView{}, l.app.refused("add to worklist", err)
		}
		already = len(in) > 0
	} else if already, err = s.AddKnown(n, who); err != nil {
		return AddedView{}, l.app.refused("add to worklist", err)
	}
	w, err := l.view(s, n)
	return AddedView{Worklist: w, Added: lo.Ternary(already, 0, 1), Already: lo.Ternary(already, 1, 0)}, err
}
