// Package window hardens what the web view and the process could leak: the
// environment, core dumps, the page's content policy and, on Linux, the web
// view itself.
//
// Wails v2 on Linux lets any frame call bound Go methods, follows any
// navigation a page asks for, and keeps WebKit's state on disk. A content
// policy alone does not stop a top-level navigation, and a navigation handler
// alone does not stop a fetch, so both are here and each is tested without the
// other (hostile_test.go, rows W1, W2, B22 and B23 of the safety file).
//
// On Linux, shim_linux.c defines the three WebKitGTK functions with which Wails
// makes its context, content manager and view. The linker takes ours before the
// library's, so nothing in Wails has to be changed. We would know that this
// broke by [shcr/backend/window/windowtest.ShimLinked], which reads the binary
// and fails when it still imports the library's own functions.
//
// main calls, in this order: [Harden] before anything else; [HasDisplay] before
// wails.Run; [OnNotice] before wails.Run; and gives [Middleware] to the asset
// server. Nothing in this package knows a person: it must never import Wails
// or any package that holds a record.
package window
