import { ChevronRight, TriangleAlert } from "lucide-react";
import { type MouseEvent, memo, use, useCallback, useEffect, useId, useRef, useState } from "react";
import { list } from "../backend";
import type { Entry, When } from "../backend/types";
import { FoundContext } from "../find/found";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { settings } from "../words";
import { Clinical } from "./abbreviations";
import type { Card } from "./cards";
import { EntryDetails } from "./EntryDetails";
import { useRowKeys } from "./rowKeys";
import { Tag } from "./Tag";
import { OpenedLate, OpenedNow, OpenedTurn } from "./tools/tools";
import { inTurn } from "./useInTurn";
import { pushedOut, useNear } from "./useNear";

export interface RowActions {
  onLetter: (entry: Entry) => void;
  onSource: (entry: Entry) => void;
}

// organisation is the partner's name, or the kind of care where the name is
// withheld for a sensitive person.
export const organisation = (e: Entry): string =>
  e.source.name || settings[e.source.setting] || "Organisation not stated";

// plain facts say what they are by standing under the term; their label is for
// screen readers.
const plain: ReadonlySet<string> = new Set(["reaction", "dose"]);

// Place is where a row stands in a list of which only a part is in the page:
// its index of so many, the room of the rows left out before it, in pixels, and
// what measures it.
export interface Place {
  index: number;
  of: number;
  gap: number;
  measure: (row: HTMLElement | null) => void;
}

// EntryRow is one item. What stands in it is there in every density; a click
// opens the rest in place, or the letter of a document.
export const EntryRow = memo(function EntryRow({
  entry,
  card,
  actions,
  index,
  of,
  gap,
  measure,
}: Partial<Place> & {
  entry: Entry;
  card: Card;
  actions: RowActions;
}) {
  const row = useRef<HTMLLIElement>(null);
  const near = useNear(row, !measure);
  const told = use(near ? OpenedNow : OpenedLate);
  // What was found may stand in what an open row alone shows.
  const found = use(FoundContext);
  const mine = found?.entry === entry.id && !found.seek;
  const [turn, setTurn] = useState(told.turn);
  const [open, setOpen] = useState(told.open || mine);
  // Of many that open at once the first fill the view; the others follow if they are still near.
  const [late, setLate] = useState(false);
  useEffect(() => (late ? inTurn(() => setLate(false)) : undefined), [late]);
  // A choice for the card or the page opens or closes every row anew. A row that
  // has followed it does not go back when it is pushed out of view.
  if (told.turn > turn) {
    setTurn(told.turn);
    setOpen(told.open);
    setLate(told.open && pushedOut(row.current));
  }
  // What an open row holds is drawn when it comes near; it then stays, or rows
  // would move under the reader.
  const [drawn, setDrawn] = useState(false);
  if (drawn !== (open && (drawn || (near && !late)))) setDrawn(!drawn);
  const latest = use(OpenedTurn);
  const toggle = useCallback(() => {
    setTurn(latest.current);
    setOpen((was) => !was);
  }, [latest]);

  const click = (e: MouseEvent) => {
    const selecting = window.getSelection()?.isCollapsed === false;
    if (selecting || (e.target as Element).closest("button, a, .details")) return;
    if (entry.letter) actions.onLetter(entry);
    else toggle();
  };

  const keys = useRowKeys(entry);

  return (
    // The buttons in the row do the same for the keyboard.
    <li
      ref={measure ?? row}
      className={["row", open && "row-open", mine && "row-found"].filter(Boolean).join(" ")}
      data-entry={entry.id}
      data-index={index}
      aria-posinset={index === undefined ? undefined : index + 1}
      aria-setsize={of}
      style={gap ? { marginTop: gap } : undefined}
      onClick={click}
      onKeyDown={keys}
    >
      <Content entry={entry} card={card} actions={actions} open={open} drawn={drawn} toggle={toggle} />
    </li>
  );
});

// Content is what stands in a row. It is apart, so that a row that only comes
// near does not draw it anew.
const Content = memo(function Content(props: {
  entry: Entry;
  card: Card;
  actions: RowActions;
  open: boolean;
  drawn: boolean;
  toggle: () => void;
}) {
  const { entry, card, actions, open, drawn, toggle } = props;
  const details = useId();
  const isLetter = Boolean(entry.letter);
  const tag = card.tag?.(entry) ?? "";
  const leads = list(entry.facts).filter((f) => f.lead);
  return (
    <>
      <SettingIcon setting={entry.source.setting} />
      <div className="row-main">
        <div className="row-top">
          <button
            type="button"
            className="row-term"
            onClick={isLetter ? () => actions.onLetter(entry) : toggle}
            aria-expanded={isLetter ? undefined : open}
            aria-controls={!isLetter && drawn ? details : undefined}
          >
            {entry.negation && (
              <>
                <span className="negation">
                  <Text>{entry.negation}</Text>
                </span>{" "}
              </>
            )}
            <Clinical>{entry.term || "No title sent"}</Clinical>
          </button>
          <RowWhen when={entry.when} />
        </div>
        <div className="row-rest">
          {(entry.status.kind || tag || entry.when.relative) && (
            <div className="row-tags">
              <Tag status={entry.status} />
              {tag && <span className="kind">{tag}</span>}
              {entry.when.relative && <Text className="when-relative">{entry.when.relative}</Text>}
            </div>
          )}
          {leads.map((f) => (
            <p className="lead" key={`${f.key}${f.label}${f.text}`}>
              {f.label && <span className={plain.has(f.key) ? "sr" : "label"}>{f.label} </span>}
              <Clinical className={f.fixed ? "fixed" : undefined}>{f.text}</Clinical>
            </p>
          ))}
          {card.Extra && <card.Extra entry={entry} open={open} />}
          {list(entry.cautions).map((c) => (
            <p className="caution" key={c}>
              <TriangleAlert size={15} aria-hidden /> <Clinical>{c}</Clinical>
            </p>
          ))}
          <p className="row-source">
            <Text>{organisation(entry)}</Text>
          </p>
        </div>
      </div>
      {isLetter ? (
        <button
          type="button"
          className={open ? "row-more row-more-open" : "row-more"}
          aria-expanded={open}
          aria-controls={drawn ? details : undefined}
          aria-label={`Details of ${entry.term}`}
          title="Details"
          onClick={toggle}
        >
          <ChevronRight size={16} aria-hidden />
        </button>
      ) : (
        <span className={open ? "row-more row-more-open" : "row-more"} aria-hidden>
          <ChevronRight size={16} />
        </span>
      )}
      {drawn && (
        <div id={details} className="details">
          <EntryDetails entry={entry} onSource={() => actions.onSource(entry)} />
        </div>
      )}
    </>
  );
});

export function RowWhen({ when }: { when: When }) {
  return (
    <p className="when">
      {when.kind && <span className="label">{when.kind}</span>}{" "}
      <span className={when.iso ? "when-date" : "when-none"}>
        <Text>{when.text}</Text>
      </span>
      {when.time && <span className="when-time"> {when.time}</span>}
    </p>
  );
}
