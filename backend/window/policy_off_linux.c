//go:build linux && cgo && desktop && !bindings && noshim

/* Nothing is refused: the other half of the test that the policy bites. */
#include "shim.h"

void shcr_guard_context(WebKitWebContext *context)
{
}

void shcr_guard_messages(WebKitUserContentManager *manager)
{
}

void shcr_guard_view(WebKitWebView *view)
{
}
