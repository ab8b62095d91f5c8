import { ChartLine, Search, TriangleAlert } from "lucide-react";
import {
  createContext,
  useContext,
  useDeferredValue,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { list } from "../backend";
import type { Entry, SectionView } from "../backend/types";
import { TrendsPage } from "../trends/TrendsPage";
import { Text } from "../ui/text";
import { number, plural } from "../words";
import type { Card } from "./cards";
import { all, type Choice, chosen, isOn, organisations } from "./choose";
import { PageHead } from "./PageParts";
import type { PageProps } from "./pages";
import { SectionCard } from "./SectionCard";
import { results } from "./sections/results";
import { headOf } from "./standing";
import { useNarrowed } from "./tools/useNarrowed";
import { scroller } from "./useSteady";
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

// Over shows what a row measured over time.
const Over = createContext<(entry: string) => void>(() => {});

function Panel({ entry }: { entry: Entry; open: boolean }) {
  const says = plainly[entry.status.text];
  const values = list(entry.values);
  const over = useContext(Over);
  return (
    <>
      {says && (
        <p className="caution">
          <TriangleAlert size={15} aria-hidden /> {says}
        </p>
      )}
      {values.length > 0 && <ValueList values={values} of={entry} />}
      {values.length > 0 && (
        <button
          type="button"
          className="link over-time"
          aria-label={`${entry.term} over time`}
          onClick={() => over(entry.id)}
        >
          <ChartLine size={15} aria-hidden /> Over time
        </button>
      )}
    </>
  );
}

const panel: Card = { ...results, Extra: Panel, pinned: true };

// ResultsPage is the list of results, or in its place what was measured over time;
// the list is then as it was left.
export function ResultsPage(props: PageProps) {
  const [over, setOver] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const left = useRef<{ top: number; from: Element | null }>({ top: 0, from: null });
  const open = useMemo(
    () => (entry: string) => {
      const main = box.current?.closest<HTMLElement>("#main");
      left.current = { top: main ? scroller(main).scrollTop : 0, from: document.activeElement };
      setOver(entry);
    },
    [],
  );
  useLayoutEffect(() => {
    const main = box.current?.closest<HTMLElement>("#main");
    if (main && left.current.from) scroller(main).scrollTop = over === null ? left.current.top : 0;
    if (over === null && left.current.from instanceof HTMLElement)
      left.current.from.focus({ preventScroll: true });
  }, [over]);
  return (
    <div ref={box}>
      <div hidden={over !== null}>
        <Over value={open}>
          <ResultsList {...props} onOver={() => open("")} />
        </Over>
      </div>
      {over !== null && <TrendsPage {...props} entry={over} onBack={() => setOver(null)} />}
    </div>
  );
}

// ResultsList is every result in full, newest first as Go orders them, and can be
// narrowed by organisation and by name; it always says how many it leaves out.
function ResultsList(props: PageProps & { onOver: () => void }) {
  const head = headOf(props.view, "results");
  const state = props.sections.results;
  const [choice, setChoice] = useState<Choice>(all);
  const late = useDeferredValue(choice); // typing goes on while a long list is redrawn
  const rows = useMemo(() => list(state?.view?.entries), [state?.view]);
  const sources = useMemo(() => organisations(rows), [rows]);
  const shown = useMemo(() => chosen(rows, late), [rows, late]);
  const narrowed = useMemo(
    () => (state?.view ? { ...state, view: only(state.view, shown) } : state),
    [state, shown],
  );
  const on = isOn(choice);
  useNarrowed(props.view.record, [
    {
      page: "results",
      from: "",
      to: "",
      by: [
        ...(choice.from ? ["organisation" as const] : []),
        ...(choice.words.trim() ? ["words" as const] : []),
      ],
    },
  ]);
  const sure = head !== undefined && head.pending === 0 && list(head.missing).length === 0;

  return (
    <div className="page page-rows page-results">
      <PageHead {...props} title="Results" hint="Newest first" keys={["results"]} />
      <p>
        <button type="button" className="button" onClick={props.onOver}>
          <ChartLine size={16} aria-hidden /> Over time
        </button>
      </p>
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
