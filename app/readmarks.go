package app

import (
	"slices"
)

// ReadDocuments gives the ids of the open record's documents that the user marked
// as read, or opened, on this computer (M152).
func (r *Record) ReadDocuments(handle string) ([]string, error) {
	d, keys, err := r.markKeys(handle)
	if err != nil {
		return nil, err
	}
	all := make([]string, 0, len(keys))
	for _, k := range keys {
		all = append(all, k)
	}
	read, err := d.lists.Read(all...)
	if err != nil {
		return nil, r.app.refused("read marks", err)
	}
	out := []string{}
	for id, k := range keys {
		if read[k] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out, nil
}

// MarkDocuments marks documents of the open record as read, or takes the marks
// off. Only keyed hashes are kept, for a year, and nothing is sent to anybody.
func (r *Record) MarkDocuments(handle string, entries []string, read bool) error {
	d, keys, err := r.markKeys(handle)
	if err != nil {
		return err
	}
	var some []string
	for _, id := range entries {
		if k, ok := keys[id]; ok {
			some = append(some, k)
		}
	}
	if read {
		return r.app.refused("mark as read", d.lists.MarkRead(some...))
	}
	return r.app.refused("mark as unread", d.lists.Unread(some...))
}

func (r *Record) markKeys(handle string) (*desk, map[string]string, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return nil, nil, err
	}
	keys, err := d.room.MarkKeys(handle)
	return d, keys, err
}
