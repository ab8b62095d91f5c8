import { X } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { list } from "../backend";
import type { TrendSeries } from "../backend/types";
import { Tag } from "../record/Tag";
import { Text } from "../ui/text";
import { plural } from "../words";
import { Plot, pointWords } from "./Plot";
import { PointTable } from "./PointTable";
import { middle, pan, type Span, showing, zoom } from "./scale";
import { useFrame } from "./useFrame";
import { momentWords, sourceWords, unitWords } from "./words";

// Axis of time is one for all charts of the page.
export interface Time {
  span: Span;
  all: Span;
  now: number;
  setSpan: (s: Span) => void;
}

// Chart is one series with its newest value, its drawing and its table. By keyboard
// it is walked point by point; each is said as it is reached.
export function Chart(props: { series: TrendSeries; time: Time; onRemove: () => void }) {
  const { series, time } = props;
  const { span, all, setSpan } = time;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const frame = useFrame(box);
  const points = list(series.points);
  const [picked, setPicked] = useState(-1);
  const active = Math.min(picked, points.length - 1);
  const at = points[active];

  const go = (i: number) => {
    const to = points[Math.min(Math.max(i, 0), points.length - 1)];
    if (!to) return;
    setPicked(points.indexOf(to));
    setSpan(showing(span, all, middle(to)));
  };
  const about = at ? middle(at) : (span.from + span.to) / 2;
  const keys: Record<string, () => void> = {
    arrowleft: () => go(active < 0 ? points.length - 1 : active - 1),
    arrowright: () => go(active < 0 ? points.length - 1 : active + 1),
    home: () => go(0),
    end: () => go(points.length - 1),
    "+": () => setSpan(zoom(span, all, 0.5, about)),
    "=": () => setSpan(zoom(span, all, 0.5, about)),
    "-": () => setSpan(zoom(span, all, 2, about)),
    "0": () => setSpan(all),
    "shift arrowleft": () => setSpan(pan(span, all, -0.25)),
    "shift arrowright": () => setSpan(pan(span, all, 0.25)),
  };
  const press = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    const act = keys[`${e.shiftKey && e.key.startsWith("Arrow") ? "shift " : ""}${e.key.toLowerCase()}`];
    if (!act) return;
    e.preventDefault();
    e.stopPropagation();
    act();
  };
  const out = points.filter((p) => p.until < span.from || p.at > span.to).length;
  const { newest } = series;

  return (
    <section className="card chart" aria-labelledby={id}>
      <div className="chart-head">
        <div>
          <h2 id={id}>
            <Text>{series.name}</Text> <span className="chart-unit">{unitWords(series)}</span>
          </h2>
          <p className="row-source">
            <Text>{sourceWords(series.source)}</Text>
            {!series.code.code && " · No code was sent: joined by its name"}
          </p>
        </div>
        <p className="chart-newest">
          <span className="label">
            Newest, <Text>{momentWords(newest.when)}</Text>
          </span>
          <strong>
            <Text>{newest.text}</Text>
          </strong>
          <Text>{series.unit}</Text>
          {newest.flag && <Text className="value-flag">{newest.flag}</Text>}
          <Tag status={newest.status} />
        </p>
        <button
          type="button"
          className="icon-button"
          aria-label={`Take away ${series.name}`}
          onClick={props.onRemove}
        >
          <X size={16} aria-hidden />
        </button>
      </div>
      <div className="chart-body">
        <div>
          {/* Arrow keys walk through the points: no role but this lets a page have them. */}
          <div
            ref={box}
            className="chart-plot"
            role="application"
            aria-roledescription="chart"
            aria-label={`${series.name}, ${unitWords(series)}, ${plural(points.length, "value")}. Arrow keys go through the values. The table after this has all of them.`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it has keys of its own
            tabIndex={0}
            onKeyDown={press}
          >
            <Plot
              series={series}
              span={span}
              frame={frame}
              now={time.now}
              active={active}
              onPick={setPicked}
              id={`${id}c`}
            />
          </div>
          <p className="chart-read" role="status">
            {at && <Text>{`${active + 1} of ${points.length}. ${pointWords(at, series.unit)}`}</Text>}
          </p>
          {out > 0 && (
            <p className="label">
              {plural(out, "value")} out of view.{" "}
              <button type="button" className="link" onClick={() => setSpan(all)}>
                Show all time
              </button>
            </p>
          )}
          {list(series.gaps).length > 0 && (
            <p className="label">
              × {plural(list(series.gaps).length, "time")} without a number: the line is broken there.
            </p>
          )}
        </div>
        <PointTable series={series} active={active} />
      </div>
    </section>
  );
}
