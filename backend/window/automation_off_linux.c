//go:build linux && cgo && desktop && !bindings && !e2e

/* What ships: no automation. */
#include "shim.h"

void shcr_automation_context(WebKitWebContext *context)
{
}

gboolean shcr_automation_controlled(void)
{
	return FALSE;
}

void shcr_automation_view(WebKitWebView *view)
{
}
