package seal

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/zalando/go-keyring"
)

// L2: a label opens in its own place, with its own key, and nowhere else.
func TestL2_LabelsOpenOnlyInTheirPlace(t *testing.T) {
	a, _ := New(make([]byte, 32), "lists")
	other, _ := New(bytes.Repeat([]byte{1}, 32), "lists")
	sibling, _ := New(make([]byte, 32), "audit")
	s := a.Seal("row|1", []byte("PATEL"))
	if got, err := a.Open("row|1", s); err != nil || string(got) != "PATEL" {
		t.Fatalf("%v %q", err, got)
	}
	for name, try := range map[string]func() ([]byte, error){
		"another place":   func() ([]byte, error) { return a.Open("row|2", s) },
		"another key":     func() ([]byte, error) { return other.Open("row|1", s) },
		"another purpose": func() ([]byte, error) { return sibling.Open("row|1", s) },
		"a changed byte":  func() ([]byte, error) { s := bytes.Clone(s); s[20] ^= 1; return a.Open("row|1", s) },
		"nothing":         func() ([]byte, error) { return a.Open("row|1", nil) },
	} {
		if got, err := try(); err == nil {
			t.Errorf("%s opened: %q", name, got)
		}
	}
	if bytes.Equal(a.Seal("p", nil), a.Seal("p", nil)) {
		t.Error("a nonce was used twice")
	}
	if !bytes.Equal(a.Reference("x"), a.Reference("x")) || bytes.Equal(a.Reference("x"), other.Reference("x")) {
		t.Error("references")
	}
}

// A secret once made is found again, and never quietly replaced.
func TestSecretStays(t *testing.T) {
	t.Run("in the keyring", func(t *testing.T) {
		keyring.MockInit()
		dir := t.TempDir()
		first, inFile, err := Secret(dir, "test", "audit")
		if err != nil || inFile {
			t.Fatalf("%v %v", inFile, err)
		}
		again, _, err := Secret(dir, "test", "audit")
		if err != nil || !bytes.Equal(first, again) {
			t.Fatal("another secret", err)
		}
		keyring.MockInitWithError(os.ErrPermission) // locked today
		if _, _, err := Secret(dir, "test", "audit"); err == nil {
			t.Error("a locked keyring was answered with another secret")
		}
	})
	t.Run("in a file where there is no keyring", func(t *testing.T) {
		keyring.MockInitWithError(os.ErrNotExist)
		dir := t.TempDir()
		first, inFile, err := Secret(dir, "test", "audit")
		if err != nil || !inFile {
			t.Fatalf("%v %v", inFile, err)
		}
		again, _, err := Secret(dir, "test", "audit")
		if err != nil || !bytes.Equal(first, again) {
			t.Fatal("another secret", err)
		}
		if info, _ := os.Stat(filepath.Join(dir, "audit.key")); info.Mode().Perm() != 0o600 {
			t.Error("the key file may be read by others")
		}
		_ = os.WriteFile(filepath.Join(dir, "audit.key"), []byte("damaged"), 0o600)
		if _, _, err := Secret(dir, "test", "audit"); err == nil {
			t.Error("a damaged key was accepted")
		}
	})
}
