import { Search, TriangleAlert } from "lucide-react";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { list } from "../backend";
import type { Entry, SectionView } from "../backend/types";
import { Text } from "../ui/text";
import { number, plural } from "../words";
import type { Card } from "./cards";
import { all, type Choice, chosen, haystack, isOn, organisations } from "./choose";
import { PageHead } from "./PageParts";
import type { PageProps } from "./pages";
import { SectionCard } from "./SectionCard";
import { results } from "./sections/results";
import { headOf } from "./standing";
import { ValueList } from "./ValueList";

// plainly says what a status means for whoever reads the result: the words of
// HL7's diagnostic report and observation statuses, as Go writes them
// (https://hl7.org/fhir/R4/valueset-diagnostic-report-status.html).
const plainly: Record<string, string> = {
  "Registered, no result yet": "No result yet.",
  Partial: "Interim: some of it is still to come.",
  Preliminary: "Interim: it may still change.",
  Amended: "Changed after it was final.",
  Corrected: "Corrected after it was final.",
  Appended: "Added to after it was final.",
  Cancelled: "Cancelled: do not read it as a result.",
};

function Panel({ entry }: { entry: Entry; open: boolean }) {
  const says = plainly[entry.status.text];
  const values = list(entry.values);
  return (
    <>
      {says && (
        <p className="caution">
          <TriangleAlert size={15} aria-hidden /> {says}
        </p>
      )}
      {values.length > 0 && <ValueList values={values} of={entry} />}
    </>
  );
}

const panel: Card = { ...results, Extra: Panel, pinned: true };

// ResultsPage is every result in full, newest first as Go orders them, and can be
// narrowed by organisation and by name; it always says how many it leaves out.
export function ResultsPage(props: PageProps) {
  const head = headOf(props.view, "results");
  const state = props.sections.results;
  const [choice, setChoice] = useState<Choice>(all);
  const late = useDeferredValue(choice); // typing goes on while a long list is redrawn
  const rows = useMemo(() => list(state?.view?.entries), [state?.view]);
  const stacks = useMemo(() => new Map(rows.map((e) => [e, haystack(e)] as const)), [rows]);
  const sources = useMemo(() => organisations(rows), [rows]);
  const shown = useMemo(() => chosen(rows, stacks, late), [rows, stacks, late]);
  const narrowed = useMemo(
    () => (state?.view ? { ...state, view: only(state.view, shown) } : state),
    [state, shown],
  );
  const on = isOn(choice);
  const sure = head !== undefined && head.pending === 0 && list(head.missing).length === 0;

  return (
    <div className="page page-rows page-results">
      <PageHead {...props} title="Results" hint="Newest first" keys={["results"]} />
      {rows.length > 0 && (
        <Narrow choice={choice} onChoice={setChoice} sources={sources}>
          <strong>
            {on
              ? `Showing ${number(shown.length)} of ${sure ? "" : "at least "}${plural(rows.length, "result")}.`
              : `${sure ? "" : "At least "}${plural(rows.length, "result")}.`}
          </strong>
          {on && " Filter on."}
        </Narrow>
      )}
      {on && shown.length === 0 ? (
        <p className="card part-note">
          No result here has that name from that organisation. Others are left out by the filter.
        </p>
      ) : (
        <SectionCard
          card={panel}
          head={head}
          state={on ? narrowed : state}
          onRetry={props.onRetry}
          actions={props.actions}
          full
        />
      )}
    </div>
  );
}

const only = (view: SectionView, entries: Entry[]): SectionView => ({ ...view, entries });

function Narrow(props: {
  choice: Choice;
  onChoice: (c: Choice) => void;
  sources: readonly [string, number][];
  children: React.ReactNode;
}) {
  const id = useId();
  const { choice, onChoice } = props;
  return (
    <search className="narrow">
      <div className="narrow-words">
        <label htmlFor={id}>
          <Search size={16} aria-hidden /> Find by name
        </label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={choice.words}
          onChange={(e) => onChoice({ ...choice, words: e.target.value })}
        />
      </div>
      <fieldset className="chips">
        <legend className="sr">Organisation</legend>
        {[["", 0] as const, ...props.sources].map(([name, n]) => (
          <button
            key={name}
            type="button"
            className="chip"
            aria-pressed={choice.from === name}
            onClick={() => onChoice({ ...choice, from: name })}
          >
            {name === "" ? "All organisations" : <Text>{name}</Text>}{" "}
            {name !== "" && <strong>{number(n)}</strong>}
          </button>
        ))}
      </fieldset>
      <p role="status">
        {props.children}{" "}
        {isOn(choice) && (
          <button type="button" className="link" onClick={() => onChoice(all)}>
            Reset
          </button>
        )}
      </p>
    </search>
  );
}
