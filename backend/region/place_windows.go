package region

import (
	"os"
	"path/filepath"
	"strings"
)

func machinePlace() string {
	return filepath.Join(programFiles(), "ShCR Viewer", "region.yaml")
}

func programFiles() string {
	if p := os.Getenv("ProgramW6432"); p != "" {
		return p
	}
	return `C:\Program Files`
}

// writable trusts only Program Files, which Windows lets administrators alone
// write; ProgramData may be written by any user and is not trusted.
func writable(path string) bool {
	p, err := filepath.Abs(path)
	if err != nil {
		return true
	}
	return !strings.HasPrefix(strings.ToLower(p), strings.ToLower(programFiles())+`\`)
}
