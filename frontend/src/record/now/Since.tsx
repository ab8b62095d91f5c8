import { ChevronDown, Info, LogOut } from "lucide-react";
import { createContext, useContext, useId, useMemo, useState } from "react";
import { list } from "../../backend";
import type { Entry, SincePart, Since as SinceView } from "../../backend/types";
import { List } from "../../ui/List";
import { SettingIcon } from "../../ui/SettingIcon";
import { Text } from "../../ui/text";
import { number, plural } from "../../words";
import { type Card, cards } from "../cards";
import { EntryRow, type RowActions } from "../EntryRow";
import type { SectionState } from "../useRecord";

type Sections = Readonly<Record<string, SectionState>>;

// Since is what is dated on or after the last discharge: counts at a glance, and
// the rows themselves when it is opened (M158).
export function Since(props: { since: SinceView; sections: Sections; actions: RowActions }) {
  const { since } = props;
  const { stay } = since;
  const [open, setOpen] = useState(false);
  const title = useId();
  const body = useId();
  const unknown = list(since.unknown);
  const parts = list(since.parts);
  return (
    <section className="since" aria-labelledby={title}>
      <div className="card-head">
        {stay.entry && (
          <button
            type="button"
            className="icon-button"
            aria-expanded={open}
            aria-controls={open ? body : undefined}
            aria-label={`${open ? "Collapse" : "Expand"} Since the last discharge`}
            onClick={() => setOpen(!open)}
          >
            <ChevronDown size={16} aria-hidden className={open ? undefined : "turned"} />
          </button>
        )}
        <LogOut size={18} aria-hidden className="card-icon" />
        <h2 id={title}>Since the last discharge{stay.day && ` (${stay.day})`}</h2>
        {stay.entry ? (
          <p className="since-stay">
            {stay.setting && <SettingIcon setting={stay.setting} />}
            <span>
              <strong>
                <Text>{stay.words}</Text>
              </strong>
              , <Text>{`${stay.from} to ${stay.until}`}</Text> – <Text>{stay.who}</Text>
            </span>
          </p>
        ) : (
          <p className="label">{since.say}</p>
        )}
      </div>
      <div className="since-head">
        {parts.length > 0 && (
          <p className="since-counts">
            {parts.map((p) => (
              <span key={p.key}>
                {p.title} <strong className="count">{number(list(p.rows).length)}</strong>
              </span>
            ))}
          </p>
        )}
        {list(since.gp).map((g) => (
          <p key={g} className="since-gp">
            <Text>{g}</Text>
          </p>
        ))}
        {unknown.map((u) => (
          <p key={u} className="card-missing since-unknown">
            <Info size={15} aria-hidden /> <Text>{u}</Text>
          </p>
        ))}
      </div>
      {open && (
        <div id={body}>
          {parts.map((p) => (
            <Part key={p.key} part={p} sections={props.sections} actions={props.actions} />
          ))}
          <p className="card-say">
            Dates are compared, and nothing is concluded from them. What has no date, or was not shared, is
            not here.
          </p>
        </div>
      )}
    </section>
  );
}

// few rows stand in the page at first.
const few = 25;

// Part is some rows of several sections, with why each of them stands here.
export function Part(props: { part: SincePart; sections: Sections; actions: RowActions }) {
  const { part, sections } = props;
  const [limit, setLimit] = useState(few);
  const rows = list(part.rows);
  const entries = useMemo(() => {
    const byId = new Map<string, Entry>();
    for (const key of new Set(list(part.rows).map((r) => r.section)))
      for (const e of list(sections[key]?.view?.entries)) byId.set(e.id, e);
    return byId;
  }, [part.rows, sections]);
  const reasons = useMemo(() => new Map(list(part.rows).map((r) => [r.entry, r.why])), [part.rows]);
  const here = rows.filter((r) => entries.has(r.entry));
  const shown = here.slice(0, limit);
  return (
    <div className="group">
      <h3 className="group-head">
        <span>
          {part.title} <span className="group-count">{number(rows.length)}</span>
        </span>
      </h3>
      {shown.length > 0 && (
        <Reasons value={reasons}>
          <List className="rows">
            {shown.map((r) => {
              const entry = entries.get(r.entry);
              const card = looks.get(r.section);
              return entry && card ? (
                <EntryRow key={r.entry} entry={entry} card={card} actions={props.actions} />
              ) : null;
            })}
          </List>
        </Reasons>
      )}
      {here.length > shown.length && (
        <p className="group-more">
          Showing {number(shown.length)} of {number(here.length)}.
          <button type="button" className="link" onClick={() => setLimit(here.length)}>
            Show all
          </button>
        </p>
      )}
      {rows.length > here.length && (
        <p className="card-say">{plural(rows.length - here.length, "row")} still being read.</p>
      )}
      {list(part.notes).map((n) => (
        <p key={n} className="card-say">
          <Text>{n}</Text>
        </p>
      ))}
    </div>
  );
}

// Reasons tell by its id why a row stands here.
const Reasons = createContext<ReadonlyMap<string, string>>(new Map());

// Why is the date by which a row is here, before what its own section adds.
function Why({ entry, open }: { entry: Entry; open: boolean }) {
  const why = useContext(Reasons).get(entry.id) ?? "";
  const Own = cards.find((c) => c.key === entry.section)?.Extra;
  return (
    <>
      <p className="since-why">
        <Text>{why}</Text>
      </p>
      {Own && <Own entry={entry} open={open} />}
    </>
  );
}

// looks are the sections' own cards, with that date.
const looks: ReadonlyMap<string, Card> = new Map(cards.map((c) => [c.key, { ...c, Extra: Why }]));
