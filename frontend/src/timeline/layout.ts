// Where the items of a lane stand, in pixels. Marks that would lie over each other are
// one group that says how many they are; nothing is left out. A layout depends on the
// scale alone, so that moving along the line only shifts it.
import type { TimelineItem } from "../backend/types";

// Shape is what is drawn: one item, or several at one place.
export interface Shape {
  // look: a period; the span that a partial date covers; periods that overlap; a mark.
  look: "bar" | "span" | "many" | "mark";
  row: number;
  // x0, x1: pixels from the beginning of counting; a mark stands on x0.
  x0: number;
  x1: number;
  first: number; // place in the lane of the earliest item
  n: number; // of items
}

// itemsOf gives the places in the lane of a shape's items, the earliest first.
export function itemsOf(layout: Layout, shape: number): number[] {
  const out: number[] = [];
  layout.of.forEach((at, i) => {
    if (at === shape) out.push(i);
  });
  return out;
}

export interface Rows {
  current: number; // stays now, each in a row of its own
  stays: number; // other stays, apart from what lasts for years
  tracks: readonly Track[]; // marks
  bars: number; // other periods and partial dates
  all: number;
}

type Track = "event" | "letter" | "entry";
const tracks: readonly Track[] = ["event", "letter", "entry"];
const trackOf = (i: TimelineItem): Track => (i.kind === "letter" || i.kind === "entry" ? i.kind : "event");

// rowsOf says how many rows a lane needs, at whatever scale: it keeps its height.
export function rowsOf(items: readonly TimelineItem[]): Rows {
  const current = items.filter((i) => i.current).length;
  const stays = items.some((i) => i.kind === "stay" && i.period && !i.current) ? 1 : 0;
  const long = items.some(
    (i) => (i.period && i.kind !== "stay") || i.precision === "year" || i.precision === "month",
  );
  const used = tracks.filter((t) => items.some((i) => trackOf(i) === t));
  const bars = items.length === 0 ? 0 : long ? 2 : 1;
  return { current, stays, tracks: used, bars, all: current + stays + used.length + bars };
}

// wide is from how many pixels on an item is drawn as long as it is.
const wide = 22;
export const mark = 12;

// widthOf a group's number, in pixels at a text size of 15.
export const widthOf = (n: number): number => (n === 1 ? mark : 12 + 6.5 * digits(n));
const digits = (n: number) => (n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : n < 10_000 ? 5 : 6);

const precisions: Record<string, number> = { year: 3, month: 2, day: 1 };

export interface Layout {
  shapes: Shape[];
  // of gives the place among shapes of each item.
  of: Int32Array;
}

// layOut puts items, the earliest first, at so many pixels a second; big is how much
// larger than usual text is. It is done at every frame of a zoom, so it makes nothing
// but the shapes.
export function layOut(items: readonly TimelineItem[], rows: Rows, scale: number, big = 1): Layout {
  const shapes: Shape[] = [];
  const of = new Int32Array(items.length);
  const last = [-1, -1, -1]; // by track, the newest mark
  const alike = new Map<number, number>(); // by its start and precision, a partial date
  const marks = rows.current + rows.stays;
  const stays = { row: rows.current, ends: new Array<number>(rows.stays).fill(-1) };
  const bars = { row: marks + rows.tracks.length, ends: new Array<number>(rows.bars).fill(-1) };
  const trackRow = tracks.map((t) => marks + rows.tracks.indexOf(t));
  const long = wide * big;
  let current = 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as TimelineItem;
    const x0 = item.from * scale;
    let x1 = item.to * scale;
    let look: Shape["look"] = item.period ? "bar" : "span";
    let row = 0;
    let into = -1;
    if (item.current) row = current++;
    else if (x1 - x0 < long) {
      const track = item.kind === "letter" ? 1 : item.kind === "entry" ? 2 : 0;
      const was = last[track] ?? -1;
      const near = shapes[was];
      if (near && x0 < near.x0 + (widthOf(near.n + 1) + 2) * big) into = was;
      else last[track] = shapes.length;
      look = "mark";
      row = trackRow[track] ?? 0;
      x1 = x0;
    } else {
      const span = item.from * 4 + (precisions[item.precision] ?? 0);
      const zone = item.kind === "stay" && item.period ? stays : bars;
      into = item.period ? -1 : (alike.get(span) ?? -1);
      if (into < 0) {
        let free = 0;
        while (free < zone.ends.length && (shapes[zone.ends[free] ?? -1]?.x1 ?? -1 / 0) > x0) free++;
        if (free === zone.ends.length) {
          // The last row takes what has no room, and says that it does.
          into = zone.ends[free - 1] ?? 0;
          const full = shapes[into] as Shape;
          full.look = "many";
          full.x1 = Math.max(full.x1, x1);
        } else {
          row = zone.row + free;
          zone.ends[free] = shapes.length;
          if (!item.period) alike.set(span, shapes.length);
        }
      }
    }
    if (into < 0) {
      of[i] = shapes.length;
      shapes.push({ look, row, x0: item.current ? Math.min(x0, x1 - long) : x0, x1, first: i, n: 1 });
    } else {
      of[i] = into;
      (shapes[into] as Shape).n++;
    }
  }
  return { shapes, of };
}
