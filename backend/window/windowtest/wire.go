package windowtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// wire speaks the WebDriver protocol (W3C) to one session.
type wire struct {
	base    string // of the driver, then of the session
	client  http.Client
	session string
}

// wireError is the driver's own answer: Code is one of the protocol's words,
// such as "no such element".
type wireError struct {
	Code    string `json:"error"`
	Message string `json:"message"`
}

func (e *wireError) Error() string {
	if e.Message == "" {
		return e.Code
	}
	return e.Code + ": " + e.Message
}

// do sends one command and decodes its value into result, unless that is nil.
func (w *wire) do(method, path string, body, result any) error {
	var reader io.Reader
	if method == http.MethodPost {
		if body == nil {
			body = struct{}{}
		}
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		reader = bytes.NewReader(text)
	}
	request, err := http.NewRequest(method, w.base+path, reader)
	if err != nil {
		return err
	}
	response, err := w.client.Do(request)
	if err != nil {
		return fmt.Errorf("the driver does not answer: %w", err)
	}
	defer response.Body.Close()
	var answer struct {
		Value json.RawMessage `json:"value"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return fmt.Errorf("the driver's answer to %s: %w", path, err)
	}
	if response.StatusCode != http.StatusOK {
		e := &wireError{Code: response.Status}
		json.Unmarshal(answer.Value, e)
		return e
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, result)
}

// open starts what the driver drives, as its own option of that name says, and puts w
// into its session.
func (w *wire) open(name string, options map[string]any) error {
	w.client.Timeout = 90 * time.Second
	var session struct {
		SessionID string `json:"sessionId"`
	}
	err := w.do(http.MethodPost, "/session", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{
		name:       options,
		"timeouts": map[string]any{"implicit": 0, "script": 30000, "pageLoad": 30000},
	}}}, &session)
	if err != nil {
		return err
	}
	w.session = session.SessionID
	w.base += "/session/" + session.SessionID
	return nil
}
