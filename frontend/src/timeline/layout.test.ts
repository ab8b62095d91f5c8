import { describe, expect, it } from "vitest";
import type { TimelineItem } from "../backend/types";
import { moved, step } from "./keys";
import { emptyLayout, layOut, looks, rowsOf, widthOf } from "./layout";
import { day, rangeWords, spans, ticks, upTo, within, year, zoomed } from "./scale";

const at = (iso: string) => Date.parse(`${iso}Z`) / 1000;

const item = (n: number, from: number, change: Partial<TimelineItem> = {}): TimelineItem => ({
  entry: `e${n}`,
  section: "encounters",
  lane: "acute",
  name: 0,
  kind: "contact",
  words: `Item ${n}`,
  status: { text: "", kind: "" },
  when: "",
  cautions: null,
  from,
  to: from,
  precision: "time",
  period: false,
  open: false,
  current: false,
  ...change,
});

// many are invented items without chance: some points, days, years, stays, letters.
const many = (n: number): TimelineItem[] => {
  let seed = 7;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  return Array.from({ length: n }, (_, i) => {
    const from = at("2006-11-22T00:00") + next() * 20 * year;
    const kind = (["contact", "letter", "entry", "appointment", "stay"] as const)[Math.floor(next() * 5)];
    const sort = next();
    if (kind === "stay") return item(i, from, { kind, period: true, to: from + next() * 40 * day });
    if (sort < 0.1) return item(i, from, { kind, precision: "year", to: from + year });
    if (sort < 0.6) return item(i, from, { kind, precision: "day", to: from + day });
    return item(i, from, { kind });
  }).sort((a, b) => a.from - b.from);
};

const laid = (items: readonly TimelineItem[], scale: number) => {
  const l = emptyLayout(items.length);
  layOut(l, items, rowsOf(items), scale);
  const shapes = Array.from({ length: l.count }, (_, i) => ({
    look: l.look[i],
    row: l.row[i] ?? -1,
    x0: l.x0[i] ?? 0,
    x1: l.x1[i] ?? 0,
    first: l.first[i],
    n: l.n[i] ?? 0,
  }));
  return { shapes, of: l.of };
};

describe("layout", () => {
  const items = many(20_000);
  const rows = rowsOf(items);

  it.each([
    ["10 years", spans.most],
    ["1 year", year],
    ["1 month", year / 12],
    ["1 day", day],
  ])("at %s has every item in just one shape, and no shape over another", (_, span) => {
    const { shapes, of } = laid(items, 1200 / span);
    const held = shapes.map(() => [] as number[]);
    of.forEach((at, i) => {
      held[at]?.push(i);
    });
    expect(held.map((h) => h.length)).toEqual(shapes.map((s) => s.n));
    expect(held.map((h) => h[0])).toEqual(shapes.map((s) => s.first));
    expect(held.flat()).toHaveLength(items.length);
    expect(shapes.every((s) => s.row >= 0 && s.row < rows.all)).toBe(true);
    for (let row = 0; row < rows.all; row++) {
      let end = -1 / 0;
      for (const s of shapes.filter((x) => x.row === row).sort((a, b) => a.x0 - b.x0)) {
        expect(s.x0).toBeGreaterThanOrEqual(end - 1e-6);
        end = s.look === looks.mark ? s.x0 + widthOf(s.n) : s.x1;
      }
    }
  });

  it("lays out ten times the items in not much more than ten times the time", () => {
    const best = (few: typeof items) => {
      const l = emptyLayout(few.length);
      return Math.min(
        ...Array.from({ length: 30 }, (_, n) => {
          const began = performance.now();
          layOut(l, few, rows, 1200 / (spans.most / (1 + (n % 7))));
          return performance.now() - began;
        }),
      );
    };
    best(items); // read once, as every run after it
    expect(best(items) / best(items.slice(0, items.length / 10))).toBeLessThan(40);
  });

  it("keeps a stay now apart and wide enough to be seen at every scale", () => {
    const now = at("2026-11-22T14:00");
    const stay = item(1, now - 8 * day, { kind: "stay", period: true, open: true, current: true, to: now });
    const own = [item(0, now - 9 * day), stay, item(2, now - 7 * day)];
    const { shapes } = laid(own, 1200 / spans.most);
    const shape = shapes.find((s) => s.first === 1);
    expect(shape).toMatchObject({ look: looks.bar, row: 0, n: 1 });
    expect((shape?.x1 ?? 0) - (shape?.x0 ?? 0)).toBeGreaterThanOrEqual(22);
  });

  it("draws a partial date as all of its span, and alike ones as one that counts them", () => {
    const of2014 = { precision: "year" as const, to: at("2015-01-01T00:00") };
    const own = [item(0, at("2014-01-01T00:00"), of2014), item(1, at("2014-01-01T00:00"), of2014)];
    const { shapes } = laid(own, 1200 / spans.most);
    expect(shapes).toHaveLength(1);
    expect(shapes[0]).toMatchObject({ look: looks.span, first: 0, n: 2 });
    expect((shapes[0]?.x1 ?? 0) - (shapes[0]?.x0 ?? 0)).toBeCloseTo(120, 0);
  });
});

describe("scale", () => {
  const now = at("2026-11-22T14:32");
  const limits = { first: at("1975-05-01T00:00"), last: at("2027-02-01T00:00") };

  it("goes from ten years to one day, about a moment, and not away from what there is", () => {
    let v = upTo(now, spans.most);
    for (let i = 0; i < 30; i++) v = within(zoomed(v, 0.5, now), limits);
    expect(v.span).toBe(day);
    expect((now - v.from) / v.span).toBeCloseTo(0.88, 6);
    for (let i = 0; i < 30; i++) v = within(zoomed(v, 2, now), limits);
    expect(v.span).toBe(spans.most);
    const far = within({ span: year, from: 0 }, limits);
    expect(far.from + far.span).toBeGreaterThan(limits.first);
    expect(within({ span: year, from: 4e9 }, limits).from).toBeLessThan(limits.last);
  });

  it("names years, months, days and hours as the house writes them", () => {
    const of = (from: string, span: number) => ticks({ from: at(from), span }, span / 14).map((t) => t.text);
    expect(of("2016-11-22T00:00", spans.most)).toEqual(
      [..."789"].map((n) => `201${n}`).concat([..."0123456"].map((n) => `202${n}`)),
    );
    expect(of("2026-08-22T00:00", year / 4)).toContain("08-Sep-2026");
    expect(of("2025-11-22T00:00", year)).toContain("Jan-2026");
    expect(of("2026-11-22T00:00", day)).toEqual([
      "22-Nov-2026",
      "03:00",
      "06:00",
      "09:00",
      "12:00",
      "15:00",
      "18:00",
      "21:00",
      "23-Nov-2026",
    ]);
    expect(rangeWords({ from: at("2026-11-22T00:00"), span: day })).toBe(
      "22-Nov-2026 00:00 to 23-Nov-2026 00:00",
    );
  });
});

describe("keys", () => {
  const lanes = [
    { items: [item(0, 10), item(1, 20), item(2, 90)] },
    { items: [] },
    { items: [item(3, 15), item(4, 80)] },
  ];
  it("go along a lane, to the nearest in time of the next that has any, and to the ends", () => {
    expect(step("ArrowRight", lanes, { lane: 0, item: 0 })).toEqual({ lane: 0, item: 1 });
    expect(step("ArrowRight", lanes, { lane: 0, item: 2 })).toEqual({ lane: 0, item: 2 });
    expect(step("ArrowDown", lanes, { lane: 0, item: 2 })).toEqual({ lane: 2, item: 1 });
    expect(step("ArrowUp", lanes, { lane: 2, item: 0 })).toEqual({ lane: 0, item: 0 });
    expect(step("ArrowDown", lanes, { lane: 2, item: 0 })).toEqual({ lane: 2, item: 0 });
    expect(step("End", lanes, { lane: 0, item: 0 })).toEqual({ lane: 0, item: 2 });
    expect(step("x", lanes, { lane: 0, item: 0 })).toBeNull();
  });
  it("zoom about the item, or the middle when it is out of view", () => {
    const v = { from: 0, span: 100 * day };
    expect(moved("+", v, 10 * day)).toEqual({ from: 5 * day, span: 50 * day });
    expect(moved("+", v, 900 * day)).toEqual({ from: 25 * day, span: 50 * day });
    expect(moved("PageDown", v, 0)?.from).toBe(90 * day);
    expect(moved("c", v, 0)).toBeNull();
  });
});
