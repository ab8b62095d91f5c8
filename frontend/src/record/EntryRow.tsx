import { ChevronRight, TriangleAlert } from "lucide-react";
import { type MouseEvent, memo, useContext, useId, useState } from "react";
import { list } from "../backend";
import type { Entry, When } from "../backend/types";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { settings } from "../words";
import { Clinical } from "./abbreviations";
import type { Card } from "./cards";
import { EntryDetails } from "./EntryDetails";
import { useRowKeys } from "./rowKeys";
import { Tag } from "./Tag";
import { Expanded } from "./tools/tools";

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

// EntryRow is one item. What stands in it is there in every density; a click
// opens the rest in place, or the letter of a document.
export const EntryRow = memo(function EntryRow({
  entry,
  card,
  actions,
}: {
  entry: Entry;
  card: Card;
  actions: RowActions;
}) {
  const expanded = useContext(Expanded);
  const [open, setOpen] = useState(expanded);
  // A choice for the card or the page opens or closes every row anew.
  const [was, setWas] = useState(expanded);
  if (was !== expanded) {
    setWas(expanded);
    setOpen(expanded);
  }
  const details = useId();
  const isLetter = Boolean(entry.letter);
  const act = () => (isLetter ? actions.onLetter(entry) : setOpen(!open));
  const tag = card.tag?.(entry) ?? "";
  const leads = list(entry.facts).filter((f) => f.lead);

  const click = (e: MouseEvent) => {
    const selecting = window.getSelection()?.isCollapsed === false;
    if (selecting || (e.target as Element).closest("button, a, .details")) return;
    act();
  };

  const keys = useRowKeys(entry);

  return (
    // The buttons in the row do the same for the keyboard.
    <li className={open ? "row row-open" : "row"} data-entry={entry.id} onClick={click} onKeyDown={keys}>
      <SettingIcon setting={entry.source.setting} />
      <div className="row-main">
        <div className="row-top">
          <button
            type="button"
            className="row-term"
            onClick={act}
            aria-expanded={isLetter ? undefined : open}
            aria-controls={!isLetter && open ? details : undefined}
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
          aria-controls={open ? details : undefined}
          aria-label={`Details of ${entry.term}`}
          title="Details"
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={16} aria-hidden />
        </button>
      ) : (
        <span className={open ? "row-more row-more-open" : "row-more"} aria-hidden>
          <ChevronRight size={16} />
        </span>
      )}
      {open && (
        <div id={details} className="details">
          <EntryDetails entry={entry} onSource={() => actions.onSource(entry)} />
        </div>
      )}
    </li>
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
