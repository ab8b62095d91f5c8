package app_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"text/template"
)

const installerDir = "../build/windows/installer"

// installerTools gives the script that Wails writes beside ours, as this version of
// Wails would write it.
func installerTools(t *testing.T) string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/wailsapp/wails/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	tools, err := template.ParseFiles(filepath.Join(strings.TrimSpace(string(dir)), "pkg/buildassets/build/windows/installer/wails_tools.nsh"))
	text, err2 := os.ReadFile("../wails.json")
	var project struct {
		Name string
		Info struct {
			CompanyName, ProductName, ProductVersion, Copyright string
			FileAssociations, Protocols                         []any
		}
	}
	if err := errors.Join(err, err2, json.Unmarshal(text, &project)); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := tools.Execute(&b, project); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// K9, L16: the installer has Windows open links by the quoted command and no other,
// lets nobody but an administrator install it, and leaves the region file when it
// goes. What makensis says of it is looked at where it is installed.
func TestK9_L16_InstallerRegistersLinks(t *testing.T) {
	script, err := os.ReadFile(filepath.Join(installerDir, "project.nsi"))
	scheme, err2 := os.ReadFile(filepath.Join(installerDir, "scheme.nsi"))
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	tools := installerTools(t)
	known := tools + string(scheme)
	inserted := regexp.MustCompile(`(?m)^\s*!insertmacro (\S+)`).FindAllStringSubmatch(string(script), -1)
	ours := 0
	for _, m := range inserted {
		if !regexp.MustCompile(`(?m)^!macro ` + regexp.QuoteMeta(m[1]) + `\s*$`).MatchString(known) {
			t.Errorf("nobody defines the macro %s", m[1])
		}
		if strings.HasSuffix(m[1], "ShcrScheme") {
			ours++
		}
	}
	if ours != 2 {
		t.Errorf("links are registered and taken back by %d macros", ours)
	}
	makensis, err := exec.LookPath("makensis")
	if err != nil {
		t.Skip("makensis is not installed; build/setup.sh installs it (package nsis): the script was read, and not compiled")
	}
	dir := filepath.Join(t.TempDir(), "windows", "installer")
	icon := append([]byte{0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 32, 0, 48, 0, 0, 0, 22, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 8}, make([]byte, 27)...)
	if err := errors.Join(os.MkdirAll(filepath.Join(dir, "tmp"), 0o700), os.MkdirAll(filepath.Join(dir, "..", "..", "..", "bin"), 0o700), os.MkdirAll(filepath.Join(dir, "..", "..", "bin"), 0o700),
		os.WriteFile(filepath.Join(dir, "project.nsi"), script, 0o600), os.WriteFile(filepath.Join(dir, "scheme.nsi"), scheme, 0o600), os.WriteFile(filepath.Join(dir, "wails_tools.nsh"), []byte(tools), 0o600),
		os.WriteFile(filepath.Join(dir, "tmp", "MicrosoftEdgeWebview2Setup.exe"), []byte("MZ"), 0o600), os.WriteFile(filepath.Join(dir, "shcr.exe"), []byte("MZ"), 0o600), os.WriteFile(filepath.Join(dir, "..", "icon.ico"), icon, 0o600)); err != nil {
		t.Fatal(err)
	}
	compile := func(more ...string) (string, error) {
		cmd := exec.Command(makensis, append(append([]string{"-V4", "-WX", "-DARG_WAILS_AMD64_BINARY=shcr.exe"}, more...), "project.nsi")...)
		cmd.Dir = dir
		said, err := cmd.CombinedOutput()
		return string(said), err
	}
	said, err := compile()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, line := range []string{
		`InstallDir: "$PROGRAMFILES64\ShCR Viewer"`,
		`WriteRegStr: HKLM\Software\Classes\shcr\URL Protocol=`,
		`WriteRegStr: HKLM\Software\Classes\shcr\shell\open\command\="$INSTDIR\shcr.exe" open -- "%1"`,
		`DeleteRegKey: HKLM\Software\Classes\shcr`,
		`RMDir: "$INSTDIR"`,
	} {
		if !strings.Contains(said, line+"\n") {
			t.Errorf("makensis says nothing of %s", line)
		}
	}
	if strings.Contains(said, "RMDir: /r") || strings.Count(said, `shell\open\command\=`) != 1 {
		t.Error("it removes what others put there, or registers links twice")
	}
	if said, err := compile("-DREQUEST_EXECUTION_LEVEL=user"); err == nil || !strings.Contains(said, "installed by an administrator") {
		t.Errorf("anybody can install it: %v", err)
	}
}
