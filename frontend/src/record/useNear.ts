import { type RefObject, useEffect, useState } from "react";
import { scroller } from "./useSteady";

// margin is how far around the view counts as near, so that what is drawn late
// is there before it is seen.
const margin = "120px 0px";

const told = new WeakMap<Element, (near: boolean) => void>();
const nearby = new WeakSet<Element>();
const watchers = new WeakMap<Element, IntersectionObserver>();

// watcherOf gives the one observer of all rows that scroll in a column.
function watcherOf(box: HTMLElement): IntersectionObserver {
  const root = scroller(box);
  let watcher = watchers.get(root);
  if (!watcher) {
    watcher = new IntersectionObserver(
      (all) => {
        // What is put behind another page comes back where it was: it is not drawn anew.
        for (const e of all)
          if (e.isIntersecting || !e.target.closest(".away, [hidden]")) {
            if (e.isIntersecting) nearby.add(e.target);
            else nearby.delete(e.target);
            told.get(e.target)?.(e.isIntersecting);
          }
      },
      { root, rootMargin: margin },
    );
    watchers.set(root, watcher);
  }
  return watcher;
}

const none = typeof IntersectionObserver === "undefined";

// useNear tells whether an element is in or near the view. It is at first, until
// it has been laid out, and where that cannot be told or is not asked for.
export function useNear(of: RefObject<Element | null>, asked: boolean): boolean {
  const [near, setNear] = useState(true);
  useEffect(() => {
    const element = of.current;
    const box = element?.closest("main");
    if (!element || !box || none || !asked) return;
    const watcher = watcherOf(box);
    told.set(element, setNear);
    watcher.observe(element);
    return () => watcher.unobserve(element);
  }, [of, asked]);
  return near;
}

// fill is how many rows that open fill the view of a workstation's window.
const fill = 3;

// pushedOut tells whether a row near the view will not be once those before it in its
// list have opened with it.
export function pushedOut(row: Element | null): boolean {
  let before = row?.previousElementSibling;
  for (let n = 0; n < fill; n += 1, before = before.previousElementSibling)
    if (!before || !nearby.has(before)) return false;
  return true;
}
