import { type RefObject, useEffect } from "react";

// scroller is what scrolls the page's content: the column of the record, or in a
// narrow window the whole record.
export const scroller = (main: HTMLElement): HTMLElement =>
  getComputedStyle(main).overflowY === "auto" ? main : (main.parentElement ?? main);

// pointed is where the pointer was last moved to, on any screen. A web view also
// tells of a move when only the page moved below a pointer at rest.
let pointed = "";
const place = (e: PointerEvent) => `${e.screenX} ${e.screenY}`;
if (typeof window !== "undefined")
  for (const kind of ["pointermove", "pointerdown"] as const)
    window.addEventListener(kind, (e) => (pointed = place(e)), { passive: true });

// useSteady keeps the row or card under the pointer or with the focus where it is
// while something above it grows or shrinks, by scrolling with it. Where it
// should be is measured only when it is chosen: at a later event rows may
// have come in already, and measuring would take their shift for granted.
export function useSteady(main: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const box = main.current;
    if (!box || typeof ResizeObserver === "undefined") return;
    let card: Element | null = null;
    let top = 0;
    let scrolled = 0;
    // Nobody chose what a new page happens to have below the pointer: kept there,
    // it would push the alerts that arrive above it out of view.
    const point = (e: PointerEvent) => place(e) !== pointed && choose(e);
    const choose = (e: Event) => {
      const at = e.target instanceof Element ? e.target.closest("[data-entry], [data-section]") : null;
      if (at === card) return;
      card = at;
      top = at?.getBoundingClientRect().top ?? 0;
      scrolled = scroller(box).scrollTop;
    };
    const scroll = () => {
      const now = scroller(box).scrollTop;
      top -= now - scrolled;
      scrolled = now;
    };
    const steady = () => {
      if (!card?.isConnected || card.getClientRects().length === 0 || card.closest(".away")) {
        card = null; // a letter is shown instead
        return;
      }
      const by = card.getBoundingClientRect().top - top;
      // A long list keeps its rows in place by scrolling too: then there is
      // nothing left to do, and the scroll that it made is no reader's.
      if (Math.abs(by) >= 1) scroller(box).scrollTop += by;
      scrolled = scroller(box).scrollTop;
      top = card.getBoundingClientRect().top; // not quite there at either end
    };
    const grown = new ResizeObserver(steady);
    const watch = () => {
      grown.disconnect();
      for (const part of box.querySelectorAll("[data-section], .complete")) grown.observe(part);
    };
    watch();
    const added = new MutationObserver(watch);
    added.observe(box, { childList: true });
    const resized = () => {
      card = null; // everything moves, and may
    };
    box.addEventListener("pointermove", point, { passive: true });
    box.addEventListener("focusin", choose);
    // Scrolling does not bubble; which element scrolls depends on the width.
    document.addEventListener("scroll", scroll, { passive: true, capture: true });
    window.addEventListener("resize", resized);
    return () => {
      grown.disconnect();
      added.disconnect();
      box.removeEventListener("pointermove", point);
      box.removeEventListener("focusin", choose);
      document.removeEventListener("scroll", scroll, { capture: true });
      window.removeEventListener("resize", resized);
    };
  }, [main]);
}
