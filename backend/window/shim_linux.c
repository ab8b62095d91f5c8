//go:build linux && cgo && desktop && !bindings

/*
 * The three functions with which Wails makes its web view, defined here so that
 * the linker takes them instead of WebKitGTK's.
 */
#include "shim.h"

#include <malloc.h>

static WebKitWebView *the_view;

static WebKitWebContext *new_context(void)
{
	WebKitWebContext *context = webkit_web_context_new_ephemeral();
	WebKitWebsiteDataManager *data = webkit_web_context_get_website_data_manager(context);
	WebKitCookieManager *cookies = webkit_web_context_get_cookie_manager(context);

	webkit_web_context_set_cache_model(context, WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER);
	webkit_web_context_set_spell_checking_enabled(context, FALSE);
	webkit_website_data_manager_set_tls_errors_policy(data, WEBKIT_TLS_ERRORS_POLICY_FAIL);
	webkit_website_data_manager_set_persistent_credential_storage_enabled(data, FALSE);
	webkit_cookie_manager_set_accept_policy(cookies, WEBKIT_COOKIE_POLICY_ACCEPT_NEVER);
	shcr_guard_context(context);
	shcr_automation_context(context);
	return context;
}

WebKitWebContext *webkit_web_context_get_default(void)
{
	static WebKitWebContext *context;

	if (context == NULL)
		context = new_context();
	return context;
}

WebKitUserContentManager *webkit_user_content_manager_new(void)
{
	WebKitUserContentManager *manager = g_object_new(WEBKIT_TYPE_USER_CONTENT_MANAGER, NULL);

	/* Connected before Wails connects its own, so that it can stop a message. */
	shcr_guard_messages(manager);
	return manager;
}

static const char *reason_notice(WebKitWebProcessTerminationReason reason)
{
	return reason == WEBKIT_WEB_PROCESS_TERMINATED_BY_API ? "page-emptied" : "page-gone";
}

#ifdef __GLIBC__
/*
 * One heap for all threads, set before there are any: malloc_trim gives back the
 * top of the first heap only, and what Wails copies for the page is freed there.
 */
__attribute__((constructor)) static void one_heap(void)
{
	mallopt(M_ARENA_MAX, 1);
}
#endif

/* What the page was sent stays in memory that was freed: it goes to the system. */
static gboolean trim_now(gpointer data)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
	return G_SOURCE_REMOVE;
}

static void on_terminated(WebKitWebView *view, WebKitWebProcessTerminationReason reason, gpointer data)
{
	shcrNotice((char *)reason_notice(reason));
	g_idle_add(trim_now, NULL);
}

static void forget_view(gpointer data, GObject *view)
{
	the_view = NULL;
}

GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager)
{
	WebKitWebView *view = g_object_new(WEBKIT_TYPE_WEB_VIEW,
		"web-context", webkit_web_context_get_default(),
		"user-content-manager", manager,
		"is-controlled-by-automation", shcr_automation_controlled(),
		NULL);

	the_view = view;
	g_object_weak_ref(G_OBJECT(view), forget_view, NULL);
	g_signal_connect(view, "web-process-terminated", G_CALLBACK(on_terminated), NULL);
	shcr_guard_view(view);
	shcr_automation_view(view);
	return GTK_WIDGET(view);
}

static gboolean reload_now(gpointer data)
{
	if (the_view != NULL)
		webkit_web_view_load_uri(the_view, SHCR_START);
	return G_SOURCE_REMOVE;
}

void shcr_reload(void)
{
	g_idle_add(reload_now, NULL);
}

static gboolean empty_now(gpointer data)
{
	if (the_view != NULL)
		webkit_web_view_terminate_web_process(the_view);
	return G_SOURCE_REMOVE;
}

void shcr_empty(void)
{
	g_idle_add(empty_now, NULL);
}
