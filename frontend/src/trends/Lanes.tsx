import { useRef, useState } from "react";
import { list } from "../backend";
import type { TrendBar, TrendLane } from "../backend/types";
import { Tag } from "../record/Tag";
import { List } from "../ui/List";
import { Text } from "../ui/text";
import { number, plural } from "../words";
import type { Time } from "./Chart";
import { type Frame, place, right } from "./Plot";
import { useFrame } from "./useFrame";
import { sourceWords } from "./words";

const few = 40;

// Lane is what happened in the time that the charts show, newest first: each row its
// words, and below them a bar on the charts' own axis. A bar with an open end goes
// on as far as was sent; a mark is a single date.
export function Lane({ lane, time }: { lane: TrendLane; time: Time }) {
  const box = useRef<HTMLUListElement>(null);
  const frame = useFrame(box);
  const [full, setFull] = useState(false);
  const { span } = time;
  const bars = list(lane.bars);
  const here = bars.filter((b) => b.at <= span.to && (b.shape === "open" || b.until >= span.from)).reverse();
  const shown = full ? here : here.slice(0, few);
  const undated = list(lane.left);
  return (
    <section className="card lane" aria-label={`${lane.title} in this time`}>
      <div className="card-head">
        <h2>{lane.title}</h2>
        <p className="label">
          {number(here.length)} of {number(bars.length + undated.length)} in the time shown
          {undated.length > 0 && `; ${number(undated.length)} without a date`}
        </p>
      </div>
      <List ref={box}>
        {shown.map((b) => (
          <li key={b.entry}>
            <p>
              <strong>
                <Text>{b.name}</Text>
              </strong>{" "}
              <Tag status={b.status} /> <span className="lane-say">{b.say}</span>{" "}
              <span className="row-source">
                <Text>{sourceWords(b.source)}</Text>
              </span>
            </p>
            <Bar bar={b} time={time} frame={frame} />
          </li>
        ))}
      </List>
      {shown.length < here.length && (
        <p className="card-note">
          Showing the newest {shown.length}.{" "}
          <button type="button" className="link" onClick={() => setFull(true)}>
            Show all {number(here.length)}
          </button>
        </p>
      )}
      {undated.length > 0 && (
        <p className="card-note">
          {plural(undated.length, "row")} without a date that can be read:{" "}
          {undated.map((l, i) => (
            <span key={l.entry}>
              {i > 0 && "; "}
              <Text>{l.name}</Text>, <Text>{sourceWords(l.source)}</Text>
            </span>
          ))}
          .
        </p>
      )}
    </section>
  );
}

// Bar draws one row of a lane.
export function Bar({ bar, time, frame }: { bar: TrendBar; time: Time; frame: Frame }) {
  const { span, now } = time;
  const x = place(frame, span);
  const end = frame.width - right(frame);
  const clip = (n: number) => Math.min(Math.max(n, x(span.from)), end);
  const from = clip(x(bar.at));
  const to = bar.shape === "open" ? clip(x(Number.isNaN(now) ? span.to : now)) : clip(x(bar.until));
  const h = 0.7 * frame.rem;
  return (
    <svg
      className="lane-bar"
      width={frame.width}
      height={h}
      viewBox={`0 0 ${frame.width} ${h}`}
      aria-hidden="true"
    >
      <line className="plot-grid" x1={x(span.from)} x2={end} y1={h / 2} y2={h / 2} />
      {bar.shape === "mark" && bar.until === bar.at ? (
        <path
          className="lane-mark"
          d={`M${from} 0L${from + h / 2} ${h / 2}L${from} ${h}L${from - h / 2} ${h / 2}Z`}
        />
      ) : bar.shape === "mark" ? (
        <path className="lane-when" d={`M${from} ${h / 2}H${to}`} />
      ) : (
        <path
          className={bar.shape === "open" ? "lane-span lane-open" : "lane-span"}
          d={
            bar.shape === "open"
              ? `M${from} 0H${Math.max(to - h / 2, from)}L${Math.max(to, from + h / 2)} ${h / 2}L${Math.max(to - h / 2, from)} ${h}H${from}Z`
              : `M${from} 0H${Math.max(to, from + 3)}V${h}H${from}Z`
          }
        />
      )}
    </svg>
  );
}
