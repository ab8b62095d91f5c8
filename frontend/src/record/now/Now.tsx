import { Info, TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { list, useBackend } from "../../backend";
import type { Entry, NowView, RecordView, WhereLine } from "../../backend/types";
import { SettingIcon } from "../../ui/SettingIcon";
import { Text } from "../../ui/text";
import { andList, plural } from "../../words";
import { differing } from "../differing";
import type { RowActions } from "../EntryRow";
import { useTools } from "../tools/tools";
import type { SectionState } from "../useRecord";
import { useWhenDone } from "../useWhenDone";
import { Changed } from "./Changed";
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
  const backend = useBackend();
  const { found: now, problem } = useWhenDone(view, backend.record.now);
  return (
    <div className="above">
      {problem && <p role="alert">{problem.say}</p>}
      {!problem && <Glance glance={now?.glance ?? unread} sections={sections} onLetter={actions.onLetter} />}
      <Differing rows={list(sections.medications?.view?.entries)} />
      {!view.person.deceased && <WhereNow now={now} failed={problem !== null} />}
      {list(now?.unknown).map((u) => (
        <p key={u} className="card-missing">
          <Info size={15} aria-hidden /> <Text>{u}</Text>
        </p>
      ))}
      {now && <Since since={now.since} sections={sections} actions={actions} />}
      <Changed view={view} sections={sections} actions={actions} />
    </div>
  );
}

// Differing names every current medicine on which organisations differ, with the
// way to who says what: their rows stand further down than one screen.
function Differing({ rows }: { rows: readonly Entry[] }) {
  const { open } = useTools();
  const found = useMemo(() => [...differing(rows).values()], [rows]);
  if (found.length === 0) return null;
  return (
    <section className="now-differ" aria-label="Where organisations differ on medicines">
      <TriangleAlert size={15} aria-hidden />
      <p>
        <strong>Organisations differ on {plural(found.length, "current medicine")}:</strong>{" "}
        <Text>{andList(found.flatMap(([e]) => (e ? [e.term || "No title sent"] : [])))}</Text>.{" "}
        <button type="button" className="link" onClick={() => open?.("medications")}>
          Who says what of medicines
        </button>
      </p>
    </section>
  );
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
