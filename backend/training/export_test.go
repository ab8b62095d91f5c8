package training

import "shcr/backend/training/holding"

// Holding lets tests furnish a partner.
func (r *Region) Holding(key string) *holding.Server { return r.site(key).holding }
