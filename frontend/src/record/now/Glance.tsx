import { list } from "../../backend";
import type { Entry, GlanceView } from "../../backend/types";
import { Text } from "../../ui/text";
import { plural } from "../../words";
import { organisation } from "../EntryRow";
import { useTools } from "../tools/tools";
import type { SectionState } from "../useRecord";

// unread keeps the room of the answers while Go looks through the record.
export const unread: GlanceView = {
  lines: (
    [
      ["appointment", "Next appointment"],
      ["resuscitation", "Resuscitation decision"],
      ["plans", "Care plans and decisions"],
      ["letter", "Latest discharge letter"],
    ] as const
  ).map(([key, title]) => ({ key, title, rows: [], say: "Reading…" })),
  plans: 0,
  decisions: 0,
};

// Glance answers on the summary, without a click, what is asked first of a record
// whose cards do not fit on one screen. Go finds the rows; filters do not touch it.
export function Glance(props: {
  glance: GlanceView;
  sections: Readonly<Record<string, SectionState>>;
  onLetter: (e: Entry) => void;
}) {
  const { glance } = props;
  return (
    <section className="glance" aria-label="At a glance">
      <dl>
        {list(glance.lines).map((l) => (
          <div key={l.key}>
            <dt>{l.title}</dt>
            <dd>
              {list(l.rows).map((r) => {
                const e = list(props.sections[r.section]?.view?.entries).find((x) => x.id === r.entry);
                return e ? (
                  <One
                    key={r.entry}
                    entry={e}
                    onOpen={l.key === "letter" && e.letter ? () => props.onLetter(e) : undefined}
                  />
                ) : (
                  <p key={r.entry} className="label">
                    Reading…
                  </p>
                );
              })}
              {l.key === "plans" && <Plans glance={glance} />}
              {l.say && <p className="label">{l.say}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Plans({ glance }: { glance: GlanceView }) {
  const { open } = useTools();
  if (glance.plans + glance.decisions === 0) return null;
  return (
    <button type="button" className="link" onClick={() => open?.("full:care-plans")}>
      {[
        ...(glance.plans > 0 ? [plural(glance.plans, "care plan")] : []),
        ...(glance.decisions > 0 ? [plural(glance.decisions, "decision")] : []),
      ].join(", ")}
    </button>
  );
}

function One({ entry, onOpen }: { entry: Entry; onOpen?: (() => void) | undefined }) {
  const term = [entry.negation, entry.term || "No title sent"].filter(Boolean).join(" ");
  return (
    <p>
      {onOpen ? (
        <button type="button" className="link" onClick={onOpen}>
          <Text>{term}</Text>
        </button>
      ) : (
        <strong>
          <Text>{term}</Text>
        </strong>
      )}{" "}
      <span className="nowrap">
        <Text>{[entry.when.text, entry.when.time].filter(Boolean).join(" ")}</Text>
      </span>{" "}
      <span className="label">
        <Text>{organisation(entry)}</Text>
      </span>
    </p>
  );
}
