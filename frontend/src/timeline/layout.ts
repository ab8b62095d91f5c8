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
  items: number[]; // places in the lane
}

export interface Rows {
  current: number; // stays now, each in a row of its own
  stays: number; // other stays, apart from what lasts for years
  tracks: readonly Track[]; // marks
  bars: number; // other periods and partial dates
  all: number;
}

type Track = "event" | "letter" | "entry";
const trackOf = (i: TimelineItem): Track => (i.kind === "letter" || i.kind === "entry" ? i.kind : "event");

// rowsOf says how many rows a lane needs, at whatever scale: it keeps its height.
export function rowsOf(items: readonly TimelineItem[]): Rows {
  const current = items.filter((i) => i.current).length;
  const stays = items.some((i) => i.kind === "stay" && i.period && !i.current) ? 1 : 0;
  const long = items.some(
    (i) => (i.period && i.kind !== "stay") || i.precision === "year" || i.precision === "month",
  );
  const tracks = (["event", "letter", "entry"] as const).filter((t) => items.some((i) => trackOf(i) === t));
  const bars = items.length === 0 ? 0 : long ? 2 : 1;
  return { current, stays, bars, tracks, all: current + stays + bars + tracks.length };
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
// larger than usual text is.
export function layOut(items: readonly TimelineItem[], rows: Rows, scale: number, big = 1): Layout {
  const shapes: Shape[] = [];
  const of = new Int32Array(items.length);
  const last = new Map<Track, number>(); // by track, the newest mark
  const alike = new Map<number, number>(); // by its start and precision, a partial date
  const stays = { row: rows.current, ends: new Array<number>(rows.stays).fill(-1) };
  const marks = rows.current + rows.stays;
  const bars = { row: marks + rows.tracks.length, ends: new Array<number>(rows.bars).fill(-1) };
  let current = 0;
  const put = (look: Shape["look"], row: number, x0: number, x1: number, i: number): number => {
    of[i] = shapes.push({ look, row, x0, x1, items: [i] }) - 1;
    return of[i] ?? 0;
  };
  const join = (at: number, i: number): Shape => {
    const shape = shapes[at] as Shape;
    shape.items.push(i);
    of[i] = at;
    return shape;
  };
  items.forEach((item, i) => {
    const x0 = item.from * scale;
    const x1 = item.to * scale;
    if (item.current) {
      put("bar", current++, Math.min(x0, x1 - wide * big), x1, i);
      return;
    }
    if (x1 - x0 < wide * big) {
      const track = trackOf(item);
      const was = last.get(track);
      const near = was === undefined ? undefined : shapes[was];
      if (near && was !== undefined && x0 < near.x0 + (widthOf(near.items.length + 1) + 2) * big)
        join(was, i);
      else last.set(track, put("mark", marks + rows.tracks.indexOf(track), x0, x0, i));
      return;
    }
    const span = item.period ? -1 : item.from * 4 + (precisions[item.precision] ?? 0);
    const same = item.period ? undefined : alike.get(span);
    if (same !== undefined) {
      join(same, i);
      return;
    }
    const zone = item.kind === "stay" && item.period ? stays : bars;
    const free = zone.ends.findIndex((e) => (shapes[e]?.x1 ?? -1 / 0) <= x0);
    if (free < 0) {
      // The last row takes what has no room, and says that it does.
      const full = join(zone.ends.at(-1) ?? 0, i);
      full.look = "many";
      full.x1 = Math.max(full.x1, x1);
      return;
    }
    const at = put(item.period ? "bar" : "span", zone.row + free, x0, x1, i);
    zone.ends[free] = at;
    if (!item.period) alike.set(span, at);
  });
  return { shapes, of };
}
