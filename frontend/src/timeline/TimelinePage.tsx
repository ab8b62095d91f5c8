import { BedDouble, Minus, Plus } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { list } from "../backend";
import type { Entry, TimelineItem, TimelineView } from "../backend/types";
import { cards, plainCard } from "../record/cards";
import { EntryRow } from "../record/EntryRow";
import { PageHead } from "../record/PageParts";
import type { PageProps } from "../record/pages";
import { useNarrowed } from "../record/tools/useNarrowed";
import { Trouble } from "../ui/parts";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { number, plural } from "../words";
import { Chart, type Lane, useMove } from "./Chart";
import { ItemTable } from "./ItemTable";
import { type Kind, kindOf, Legend } from "./Legend";
import { rowsOf } from "./layout";
import { type Limits, presets, rangeWords, spans, upTo, year, zoomed } from "./scale";
import { useTimeline } from "./useTimeline";
import "./timeline.css";
import { List } from "../ui/List";

// TimelinePage is all that is dated in the record along one line, a lane for each kind
// of care; what has no date is listed beneath.
export function TimelinePage(props: PageProps) {
  const { line, problem, again } = useTimeline(props.view);
  const keys = list(props.view.sections).map((s) => s.key);
  return (
    <div className="page timeline">
      <PageHead {...props} title="Timeline" hint="All organisations, from ten years to one day" keys={keys} />
      {problem && <Trouble title="The timeline could not be shown" problem={problem} onRetry={again} />}
      {!line && !problem && <p className="card part-note">Reading…</p>}
      {line && <Line {...props} line={line} />}
    </div>
  );
}

function Line({ line, ...props }: PageProps & { line: TimelineView }) {
  const items = list(line.items);
  const undated = list(line.undated);
  const [out, setOut] = useState<ReadonlySet<Kind>>(new Set());
  const [picked, setPicked] = useState<readonly TimelineItem[]>([]);
  const limits = useMemo<Limits>(() => {
    const last = items.reduce((t, i) => Math.max(t, i.from), line.now);
    return { first: Math.min(items[0]?.from ?? line.now, line.now - year), last };
  }, [items, line.now]);
  useNarrowed(props.view.record, [{ page: "timeline", from: "", to: "", by: out.size > 0 ? ["kind"] : [] }]);
  const { move, settled } = useMove(upTo(line.now, spans.most), limits);
  const counts = useMemo(() => {
    const n: Record<Kind, number> = { event: 0, appointment: 0, letter: 0, entry: 0 };
    for (const i of items) n[kindOf(i)] += 1;
    return n;
  }, [items]);
  const shown = useMemo(
    () => (out.size > 0 ? items.filter((i) => !out.has(kindOf(i))) : items),
    [items, out],
  );
  const { partners } = props.view;
  const lanes = useMemo<Lane[]>(
    () =>
      list(line.lanes).map((setting) => {
        const own = shown.filter((i) => i.lane === setting);
        const all = items.filter((i) => i.lane === setting);
        const lacking = list(partners).filter(
          (p) => p.setting === setting && ["missing", "paused", "waiting"].includes(p.state),
        );
        return {
          setting,
          items: own,
          rows: rowsOf(all),
          all: all.length,
          missing: lacking.map((p) => p.name),
        };
      }),
    [line.lanes, shown, items, partners],
  );
  const nameOf = (i: TimelineItem) => list(line.names)[i.name] || "Organisation not stated";
  const titleOf = (key: string) => list(props.view.sections).find((s) => s.key === key)?.title ?? key;
  const entries = useMemo(() => {
    const byId = new Map<string, Entry>();
    for (const s of Object.values(props.sections)) for (const e of list(s.view?.entries)) byId.set(e.id, e);
    return byId;
  }, [props.sections]);
  const entryOf = (i: TimelineItem) => entries.get(i.entry);
  const open = (i: TimelineItem) => {
    const entry = entryOf(i);
    if (entry?.letter) props.actions.onLetter(entry);
    else setPicked([i]);
  };

  const end = settled.from + settled.span;
  const inView = useMemo(
    () => shown.filter((i) => i.from <= end && i.to >= settled.from).reverse(),
    [shown, settled, end],
  );
  const earlier = useMemo(() => shown.filter((i) => i.to < settled.from), [shown, settled]);
  const later = shown.length - inView.length - earlier.length;
  const next = shown.find((i) => i.from > end);
  const before = earlier.at(-1);

  // A span is about the item that the keyboard is on, or the present, if it is in view.
  const preset = (span: number) => {
    const { view } = move;
    const seen = (t: number | null): t is number =>
      t !== null && t >= view.from && t <= view.from + view.span;
    const at = move.at.current;
    if (seen(at)) move.set({ span, from: at - span / 2 });
    else if (seen(line.now)) move.set(upTo(line.now, span));
    else move.set({ span, from: view.from + view.span / 2 - span / 2 });
  };
  const zoom = (times: number) => move.set(zoomed(move.view, times, move.view.from + move.view.span / 2));
  const chosen = presets.find((p) => Math.abs(p.span - settled.span) < 1);
  const nowAway = line.now < settled.from || line.now > end;
  return (
    <>
      <Current items={[...items, ...undated].filter((i) => i.current)} nameOf={nameOf} onOpen={open} />
      <div className="tl-tools">
        <fieldset className="switch">
          <legend className="sr">Span of time</legend>
          {presets.map((p) => (
            <button key={p.text} type="button" aria-pressed={chosen === p} onClick={() => preset(p.span)}>
              {p.text}
            </button>
          ))}
        </fieldset>
        <button type="button" className="icon-button" aria-label="Zoom in" onClick={() => zoom(0.5)}>
          <Plus size={18} aria-hidden />
        </button>
        <button type="button" className="icon-button" aria-label="Zoom out" onClick={() => zoom(2)}>
          <Minus size={18} aria-hidden />
        </button>
        {nowAway && (
          <button type="button" className="button" onClick={() => move.set(upTo(line.now, move.view.span))}>
            Back to now
          </button>
        )}
        <p className="tl-range">
          <strong>{rangeWords(settled)}</strong>
        </p>
      </div>
      <Legend counts={counts} out={out} onOut={setOut} />
      <p role="status" className="tl-count">
        {plural(inView.length, "item")} in view of {number(items.length)} dated
        {out.size > 0 && (
          <>
            . Filter on: {number(items.length - shown.length)} left out.{" "}
            <button type="button" className="link" onClick={() => setOut(new Set())}>
              Reset
            </button>
          </>
        )}
        {before && (
          <>
            {" "}
            ·{" "}
            <button
              type="button"
              className="link"
              onClick={() => move.set({ ...move.view, from: before.to - move.view.span * 0.9 })}
            >
              {number(earlier.length)} earlier
            </button>
          </>
        )}
        {next && (
          <>
            {" "}
            ·{" "}
            <button
              type="button"
              className="link"
              onClick={() => move.set({ ...move.view, from: next.from - move.view.span * 0.1 })}
            >
              {number(later)} later
            </button>
          </>
        )}
        {undated.length > 0 && ` · ${number(undated.length)} without a date, listed below`}
      </p>
      <Chart
        lanes={lanes}
        now={line.now}
        limits={limits}
        move={move}
        nameOf={nameOf}
        onOpen={open}
        onPick={setPicked}
      />
      <p className="label tl-hint">
        Drag or use Shift and the wheel to move, Ctrl and the wheel to zoom; on the chart, arrow keys, +, −,
        Home, End and Enter.
      </p>
      {picked.length > 0 && (
        <Picked
          {...props}
          items={picked}
          entryOf={entryOf}
          onClose={() => setPicked([])}
          onZoom={() => {
            const from = Math.min(...picked.map((i) => i.from));
            const to = Math.max(...picked.map((i) => i.from));
            const span = Math.max(to - from, spans.least / 1.2) * 1.2;
            move.set({ span, from: (from + to) / 2 - span / 2 });
          }}
        />
      )}
      <h2 className="part-title">In view, the newest first</h2>
      {inView.length > 0 ? (
        <ItemTable title="Items in view" items={inView} nameOf={nameOf} titleOf={titleOf} onOpen={open} />
      ) : (
        <p className="card part-note">
          Nothing that was sent is dated in this span. That does not mean that there is nothing.
        </p>
      )}
      {undated.length > 0 && (
        <>
          <h2 className="part-title">
            Without a date that can be read <span className="count">{number(undated.length)}</span>
          </h2>
          <ItemTable
            title="Items without a date"
            items={undated}
            nameOf={nameOf}
            titleOf={titleOf}
            onOpen={open}
          />
        </>
      )}
    </>
  );
}

// Current says above all else that the person is in hospital, dated or not.
function Current(props: {
  items: readonly TimelineItem[];
  nameOf: (i: TimelineItem) => string;
  onOpen: (i: TimelineItem) => void;
}) {
  return props.items.map((i) => (
    <p key={i.entry} className="tl-current">
      <BedDouble size={20} aria-hidden /> <strong>{i.status.text || "Currently in hospital"}</strong>
      <button type="button" className="link" onClick={() => props.onOpen(i)}>
        <Text>{i.words}</Text>
      </button>
      <Text>{i.when}</Text>
      <span className="tl-who">
        <SettingIcon setting={i.lane} /> <Text>{props.nameOf(i)}</Text>
      </span>
    </p>
  ));
}

// few rows stand in the page at first.
const few = 25;

// Picked are the rows of a mark that was chosen, as the record has them.
function Picked(
  props: PageProps & {
    items: readonly TimelineItem[];
    entryOf: (i: TimelineItem) => Entry | undefined;
    onClose: () => void;
    onZoom: () => void;
  },
) {
  const { items } = props;
  const [limit, setLimit] = useState(few);
  const box = useRef<HTMLElement>(null);
  const from = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is looked at anew
  useEffect(() => {
    from.current ??= document.activeElement;
    setLimit(few);
    box.current?.querySelector<HTMLElement>(".row-term")?.focus();
  }, [items]);
  const close = () => {
    props.onClose();
    if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus();
    else document.querySelector<HTMLElement>(".tl-button")?.focus();
  };
  const here = items.slice(0, limit).flatMap((i) => props.entryOf(i) ?? []);
  return (
    <section
      ref={box}
      className="card tl-picked"
      aria-label="Chosen"
      onKeyDown={(e) => {
        if (e.key !== "Escape") return;
        e.stopPropagation();
        close();
      }}
    >
      <div className="card-head">
        <h2>{items.length === 1 ? "Chosen item" : plural(items.length, "item")}</h2>
        {items.length > 1 && (
          <button type="button" className="button" onClick={props.onZoom}>
            Zoom to these
          </button>
        )}
        <button type="button" className="button" onClick={close}>
          Close
        </button>
      </div>
      <List className="rows">
        {here.map((e) => (
          <EntryRow
            key={e.section + e.id}
            entry={e}
            card={cards.find((c) => c.key === e.section) ?? plainCard(e.section)}
            actions={props.actions}
          />
        ))}
      </List>
      {items.length > limit && (
        <p className="group-more">
          Showing {number(limit)} of {number(items.length)}.
          <button type="button" className="link" onClick={() => setLimit(items.length)}>
            Show all
          </button>
        </p>
      )}
      {here.length < Math.min(limit, items.length) && (
        <p className="card-say">
          {plural(Math.min(limit, items.length) - here.length, "row")} still being read.
        </p>
      )}
    </section>
  );
}
