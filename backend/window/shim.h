#ifndef SHCR_WINDOW_SHIM_H
#define SHCR_WINDOW_SHIM_H

#include <webkit2/webkit2.h>

/* Go's side: counts and tells a notice. The words are those of notice.go. */
extern void shcrNotice(char *notice);

/* Go's side: 1 when a message from the page may reach Wails. */
extern int shcrMessageAllowed(char *message);

/* The one place that navigation may go to; see policy_linux.c. */
#define SHCR_START "wails://wails/"

/* Policy: left out only by the tag noshim, for the test that proves it bites. */
void shcr_guard_context(WebKitWebContext *context);
void shcr_guard_messages(WebKitUserContentManager *manager);
void shcr_guard_view(WebKitWebView *view);

/* Automation: only with the tag e2e. */
void shcr_automation_context(WebKitWebContext *context);
gboolean shcr_automation_controlled(void);
void shcr_automation_view(WebKitWebView *view);

/* From Go: on any thread. */
void shcr_reload(void);
void shcr_empty(void);

#endif
