#!/bin/sh
# Makes a machine ready to build, test and show ShCR Viewer. It installs system
# packages on Debian and Ubuntu, the front end's packages anywhere, and nothing
# when nothing is missing. What it cannot do itself it says in a sentence.
set -eu
cd "$(dirname "$0")/.."

need_go=1.26
need_node=20.19
failed=0

say() { printf '%s\n' "$*" >&2; }
lacking() { say "$*"; failed=1; }

# at_least HAVE NEED: compares two versions, number by number.
at_least() {
	awk -v have="$1" -v need="$2" 'BEGIN {
		split(have, h, "."); n = split(need, w, ".")
		for (i = 1; i <= n; i++) {
			if (h[i] + 0 > w[i] + 0) exit 0
			if (h[i] + 0 < w[i] + 0) exit 1
		}
	}'
}

check_go() {
	if ! command -v go >/dev/null 2>&1; then
		lacking "Go is missing. Install Go $need_go or later: https://go.dev/dl/"
		return
	fi
	# As installed: inside the project Go may already have switched to a newer one.
	have=$(go env GOVERSION | sed 's/^go//; s/[^0-9.].*//')
	at_least "$have" "$need_go" || lacking "Go $have is too old. Install Go $need_go or later: https://go.dev/dl/"
}

check_node() {
	if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
		lacking "Node.js with npm is missing. Install Node.js $need_node or later: https://nodejs.org/"
		return
	fi
	have=$(node --version | sed 's/^v//; s/[^0-9.].*//')
	at_least "$have" "$need_node" || lacking "Node.js $have is too old. Install Node.js $need_node or later: https://nodejs.org/"
}

# The window's libraries; then what drives a window where there is no screen.
debian="gcc libc6-dev pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev webkit2gtk-driver xvfb dbus imagemagick fonts-dejavu-core strace openbox"
# What single tests compare with, watch by, mount or listen to as a screen reader does,
# and the maker of the Windows installer: what needs one that is not there says so, and
# all else works.
extras="poppler-utils xdg-utils e2fsprogs mount nsis at-spi2-core"
# The engine of the web view on Windows; by itself, since Ubuntu has these names as
# snaps or not at all, and the rest must not wait for it.
chromium="chromium chromium-driver"

# absent PACKAGE...: those that dpkg does not hold as installed.
absent() {
	for p in "$@"; do
		state=$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null || true)
		[ "$state" = installed ] || printf '%s ' "$p"
	done
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1; then
		sudo "$@"
	else
		say "This needs root and there is no sudo: $*"
		return 1
	fi
}

debian_packages() {
	# shellcheck disable=SC2086 # a list
	install_missing $debian || lacking "These packages could not be installed: $missing"
	for list in "$extras" "$chromium"; do
		# shellcheck disable=SC2086 # a list
		install_missing $list || say "Without these packages some tests are left out: $missing"
	done
}

install_missing() {
	missing=$(absent "$@")
	[ -n "$missing" ] || return 0
	say "Installing: $missing"
	as_root apt-get update -qq || say "The package lists could not be brought up to date; trying with those there are."
	# shellcheck disable=SC2086 # a list
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
}

other_linux() {
	for program in cc pkg-config WebKitWebDriver Xvfb dbus-daemon import strace; do
		command -v "$program" >/dev/null 2>&1 || lacking "The program $program is missing."
	done
	if command -v pkg-config >/dev/null 2>&1; then
		for library in gtk+-3.0 webkit2gtk-4.1; do
			pkg-config --exists "$library" || lacking "The development files of $library are missing."
		done
	fi
	[ "$failed" = 0 ] || say "On Debian and Ubuntu this script installs them; here, install your system's own packages of them."
}

system_packages() {
	case "$(uname -s)" in
	Linux) ;;
	*)
		lacking "The real window is built and tested on Linux (Debian 12 or later, Ubuntu 24.04 or later); here only 'go test ./...' and the front end work."
		return
		;;
	esac
	if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
		debian_packages
	else
		other_linux
	fi
}

# npm writes node_modules/.package-lock.json when it has finished; our own copy
# of the lock file beside it says for which lock file that was.
frontend_packages() {
	[ -f frontend/package-lock.json ] || return 0
	mark=frontend/node_modules/.installed-for
	if [ -f frontend/node_modules/.package-lock.json ] && cmp -s frontend/package-lock.json "$mark"; then
		return 0
	fi
	say "Installing the front end's packages."
	# No package may run a script of its own while it is installed.
	if (cd frontend && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2); then
		cp frontend/package-lock.json "$mark"
	else
		lacking "The front end's packages could not be installed. (If npm found the lock file incomplete, the task 'lockfile' completes it.)"
	fi
}

check_go
check_node
system_packages
[ "$failed" = 0 ] && frontend_packages
exit "$failed"
