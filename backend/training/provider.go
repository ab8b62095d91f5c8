package training

import "shcr/backend/training/identity"

// Identity gives the region's OpenID provider, to be broken and mended.
func (r *Region) Identity() *identity.Provider { return r.provider }
