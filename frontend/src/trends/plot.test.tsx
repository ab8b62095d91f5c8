import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { lanes, point, series, trends } from "../backend/fakeTrends";
import type { TrendSeries } from "../backend/types";
import { Bar } from "./Lanes";
import { lines, Plot, ranges } from "./Plot";
import { clockOf, day, hour, pan, showing, timeTicks, valueAxis, whole, zoom } from "./scale";

const now = clockOf("21-Nov-2026 14:32");
const frame = { width: 640, rem: 15 };
const drawn = (s: TrendSeries, span = whole([s], now), active = -1) =>
  renderToStaticMarkup(
    <Plot series={s} span={span} frame={frame} now={now} active={active} id="c" />,
  ).replaceAll("><", ">\n<");
const pairs = (s: TrendSeries) => lines(s).map(([a, b]) => `${a.text}-${b.text}`);

describe("what is drawn", () => {
  for (const s of trends)
    it(`is the picture of ${s.id}`, async () => {
      await expect(`${drawn(s, undefined, s.count - 1)}\n`).toMatchFileSnapshot(`testdata/${s.id}.svg`);
    });

  it("is the picture of each lane", async () => {
    const all = { from: now - 60 * day, to: now + day };
    const time = { span: all, all, now, setSpan: () => {} };
    const bars = lanes.flatMap((l) => l.bars ?? []);
    const svg = bars.map((b) => renderToStaticMarkup(<Bar bar={b} time={time} frame={frame} />)).join("\n");
    await expect(`${svg}\n`).toMatchFileSnapshot("testdata/lanes.svg");
  });

  it("H18 joins no bound, no cancelled value, and nothing across a gap", () => {
    expect(pairs(trends[0] as TrendSeries)).toEqual(["4.4-4.9", "5.1-6.8", "6.8-4.60"]);
    expect(pairs(trends[1] as TrendSeries)).toEqual([]);
    const void_ = { status: { text: "Cancelled", kind: "notable" as const }, standing: "void" as const };
    const s = series("x", "X", "g", 0, [
      point("2024-01-01", "1"),
      point("2025-01-01", "2", void_),
      point("2026-01-01", "3"),
    ]);
    expect(pairs(s)).toEqual([]);
  });

  it("draws every one of very many values, what is out of the ordinary by itself", () => {
    const some = Array.from({ length: 1000 }, (_, i) => ({
      ...point("2026-01-01", `${50 + (i % 9)}`, i % 100 === 0 ? { flag: "High" } : {}),
      at: now - i * day,
      until: now - i * day,
    })).reverse();
    const svg = drawn(series("x", "X", "g", 0, some), undefined, 1);
    expect(svg.match(/class="plot-dots" d="([^"]*)"/)?.[1]?.split("M")).toHaveLength(1 + 1000 - 10 - 1);
    expect(svg.match(/class="point"/g)).toHaveLength(10);
    expect(svg.match(/class="point point-active"/g)).toHaveLength(1);
    expect(svg.match(/class="plot-line" d="([^"]*)"/)?.[1]?.split("M")).toHaveLength(1 + 999);
  });

  it("decision 29 draws a range under its own points alone", () => {
    const r = { low: "1", high: "2" };
    const some = [
      point("2024-01-01", "1", r),
      point("2024-02-01", "1", r),
      point("2024-03-01", "1"),
      point("2024-04-01", "1", r),
      point("2024-05-01", "1", { low: "", high: "3" }),
    ];
    expect(ranges(some).map((x) => [x.from, x.to, x.low, x.high])).toEqual([
      [some[0]?.at, some[1]?.at, "1", "2"],
      [some[3]?.at, some[3]?.at, "1", "2"],
      [some[4]?.at, some[4]?.at, "", "3"],
    ]);
    expect(drawn(series("x", "X", "g", 0, [point("2024-01-01", "1")]))).not.toContain("plot-range");
  });
});

describe("the axes", () => {
  it("do not make a small change look large, nor begin below nothing", () => {
    const axis = valueAxis([point("2026-01-01", "138"), point("2026-02-01", "140")]);
    expect(axis.high - axis.low).toBeGreaterThan(0.3 * 138);
    expect(valueAxis([point("2026-01-01", "0.010"), point("2026-01-02", "0.9")]).low).toBe(0);
    expect(valueAxis([point("2026-01-01", "-3"), point("2026-01-02", "4")]).low).toBeLessThan(-3);
    for (const t of valueAxis([point("2026-01-01", "0.010")]).ticks)
      expect(Number(t.text)).toBeCloseTo(t.at, 10);
  });

  it("H19 mark whole hours, days, months and years in words that a date of the record has", () => {
    const from = Date.UTC(2026, 10, 17, 7);
    const words = (length: number) => timeTicks({ from, to: from + length }, 5).map((t) => t.text);
    expect(words(4 * hour)).toEqual([
      "17-Nov 07:00",
      "17-Nov 08:00",
      "17-Nov 09:00",
      "17-Nov 10:00",
      "17-Nov 11:00",
    ]);
    expect(words(3 * day)).toEqual(["18-Nov-2026", "19-Nov-2026", "20-Nov-2026"]);
    expect(words(120 * day)).toEqual(["Dec-2026", "Jan-2027", "Feb-2027", "Mar-2027"]);
    expect(words(1500 * day)).toEqual(["2027", "2028", "2029", "2030"]);
  });

  it("zoom and pan stay within what there is", () => {
    const all = { from: 0, to: 100 * day };
    expect(zoom(all, all, 2, 50 * day)).toEqual(all);
    expect(zoom(all, all, 0.5, 0)).toEqual({ from: 0, to: 50 * day });
    expect(zoom({ from: 0, to: hour }, all, 0.5, 0)).toEqual({ from: 0, to: hour });
    expect(pan({ from: 0, to: 10 * day }, all, -1)).toEqual({ from: 0, to: 10 * day });
    expect(pan({ from: 95 * day, to: 100 * day }, all, 1)).toEqual({ from: 95 * day, to: 100 * day });
    const moved = showing({ from: 0, to: 10 * day }, all, 50 * day);
    expect([moved.from < 50 * day, moved.to > 50 * day, moved.to - moved.from]).toEqual([
      true,
      true,
      10 * day,
    ]);
  });

  it("go on to now, so that what is old is seen to be old", () => {
    const old = series("x", "X", "g", 0, [point("2016", "8")]);
    expect(whole([old], now).to).toBeGreaterThan(now);
    expect(clockOf("")).toBeNaN();
    expect(whole([old], Number.NaN).to).toBeLessThan(Date.UTC(2018, 0));
  });
});
