package app

import "shcr/backend/region"

// Unpictured tells whether the window is kept out of pictures of the screen,
// recordings and shared screens, where the system can do that: unless the region
// allows them (L12, decision 7).
func Unpictured(p region.Policy) bool { return !p.ScreenCapture }
