//go:build (linux && desktop && !bindings && !webkit2_41) || (noshim && !e2e)

package window

// A build that reaches this line has wrong tags. The window needs webkit2_41,
// or the shim and Wails would use two versions of WebKit; and noshim leaves the
// policy out, which only a build for tests (e2e) may do.
var _ = wrongBuildTagsSeeTheCommentAbove
