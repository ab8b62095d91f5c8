import { TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { list, problemOf, useBackend } from "../../backend";
import type { NowView, Problem, RecordView, WhereLine } from "../../backend/types";
import { SettingIcon } from "../../ui/SettingIcon";
import { Text } from "../../ui/text";
import type { RowActions } from "../EntryRow";
import type { SectionState } from "../useRecord";
import { Since } from "./Since";
import "./now.css";

interface Props {
  view: RecordView;
  sections: Readonly<Record<string, SectionState>>;
  actions: RowActions;
}

// Now is what stands between the alerts and the cards: where the person is, and
// what is dated since the last discharge (M158).
export function Now({ view, sections, actions }: Props) {
  const { now, problem } = useNow(view);
  return (
    <>
      <WhereNow now={now} problem={problem} died={view.person.deceased} />
      {now && <Since since={now.since} sections={sections} actions={actions} />}
    </>
  );
}

// useNow reads it anew whenever one more organisation is done, and not for every
// section of it: Go looks through the whole record each time.
function useNow(view: RecordView): { now: NowView | null; problem: Problem | null } {
  const backend = useBackend();
  const [now, setNow] = useState<NowView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { record } = view;
  const done = list(view.partners)
    .map((p) => p.state)
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is done says when
  useEffect(() => {
    let here = true;
    backend.record.now(record).then(
      (n) => {
        if (!here || n.record !== record) return;
        setNow(n);
        setProblem(null);
      },
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [backend, record, done]);
  return { now, problem };
}

// WhereNow never folds: whether somebody is at home or in a hospital comes before
// anything that is read for them.
function WhereNow(props: { now: NowView | null; problem: Problem | null; died: boolean }) {
  const where = props.now?.where;
  if (props.died) return null;
  return (
    <section className="where" aria-labelledby="where-title">
      <h2 id="where-title">Where now</h2>
      <div className="where-lines">
        {props.problem && <p role="alert">{props.problem.say}</p>}
        {!where && !props.problem && <p className="label">Reading…</p>}
        {list(where?.lines).map((l) => (
          <Line key={`${l.kind}|${l.text}|${list(l.who).join()}`} line={l} />
        ))}
        {where?.differ && (
          <p className="caution">
            <TriangleAlert size={15} aria-hidden /> {where.differ}
          </p>
        )}
        {list(where?.unknown).length > 0 && (
          <p className="where-unknown">
            <Text>{list(where?.unknown).join(" ")}</Text>
          </p>
        )}
      </div>
    </section>
  );
}

const Line = ({ line }: { line: WhereLine }) => (
  <p className={`where-line where-${line.kind}`}>
    {line.setting && <SettingIcon setting={line.setting} />}
    <span>
      <span className="label">{line.label}</span>{" "}
      <strong>
        <Text>{line.text}</Text>
      </strong>
      {list(line.facts).map((f) => (
        <span key={f}>
          , <Text>{f}</Text>
        </span>
      ))}
      <span className="where-who">
        {" "}
        – <Text>{list(line.who).join("; ")}</Text>
      </span>
    </span>
  </p>
);
