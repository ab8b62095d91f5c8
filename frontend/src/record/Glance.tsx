import type { ReactNode } from "react";
import { list } from "../backend";
import type { Entry, RecordView } from "../backend/types";
import { Text } from "../ui/text";
import { plural } from "../words";
import { organisation } from "./EntryRow";
import { gap, type Sections } from "./network/network";
import { headOf } from "./standing";
import { useTools } from "./tools/tools";

const rowsOf = (sections: Sections, key: string, ...groups: string[]): Entry[] =>
  list(sections[key]?.view?.entries).filter((e) => groups.length === 0 || groups.includes(e.group));

const words = (e: Entry): string => [e.term, ...list(e.codes).map((c) => c.display)].join("\n");

// nextAppointment is the nearest to come that was not called off.
export const nextAppointment = (sections: Sections): Entry | undefined =>
  rowsOf(sections, "appointments", "upcoming")
    .filter((e) => e.when.iso !== "" && !/cancel|did not|error/i.test(e.status.text))
    .sort((a, b) => (a.when.iso < b.when.iso ? -1 : 1))[0];

// resuscitation are all decisions in force that are about it; who differ are both told.
export const resuscitation = (sections: Sections): Entry[] =>
  rowsOf(sections, "care-plans", "decisions").filter((e) => /resuscitat|\bcpr\b|dnacpr/i.test(words(e)));

// dischargeLetter is the newest letter that calls itself one; a practice's note
// that it has read a letter does not.
export const dischargeLetter = (sections: Sections): Entry | undefined =>
  rowsOf(sections, "documents")
    .filter(
      (e) => e.group !== "superseded" && /discharge (summary|letter|report|notification)/i.test(words(e)),
    )
    .sort((a, b) => (a.when.iso < b.when.iso ? 1 : -1))[0];

// Glance answers on the summary, without a click, what is asked first of a record
// whose cards do not fit on one screen. Filters do not touch it.
export function Glance(props: { view: RecordView; sections: Sections; onLetter: (e: Entry) => void }) {
  const { view, sections } = props;
  const { open } = useTools();
  const next = nextAppointment(sections);
  const decided = resuscitation(sections);
  const plans = rowsOf(sections, "care-plans", "plans").length;
  const decisions = rowsOf(sections, "care-plans", "decisions").length;
  const letter = dischargeLetter(sections);
  const line = (label: string, key: string, found: ReactNode) => (
    <div>
      <dt>{label}</dt>
      <dd>
        {found}
        <Rest view={view} sections={sections} of={key} found={Boolean(found)} />
      </dd>
    </div>
  );
  return (
    <section className="glance" aria-label="At a glance">
      <dl>
        {line("Next appointment", "appointments", next && <One entry={next} />)}
        {line(
          "Resuscitation decision",
          "care-plans",
          decided.length > 0 && decided.map((e) => <One key={e.id} entry={e} />),
        )}
        {line(
          "Care plans and decisions",
          "care-plans",
          plans + decisions > 0 && (
            <button type="button" className="link" onClick={() => open?.("full:care-plans")}>
              {[
                ...(plans > 0 ? [plural(plans, "care plan")] : []),
                ...(decisions > 0 ? [plural(decisions, "decision")] : []),
              ].join(", ")}
            </button>
          ),
        )}
        {line(
          "Latest discharge letter",
          "documents",
          letter && <One entry={letter} onOpen={letter.letter ? () => props.onLetter(letter) : undefined} />,
        )}
      </dl>
    </section>
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

// Rest says what may be missing beside an answer, or in place of one: that nothing
// was found is never said of what was not read.
function Rest(props: { view: RecordView; sections: Sections; of: string; found: boolean }) {
  const head = headOf(props.view, props.of);
  const state = props.sections[props.of];
  const gaps = gap(props.view, props.of);
  const say = head?.hidden
    ? "Hidden by your role."
    : !head || state?.problem
      ? "Could not be shown. Information may exist."
      : !state?.view
        ? "Reading…"
        : props.found
          ? gaps
          : ["None found in what was shared. That does not mean that there is none.", gaps]
              .filter(Boolean)
              .join(" ");
  return say ? <p className="label">{say}</p> : null;
}
