package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/care"
)

// D24: the region installed on a computer can remove the training command.
func TestD24_RegionMayRemoveTheTrainingCommand(t *testing.T) {
	text, err := os.ReadFile("../build/region.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	allowed := string(text)
	removed := strings.Replace(allowed, "training_command: true", "training_command: false", 1)
	if removed == allowed {
		t.Fatal("the example does not name training_command")
	}
	if err := trainingAllowed(write("removed.yaml", removed)); care.CodeOf(err) != care.CodeRegion {
		t.Errorf("removed: %v", err)
	}
	for _, place := range []string{write("allowed.yaml", allowed), write("broken.yaml", "region: ["), filepath.Join(dir, "none.yaml")} {
		if err := trainingAllowed(place); err != nil {
			t.Errorf("%s: %v", filepath.Base(place), err)
		}
	}
}
