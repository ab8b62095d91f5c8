// Where things stand on a chart. Times are milliseconds of London's clock written as
// if it were UTC (see TrendPoint), so that only the UTC half of Date is used and no
// time zone of the computer comes in.
import type { TrendPoint, TrendSeries } from "../backend/types";

// Span is a stretch of time, in milliseconds.
export interface Span {
  from: number;
  to: number;
}

export const hour = 3_600_000;
export const day = 24 * hour;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const two = (n: number) => String(n).padStart(2, "0");

// clockOf reads a moment as Go writes times of its own, "22-Nov-2026 14:32".
export function clockOf(text: string): number {
  const [, d, m, y, h, min] = text.match(/^(\d\d)-(\w{3})-(\d{4}) (\d\d):(\d\d)$/) ?? [];
  const month = months.indexOf(m ?? "");
  return month < 0 ? NaN : Date.UTC(Number(y), month, Number(d), Number(h), Number(min));
}

// middle is where a point is drawn; a year's is in the midst of its year.
export const middle = (p: Pick<TrendPoint, "at" | "until">): number => (p.at + p.until) / 2;

// whole is the time from the first of some series to now, with a margin. It goes on
// to now so that what is old is seen to be old.
export function whole(all: readonly TrendSeries[], now: number): Span {
  const at = all.flatMap((s) => (s.points ?? []).flatMap((p) => [p.at, p.until]));
  if (at.length === 0) return { from: now - 30 * day, to: now };
  if (!Number.isNaN(now)) at.push(now);
  const from = at.reduce((a, b) => Math.min(a, b));
  const to = at.reduce((a, b) => Math.max(a, b));
  const margin = Math.max((to - from) * 0.03, hour);
  return { from: from - margin, to: to + margin };
}

// zoom makes a stretch shorter (by < 1) or longer about a time, never longer than
// all there is nor shorter than an hour.
export function zoom(was: Span, all: Span, by: number, about: number): Span {
  const length = Math.min(Math.max((was.to - was.from) * by, hour), all.to - all.from);
  const share = Math.min(Math.max((about - was.from) / (was.to - was.from), 0), 1);
  return within({ from: about - share * length, to: about + (1 - share) * length }, all);
}

// pan moves a stretch by a share of its length.
export function pan(was: Span, all: Span, by: number): Span {
  const step = (was.to - was.from) * by;
  return within({ from: was.from + step, to: was.to + step }, all);
}

// within moves a stretch back to where there is something.
export function within({ from, to }: Span, all: Span): Span {
  const by = Math.max(all.from - from, 0) || Math.min(all.to - to, 0);
  return { from: from + by, to: to + by };
}

// showing moves a stretch as little as it takes to have a time in it.
export function showing(was: Span, all: Span, at: number): Span {
  const edge = (was.to - was.from) * 0.1;
  if (at < was.from) return within({ from: at - edge, to: at - edge + was.to - was.from }, all);
  if (at > was.to) return within({ from: at + edge - (was.to - was.from), to: at + edge }, all);
  return was;
}

// Tick is a mark of an axis with its words.
export interface Tick {
  at: number;
  text: string;
}

const steps: [number, "h" | "d" | "m" | "y"][] = [
  ...[1, 3, 6, 12].map((n) => [n, "h"] as [number, "h"]),
  ...[1, 2, 7, 14].map((n) => [n, "d"] as [number, "d"]),
  ...[1, 3, 6].map((n) => [n, "m"] as [number, "m"]),
  ...[1, 2, 5, 10, 20].map((n) => [n, "y"] as [number, "y"]),
];
const lengths = { h: hour, d: day, m: 30.4 * day, y: 365.25 * day };

// timeTicks are whole hours, days, months or years, as many as have room.
export function timeTicks({ from, to }: Span, most: number): Tick[] {
  const [n, unit] = steps.find(([k, u]) => (to - from) / (k * lengths[u]) <= most) ?? [50, "y"];
  const start = new Date(from);
  const [y, m, d] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  const nth = (i: number): number => {
    if (unit === "y") return Date.UTC(y - (y % n) + i * n, 0);
    if (unit === "m") return Date.UTC(y, m - (m % n) + i * n);
    return Date.UTC(y, m, d) + i * n * lengths[unit];
  };
  const out: Tick[] = [];
  for (let i = 0, at = nth(0); at <= to; at = nth(++i))
    if (at >= from) out.push({ at, text: words(at, unit) });
  return out;
}

function words(at: number, unit: "h" | "d" | "m" | "y"): string {
  const t = new Date(at);
  const month = months[t.getUTCMonth()];
  if (unit === "y") return `${t.getUTCFullYear()}`;
  if (unit === "m") return `${month}-${t.getUTCFullYear()}`;
  if (unit === "d") return `${two(t.getUTCDate())}-${month}-${t.getUTCFullYear()}`;
  return `${two(t.getUTCDate())}-${month} ${two(t.getUTCHours())}:00`;
}

// Axis is how values are laid out: from bottom to top, with its marks.
export interface Axis {
  low: number;
  high: number;
  ticks: Tick[];
}

// flat is the least share of its own size that an axis spans: a sodium of 138 and
// 140 must not look like a fall (safety-ui §7).
const flat = 0.3;

// valueAxis spans the values and the ranges that came with them. It does not depend
// on the stretch of time, or the same value would stand elsewhere after each zoom.
export function valueAxis(points: readonly TrendPoint[]): Axis {
  const all = points.flatMap((p) => [p.number, p.low, p.high].filter(Boolean).map(Number));
  let low = all.reduce((a, b) => Math.min(a, b), Infinity);
  let high = all.reduce((a, b) => Math.max(a, b), -Infinity);
  const least = Math.max(Math.abs(low), Math.abs(high)) * flat || 1;
  const more = Math.max(least - (high - low), 0) / 2 + Math.max(high - low, least) * 0.12;
  const zero = low >= 0; // nothing below nothing
  [low, high] = [low - more, high + more];
  if (zero && low < 0) low = 0;
  const raw = (high - low) / 4;
  const ten = 10 ** Math.floor(Math.log10(raw));
  const step = ten * ([1, 2, 5, 10].find((n) => n * ten >= raw) ?? 10);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks: Tick[] = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++)
    ticks.push({ at: i * step, text: (i * step).toFixed(digits) });
  return { low, high, ticks };
}
