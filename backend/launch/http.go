package launch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// askTime bounds one request to a host or the broker.
const askTime = 10 * time.Second

var errAnswer = errors.New("launch: the answer is not as agreed")

// StatusError is an answer without the document that was asked for.
type StatusError struct{ Status int }

// Error gives the status.
func (e *StatusError) Error() string { return fmt.Sprintf("launch: status %d", e.Status) }

// get reads a JSON document; token is sent as a bearer token unless "".
func get(ctx context.Context, client *http.Client, address, token string, most int64) ([]byte, error) {
	q, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	if token != "" {
		q.Header.Set("Authorization", "Bearer "+token)
	}
	text, status, err := send(ctx, client, q, most)
	if err == nil && status != http.StatusOK {
		err = &StatusError{Status: status}
	}
	return text, err
}

// post sends a form and gives the answer with its status.
func post(ctx context.Context, client *http.Client, address, token string, form url.Values) ([]byte, int, error) {
	q, err := http.NewRequest(http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, 0, err
	}
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if token != "" {
		q.Header.Set("Authorization", "Bearer "+token)
	}
	return send(ctx, client, q, 64<<10)
}

// send follows no redirect, and takes no more than it asked for.
func send(ctx context.Context, client *http.Client, q *http.Request, most int64) ([]byte, int, error) {
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	q.Header.Set("Accept", "application/json, application/fhir+json")
	once := *client
	once.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	resp, err := once.Do(q.WithContext(ctx))
	if err != nil {
		return nil, 0, err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(io.LimitReader(resp.Body, most+1))
	if err == nil && int64(len(text)) > most {
		err = errAnswer
	}
	return text, resp.StatusCode, err
}
