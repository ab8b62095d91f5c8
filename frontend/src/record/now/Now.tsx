import { Info, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { list, problemOf, useBackend } from "../../backend";
import type { NowView, Problem, RecordView, WhereLine } from "../../backend/types";
import { SettingIcon } from "../../ui/SettingIcon";
import { Text } from "../../ui/text";
import type { RowActions } from "../EntryRow";
import type { SectionState } from "../useRecord";
import { Glance, unread } from "./Glance";
import { Since } from "./Since";
import "./now.css";

interface Props {
  view: RecordView;
  sections: Readonly<Record<string, SectionState>>;
  actions: RowActions;
}

// Now is one block between the alerts and the cards: where the person is, what is
// asked first, and what is dated since the last discharge (M158). Who may hold more
// is said once for all of it.
export function Now({ view, sections, actions }: Props) {
  const { now, problem } = useNow(view);
  return (
    <div className="above">
      {problem && <p role="alert">{problem.say}</p>}
      {!problem && <Glance glance={now?.glance ?? unread} sections={sections} onLetter={actions.onLetter} />}
      {!view.person.deceased && <WhereNow now={now} failed={problem !== null} />}
      {list(now?.unknown).map((u) => (
        <p key={u} className="card-missing">
          <Info size={15} aria-hidden /> <Text>{u}</Text>
        </p>
      ))}
      {now && <Since since={now.since} sections={sections} actions={actions} />}
    </div>
  );
}

// useNow reads it anew whenever one more organisation is done, and not for every
// section of it: Go looks through the whole record each time.
export function useNow(view: RecordView): { now: NowView | null; problem: Problem | null } {
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
function WhereNow(props: { now: NowView | null; failed: boolean }) {
  return (
    <section className="where" aria-labelledby="where-title">
      <h2 id="where-title">Where now</h2>
      <WhereLines {...props} />
    </section>
  );
}

// WhereLines are the places with who says so, and what is not known.
export function WhereLines(props: { now: NowView | null; failed: boolean }) {
  const where = props.now?.where;
  return (
    <div className="where-lines">
      {!where && !props.failed && <p className="label">Reading…</p>}
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
