import { ArrowLeft, ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { list } from "../backend";
import { PageHead } from "../record/PageParts";
import type { PageProps } from "../record/pages";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { number } from "../words";
import { Chart, type Time } from "./Chart";
import { Chooser } from "./Chooser";
import { Flowsheet } from "./Flowsheet";
import { Lane } from "./Lanes";
import { NotDrawn } from "./NotDrawn";
import { clockOf, pan, type Span, whole, zoom } from "./scale";
import { useLanes, useTrends } from "./useTrends";

const measured = ["results", "observations"] as const;
const beside = ["encounters", "medications"] as const;
const names = { encounters: "Encounters", medications: "Medicines" } as const;

// TrendsPage shows what was measured again and again: each test of each laboratory
// in each unit by itself, all on one axis of time.
export function TrendsPage(props: PageProps & { entry: string; onBack: () => void }) {
  const { view: record, sections } = props;
  const turn = (keys: readonly string[]) => keys.map((k) => sections[k]?.view?.revision ?? 0).join(" ");
  const { view, chosen, choose, series, problem } = useTrends(record.record, props.entry, turn(measured));
  const [sheet, setSheet] = useState(false);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const lanes = useLanes(record.record, wanted.length > 0, turn(beside));

  const now = clockOf(record.retrieved);
  const all = useMemo(() => whole(series, now), [series, now]);
  const [at, setAt] = useState<{ of: Span; span: Span } | null>(null);
  const span = at && at.of === all ? at.span : all; // other tests are seen whole
  const time: Time = { span, all, now, setSpan: (s) => setAt({ of: all, span: s }) };
  const middle = (span.from + span.to) / 2;

  const head = useRef<HTMLButtonElement>(null);
  useEffect(() => head.current?.focus(), []);

  const found = list(view?.series);
  const nothing = view !== null && found.length === 0;
  const keys = [...measured, ...beside.filter((k) => wanted.includes(k))];
  return (
    <div className="page page-trends">
      <button type="button" className="button trends-back" ref={head} onClick={props.onBack}>
        <ArrowLeft size={16} aria-hidden /> Results as a list
      </button>
      <PageHead
        {...props}
        title="Results over time"
        hint="One line for each test, laboratory and unit. Nothing is converted"
        keys={keys}
      />
      {problem && <Trouble title="Results over time could not be read" problem={problem} />}
      {list(view?.warnings).map((w) => (
        <p className="caution" key={w}>
          <Text>{w}</Text>
        </p>
      ))}
      {!view && !problem && <p className="card part-note">Reading…</p>}
      {nothing && (
        <div className="card part-note">
          {list(view.left).length > 0 && (
            <p>{number(list(view.left).length)} values came, none of which can be drawn.</p>
          )}
          {list(view?.empty).map((e) => (
            <p key={e}>
              <Text>{e}</Text>
            </p>
          ))}
        </div>
      )}
      {nothing && list(view.left).length > 0 && <NotDrawn view={view} />}
      {view && !nothing && (
        <div className="trends">
          <Chooser all={found} chosen={chosen} onChoose={choose} />
          <div className="trends-main">
            <div className="trends-tools">
              <fieldset className="switch">
                <legend className="sr">Show as</legend>
                <button type="button" aria-pressed={!sheet} onClick={() => setSheet(false)}>
                  Charts
                </button>
                <button type="button" aria-pressed={sheet} onClick={() => setSheet(true)}>
                  Flowsheet
                </button>
              </fieldset>
              {!sheet && (
                <>
                  <fieldset className="trends-time">
                    <legend className="sr">Time</legend>
                    <button
                      type="button"
                      className="button"
                      onClick={() => time.setSpan(pan(span, all, -0.25))}
                    >
                      <ChevronLeft size={16} aria-hidden /> Earlier
                    </button>
                    <button
                      type="button"
                      className="button"
                      onClick={() => time.setSpan(pan(span, all, 0.25))}
                    >
                      Later <ChevronRight size={16} aria-hidden />
                    </button>
                    <button
                      type="button"
                      className="button"
                      onClick={() => time.setSpan(zoom(span, all, 0.5, middle))}
                    >
                      <ZoomIn size={16} aria-hidden /> Zoom in
                    </button>
                    <button
                      type="button"
                      className="button"
                      onClick={() => time.setSpan(zoom(span, all, 2, middle))}
                    >
                      <ZoomOut size={16} aria-hidden /> Zoom out
                    </button>
                    <button type="button" className="button" onClick={() => setAt(null)}>
                      All time
                    </button>
                  </fieldset>
                  <fieldset className="chips">
                    <legend className="sr">Show below the charts</legend>
                    {beside.map((k) => (
                      <button
                        key={k}
                        type="button"
                        className="chip"
                        aria-pressed={wanted.includes(k)}
                        onClick={() =>
                          setWanted((w) => (w.includes(k) ? w.filter((x) => x !== k) : [...w, k]))
                        }
                      >
                        {names[k]}
                      </button>
                    ))}
                  </fieldset>
                </>
              )}
            </div>
            {chosen.length === 0 && (
              <p className="card part-note">
                {props.entry
                  ? "No value of this result can be drawn: see below why. Others can be chosen from the list."
                  : "Choose a test from the list."}
              </p>
            )}
            {sheet ? (
              <Flowsheet all={series} />
            ) : (
              <>
                {series.map((s) => (
                  <Chart
                    key={s.id}
                    series={s}
                    time={time}
                    onRemove={() => choose(chosen.filter((id) => id !== s.id))}
                  />
                ))}
                {series.length > 0 && <Legend />}
                {lanes.problem && (
                  <Trouble title="What happened beside could not be read" problem={lanes.problem} />
                )}
                {list(lanes.lanes)
                  .filter((l) => wanted.includes(l.section))
                  .map((l) => (
                    <Lane key={l.section} lane={l} time={time} />
                  ))}
              </>
            )}
            <NotDrawn view={view} />
          </div>
        </div>
      )}
    </div>
  );
}

// Legend says what the shapes mean.
const Legend = () => (
  <p className="label trends-legend">
    A full dot stands; a hollow one may still change; a cross is cancelled. An arrow is a bound: the value
    lies beyond it. A square frame is the sender’s own flag. × on the axis: measured, but no number was sent.
    Shaded: the range as the laboratory sent it with those values. The dashed upright is when this record was
    retrieved. An axis need not begin at 0.
  </p>
);
