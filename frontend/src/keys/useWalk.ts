import type { RefObject } from "react";
import { useKeys } from "./useKeys";

const out = "[hidden], .away, [inert], [aria-hidden='true']";

// walk moves the focus to the next or the previous of some elements, seen from where it
// is; at the last one it stays.
function walk(within: HTMLElement | null, selector: string, by: 1 | -1): void {
  const all = [...(within?.querySelectorAll<HTMLElement>(selector) ?? [])].filter((e) => !e.closest(out));
  const at = document.activeElement;
  const inside = at !== null && at !== within && within?.contains(at);
  const follows = (e: Element) =>
    !inside || (at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const to =
    by > 0
      ? all.find((e) => e !== at && follows(e))
      : inside
        ? all.findLast((e) => e !== at && !follows(e))
        : undefined;
  if (!to) return;
  if (to.tabIndex < 0) to.tabIndex = -1; // a heading takes the focus only so
  to.focus();
}

// useWalk lets keys go from card to card and from row to row of a page.
export function useWalk(page: RefObject<HTMLElement | null>, on: boolean): void {
  const to = (selector: string, by: 1 | -1) => () => walk(page.current, selector, by);
  const cards = ".card h2";
  const rows = ".row-term";
  useKeys(
    on
      ? {
          "next-card": to(cards, 1),
          "previous-card": to(cards, -1),
          "next-row": to(rows, 1),
          "previous-row": to(rows, -1),
        }
      : {},
  );
}
