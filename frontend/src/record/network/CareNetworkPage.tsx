import { Target } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { list } from "../../backend";
import type { Entry, RecordView, SectionHead } from "../../backend/types";
import { Fault } from "../../ui/parts";
import { Text } from "../../ui/text";
import { Below } from "../Below";
import { type Card, plainCard } from "../cards";
import { organisation } from "../EntryRow";
import type { PageProps } from "../pages";
import { SectionCard } from "../SectionCard";
import { careNetwork } from "../sections/careNetwork";
import type { SectionState } from "../useRecord";
import { NetworkTable, Ways } from "./NetworkTable";
import {
  allocated,
  coordinators,
  type Found,
  gap,
  keyHolders,
  lastSeen,
  reachable,
  type Sections,
} from "./network";
import { Phones } from "./Phones";

const table: Card = { ...careNetwork, pinned: true, Rows: NetworkTable };
const goalCard: Card = { ...plainCard("goals"), icon: Target, pinned: true };

// CareNetworkPage is everybody involved, whom to ring first, and what the person
// wants of it (M25, M114, M157).
export function CareNetworkPage(props: PageProps) {
  const { view, sections } = props;
  const head = list(view.sections).find((s) => s.key === "care-network");
  const goals = useMemo(() => goalsOf(view, sections), [view, sections]);
  const card = (c: Card, h: SectionHead | undefined, s: SectionState | undefined, key: string) => (
    <Fault what={h?.title ?? c.key}>
      <SectionCard
        card={c}
        head={h}
        state={s}
        onRetry={() => props.onRetry(key)}
        actions={props.actions}
        full
      />
    </Fault>
  );
  return (
    <div className="page">
      <div className="summary-head">
        <h1>Care network</h1>
        <p className="retrieved">People involved in this person’s care, as far as organisations share it</p>
      </div>
      <First view={view} sections={sections} />
      <Below rows={firsts + reachable(sections).length}>
        {card(table, head, sections["care-network"], "care-network")}
        {card(goalCard, goals.head, goals.state, "care-plans")}
      </Below>
    </div>
  );
}

// firsts are the lines of First above its numbers.
const firsts = 6;

// First answers what is asked first: who holds the strands, who saw the person
// last, whom to ring.
function First({ view, sections }: { view: RecordView; sections: Sections }) {
  const seen = lastSeen(sections);
  const none = (...keys: string[]) => (
    <span className="label">
      {gap(view, ...keys) || "None named by those who answered. That does not mean that there is none."}
    </span>
  );
  const line = (label: string, found: Found[], ...keys: string[]) => (
    <Line label={label}>
      {found.length === 0
        ? none(...keys)
        : found.map((f) => (
            <p key={f.entry.id + f.what}>
              <strong>
                <Text>{f.what}</Text>
              </strong>
              , <From entry={f.entry} /> <Ways ways={f.ways} />
            </p>
          ))}
    </Line>
  );
  const beside = gap(view, "encounters", "appointments");
  return (
    <section className="card first" aria-labelledby="first-title">
      <div className="card-head">
        <h2 id="first-title">First contacts</h2>
      </div>
      <dl>
        <Line label="GP practice">
          {view.person.gp ? (
            <strong>
              <Text>{view.person.gp}</Text>
            </strong>
          ) : (
            <span className="label">
              {view.person.sensitive
                ? "Withheld: sensitive record"
                : "Not recorded on the Personal Demographics Service"}
            </span>
          )}
        </Line>
        {line("Allocated social worker", allocated(sections), "social-care", "care-network")}
        {line("Care co-ordinator", coordinators(sections), "care-network")}
        {line("Key holder", keyHolders(sections), "care-network")}
        <Line label="Last seen, of what was shared">
          {seen ? (
            <p>
              <strong>
                <Text>{seen.term}</Text>
              </strong>
              , <Text>{[seen.when.text, seen.when.time].filter(Boolean).join(" ")}</Text>,{" "}
              <From entry={seen} />
              {seen.source.author && (
                <>
                  , <Text>{seen.source.author}</Text>
                </>
              )}
              {beside && <span className="label"> May have been seen since: {beside}</span>}
            </p>
          ) : (
            none("encounters", "appointments")
          )}
        </Line>
        <Line label="Who to phone now">
          <Phones view={view} sections={sections} />
        </Line>
      </dl>
    </section>
  );
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const From = ({ entry }: { entry: Entry }) => <Text>{organisation(entry)}</Text>;

// goalsOf is the goals of all plans as a section of its own; what misses a care
// plan misses its goals too.
function goalsOf(view: RecordView, sections: Sections): { head?: SectionHead; state?: SectionState } {
  const plans = list(view.sections).find((s) => s.key === "care-plans");
  if (!plans) return {};
  const groups = list(plans.groups).filter((g) => g.key === "goals");
  const head = { ...plans, key: "goals", title: "Goals across all plans", groups };
  const state = sections["care-plans"];
  if (!state?.view) return state ? { head, state } : { head };
  const entries = list(state.view.entries).filter((e) => e.group === "goals");
  const empty = list(state.view.empty);
  return {
    head,
    state: {
      ...state,
      view: {
        ...state.view,
        section: head,
        entries,
        notes: [],
        warnings: [],
        empty:
          entries.length > 0 || empty.length > 0
            ? [...empty]
            : [
                "No goals in force were sent with the care plans.",
                "Absence of information does not mean that there is none.",
              ],
      },
    },
  };
}
