// Runs in a frame and calls Go, past Wails' own script.
const kind = new URLSearchParams(location.search).get("kind") || "srcdoc";
window.webkit.messageHandlers.external.postMessage(
  `C${JSON.stringify({ name: "main.Bound.Called", args: [`frame ${kind}`], callbackID: "x" })}`,
);
