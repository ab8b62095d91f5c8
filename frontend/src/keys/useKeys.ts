// The only listeners for keys that do something. A control's own keys, such as a menu's
// arrows, are the control's: what it has taken (preventDefault) comes no further.
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef } from "react";
import { keysOf } from "./map";
import { bare, pressed } from "./press";
import { type ActionId, actions } from "./table";

// Does is what actions do where they are to be had; one that gives false has left
// its key to others.
export type Does = Partial<Record<ActionId, (() => unknown) | undefined>>;

const heard = new Set<{ current: Does }>();

// writing tells whether keys are text where the focus is.
const writing = (at: EventTarget | null) =>
  at instanceof Element && at.closest("input, textarea, select, [contenteditable]") !== null;

// acted does what a key stands for, and tells whether it stood for anything.
function acted(e: KeyboardEvent, does: Does, over: boolean): boolean {
  const key = pressed(e);
  if (!key || e.defaultPrevented || (bare(key) && writing(e.target))) return false;
  for (const id of Object.keys(does) as ActionId[]) {
    const act = does[id];
    if (!act || (actions[id].over ?? false) !== over || !keysOf(id).includes(key) || act() === false)
      continue;
    e.preventDefault();
    if (over) e.stopPropagation();
    return true;
  }
  return false;
}

// What is over everything hears first, whatever has the focus; the rest last, and
// nothing below an open dialog or menu.
const first = (e: KeyboardEvent) => [...heard].some((h) => acted(e, h.current, true));
const last = (e: KeyboardEvent) =>
  document.querySelector('[role="dialog"], [role="menu"]') === null &&
  [...heard].reverse().some((h) => acted(e, h.current, false)); // what came last lies on top

// useKeys lets keys do something while the part of the screen that calls it is there.
export function useKeys(does: Does): void {
  const now = useRef(does);
  now.current = does;
  useEffect(() => {
    if (heard.size === 0) {
      window.addEventListener("keydown", first, true);
      window.addEventListener("keydown", last);
    }
    heard.add(now);
    return () => {
      heard.delete(now);
      if (heard.size > 0) return;
      window.removeEventListener("keydown", first, true);
      window.removeEventListener("keydown", last);
    };
  }, []);
}

// onKeys lets keys do something where the focus is within an element, by its onKeyDown.
export const onKeys = (e: ReactKeyboardEvent, does: Does): boolean => acted(e.nativeEvent, does, false);
