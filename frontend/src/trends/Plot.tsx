import { Fragment } from "react";
import { list } from "../backend";
import type { TrendPoint, TrendSeries } from "../backend/types";
import { middle, type Span, timeTicks, valueAxis } from "./scale";

// Frame is the room of a drawing. rem is the size of the page's text in pixels, so
// that margins grow with it.
export interface Frame {
  width: number;
  rem: number;
}

// margins of everything that stands on the same axis of time.
export const left = (f: Frame): number => 3.6 * f.rem;
export const right = (f: Frame): number => 0.9 * f.rem;
export const place = (f: Frame, span: Span) => {
  const room = Math.max(f.width - left(f) - right(f), 1);
  return (at: number): number => round(left(f) + ((at - span.from) / (span.to - span.from)) * room);
};
export const round = (n: number): number => Math.round(n * 10) / 10;

// many is how many plain points are drawn one by one; more of them are one path, or
// a long record would take seconds at each step.
const many = 300;
const plain = (p: TrendPoint) =>
  !p.standing && !p.comparator && p.until === p.at && (p.flag === "" || p.flag === "Normal");

// Plot draws one series: straight lines between measured points and nothing else.
// A line stops at a bound, at a value that was not sent, and at a cancelled one; it
// is broken where either end may still change. A range is drawn only under points
// that came with it (decision 29). What is a colour is a shape as well.
export function Plot(props: {
  series: TrendSeries;
  span: Span;
  frame: Frame;
  now: number;
  active: number; // index of a point, -1 for none
  onPick?: (index: number) => void;
  id: string; // of the clip path
}) {
  const { series, span, frame, active } = props;
  const { rem } = frame;
  const points = list(series.points);
  const axis = valueAxis(points);
  const [top, bottom] = [0.6 * rem, 10.4 * rem];
  const x = place(frame, span);
  const y = (v: number) => round(bottom - ((v - axis.low) / (axis.high - axis.low)) * (bottom - top));
  const end = frame.width - right(frame);
  const at = (p: TrendPoint) => `${x(middle(p))} ${y(Number(p.number))}`;
  const near = (span.to - span.from) / 10;
  const seen = (from: number, to: number) => to >= span.from - near && from <= span.to + near;
  const here = points.map((p, i) => ({ p, i })).filter(({ p }) => seen(p.at, p.until));
  const crowd = here.length > many;
  const joins = lines(series).filter(([a, b]) => seen(a.at, b.until));
  const times = timeTicks(span, Math.max(1, Math.floor((end - left(frame)) / (6 * rem))));
  return (
    <svg
      className="plot"
      width={round(frame.width)}
      height={round(12 * rem)}
      viewBox={`0 0 ${round(frame.width)} ${round(12 * rem)}`}
      aria-hidden="true"
    >
      <clipPath id={props.id}>
        <rect x={left(frame)} y={0} width={Math.max(end - left(frame), 0)} height={bottom + 0.5 * rem} />
      </clipPath>
      {axis.ticks.map((t) => (
        <Fragment key={t.at}>
          <line className="plot-grid" x1={left(frame)} x2={end} y1={y(t.at)} y2={y(t.at)} />
          <text className="plot-value" x={left(frame) - 0.4 * rem} y={y(t.at)}>
            {t.text}
          </text>
        </Fragment>
      ))}
      {times.map((t) => (
        <Fragment key={t.at}>
          <line className="plot-grid" x1={x(t.at)} x2={x(t.at)} y1={top} y2={bottom} />
          <text className="plot-time" x={x(t.at)} y={bottom + 1.2 * rem}>
            {t.text}
          </text>
        </Fragment>
      ))}
      <line className="plot-axis" x1={left(frame)} x2={end} y1={bottom} y2={bottom} />
      <g clipPath={`url(#${props.id})`}>
        {ranges(points).map((r) => {
          const [from, to] = [x(r.from) - 0.5 * rem, x(r.to) + 0.5 * rem];
          const [up, down] = [
            r.high === "" ? top : y(Number(r.high)),
            r.low === "" ? bottom : y(Number(r.low)),
          ];
          return (
            <g key={`${r.from} ${r.low} ${r.high}`}>
              <rect
                className="plot-range"
                x={from}
                y={up}
                width={round(to - from)}
                height={Math.max(round(down - up), 0)}
              />
              {r.high !== "" && <line className="plot-limit" x1={from} x2={to} y1={up} y2={up} />}
              {r.low !== "" && <line className="plot-limit" x1={from} x2={to} y1={down} y2={down} />}
            </g>
          );
        })}
        {!Number.isNaN(props.now) && (
          <line className="plot-now" x1={x(props.now)} x2={x(props.now)} y1={top} y2={bottom} />
        )}
        {[false, true].map((interim) => (
          <path
            key={String(interim)}
            className={interim ? "plot-line plot-interim" : "plot-line"}
            d={joins
              .filter(([a, b]) => Boolean(a.standing || b.standing) === interim)
              .map(([a, b]) => `M${at(a)}L${at(b)}`)
              .join("")}
          />
        ))}
        {crowd && (
          <path
            className="plot-dots"
            d={here
              .filter(({ p, i }) => plain(p) && i !== active)
              .map(({ p }) => `M${at(p)}h0`)
              .join("")}
          />
        )}
        {list(series.gaps).map((g) => (
          <path
            key={`${g.entry} ${g.at} ${g.text}`}
            className="plot-gap"
            d={cross(x(g.at), bottom - 0.5 * rem, 0.28 * rem)}
          >
            <title>{`${g.when.text} ${g.when.time}: ${g.reason}`}</title>
          </path>
        ))}
        {here
          .filter(({ p, i }) => !crowd || !plain(p) || i === active)
          .map(({ p, i }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard goes through the points of the chart
            <g
              key={i}
              className={i === active ? "point point-active" : "point"}
              onClick={props.onPick && (() => props.onPick?.(i))}
            >
              <title>{pointWords(p, series.unit)}</title>
              {p.until > p.at && (
                <path className="point-when" d={`M${x(p.at)} ${y(Number(p.number))}H${x(p.until)}`} />
              )}
              <Mark p={p} x={x(middle(p))} y={y(Number(p.number))} size={(crowd ? 0.17 : 0.32) * rem} />
            </g>
          ))}
      </g>
    </svg>
  );
}

// Mark is a point: full when it stands, hollow when it may change, crossed out when
// cancelled, an arrow away from a bound; in a frame when its sender flagged it.
function Mark({ p, x, y, size }: { p: TrendPoint; x: number; y: number; size: number }) {
  const s = round(size);
  const framed = p.flag !== "" && p.flag !== "Normal";
  const up = p.comparator.startsWith(">");
  const way = up ? -1 : 1;
  return (
    <>
      <circle className="point-reach" cx={x} cy={y} r={round(size * 2.6)} />
      {framed && (
        <rect
          className="point-flag"
          x={round(x - size * 1.9)}
          y={round(y - size * 1.9)}
          width={round(size * 3.8)}
          height={round(size * 3.8)}
        />
      )}
      {p.standing === "void" ? (
        <path className="point-void" d={cross(x, y, size)} />
      ) : p.comparator ? (
        <path
          className={p.standing ? "point-bound point-hollow" : "point-bound"}
          d={`M${round(x - 1.3 * size)} ${y}H${round(x + 1.3 * size)}M${x} ${y}V${round(y + way * 3 * size)}M${round(x - size)} ${round(y + way * 2 * size)}L${x} ${round(y + way * 3.4 * size)}L${round(x + size)} ${round(y + way * 2 * size)}`}
        />
      ) : (
        <circle className={p.standing ? "point-dot point-hollow" : "point-dot"} cx={x} cy={y} r={s} />
      )}
    </>
  );
}

const cross = (x: number, y: number, s: number): string =>
  `M${round(x - s)} ${round(y - s)}L${round(x + s)} ${round(y + s)}M${round(x - s)} ${round(y + s)}L${round(x + s)} ${round(y - s)}`;

// pointWords says a point whole.
export function pointWords(p: TrendPoint, unit: string): string {
  const what = [p.text, unit].filter(Boolean).join(" ");
  const more = [p.flag, p.status.kind ? p.status.text : "", p.range && `range ${p.range}`];
  return [
    `${[p.when.kind, p.when.text, p.when.time].filter(Boolean).join(" ")}: ${what}`,
    ...more,
    ...list(p.notes),
  ]
    .filter(Boolean)
    .join(", ");
}

// lines are the pairs of points that a line joins.
export function lines(series: TrendSeries): [TrendPoint, TrendPoint][] {
  const solid = (p: TrendPoint) => p.standing !== "void" && p.comparator === "";
  const points = list(series.points);
  return points.flatMap((b, i) => {
    const a = points[i - 1];
    if (!a || !solid(a) || !solid(b) || middle(a) === middle(b)) return [];
    const torn = list(series.gaps).some((g) => g.at > a.at && g.at < b.until);
    return torn ? [] : [[a, b] as [TrendPoint, TrendPoint]];
  });
}

// ranges are the stretches of points, one after the other, that came with the same
// range.
export function ranges(points: readonly TrendPoint[]) {
  const out: { from: number; to: number; low: string; high: string }[] = [];
  let last: (typeof out)[number] | null = null;
  for (const p of points) {
    if (!p.low && !p.high) last = null;
    else if (last && last.low === p.low && last.high === p.high) last.to = middle(p);
    else {
      last = { from: middle(p), to: middle(p), low: p.low, high: p.high };
      out.push(last);
    }
  }
  return out;
}
