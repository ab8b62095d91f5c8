import { ChevronDown } from "lucide-react";
import { memo, useContext, useId, useMemo, useState } from "react";
import { list } from "../backend";
import type { Entry, Group, SectionView } from "../backend/types";
import { FoundContext } from "../find/found";
import { List } from "../ui/List";
import { number, plural } from "../words";
import { Below, RowsAbove, screenful, useBelow } from "./Below";
import type { Card } from "./cards";
import { EntryRow, type RowActions } from "./EntryRow";
import { LongRows } from "./LongRows";

// A list of up to whole rows is shown as it is; of a longer one a card begins
// with the first, and its page goes through all. Open groups of safety sections
// are never cut.
const whole = 25;
const first = 10;
const step = 100;

interface Part {
  group: Group;
  rows: Entry[];
  above: number; // rows of the groups before it
}

// grouped sorts the rows under their headings, keeping Go's order. Rows of a
// group that the section does not name stand under a heading of their own.
export function grouped(view: SectionView): Part[] {
  const parts: Part[] = list(view.section.groups).map((group) => ({ group, rows: [], above: 0 }));
  const other: Part = {
    group: { key: "", title: "Other", folded: false, nearestFirst: false },
    rows: [],
    above: 0,
  };
  for (const e of list(view.entries)) (parts.find((p) => p.group.key === e.group) ?? other).rows.push(e);
  let above = 0;
  for (const p of [...parts, other]) {
    p.above = above;
    above += p.group.folded ? 0 : p.rows.length;
  }
  return [...parts, other].filter((p) => p.rows.length > 0);
}

interface Props {
  card: Card;
  actions: RowActions;
  full: boolean;
  // onPage goes to a page of the record by its key, as Tools.open does.
  onPage: ((page: string) => void) | null;
}

// Groups are a section's rows under their headings.
export const Groups = memo(function Groups({ view, ...props }: Props & { view: SectionView }) {
  const parts = useMemo(() => grouped(view), [view]);
  const above = useContext(RowsAbove);
  return parts.map((p) => (
    <Below key={p.group.key} rows={props.full ? above + p.above : 0}>
      <OneGroup
        part={p}
        atOnce={props.full ? Math.max(1, screenful - above - p.above) : Number.POSITIVE_INFINITY}
        whole={view.section.safety && !p.group.folded}
        // Of a section with one plain group the title says it all.
        titled={p.group.folded || list(view.section.groups).length > 1 || p.group.key === ""}
        {...props}
      />
    </Below>
  ));
});

// OneGroup draws so many of its rows at once, the rest once they are painted.
function OneGroup(props: Props & { part: Part; whole: boolean; titled: boolean; atOnce: number }) {
  const { part, atOnce } = props;
  const { group, rows } = part;
  const found = useContext(FoundContext)?.entry;
  const [open, setOpen] = useState(!group.folded || rows.some((e) => e.id === found));
  const [limit, setLimit] = useState(first);
  const id = useId();
  const all = props.whole || props.full || rows.length <= Math.max(whole, limit);
  const shown = useMemo(() => (all ? rows : rows.slice(0, limit)), [all, rows, limit]);
  const out = rows.length - shown.length;
  // Rows that came later stand in the same list: none that is open there closes.
  const drawn = useBelow(shown.length > atOnce ? screenful : 0) ? shown : shown.slice(0, atOnce);
  const heading = (
    <>
      {group.title} <span className="group-count">{number(rows.length)}</span>
    </>
  );
  return (
    <div className="group">
      {props.titled && (
        <h3 className="group-head">
          {group.folded ? (
            <button
              type="button"
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              onClick={() => setOpen(!open)}
            >
              <ChevronDown size={14} aria-hidden className={open ? undefined : "turned"} /> {heading}
              <span className="group-hint">{open ? "" : "Show"}</span>
            </button>
          ) : (
            <span>{heading}</span>
          )}
        </h3>
      )}
      {open && props.card.Rows && <props.card.Rows rows={shown} group={group} actions={props.actions} />}
      {open && !props.card.Rows && !props.whole && shown.length > whole && (
        <LongRows id={id} rows={shown} card={props.card} actions={props.actions} alone={props.full} />
      )}
      {open && !props.card.Rows && (props.whole || shown.length <= whole) && (
        <List className="rows" id={id}>
          {drawn.map((e) => (
            <EntryRow key={e.id} entry={e} card={props.card} actions={props.actions} />
          ))}
        </List>
      )}
      {open && out > 0 && (
        <p className="group-more">
          Showing {number(shown.length)} of {number(rows.length)}.
          <button type="button" className="link" onClick={() => setLimit(limit + step)}>
            Show {out > step ? `${step} more` : plural(out, "more", "more")}
          </button>
          {props.onPage && !props.full && (
            <button type="button" className="link" onClick={() => props.onPage?.(`full:${props.card.key}`)}>
              View all {number(rows.length)}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
