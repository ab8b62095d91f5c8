import { type RefObject, useEffect } from "react";
import type { FoundItem } from "./found";

// frames is how many the page of a found row may take to stand still.
const frames = 60;

// useArrival brings a found row, or value of demographics, into view and the keyboard
// to it, once its page stands: a long list makes room for its rows as it is scrolled.
export function useArrival(main: RefObject<HTMLElement | null>, found: FoundItem | null) {
  useEffect(() => {
    if (!found || found.seek) return;
    let left = frames;
    let still = 0;
    let top = Number.NaN;
    let frame = 0;
    const look = () => {
      const rows = [...(main.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
      const row = rows.find((r) => r.dataset.entry === found.entry && !r.closest("[hidden], .away"));
      if (row) {
        row.scrollIntoView?.({ block: "center" });
        const now = row.getBoundingClientRect().top;
        still = Math.abs(now - top) < 1 ? still + 1 : 0;
        top = now;
        if (still === 0) (row.querySelector<HTMLElement>(".row-term") ?? row).focus({ preventScroll: true });
      }
      left -= 1;
      if (still < 3 && left > 0) frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [main, found]);
}
