// What WebView2 is to Wails' own script: a way to post messages, and somebody who runs in
// the page what Go answers.
{
  const at = `/bridge/${crypto.randomUUID()}`;
  new EventSource(at).onmessage = ({ data }) => {
    const [what, text] = JSON.parse(data);
    if (what === "reload") location.reload();
    else window.wails[what](text);
  };
  window.chrome ??= {};
  window.chrome.webview = { postMessage: (text) => void fetch(at, { method: "POST", body: text }).catch(() => {}) };
}
