import { useState } from "react";
import { list } from "../backend";
import type { TrendPoint, TrendSeries } from "../backend/types";
import { Tag } from "../record/Tag";
import { Text } from "../ui/text";
import { number, plural } from "../words";
import { sourceWords } from "./words";

const wide = 8; // dates at a time

// days are the dates with a value, oldest first, so that the newest stands at the
// right (safety-ui §7). A partial date is a column of its own.
export function days(all: readonly TrendSeries[]): string[] {
  const at = new Map<string, number>();
  for (const s of all)
    for (const p of list(s.points))
      if (!at.has(p.when.text) || (at.get(p.when.text) ?? 0) > p.at) at.set(p.when.text, p.at);
  return [...at].sort((a, b) => a[1] - b[1]).map(([text]) => text);
}

// Flowsheet has tests in rows and dates in columns. An empty cell means only that
// these organisations sent no number of that day.
export function Flowsheet({ all }: { all: readonly TrendSeries[] }) {
  const dates = days(all);
  const [back, setBack] = useState(0);
  const last = Math.max(dates.length - back, Math.min(wide, dates.length));
  const shown = dates.slice(Math.max(last - wide, 0), last);
  const first = dates.length === 0 ? 0 : last - shown.length + 1;
  return (
    <section className="card flowsheet" aria-label="Flowsheet">
      <p className="flowsheet-head" role="status">
        {plural(all.length, "test")}, dates {number(first)} to {number(last)} of {number(dates.length)}, the
        newest at the right.{" "}
        <button type="button" className="button" disabled={first <= 1} onClick={() => setBack(back + wide)}>
          Earlier dates
        </button>{" "}
        <button
          type="button"
          className="button"
          disabled={back === 0}
          onClick={() => setBack(Math.max(back - wide, 0))}
        >
          Later dates
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard */}
      <section className="flowsheet-box" tabIndex={0} aria-label="Tests by date">
        <table>
          <thead>
            <tr>
              <th scope="col">Test</th>
              {shown.map((d) => (
                <th scope="col" key={d}>
                  <Text>{d}</Text>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((s) => (
              <tr key={s.id}>
                <th scope="row">
                  <Text>{s.name}</Text> {s.unit && <Text className="chart-unit">{s.unit}</Text>}
                  <span className="row-source">
                    <Text>{sourceWords(s.source)}</Text>
                  </span>
                </th>
                {shown.map((d) => (
                  <td key={d}>
                    <Cell points={list(s.points).filter((p) => p.when.text === d)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="card-note">
        An empty place means that no number of that test, laboratory and unit came for that date. It does not
        mean that none was measured.
      </p>
    </section>
  );
}

function Cell({ points }: { points: readonly TrendPoint[] }) {
  return points.map((p) => (
    <span className="cell" key={`${p.entry} ${p.when.time} ${p.text}`}>
      {points.length > 1 && p.when.time && <span className="label">{p.when.time} </span>}
      <strong className={p.standing === "void" ? "points-void" : undefined}>
        <Text>{p.text}</Text>
      </strong>
      {p.flag && (
        <>
          {" "}
          <Text className="value-flag">{p.flag}</Text>
        </>
      )}{" "}
      <Tag status={p.status} />
    </span>
  ));
}
