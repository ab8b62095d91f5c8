// Each way from a string to code or markup, and how it ended: "ran", or the error.
const tried = {
  // biome-ignore lint/security/noGlobalEval: the attempt
  eval: () => eval("1"),
  function: () => new Function("return 1")(),
  "inner-html": () => {
    document.createElement("p").innerHTML = "<b>x</b>";
  },
  "insert-html": () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
  "document-write": () => document.implementation.createHTMLDocument("").write("<b>x</b>"),
  "parse-html": () => new DOMParser().parseFromString("<b>x</b>", "text/html"),
  srcdoc: () => {
    document.createElement("iframe").srcdoc = "<b>x</b>";
  },
  "script-text": () => {
    document.createElement("script").text = "1";
  },
  "script-url": () => {
    document.createElement("script").src = "/frame.js";
  },
  timer: () => setTimeout("1"),
  "own-policy": () => trustedTypes.createPolicy("mine", { createHTML: (s) => s }).createHTML("<b>x</b>"),
};
(async () => {
  for (const [way, f] of Object.entries(tried)) {
    let said = "ran";
    try {
      f();
    } catch (e) {
      said = e.name;
    }
    await window.go.main.Bound.Called(`code ${way} ${said}`);
  }
})();
