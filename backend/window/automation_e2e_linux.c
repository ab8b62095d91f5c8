//go:build linux && cgo && desktop && !bindings && e2e

/* Lets WebKitWebDriver drive the app's own window. Never in a shipped build. */
#include "shim.h"

static WebKitWebView *driven;

static WebKitWebView *on_create_web_view(WebKitAutomationSession *session, gpointer data)
{
	return driven;
}

static void on_automation_started(WebKitWebContext *context, WebKitAutomationSession *session, gpointer data)
{
	WebKitApplicationInfo *info = webkit_application_info_new();

	webkit_application_info_set_name(info, "shcr");
	webkit_automation_session_set_application_info(session, info);
	webkit_application_info_unref(info);
	g_signal_connect(session, "create-web-view", G_CALLBACK(on_create_web_view), NULL);
}

void shcr_automation_context(WebKitWebContext *context)
{
	webkit_web_context_set_automation_allowed(context, TRUE);
	g_signal_connect(context, "automation-started", G_CALLBACK(on_automation_started), NULL);
}

gboolean shcr_automation_controlled(void)
{
	return TRUE;
}

void shcr_automation_view(WebKitWebView *view)
{
	driven = view;
}
