import { ArrowLeft, CalendarDays, Search } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { list } from "../backend";
import type { SectionHead, SectionView } from "../backend/types";
import { BesideButton } from "../reconcile/SideBySide";
import { Fault } from "../ui/parts";
import { Text } from "../ui/text";
import { number } from "../words";
import { blocksOf } from "./ByOrganisation";
import { type Card, cards } from "./cards";
import { events } from "./events";
import type { PageProps } from "./pages";
import { SectionCard } from "./SectionCard";
import { DateFilter } from "./tools/DateFilter";
import { densityNames } from "./tools/DensityMenu";
import { cut, isDated, readAhead } from "./tools/filter";
import { ToolsContext, useTools } from "./tools/tools";
import { byKind, useNarrowed } from "./tools/useNarrowed";
import type { SectionState } from "./useRecord";

// Full is one card on a page of its own, with room for a row's parts side by
// side, and a search in it. Dates and kinds of care are chosen here anew: a page
// opened to see everything hides nothing.
function Full(
  props: PageProps & {
    card: Card;
    head: SectionHead | undefined;
    state: SectionState | undefined;
    title: string;
  },
) {
  const { card, head, state } = props;
  const outer = useTools();
  const [search, setSearch] = useState("");
  const sought = useDeferredValue(search.trim()); // what is typed is painted before its rows
  const [range, setRange] = useState({ from: "", to: "" });
  const [kind, setKind] = useState<string | undefined>();
  const tools = useMemo(
    () => ({
      ...outer,
      range,
      setRange,
      kinds: { [card.key]: kind },
      setKind: (_: string, k: string | undefined) => setKind(k),
      search: sought,
      filtered: range.from !== "" || range.to !== "" || kind !== undefined || sought !== "",
      reset: () => {
        setRange({ from: "", to: "" });
        setKind(undefined);
        setSearch("");
      },
    }),
    [outer, range, kind, sought, card.key],
  );
  const view = state?.view;
  const all = list(view?.entries).length;
  const left = useMemo(
    () => (view ? list(cut(view, { range, kind, search: sought }).view.entries).length : 0),
    [view, range, kind, sought],
  );
  useEffect(() => readAhead(list(view?.entries)), [view]);
  useNarrowed(props.view.record, [
    { page: card.key, ...range, by: [...byKind(kind), ...(sought ? ["words" as const] : [])] },
  ]);
  const searched = head && !head.safety;
  return (
    <ToolsContext value={tools}>
      <div className="full">
        <div className="summary-head">
          <h1>{props.title}</h1>
          {view && (
            <p className="retrieved" role="status">
              {left !== all && `Showing ${number(left)} of `}
              {(head?.pending ?? 0) > 0 || list(head?.missing).length > 0 ? "at least " : ""}
              {number(all)}
              {tools.filtered && (
                <>
                  {". "}
                  <button type="button" className="link" onClick={tools.reset}>
                    Reset
                  </button>
                </>
              )}
            </p>
          )}
          <button type="button" className="button full-back" onClick={() => outer.open?.("summary")}>
            <ArrowLeft size={16} aria-hidden /> Person summary
          </button>
        </div>
        <div className="summary-head">
          {searched && (
            <label className="full-search">
              <Search size={16} aria-hidden />
              <span className="sr">Search in {props.title}</span>
              <input
                type="text"
                placeholder="Search in this page"
                autoComplete="off"
                spellCheck={false}
                value={search}
                onChange={(e) => setSearch(e.target.value)}
              />
            </label>
          )}
          {(card.key === "allergies" || card.key === "medications") && <BesideButton section={card.key} />}
          {isDated(card.key) && <DateFilter view={props.view} />}
          <fieldset className="switch full-density">
            <legend className="sr">Density</legend>
            {densityNames.map((d) => (
              <button
                key={d.value}
                type="button"
                aria-pressed={(tools.densities[card.key] ?? tools.density) === d.value}
                onClick={() => tools.setCardDensity(card.key, d.value)}
              >
                {d.icon} {d.text}
              </button>
            ))}
          </fieldset>
        </div>
        <Fault what={props.title}>
          <SectionCard
            card={card}
            head={head}
            state={state}
            onRetry={props.onRetry}
            actions={props.actions}
            full
          />
        </Fault>
      </div>
    </ToolsContext>
  );
}

// OneSection is the page of the card that it is given; of one organisation's rows
// alone it says so before anything else, with the way to the others (M117).
export function OneSection({ card, only, ...props }: PageProps) {
  const tools = useTools();
  const head = list(props.view.sections).find((s) => s.key === card?.key);
  const state = card && props.sections[card.key];
  const one = useMemo(
    () => (only && head && state?.view ? ofOne(head, state.view, only) : null),
    [only, head, state],
  );
  if (!card) return null;
  const title = head?.title ?? card.key;
  if (!only) return <Full {...props} card={card} head={head} state={state} title={title} />;
  return (
    <>
      <p className="letter-lost" role="note">
        <strong>
          Only what <Text>{one?.name ?? "this organisation"}</Text> recorded.
        </strong>{" "}
        {one ? `${number(one.others)} more from other organisations. ` : ""}
        <button type="button" className="link" onClick={() => tools.open?.(`full:${card.key}`)}>
          Show all organisations
        </button>{" "}
        <button type="button" className="link" onClick={() => tools.open?.("documents")}>
          Clinical documents
        </button>
      </p>
      <Full
        {...props}
        card={card}
        head={one?.head ?? head}
        state={one ? { view: one.view } : state}
        title={`${title}: ${one?.name ?? "one organisation"}`}
      />
    </>
  );
}

// ofOne takes of a section what one organisation recorded, and how many rows are
// from others.
function ofOne(head: SectionHead, view: SectionView, ods: string) {
  const blocks = blocksOf(head, view).filter((b) => b.view.entries?.some((e) => e.source.ods === ods));
  const first = blocks[0];
  if (!first) return null;
  const entries = list(view.entries).filter((e) => e.source.ods === ods);
  const name = entries[0]?.source.name ?? "";
  return {
    name,
    others: list(view.entries).length - entries.length,
    head: { ...first.head, title: `${name}: ${head.title.toLowerCase()}`, count: entries.length },
    view: { ...first.view, entries },
  };
}

const eventCard: Card = {
  ...(cards.find((c) => c.key === "encounters") as Card),
  key: "events",
  icon: CalendarDays,
};

// AllEvents is what happened and what is booked, from all organisations, in one
// list (M99, M108).
export function AllEvents(props: PageProps) {
  const { head, state } = useMemo(() => events(props.view, props.sections), [props.view, props.sections]);
  const retry = () => {
    for (const key of ["appointments", "encounters"]) props.onRetry(key);
  };
  return <Full {...props} card={eventCard} head={head} state={state} onRetry={retry} title="All events" />;
}
