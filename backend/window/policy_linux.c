//go:build linux && cgo && desktop && !bindings && !noshim

/*
 * What the web view may not do. Every refusal is counted by name; nothing that
 * the page wrote leaves this file.
 */
#include "shim.h"

#include <string.h>

static void refuse(const char *notice)
{
	shcrNotice((char *)notice);
}

/* The app is one page: no other path, no about:, data:, blob: or file:. */
static gboolean own_page(const char *uri)
{
	static const char *const pages[] = { SHCR_START, SHCR_START "index.html" };

	for (gsize i = 0; uri != NULL && i < G_N_ELEMENTS(pages); i++) {
		gsize length = strlen(pages[i]);
		if (strncmp(uri, pages[i], length) == 0 && (uri[length] == '\0' || strchr("?#", uri[length]) != NULL))
			return TRUE;
	}
	return FALSE;
}

static gboolean navigation_allowed(WebKitPolicyDecision *decision)
{
	WebKitNavigationAction *action = webkit_navigation_policy_decision_get_navigation_action(
		WEBKIT_NAVIGATION_POLICY_DECISION(decision));
	WebKitURIRequest *request = webkit_navigation_action_get_request(action);
	const char *method = webkit_uri_request_get_http_method(request);

	return own_page(webkit_uri_request_get_uri(request)) && (method == NULL || strcmp(method, "GET") == 0);
}

/* A frame that shows the app's own page is a frame all the same. */
static gboolean response_allowed(WebKitPolicyDecision *decision)
{
	WebKitResponsePolicyDecision *response = WEBKIT_RESPONSE_POLICY_DECISION(decision);

	return own_page(webkit_uri_request_get_uri(webkit_response_policy_decision_get_request(response))) &&
	       webkit_response_policy_decision_is_main_frame_main_resource(response) &&
	       webkit_response_policy_decision_is_mime_type_supported(response);
}

static gboolean on_decide_policy(WebKitWebView *view, WebKitPolicyDecision *decision,
	WebKitPolicyDecisionType type, gpointer data)
{
	const char *notice = "navigation";
	gboolean allowed = FALSE;

	switch (type) {
	case WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION:
		allowed = navigation_allowed(decision);
		break;
	case WEBKIT_POLICY_DECISION_TYPE_RESPONSE:
		allowed = response_allowed(decision);
		break;
	default:
		notice = "popup";
	}
	if (allowed) {
		webkit_policy_decision_use(decision);
	} else {
		webkit_policy_decision_ignore(decision);
		refuse(notice);
	}
	return TRUE;
}

static GtkWidget *on_create(WebKitWebView *view, WebKitNavigationAction *action, gpointer data)
{
	refuse("popup");
	return NULL;
}

static gboolean on_print(WebKitWebView *view, WebKitPrintOperation *operation, gpointer data)
{
	refuse("print");
	return TRUE;
}

static gboolean on_permission_request(WebKitWebView *view, WebKitPermissionRequest *request, gpointer data)
{
	webkit_permission_request_deny(request);
	refuse("permission");
	return TRUE;
}

static gboolean on_query_permission_state(WebKitWebView *view, WebKitPermissionStateQuery *query, gpointer data)
{
	webkit_permission_state_query_finish(query, WEBKIT_PERMISSION_STATE_DENIED);
	return TRUE;
}

static gboolean on_run_file_chooser(WebKitWebView *view, WebKitFileChooserRequest *request, gpointer data)
{
	webkit_file_chooser_request_cancel(request);
	refuse("file-chooser");
	return TRUE;
}

static gboolean on_script_dialog(WebKitWebView *view, WebKitScriptDialog *dialog, gpointer data)
{
	refuse("dialog");
	return TRUE;
}

static gboolean on_authenticate(WebKitWebView *view, WebKitAuthenticationRequest *request, gpointer data)
{
	webkit_authentication_request_cancel(request);
	refuse("dialog");
	return TRUE;
}

static void on_download_started(WebKitWebContext *context, WebKitDownload *download, gpointer data)
{
	webkit_download_cancel(download);
	refuse("download");
}

/* Handlers that only say: dealt with, do nothing. */
static gboolean nothing(void)
{
	return TRUE;
}

static void on_message(WebKitUserContentManager *manager, WebKitJavascriptResult *result, gpointer data)
{
	char *message = jsc_value_to_string(webkit_javascript_result_get_js_value(result));

	if (!shcrMessageAllowed(message)) {
		g_signal_stop_emission_by_name(manager, "script-message-received::external");
		refuse("message");
	}
	g_free(message);
}

/* Settings are set by name where the library has them: the list outlives versions. */
static void switch_settings(WebKitSettings *settings)
{
	static const char *const off[] = {
		"enable-developer-extras", "enable-write-console-messages-to-stdout",
		"enable-html5-local-storage", "enable-html5-database", "enable-offline-web-application-cache",
		"enable-page-cache", "enable-dns-prefetching",
		"javascript-can-open-windows-automatically", "javascript-can-access-clipboard",
		"allow-file-access-from-file-urls", "allow-universal-access-from-file-urls",
		"allow-top-navigation-to-data-urls", "allow-modal-dialogs", "enable-fullscreen",
		"enable-media", "enable-media-stream", "enable-mediasource", "enable-encrypted-media",
		"enable-webaudio", "enable-webgl", "enable-webrtc", "enable-plugins", "enable-java",
		"enable-back-forward-navigation-gestures", "enable-site-specific-quirks",
		"enable-caret-browsing",
	};
	GObjectClass *class = G_OBJECT_GET_CLASS(settings);

	for (gsize i = 0; i < G_N_ELEMENTS(off); i++) {
		GParamSpec *spec = g_object_class_find_property(class, off[i]);
		if (spec != NULL && (spec->flags & G_PARAM_WRITABLE) && spec->value_type == G_TYPE_BOOLEAN)
			g_object_set(settings, off[i], FALSE, NULL);
	}
}

/*
 * The page has no business with any network: what it needs comes from Go by the
 * wails: scheme, which does not pass here. A proxy that cannot be reached holds
 * even where a content policy is missing. Port 0 can never be listened on.
 */
static void cut_network(WebKitWebContext *context)
{
	WebKitNetworkProxySettings *nowhere = webkit_network_proxy_settings_new("socks5://127.0.0.1:0", NULL);

	webkit_website_data_manager_set_network_proxy_settings(
		webkit_web_context_get_website_data_manager(context), WEBKIT_NETWORK_PROXY_MODE_CUSTOM, nowhere);
	webkit_network_proxy_settings_free(nowhere);
}

void shcr_guard_context(WebKitWebContext *context)
{
	cut_network(context);
	g_signal_connect(context, "download-started", G_CALLBACK(on_download_started), NULL);
}

void shcr_guard_messages(WebKitUserContentManager *manager)
{
	g_signal_connect(manager, "script-message-received::external", G_CALLBACK(on_message), NULL);
}

void shcr_guard_view(WebKitWebView *view)
{
	switch_settings(webkit_web_view_get_settings(view));
	g_signal_connect(view, "decide-policy", G_CALLBACK(on_decide_policy), NULL);
	g_signal_connect(view, "create", G_CALLBACK(on_create), NULL);
	g_signal_connect(view, "print", G_CALLBACK(on_print), NULL);
	g_signal_connect(view, "permission-request", G_CALLBACK(on_permission_request), NULL);
	g_signal_connect(view, "query-permission-state", G_CALLBACK(on_query_permission_state), NULL);
	g_signal_connect(view, "run-file-chooser", G_CALLBACK(on_run_file_chooser), NULL);
	g_signal_connect(view, "script-dialog", G_CALLBACK(on_script_dialog), NULL);
	g_signal_connect(view, "authenticate", G_CALLBACK(on_authenticate), NULL);
	g_signal_connect(view, "context-menu", G_CALLBACK(nothing), NULL);
	g_signal_connect(view, "show-notification", G_CALLBACK(nothing), NULL);
	g_signal_connect(view, "enter-fullscreen", G_CALLBACK(nothing), NULL);
	g_signal_connect(view, "load-failed", G_CALLBACK(nothing), NULL);
	g_signal_connect(view, "load-failed-with-tls-errors", G_CALLBACK(nothing), NULL);
}
