package app

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/swap"
)

// swapLook is [swap.Look] or what stands for it in a test.
type swapLook func() (swap.State, []string)

// swapAllows refuses, where the region wants it so, while memory may
// reach a disk that is not encrypted (L6). It is asked at every open, because swap
// space can be added while the viewer runs.
func (a *App) swapAllows() error {
	if a.o.Region.Policy.UnencryptedSwap != "refuse" {
		return nil
	}
	if state, _ := a.o.Swap(); state != swap.Open {
		return nil
	}
	return &care.Error{Code: care.CodeComputer, Op: "open record",
		Say: "This computer may write what is in memory to a disk that is not encrypted, so your region lets no record open on it. Use another computer, and tell your IT helpdesk."}
}

// swapFinding says whether memory may reach a disk in the clear.
func swapFinding(look swapLook) Finding {
	const check = "swap space"
	switch state, open := look(); state {
	case swap.Kept:
		return ok(check, "There is none, or it is in memory or encrypted.")
	case swap.Open:
		return warn(check, "Not known to be encrypted: %s. Part of a record in memory could be written there.",
			"Encrypt it, or turn it off (swapoff). 'policy.unencrypted_swap: refuse' opens no record where it is so.", strings.Join(open, ", "))
	default:
		return Finding{Check: check, Result: "not checked", Say: "This system does not tell whether it is encrypted.", Do: "Encrypt the whole disk."}
	}
}
