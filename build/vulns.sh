#!/bin/sh
# Asks the databases of known vulnerabilities about what is linked (Go's own, of
# what is really called) and what the front end is made of (npm's). Ends with 1 when
# something is found, and with 77, which test programs take for "skipped", when a
# database could not be asked: not having looked is not having found nothing.
set -u
cd "$(dirname "$0")/.."
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
out=$dir/out
found=0 skipped=0

# go_part SYSTEM CGO TAGS: what that build calls. 0 nothing, 3 something, else not asked.
go_part() {
	GOOS=$1 CGO_ENABLED=$2 "$dir/govulncheck" -tags "$3" . >"$out" 2>&1
}

# npm_part FOLDER: npm ends with 1 for a finding and for a fault; only a report counts.
npm_part() {
	(cd "$1" && npm audit --package-lock-only --json --fetch-retries=0 --fetch-timeout=30000) >"$out" 2>&1
	node -e '
		let r; try { r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")) } catch { process.exit(2) }
		const n = r.metadata && r.metadata.vulnerabilities && r.metadata.vulnerabilities.total;
		process.exit(typeof n !== "number" ? 2 : n > 0 ? 3 : 0)' "$out"
}

# told NAME: what the part before it came to.
told() {
	case $? in
	0) echo "vulns: $1: none known" ;;
	3) cat "$out"; echo "vulns: $1: FOUND, see above"; found=1 ;;
	*) tail -n 3 "$out" >&2; echo "vulns: $1: SKIPPED, its database could not be asked: nothing is known"; skipped=1 ;;
	esac
}

GOBIN=$dir go install golang.org/x/vuln/cmd/govulncheck@v1.8.0
go_part linux 1 desktop,production,webkit2_41
told "Go, Linux"
go_part windows 0 desktop,production
told "Go, Windows"
for folder in frontend build/testservers/medplum build/testservers/oidc; do
	npm_part "$folder"
	told "npm, $folder"
done
[ "$found" = 0 ] || exit 1
[ "$skipped" = 0 ] || exit 77
