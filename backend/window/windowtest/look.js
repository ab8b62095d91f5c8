// A function body with the arguments (how, sought, name).
const [how, sought, name] = arguments;
const fold = (s) => (s || "").replace(/\s+/g, " ").trim();

const seen = (e) => {
  if (e.closest("[hidden], [inert]") || e.closest('[aria-hidden="true"]')) return false;
  const s = getComputedStyle(e);
  if (s.visibility !== "visible" || s.display === "none" || s.opacity === "0") return false;
  return e.getClientRects().length > 0;
};

// Fields and their labels may be drawn by something else: a radio button whose
// own box is invisible is reached through its label.
const reachable = (e) => seen(e) || Array.from(e.labels || []).some(seen);

const kinds = {
  button: 'button, input[type="submit"], input[type="button"], summary',
  link: "a[href]",
  textbox: 'input:not([type]), input[type="text"], input[type="email"], input[type="tel"], textarea',
  searchbox: 'input[type="search"]',
  radio: 'input[type="radio"]',
  checkbox: 'input[type="checkbox"]',
  heading: "h1, h2, h3, h4, h5, h6",
  row: "tr",
  listitem: "li",
  article: "article",
  region: "section[aria-label], section[aria-labelledby]",
  navigation: "nav",
  dialog: "dialog[open]",
  img: "img, svg[role]",
};

const ofRole = (role) =>
  Array.from(document.querySelectorAll(`${kinds[role] ? `${kinds[role]}, ` : ""}[role~="${role}"]`)).filter(
    (e) => !e.hasAttribute("role") || e.getAttribute("role").split(/\s+/)[0] === role,
  );

const byIds = (ids) =>
  (ids || "").split(/\s+/).map((id) => fold(document.getElementById(id)?.textContent)).join(" ");

// About the accessible name; the web view computes the real one afterwards.
const about = (e) =>
  fold([e.getAttribute("aria-label"), byIds(e.getAttribute("aria-labelledby")), e.getAttribute("title"),
    e.getAttribute("alt"), e.getAttribute("placeholder"), e.type === "submit" || e.type === "button" ? e.value : "",
    Array.from(e.labels || []).map((l) => l.textContent).join(" "), e.textContent].join(" "));

// In an open modal layer, what lies beneath cannot be reached.
const layers = Array.from(document.querySelectorAll('[aria-modal="true"], dialog:modal')).filter(seen);
const top = layers[layers.length - 1];
const inReach = (e) => !top || top.contains(e) || e.contains(top);

if (how === "css") return Array.from(document.querySelectorAll(sought)).filter(reachable).slice(0, 1);

if (how === "role") {
  const all = sought.split(" ").flatMap(ofRole).filter(reachable).filter(inReach);
  return all.filter((e) => !name || about(e).includes(fold(name))).slice(0, 40);
}

if (how === "text") {
  let best = null;
  for (let e = document.body; e; ) {
    const inner = Array.from(e.children).find((c) => fold(c.innerText ?? c.textContent).includes(fold(sought)) && seen(c));
    if (fold(e.innerText ?? e.textContent).includes(fold(sought))) best = e;
    e = inner;
  }
  return best ? [best] : [];
}

const lines = [`The page is ${JSON.stringify(document.title)} at ${location.href}; it shows:`];
for (const role of ["heading", "button", "link", "textbox", "searchbox", "radio", "checkbox"])
  for (const e of ofRole(role).filter(reachable).filter(inReach).slice(0, 15))
    lines.push(`  ${role.padEnd(9)} ${JSON.stringify(about(e).slice(0, 90))}${e.disabled ? " (disabled)" : ""}`);
lines.push("  text      " + JSON.stringify(fold(document.body?.innerText).slice(0, 600)));
return lines.join("\n");
