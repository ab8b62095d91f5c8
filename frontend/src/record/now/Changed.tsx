import { ChevronDown, History, Info } from "lucide-react";
import { useId, useState } from "react";
import { list, useBackend } from "../../backend";
import type { ChangesOf, RecordView } from "../../backend/types";
import { List } from "../../ui/List";
import { SettingIcon } from "../../ui/SettingIcon";
import { Text } from "../../ui/text";
import { andList, number } from "../../words";
import type { RowActions } from "../EntryRow";
import type { SectionState } from "../useRecord";
import { useWhenDone } from "../useWhenDone";
import { Part } from "./Since";

// Changed is what is other than when the user last looked at this record from this
// computer: counts for each organisation, what cannot be told, and the rows. It is
// not there where the region keeps no looks.
export function Changed(props: {
  view: RecordView;
  sections: Readonly<Record<string, SectionState>>;
  actions: RowActions;
}) {
  const backend = useBackend();
  const { found, problem } = useWhenDone(props.view, backend.record.changes);
  const [open, setOpen] = useState(false);
  const title = useId();
  const body = useId();
  if (problem) return <p role="alert">What changed since you last looked: {problem.say}</p>;
  if (!found?.on) return null;
  const organisations = list(found.organisations);
  const parts = [
    { key: "new", title: "New", rows: found.new, notes: [] },
    { key: "altered", title: "Altered", rows: found.altered, notes: [] },
  ].filter((p) => list(p.rows).length > 0);
  const some = organisations.filter((o) => o.new + o.altered + o.gone > 0);
  const same = organisations.filter((o) => !some.includes(o) && list(o.unknown).length === 0);
  return (
    <section className="since changed" aria-labelledby={title}>
      <div className="card-head">
        {parts.length > 0 && (
          <button
            type="button"
            className="icon-button"
            aria-expanded={open}
            aria-controls={open ? body : undefined}
            aria-label={`${open ? "Collapse" : "Expand"} Changed since you last looked`}
            onClick={() => setOpen(!open)}
          >
            <ChevronDown size={16} aria-hidden className={open ? undefined : "turned"} />
          </button>
        )}
        <History size={18} aria-hidden className="card-icon" />
        <h2 id={title}>Changed since you last looked{found.last && `, ${found.last}`}</h2>
      </div>
      <div className="since-head">
        {found.say && <p className="label">{found.say}</p>}
        {some.length > 0 && (
          <List className="changed-of">
            {some.map((o) => (
              <li key={o.ods}>
                <SettingIcon setting={o.setting} />
                <span>
                  <Text>{o.name}</Text>: <strong>{counts(o)}</strong>
                </span>
              </li>
            ))}
          </List>
        )}
        {same.length > 0 && (
          <p className="label">
            Nothing new, altered or gone: <Text>{andList(same.map((o) => o.name))}</Text>.
          </p>
        )}
        {organisations.flatMap((o) =>
          list(o.unknown).map((u) => (
            <p key={o.ods + u} className="card-missing since-unknown">
              <Info size={15} aria-hidden />{" "}
              <span>
                <strong>Cannot tell.</strong> <Text>{`${o.name} – ${u}`}</Text>
              </span>
            </p>
          )),
        )}
        {list(found.notes).map((n) => (
          <p key={n} className="card-missing since-unknown">
            <Info size={15} aria-hidden />{" "}
            <span>
              <strong>Cannot tell.</strong> {n}
            </span>
          </p>
        ))}
        <p className="changed-rule">
          This is not a notification service: records are compared only when you open them here, and nobody is
          told of a change.
          {organisations.some((o) => o.gone > 0) &&
            " Gone: shown to you then and not now; which items these were is not kept."}
        </p>
      </div>
      {open && (
        <div id={body}>
          {parts.map((p) => (
            <Part key={p.key} part={p} sections={props.sections} actions={props.actions} />
          ))}
        </div>
      )}
    </section>
  );
}

const counts = (o: ChangesOf) =>
  [
    ...(o.new > 0 ? [`${number(o.new)} new`] : []),
    ...(o.altered > 0 ? [`${number(o.altered)} altered`] : []),
    ...(o.gone > 0 ? [`${number(o.gone)} gone`] : []),
  ].join(", ");
