package audit

import (
	"context"
	"encoding/json"
	"time"

	"shcr/backend/audit/receipt"
)

// Recent counts the events of a kind that a user has in this journal since a
// time. Starting the viewer anew or taking another role changes nothing in it
// (I2). Events that wait in the second place are not counted: whoever asks has to
// do without when the journal cannot be read.
func (j *Journal) Recent(ctx context.Context, kind receipt.Kind, subject string, since time.Time) (n int, err error) {
	rows, err := j.db.QueryContext(ctx, "SELECT at, kind, body FROM events ORDER BY seq DESC")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var at, of, clear string
		if err := rows.Scan(&at, &of, &clear); err != nil {
			return 0, err
		}
		if t, err := time.Parse(time.RFC3339Nano, at); err != nil || t.Before(since) {
			break // what is older comes after
		}
		var b struct {
			Subject string `json:"subject"`
		}
		if of == string(kind) && json.Unmarshal([]byte(clear), &b) == nil && b.Subject == subject {
			n++
		}
	}
	return n, rows.Err()
}
