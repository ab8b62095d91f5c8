// What the keys of the chart do: to another item, or to another time in view.
import type { TimelineItem } from "../backend/types";
import { type View, zoomed } from "./scale";

// Place is an item by its lane and its place in it.
export interface Place {
  lane: number;
  item: number;
}

type Lanes = readonly { items: readonly TimelineItem[] }[];

// nearest finds the item nearest to a moment in a lane, or in the next that has any;
// by is the way to the next lane.
export function nearest(lanes: Lanes, from: number, time: number, by: 1 | -1 = 1): Place | null {
  for (let lane = from; lane >= 0 && lane < lanes.length; lane += by) {
    const items = lanes[lane]?.items ?? [];
    if (items.length === 0) continue;
    let best = 0;
    items.forEach((i, n) => {
      if (Math.abs(i.from - time) < Math.abs((items[best]?.from ?? 0) - time)) best = n;
    });
    return { lane, item: best };
  }
  return null;
}

// step is the item that a key leads to; null for a key that leads to none.
export function step(key: string, lanes: Lanes, at: Place): Place | null {
  const items = lanes[at.lane]?.items ?? [];
  const time = items[at.item]?.from ?? 0;
  switch (key) {
    case "ArrowRight":
      return { ...at, item: Math.min(items.length - 1, at.item + 1) };
    case "ArrowLeft":
      return { ...at, item: Math.max(0, at.item - 1) };
    case "Home":
      return { ...at, item: 0 };
    case "End":
      return { ...at, item: items.length - 1 };
    case "ArrowDown":
      return nearest(lanes, at.lane + 1, time) ?? at;
    case "ArrowUp":
      return nearest(lanes, at.lane - 1, time, -1) ?? at;
  }
  return null;
}

// moved is the time in view after a key, zoomed about a moment; null for other keys.
export function moved(key: string, view: View, about: number): View | null {
  const seen = about >= view.from && about <= view.from + view.span;
  const middle = seen ? about : view.from + view.span / 2;
  switch (key) {
    case "+":
    case "=":
      return zoomed(view, 0.5, middle);
    case "-":
      return zoomed(view, 2, middle);
    case "PageDown":
      return { ...view, from: view.from + view.span * 0.9 };
    case "PageUp":
      return { ...view, from: view.from - view.span * 0.9 };
  }
  return null;
}
