// The span of time in view: moving and zooming it, and the marks of its scale. Times
// are seconds of London's wall clock, counted as if it were UTC's, as Go sends them.

export interface View {
  from: number;
  span: number;
}

export const day = 86_400;
export const year = 365.25 * day;

// spans are the shortest and the longest that can be in view.
export const spans = { least: day, most: 10 * year };

export const presets: readonly { text: string; span: number }[] = [
  { text: "10 years", span: 10 * year },
  { text: "5 years", span: 5 * year },
  { text: "1 year", span: year },
  { text: "3 months", span: year / 4 },
  { text: "1 month", span: year / 12 },
  { text: "1 day", span: day },
];

export interface Limits {
  first: number;
  last: number;
}

// within keeps a view at a size that can be read and near what there is to see.
export function within(v: View, limits: Limits): View {
  const span = Math.min(spans.most, Math.max(spans.least, v.span));
  const least = limits.first - span * 0.9;
  const most = limits.last - span * 0.1;
  return { span, from: Math.min(Math.max(v.from, least), Math.max(least, most)) };
}

// zoomed makes the span so many times as long, about a moment that stays in its place.
export const zoomed = (v: View, times: number, about: number): View => {
  const span = Math.min(spans.most, Math.max(spans.least, v.span * times));
  return { span, from: about - ((about - v.from) / v.span) * span };
};

// upTo is a span with the present near its end, so that what is to come is seen too.
export const upTo = (now: number, span: number): View => ({ span, from: now - span * 0.88 });

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (n: number) => n.toString().padStart(2, "0");
const at = (t: number) => new Date(t * 1000);

export function dayWords(t: number): string {
  const d = at(t);
  return `${two(d.getUTCDate())}-${months[d.getUTCMonth()]}-${d.getUTCFullYear().toString().padStart(4, "0")}`;
}

// rangeWords says what is in view, to the hour when it is some days.
export function rangeWords(v: View): string {
  const words = (t: number) =>
    v.span > 4 * day
      ? dayWords(t)
      : `${dayWords(t)} ${two(at(t).getUTCHours())}:${two(at(t).getUTCMinutes())}`;
  return `${words(v.from)} to ${words(v.from + v.span)}`;
}

export interface Tick {
  at: number;
  text: string;
}

interface Step {
  length: number; // seconds, about
  months?: number;
  days?: readonly number[]; // of each month
  hours?: number;
}

const steps: readonly Step[] = [
  { length: 3600, hours: 1 },
  { length: 3 * 3600, hours: 3 },
  { length: 6 * 3600, hours: 6 },
  { length: 12 * 3600, hours: 12 },
  { length: day, days: Array.from({ length: 31 }, (_, i) => i + 1) },
  { length: 7 * day, days: [1, 8, 15, 22] },
  { length: 30 * day, months: 1 },
  { length: 91 * day, months: 3 },
  { length: 182 * day, months: 6 },
  { length: year, months: 12 },
  { length: 2 * year, months: 24 },
  { length: 5 * year, months: 60 },
];

const month = (count: number) => Date.UTC(Math.floor(count / 12), count % 12, 1) / 1000;

// ticks are the marks of the scale in view, each of which has so many seconds of room.
export function ticks(v: View, room: number): Tick[] {
  const step = steps.find((s) => s.length >= room) ?? (steps.at(-1) as Step);
  const end = v.from + v.span;
  const out: Tick[] = [];
  const put = (t: number, text: string) => {
    if (t >= v.from && t <= end) out.push({ at: t, text });
  };
  if (step.hours) {
    const each = step.hours * 3600;
    for (let t = Math.floor(v.from / each) * each; t <= end; t += each)
      put(t, t % day === 0 ? dayWords(t) : `${two(at(t).getUTCHours())}:00`);
    return out;
  }
  const every = step.months ?? 1;
  const d = at(v.from);
  const first = d.getUTCFullYear() * 12 + d.getUTCMonth();
  for (let m = first - (first % every); month(m) <= end; m += every) {
    const start = month(m);
    if (step.days) {
      for (const n of step.days)
        if (start + (n - 1) * day < month(m + 1)) put(start + (n - 1) * day, dayWords(start + (n - 1) * day));
    } else put(start, every >= 12 ? dayWords(start).slice(7) : dayWords(start).slice(3));
  }
  return out;
}
