import { CircleHelp, TriangleAlert } from "lucide-react";
import { Fragment, type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { list } from "../backend";
import type { Entry, SideBySide, SideCell, SideColumn, SideRow, SideStatement } from "../backend/types";
import { Clinical } from "../record/abbreviations";
import { EntryDetails } from "../record/EntryDetails";
import { type RowActions, RowWhen } from "../record/EntryRow";
import { useRowKeys } from "../record/rowKeys";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { plural } from "../words";
import { toward } from "./keys";
import { page, Rest } from "./Rest";

// most is how many organisations stand in columns; of more, or where there is less
// room, a row is a card and its cells stand in it.
const most = 5;

// SideTable has a row for every product and a column for every organisation. The
// arrows move from statement to statement, Enter opens one, Escape closes it.
export function SideTable({ beside, actions }: { beside: SideBySide; actions: RowActions }) {
  const table = useRef<HTMLTableElement>(null);
  const columns = list(beside.columns);
  const all = list(beside.rows);
  const [upTo, setUpTo] = useState(page); // so many rows are drawn
  const rows = all.slice(0, upTo);
  const [open, setOpen] = useState(""); // id of the statement that is open
  const first = firstOf(rows);
  const [at, setAt] = useState(first); // the one statement that Tab comes to
  const there = rows.some((r) => says(r, at));
  const lastInForce = rows.findIndex((r) => r.over) - 1;

  const find = (id: string) =>
    [...(table.current?.querySelectorAll<HTMLElement>("[data-say]") ?? [])].find((b) => b.dataset.say === id);
  const wanted = useRef(""); // the statement to go to once its row is drawn
  const focus = (id: string) => {
    const row = all.findIndex((r) => r.key === id || says(r, id));
    wanted.current = id;
    if (row >= upTo) setUpTo(Math.ceil((row + 1) / page) * page);
    else arrive();
  };
  const arrive = () => {
    if (wanted.current) find(wanted.current)?.focus();
    wanted.current = "";
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once more rows are drawn
  useLayoutEffect(arrive, [upTo]);
  const more = (to: number) => {
    wanted.current = firstOf(all.slice(upTo)); // the keyboard goes on where the new rows begin
    setUpTo(to);
  };
  const keys = (e: KeyboardEvent) => {
    if (e.key === "Escape" && open) {
      e.preventDefault();
      setOpen("");
      focus(open);
      return;
    }
    const to = toward(table.current, e);
    if (!to) return;
    e.preventDefault();
    to.focus();
  };

  const rest = <Rest rows={all} upTo={upTo} onMore={more} />;
  return (
    <>
      {rest}
      <div className={`card beside ${columns.length <= most ? "beside-columns" : ""}`}>
        <table ref={table} onKeyDown={keys} aria-label={beside.title}>
          <thead>
            <tr>
              <th scope="col">{beside.section === "medications" ? "Medicine" : "Substance"}</th>
              {columns.map((c) => (
                <th scope="col" key={c.key}>
                  <Column column={c} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((r, i) => (
              <Fragment key={r.key}>
                {i === lastInForce + 1 && r.over && (
                  <tr className="beside-over">
                    <th scope="colgroup" colSpan={columns.length + 1}>
                      Not in force: stopped, past or refuted, or supplied without a prescription that was sent
                    </th>
                  </tr>
                )}
                <tr className="beside-row">
                  <th scope="row">
                    <Product row={r} onSimilar={focus} />
                  </th>
                  {list(r.cells).map((c, column) => (
                    <td key={columns[column]?.key ?? column} className={c.say ? "beside-none" : undefined}>
                      <p className="beside-org">
                        <Text>{columns[column]?.name ?? ""}</Text>
                      </p>
                      <Cell
                        cell={c}
                        row={r}
                        place={[i, column]}
                        open={open}
                        tab={there ? at : first}
                        onFocus={setAt}
                        onOpen={(id) => setOpen(id === open ? "" : id)}
                      />
                    </td>
                  ))}
                </tr>
                <Opened row={r} id={open} columns={columns.length + 1} actions={actions} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {rest}
    </>
  );
}

const says = (r: SideRow, id: string) =>
  list(r.cells).some((c) => list(c.statements).some((s) => s.entry.id === id));

const firstOf = (rows: readonly SideRow[]) =>
  list(list(rows[0]?.cells).find((c) => list(c.statements).length > 0)?.statements)[0]?.entry.id ?? "";

function Column({ column }: { column: SideColumn }) {
  return (
    <>
      <SettingIcon setting={column.setting} /> <Text>{column.name}</Text>
      {column.gap && (
        <span className="beside-gap">
          <TriangleAlert size={14} aria-hidden /> <Text>{column.gap}</Text>
        </span>
      )}
    </>
  );
}

// Product heads a row: what it is, and what comparing its statements tells.
function Product({ row, onSimilar }: { row: SideRow; onSimilar: (id: string) => void }) {
  const similar = list(row.similar);
  return (
    <>
      <span className="beside-term">
        <Clinical>{row.term}</Clinical>
      </span>
      {[row.route, row.form].filter(Boolean).map((t) => (
        <span className="label" key={t}>
          <Text>{t}</Text>
        </span>
      ))}
      {!row.coded && <span className="label">No code that says what it is: stands alone</span>}
      {list(row.notes).map((n) => (
        <span key={n.text} className={`beside-note beside-${n.kind}`}>
          {n.kind !== "only" && <TriangleAlert size={14} aria-hidden />} <Text>{n.text}</Text>
        </span>
      ))}
      {row.last && (
        <span className="label">
          Last issued <Text>{row.last}</Text>
        </span>
      )}
      {similar.length > 0 && (
        <span className="beside-similar">
          <span className="label">
            <CircleHelp size={14} aria-hidden /> Similar, not joined:
          </span>
          {similar.map((s) => (
            <span key={s.key}>
              <button type="button" className="link" onClick={() => onSimilar(s.key)}>
                <Text>{s.term}</Text>
              </button>{" "}
              <span className="label">{s.why}</span>
            </span>
          ))}
          {row.more && <span className="label">and others</span>}
        </span>
      )}
    </>
  );
}

interface CellProps {
  row: SideRow;
  place: readonly [row: number, column: number];
  open: string;
  tab: string;
  onFocus: (id: string) => void;
  onOpen: (id: string) => void;
}

function Cell({ cell, ...props }: CellProps & { cell: SideCell }) {
  if (cell.say) return <p className="beside-say-none">{cell.say}</p>;
  return list(cell.statements).map((s) => <Statement key={s.entry.id} statement={s} {...props} />);
}

// Statement is what one organisation recorded, in its words: never cut.
function Statement(props: CellProps & { statement: SideStatement }) {
  const { entry } = props.statement;
  const copies = list(props.statement.copies).length;
  const keys = useRowKeys(entry);
  return (
    <div className="beside-statement" data-entry={entry.id}>
      <button
        type="button"
        className="row-term"
        data-say={entry.id}
        data-row={props.place[0]}
        data-column={props.place[1]}
        tabIndex={props.tab === entry.id ? 0 : -1}
        aria-expanded={props.open === entry.id}
        onKeyDown={keys}
        onFocus={() => props.onFocus(entry.id)}
        onClick={() => props.onOpen(entry.id)}
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
      {list(entry.facts)
        .filter((f) => f.lead)
        .map((f) => (
          <p className="lead" key={`${f.key}${f.label}${f.text}`}>
            {f.label && <span className={plain.has(f.key) ? "sr" : "label"}>{f.label} </span>}
            <Clinical>{f.text}</Clinical>
          </p>
        ))}
      <div className="beside-state">
        <span className={entry.status.kind ? `tag tag-${entry.status.kind}` : "kind"}>
          <Text>{statusOf(entry)}</Text>
        </span>
        <RowWhen when={entry.when} />
      </div>
      {list(entry.cautions).map((c) => (
        <p className="caution" key={c}>
          <TriangleAlert size={15} aria-hidden /> <Clinical>{c}</Clinical>
        </p>
      ))}
      {entry.source.unit && (
        <p className="label">
          <Text>{entry.source.unit}</Text>
        </p>
      )}
      {copies > 0 && (
        <p className="beside-copies">Sent {plural(copies + 1, "time")}, word for word the same</p>
      )}
    </div>
  );
}

const plain: ReadonlySet<string> = new Set(["reaction", "dose"]);

const groups: Record<string, string> = {
  current: "Current",
  statement: "Statement of none",
  stopped: "Stopped or not taken",
  past: "Past",
  supplied: "Supplied",
  refuted: "Refuted",
};

// statusOf is the sender's status, and where that is quiet the heading that the
// statement stands under on its page.
const statusOf = (e: Entry): string => e.status.text || groups[e.group] || e.group;

// Opened is the details of the row's open statement, in the table's whole width.
function Opened(props: { row: SideRow; id: string; columns: number; actions: RowActions }) {
  if (!props.id) return null;
  const open = list(props.row.cells)
    .flatMap((c) => list(c.statements))
    .find((s) => s.entry.id === props.id);
  if (!open) return null;
  return (
    <tr className="beside-opened">
      <td colSpan={props.columns}>
        {[open.entry, ...list(open.copies)].map((e, i) => (
          <section key={e.id} className="details" aria-label={`Details of ${e.term}`}>
            {i > 0 && <h3>Sent again, word for word the same</h3>}
            <EntryDetails entry={e} onSource={() => props.actions.onSource(e)} />
          </section>
        ))}
      </td>
    </tr>
  );
}
