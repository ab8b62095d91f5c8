import { useState } from "react";
import { list } from "../backend";
import type { TrendSeries } from "../backend/types";
import { Tag } from "../record/Tag";
import { Text } from "../ui/text";
import { number, plural } from "../words";
import { momentWords } from "./words";

const few = 60;

// PointTable has every value of a series, newest first, with all that came with it:
// what the chart draws, and what it cannot.
export function PointTable({ series, active }: { series: TrendSeries; active: number }) {
  const [full, setFull] = useState(false);
  const points = list(series.points);
  const rows = points
    .map((p, i) => ({ p, i }))
    .reverse()
    .slice(0, full ? points.length : few);
  return (
    // A scrolling table takes the focus, so that it scrolls by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="trend-points" tabIndex={0} aria-label={`Values of ${series.name}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col" className="points-value">
              Value
            </th>
            <th scope="col">Range as sent</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ p, i }) => (
            <tr key={i} className={i === active ? "points-active" : undefined}>
              <td>
                {p.when.kind !== "Taken" && p.when.kind && <span className="label">{p.when.kind} </span>}
                <Text>{momentWords(p.when)}</Text>
              </td>
              <td className={p.standing === "void" ? "points-value points-void" : "points-value"}>
                <strong>
                  <Text>{p.text}</Text>
                </strong>{" "}
                {series.unit && <Text>{series.unit}</Text>}
                {p.flag && (
                  <>
                    {" "}
                    <Text className="value-flag">{p.flag}</Text>
                  </>
                )}{" "}
                <Tag status={p.status} />
                {list(p.notes).map((n) => (
                  <span className="points-note" key={n}>
                    <Text>{n}</Text>
                  </span>
                ))}
              </td>
              <td>{p.range ? <Text>{p.range}</Text> : <span className="label">Not sent</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < points.length && (
        <p>
          Showing the newest {number(rows.length)} of {plural(points.length, "value")}.{" "}
          <button type="button" className="link" onClick={() => setFull(true)}>
            Show all
          </button>
        </p>
      )}
    </section>
  );
}
