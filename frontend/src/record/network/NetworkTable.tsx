import { ChevronRight, Phone } from "lucide-react";
import { Fragment, useId, useState } from "react";
import { list } from "../../backend";
import type { Entry, Group } from "../../backend/types";
import { SettingIcon } from "../../ui/SettingIcon";
import { Text } from "../../ui/text";
import { EntryDetails } from "../EntryDetails";
import { organisation, type RowActions } from "../EntryRow";
import { useRowKeys } from "../rowKeys";
import { Tag } from "../Tag";
import { type Way, waysOf } from "./network";

// NetworkTable shows the people of one group in columns: what they are, who, of
// which organisation, since when, and how to reach them.
export function NetworkTable(props: { rows: readonly Entry[]; group: Group; actions: RowActions }) {
  const personal = props.group.key === "personal";
  return (
    <table className="network">
      <thead>
        <tr>
          <th scope="col">{personal ? "Relationship" : "Role"}</th>
          <th scope="col">Name</th>
          <th scope="col">{personal ? "Recorded by" : "Team and organisation"}</th>
          <th scope="col">Since</th>
          <th scope="col">Telephone</th>
          <th scope="col">
            <span className="sr">Details</span>
          </th>
        </tr>
      </thead>
      {props.rows.map((e) => (
        <Person key={e.id} entry={e} onSource={() => props.actions.onSource(e)} />
      ))}
    </table>
  );
}

// people are the pairs of role and name of a row: a team's members, or the
// contact with what they are, in full, as recorded (M114).
function people(e: Entry): [string, string][] {
  const facts = list(e.facts);
  const members = facts.filter((f) => f.key === "member").map((f): [string, string] => [f.label, f.text]);
  if (members.length > 0) return members;
  const what = facts.filter((f) => f.key === "relationship" || f.key === "support").map((f) => f.text);
  return what.length > 0 ? [[what.join(", "), e.term]] : [["Team", e.term]];
}

function Person({ entry, onSource }: { entry: Entry; onSource: () => void }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const all = people(entry);
  const team = all[0]?.[1] === entry.term ? "" : entry.term;
  const rest = list(entry.facts).filter(
    (f) => f.lead && !["member", "phone", "relationship", "support"].includes(f.key),
  );
  const keys = useRowKeys(entry);
  return (
    <tbody data-entry={entry.id} onKeyDown={keys}>
      {all.map(([role, name], i) => (
        <tr key={`${role}|${name}`}>
          <th scope="row">
            <Text>{role}</Text>
          </th>
          <td>
            <Text>{name}</Text>
          </td>
          {i === 0 && (
            <>
              <td rowSpan={all.length}>
                <span className="network-org">
                  <SettingIcon setting={entry.source.setting} />
                  <span>
                    {team && (
                      <>
                        <Text>{team}</Text>
                        <br />
                      </>
                    )}
                    <Text>{organisation(entry)}</Text>
                    <Tag status={entry.status} />
                    {rest.map((f) => (
                      <Fragment key={`${f.label}${f.text}`}>
                        <br />
                        <span className="label">{f.label}</span> <Text>{f.text}</Text>
                      </Fragment>
                    ))}
                    {list(entry.cautions).map((c) => (
                      <span className="caution" key={c}>
                        <Text>{c}</Text>
                      </span>
                    ))}
                  </span>
                </span>
              </td>
              <td rowSpan={all.length} className="nowrap">
                {entry.when.kind && entry.when.kind !== "From" && (
                  <span className="label">{entry.when.kind} </span>
                )}
                <Text>{entry.when.text}</Text>
              </td>
              <td rowSpan={all.length}>
                <Ways ways={waysOf(entry)} />
              </td>
              <td rowSpan={all.length}>
                <button
                  type="button"
                  className={open ? "row-more row-more-open" : "row-more"}
                  aria-expanded={open}
                  aria-controls={open ? id : undefined}
                  aria-label={`Details of ${entry.term}`}
                  onClick={() => setOpen(!open)}
                >
                  <ChevronRight size={16} aria-hidden />
                </button>
              </td>
            </>
          )}
        </tr>
      ))}
      {open && (
        <tr>
          <td colSpan={6} className="details" id={id}>
            <EntryDetails entry={entry} onSource={onSource} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

// Ways are numbers, each with what it was sent as.
export function Ways({ ways }: { ways: readonly Way[] }) {
  if (ways.length === 0) return <span className="label">No number sent</span>;
  return (
    <>
      {ways.map((w) => (
        <span className="way" key={`${w.label}${w.text}`}>
          <Phone size={13} aria-hidden /> <Text>{w.text}</Text> <span className="label">{w.label}</span>
        </span>
      ))}
    </>
  );
}
