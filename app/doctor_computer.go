package app

import (
	"bytes"
	"context"
	"net/url"
	"strings"
	"time"

	"shcr/backend/audit"
	"shcr/backend/seal"
	"shcr/backend/swap"
)

// computerFindings checks what is of this computer.
func computerFindings(n network) []Finding {
	return []Finding{keyringFinding(), sealFinding(), swapFinding(swap.Look), schemeFinding(registered()), proxyFinding(n)}
}

func keyringFinding() Finding {
	if err := seal.KeyringAnswers(); err != nil {
		return warn("keyring", "No keyring answers, so the key of the audit journal is kept in a file that only this user can read.",
			"Nothing, if that is meant; else install or unlock the system's keyring (on Linux: a secret service).")
	}
	return ok("keyring", "The system's keyring answers.")
}

// JournalFinding tells whether what this user recorded on this computer has reached
// the region's repository. It needs no key and changes nothing.
func JournalFinding(ctx context.Context, o Options, now time.Time) Finding {
	const check = "audit events"
	if !audit.Exists(o.journalDir()) {
		return ok(check, "This user has recorded nothing on this computer.")
	}
	h, err := audit.Standing(ctx, o.journalDir())
	if err != nil {
		return Finding{Check: check, Result: "not checked", Say: "The audit journal could not be read. 'shcr audit verify' looks into it."}
	}
	h.Failing = true // which only a viewer that runs can know
	switch {
	case h.Refused > 0:
		return warn(check, "%s", "Ask whoever runs the audit repository why it answers so to an event: a rule of its own, or a limit of size. The number of each event is in the trail, as an event of the journal.", h.Say(now))
	case h.Late(now):
		return warn(check, "%s", "See the check 'audit repository'. What waits is sent when this user signs in.", h.Say(now))
	case h.Waiting > 0:
		return ok(check, "%d are on their way: they are sent while somebody is signed in.", h.Waiting)
	}
	return ok(check, "All that this user recorded on this computer has reached the region.")
}

// sealFinding seals and opens a word with a key of its own: the journal's key is
// not touched.
func sealFinding() Finding {
	const check, word = "sealing", "doctor"
	failed := bad(check, "Sealing does not work on this computer, so no record can be opened.", "Tell whoever made this program.")
	box, err := seal.New(bytes.Repeat([]byte{7}, 32), "doctor")
	if err != nil {
		return failed
	}
	sealed := box.Seal("doctor", []byte(word))
	if bytes.Contains(sealed, []byte(word)) {
		return failed
	}
	if text, err := box.Open("doctor", sealed); err != nil || string(text) != word {
		return failed
	}
	return ok(check, "A label was sealed and opened.")
}

// scheme is who opens shcr:// links on this computer.
type scheme struct {
	owner   string   // a command or an entry; "" is nobody
	others  []string // that claim links too, and do not get them
	ours    bool
	checked bool
}

// schemeFinding says who opens links. Another program there would get the links
// that hosts make (K12).
func schemeFinding(s scheme) Finding {
	const check = "shcr:// links"
	switch {
	case !s.checked:
		return Finding{Check: check, Result: "not checked", Say: "How links are registered cannot be told on this system."}
	case s.owner == "":
		return ok(check, "No program is registered, so host systems cannot open records here. 'shcr register' does it, and the installer.")
	case s.ours && len(s.others) > 0:
		return warn(check, "Registered: %s. Others say that they open such links too: %s.", "Find out what they are, and remove those that nobody knows.", s.owner, strings.Join(s.others, ", "))
	case s.ours:
		return ok(check, "Registered: %s.", s.owner)
	}
	return warn(check, "Another program is registered: %s. It gets the links that host systems make.", "Find out what it is, and remove it if nobody knows it.", s.owner)
}

// proxyFinding says which way out is in force.
func proxyFinding(n network) Finding {
	const check = "proxy"
	say, err := n.finder.Describe()
	if err != nil {
		return bad(check, "%s It cannot be used, so nothing outside is reached.", "Check that the script is there and is right; or name a proxy in the region file (proxy.mode manual).", say)
	}
	if p, err := n.finder.Find(&url.URL{Scheme: "https", Host: "example.org"}); err == nil && p != nil && p.Scheme != "http" {
		return bad(check, "%s It is of the kind %s, which is not used.", "Name a proxy of the kind http (HTTPS_PROXY=http://…).", say, p.Scheme)
	}
	return ok(check, "%s", say)
}
