package window

import (
	"errors"
	"os"
	"strings"
)

// Harden prepares the process before any toolkit starts: it removes the
// environment's ways into the web view, keeps memory out of core dumps, and
// stops the toolkit's own caches on disk. Its children inherit all of it. The
// error says what the system refused; the app can run all the same.
func Harden() error {
	var errs []error
	for _, pair := range os.Environ() {
		name, value, _ := strings.Cut(pair, "=")
		if scrubbed(name) || abroad(name, value) {
			errs = append(errs, os.Unsetenv(name))
		}
	}
	for name, value := range quiet {
		errs = append(errs, os.Setenv(name, value))
	}
	return errors.Join(append(errs, hardenProcess())...)
}

// quiet keeps the toolkit from writing caches and settings to disk.
var quiet = map[string]string{
	"MESA_SHADER_CACHE_DISABLE": "true",
	"GST_REGISTRY_DISABLE":      "yes",
	"GSETTINGS_BACKEND":         "memory",
}

// scrubbed says whether a variable could open a debugger into the web view,
// load a module into it, or make it write down what it does (row L8).
// Accessibility is left alone, but for what [abroad] says, and so are input methods,
// which GTK finds by name in its own folders.
func scrubbed(name string) bool {
	upper := strings.ToUpper(name)
	if kept[upper] {
		return false
	}
	for _, prefix := range scrubPrefixes {
		if strings.HasPrefix(upper, prefix) {
			return true
		}
	}
	return scrubNames[upper]
}

// abroad says whether a variable names a bus for screen readers that is no socket of
// this computer: whoever is on that bus hears the whole page, and a form that starts
// a program is none either (row L8).
func abroad(name, value string) bool {
	if strings.ToUpper(name) != "AT_SPI_BUS_ADDRESS" {
		return false
	}
	for address := range strings.SplitSeq(value, ";") {
		if !strings.HasPrefix(address, "unix:") {
			return true
		}
	}
	return false
}

var scrubPrefixes = []string{
	"WEBKIT_INSPECTOR_", // remote inspector, TCP and HTTP
	"WEBVIEW2_",         // WebView2: browser arguments, folders, debugger pipe
	"COREWEBVIEW2_",
	"JSC_",       // JavaScriptCore's options, dumps among them
	"GST_DEBUG",  // GStreamer's log files and dot dumps
	"GST_PLUGIN", // and plug-in folders
}

var scrubNames = set(
	// Modules loaded into the toolkit.
	"GTK_MODULES", "GTK3_MODULES", "GTK_PATH", "GTK_EXE_PREFIX", "GTK_DATA_PREFIX",
	"GTK_IM_MODULE_FILE", "GDK_PIXBUF_MODULE_FILE", "GDK_PIXBUF_MODULEDIR",
	"GIO_MODULE_DIR", "GIO_EXTRA_MODULES", "GSETTINGS_SCHEMA_DIR", "GCONV_PATH",
	"LD_PRELOAD", "LD_AUDIT", "LD_DEBUG", "LD_DEBUG_OUTPUT", "LD_PROFILE",
	"GST_REGISTRY", "GST_REGISTRY_1_0", "LIBGL_DRIVERS_PATH", "VK_ADD_LAYER_PATH",
	// Other programs in place of WebKit's own.
	"WEBKIT_EXEC_PATH", "WEBKIT_INJECTED_BUNDLE_PATH", "WEB_PROCESS_CMD_PREFIX",
	"NETWORK_PROCESS_CMD_PREFIX", "GPU_PROCESS_CMD_PREFIX",
	"WEBKIT_A11Y_BUS_ADDRESS", // in place of the desktop's, for WebKit's own tests
	"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "WEBKIT2_PAUSE_WEB_PROCESS_ON_LAUNCH",
	// Debugging, and keys written to a file.
	"GTK_DEBUG", "G_DEBUG", "G_MESSAGES_DEBUG", "WEBKIT_DEBUG", "SSLKEYLOGFILE",
	// Wails' development server, should a wrong build ever be shipped.
	"DEVSERVER", "ASSETDIR", "FRONTENDDEVSERVERURL",
)

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}
