package app

import (
	"os"

	"shcr/backend/seal"
)

// journalSecret finds the key of the audit journal. It belongs to the operating
// system's user, not to whoever is signed in, so that the next to sign in can
// send what the last one left (safety §5).
func journalSecret(dir string) ([]byte, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	secret, _, err := seal.Secret(dir, "ShCR Viewer", "audit")
	return secret, err
}
