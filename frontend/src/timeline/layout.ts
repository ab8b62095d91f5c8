// Where the items of a lane stand, in pixels. Marks that would lie over each other are
// one group that says how many they are; nothing is left out. A layout depends on the
// scale alone, so that moving along the line only shifts it.
import type { TimelineItem } from "../backend/types";

// Layout holds shapes side by side in columns, the earliest first: one item, or several
// at one place. It is filled anew at every frame of a zoom, so nothing is made for it.
export interface Layout {
  count: number;
  look: Uint8Array; // of looks
  row: Uint16Array;
  // x0, x1: pixels from the beginning of counting; a mark stands on x0.
  x0: Float64Array;
  x1: Float64Array;
  first: Int32Array; // place in the lane of the earliest item
  n: Int32Array; // of items
  // of gives the shape of each item of the lane.
  of: Int32Array;
}

// looks: a period; the span that a partial date covers; periods that overlap; a mark.
export const looks = { bar: 0, span: 1, many: 2, mark: 3 } as const;

// emptyLayout has room for a lane of so many items.
export const emptyLayout = (items: number): Layout => ({
  count: 0,
  look: new Uint8Array(items),
  row: new Uint16Array(items),
  x0: new Float64Array(items),
  x1: new Float64Array(items),
  first: new Int32Array(items),
  n: new Int32Array(items),
  of: new Int32Array(items),
});

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

// layOut fills a layout with items, the earliest first, at so many pixels a second; big
// is how much larger than usual text is.
export function layOut(l: Layout, items: readonly TimelineItem[], rows: Rows, scale: number, big = 1): void {
  const { look, row, x0, x1, first, n, of } = l;
  const last = [-1, -1, -1]; // by track, the newest mark
  const marks = rows.current + rows.stays;
  const stays = { row: rows.current, ends: new Array<number>(rows.stays).fill(-1) };
  const bars = { row: marks + rows.tracks.length, ends: new Array<number>(rows.bars).fill(-1) };
  const trackRow = tracks.map((t) => marks + rows.tracks.indexOf(t));
  const long = wide * big;
  let count = 0;
  let current = 0;
  let span = -1; // the newest partial date: alike ones follow each other
  const put = (i: number, sort: number, at: number, from: number, to: number): number => {
    look[count] = sort;
    row[count] = at;
    x0[count] = from;
    x1[count] = to;
    first[count] = i;
    n[count] = 1;
    of[i] = count;
    return count++;
  };
  const join = (i: number, shape: number) => {
    n[shape] = (n[shape] ?? 0) + 1;
    of[i] = shape;
  };
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as TimelineItem;
    const from = item.from * scale;
    const to = item.to * scale;
    if (item.current) {
      put(i, looks.bar, current++, Math.min(from, to - long), to);
      continue;
    }
    if (to - from < long) {
      const track = item.kind === "letter" ? 1 : item.kind === "entry" ? 2 : 0;
      const near = last[track] ?? -1;
      if (near >= 0 && from < (x0[near] ?? 0) + (widthOf((n[near] ?? 0) + 1) + 2) * big) join(i, near);
      else last[track] = put(i, looks.mark, trackRow[track] ?? 0, from, from);
      continue;
    }
    const before = items[first[span] ?? -1];
    if (!item.period && before?.from === item.from && before.to === item.to) {
      join(i, span);
      continue;
    }
    const zone = item.kind === "stay" && item.period ? stays : bars;
    const free = zone.ends.findIndex((e) => e < 0 || (x1[e] ?? 0) <= from);
    if (free >= 0) {
      const at = put(i, item.period ? looks.bar : looks.span, zone.row + free, from, to);
      zone.ends[free] = at;
      if (!item.period) span = at;
      continue;
    }
    // The last row takes what has no room, and says that it does.
    const full = zone.ends.at(-1) ?? 0;
    join(i, full);
    look[full] = looks.many;
    x1[full] = Math.max(x1[full] ?? 0, to);
  }
  l.count = count;
}
