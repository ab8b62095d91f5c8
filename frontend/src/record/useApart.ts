import { type RefObject, useLayoutEffect } from "react";

const stops = "a[href], button, input, select, textarea, summary, [tabindex]";

// useApart takes the keyboard from what stands behind another page, and gives it
// back as it was. Inert and hidden are inherited, so that the web view styles and
// paints anew every element they are put on and taken from: of a long record's
// summary that takes longer than the page that is turned to. What arrives
// meanwhile is taken in too. Text that is chosen, all of it say, leaves it out.
export function useApart(of: RefObject<HTMLElement | null>, apart: boolean): void {
  useLayoutEffect(() => {
    const box = of.current;
    if (!box || !apart) return;
    const was = new Map<Element, string | null>();
    const take = (e: Element) => {
      const own = e.getAttribute("tabindex");
      if (own === "-1" && was.has(e)) return;
      was.set(e, own);
      if (own !== "-1") e.setAttribute("tabindex", "-1");
    };
    const takeAll = () => {
      for (const e of box.querySelectorAll(stops)) take(e);
    };
    takeAll();
    if (box.contains(document.activeElement)) (document.activeElement as HTMLElement).blur();
    const arriving = new MutationObserver(takeAll);
    arriving.observe(box, { subtree: true, childList: true, attributeFilter: ["tabindex"] });
    const main = box.parentElement;
    const chosen = () => {
      const text = getSelection();
      const [next, last] = [box.nextElementSibling, main?.lastElementChild];
      if (!text || text.isCollapsed || !next || !last || !text.containsNode(box, true)) return;
      text.setBaseAndExtent(next, 0, last, last.childNodes.length);
    };
    document.addEventListener("selectionchange", chosen);
    return () => {
      document.removeEventListener("selectionchange", chosen);
      arriving.disconnect();
      for (const [e, own] of was)
        if (own === null) e.removeAttribute("tabindex");
        else e.setAttribute("tabindex", own);
    };
  }, [of, apart]);
}
