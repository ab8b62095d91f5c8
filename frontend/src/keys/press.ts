// How a key is written: "c", "Shift+C", "Ctrl+Shift+L", "ArrowUp". A character is the
// one that the user's keyboard types, whatever it takes to type it.

const modifiers = ["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process"];

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & {
  getModifierState?: (name: string) => boolean;
};

// pressed gives the key of an event; "" for a modifier alone.
export function pressed(e: Pressed): string {
  if (!e.key || modifiers.includes(e.key)) return "";
  const types = e.getModifierState?.("AltGraph") ?? false; // it comes as Ctrl and Alt on Windows
  const ctrl = (e.ctrlKey || e.metaKey) && !types ? "Ctrl+" : "";
  const alt = e.altKey && !types ? "Alt+" : "";
  const shift = e.shiftKey ? "Shift+" : "";
  const letter = letterOf(e);
  if (letter) {
    const with_ = ctrl + alt + shift;
    return with_ ? with_ + letter.toUpperCase() : letter.toLowerCase();
  }
  if (e.key === " ") return `${ctrl}${alt}${shift}Space`;
  return e.key.length === 1 ? ctrl + alt + e.key : ctrl + alt + shift + e.key;
}

// letterOf is the Latin letter of a key, by its place where the keyboard has none.
function letterOf(e: Pressed): string {
  if (/^[a-z]$/i.test(e.key)) return e.key;
  if (e.key.length !== 1 || !/\p{L}/u.test(e.key)) return "";
  return /^Key([A-Z])$/.exec(e.code)?.[1] ?? "";
}

// bare tells whether a key is a character, which a text field takes for itself and
// speech may say by mistake (WCAG 2.1.4).
export const bare = (key: string): boolean => /^(Shift\+)?.$/u.test(key);

const names: Readonly<Record<string, string>> = {
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  PageUp: "Page up",
  PageDown: "Page down",
  "-": "−",
};

const parts = (key: string) => /^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/.exec(key)?.slice(1) ?? ["", key];

// shown is a key as people read it: "Ctrl + Shift + L".
export function shown(key: string): string {
  const [held = "", last = ""] = parts(key);
  return `${held.replaceAll("+", " + ")}${names[last] ?? last}`;
}

// ariaOf is a key as aria-keyshortcuts has it.
export const ariaOf = (key: string): string => {
  const [held = "", last = ""] = parts(key);
  return `${held.replace("Ctrl+", "Control+")}${last === "+" ? "Plus" : last}`;
};
