package audit

import (
	"context"
	"errors"

	"shcr/backend/audit/internal/proof"
	"shcr/backend/audit/receipt"
)

// ErrSpent is returned by [Journal.CommitOnce] for what was used before.
var ErrSpent = errors.New("audit: used before")

// CommitOnce writes an event about something that works once, and that it is used
// up, in one transaction (K3). id is a hash of it. The second call for an id fails
// with [ErrSpent], also from another process of this user, after a restart, and
// whatever the clock says: what was used is not forgotten.
//
// There is no second place for it. While the journal cannot be written, nothing
// can be told to have been used, so nothing is.
func (j *Journal) CommitOnce(e receipt.Event, id string) (receipt.Receipt, error) {
	ctx, cancel := context.WithTimeout(context.Background(), commitTime)
	defer cancel()
	j.turn.Lock()
	defer j.turn.Unlock()
	defer j.spare.lock()()
	if !j.ready(ctx) {
		return receipt.Receipt{}, unavailable(errors.New("the journal cannot be written"))
	}
	r, err := j.encode(e)
	if err != nil {
		return receipt.Receipt{}, unavailable(err)
	}
	rows := []row{r}
	end, err := j.insert(ctx, rows, id)
	switch {
	case errors.Is(err, ErrSpent):
		return receipt.Receipt{}, err
	case err != nil:
		j.failed()
		return receipt.Receipt{}, unavailable(err)
	}
	j.settle(end)
	return receipt.Of(proof.Committed{Seq: rows[0].Seq}), nil
}
