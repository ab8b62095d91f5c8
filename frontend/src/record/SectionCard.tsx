import { ChevronDown, Maximize2, TriangleAlert } from "lucide-react";
import { memo, useId, useMemo, useRef, useState } from "react";
import { list } from "../backend";
import type { SectionHead, SectionView } from "../backend/types";
import { Text } from "../ui/text";
import { andList, number, plural } from "../words";
import type { Card } from "./cards";
import type { RowActions } from "./EntryRow";
import { Groups } from "./Groups";
import { LessThanExpected } from "./LessThanExpected";
import { Chips } from "./tools/Chips";
import { DensityMenu } from "./tools/DensityMenu";
import { type Cut, cut } from "./tools/filter";
import { OpenedLate, OpenedNow, OpenedTurn, useDensity, useTools } from "./tools/tools";
import { useInTurn } from "./useInTurn";
import { useNear } from "./useNear";
import type { SectionState } from "./useRecord";

interface Props {
  card: Card;
  head: SectionHead | undefined;
  state: SectionState | undefined;
  collapsed?: boolean;
  // onCollapse is left out where a card does not fold.
  onCollapse?: (key: string, collapsed: boolean) => void;
  onRetry: (key: string) => void;
  actions: RowActions;
  // full: the card is a page of its own, with nothing to fold it away.
  full?: boolean;
}

// chipped cards have numbers that filter (M111).
const chipped: ReadonlySet<string> = new Set(["appointments", "encounters", "events", "documents"]);

// SectionCard is one part of the record. It is always in exactly one state: by
// role not shown, failed, loading, rows, or words why there are none. A card
// that fits none of them says that it could not be shown (H39).
export const SectionCard = memo(function SectionCard(props: Props) {
  const { card, head, state } = props;
  const id = useId();
  const { shown, late, hold, show } = useStill(state?.view);
  const Icon = card.icon;
  const title = head?.title ?? shown?.section.title ?? card.key;
  // Where nobody shares this part, the card is its head and one line.
  const unshared = head?.unshared === true && !head.hidden;
  const collapsed = props.collapsed === true && !card.pinned;
  const fold = card.pinned || props.full ? undefined : props.onCollapse;
  const missing = list(head?.missing);
  const tools = useTools();
  const kind = tools.kinds[card.key];
  const part = useMemo<Cut | undefined>(
    () => shown && cut(shown, { range: tools.range, kind, search: tools.search }),
    [shown, tools.range, kind, tools.search],
  );
  const density = useDensity(card.key).now;
  const [now, setNow] = useState({ open: density === "expanded", turn: 0 });
  if (now.open !== (density === "expanded")) setNow({ open: !now.open, turn: now.turn + 1 });
  // Cards out of view change one by one, once those in view are painted; but rows that
  // close on a page of their own draw those below them into the view, all at once.
  const later = useInTurn(useMemo(() => ({ density, now }), [density, now]));
  const turn = useRef(now.turn);
  turn.current = now.turn;
  const box = useRef<HTMLElement>(null);
  const near = useNear(box, true);
  const { rows, folded } = useMemo(() => counted(part?.view), [part]);
  const all = list(shown?.entries).length;
  const out = part?.out ?? 0;
  // More has arrived than these rows show, and is being fetched.
  const behind = state?.view !== undefined && state.view.revision < (head?.revision ?? 0);
  const uncertain = (head?.pending ?? 0) > 0 || missing.length > 0 || late > 0 || behind;

  return (
    <section
      ref={box}
      className={`card card-${near ? density : later.density} ${card.tone ? `card-${card.tone}` : ""}`}
      aria-labelledby={id}
      data-section={card.key}
      {...hold}
    >
      <div className="card-head">
        {fold && !unshared && (
          <button
            type="button"
            className="icon-button"
            aria-expanded={!collapsed}
            aria-label={`${collapsed ? "Expand" : "Collapse"} ${title}`}
            onClick={() => fold(card.key, !collapsed)}
          >
            <ChevronDown size={16} aria-hidden className={collapsed ? "turned" : undefined} />
          </button>
        )}
        <Icon size={18} aria-hidden className="card-icon" />
        <h2 id={id}>{title}</h2>
        {shown && !head?.hidden && !unshared && (rows + folded > 0 || !(uncertain || card.found)) && (
          <div className="count">
            {uncertain && "at least "}
            {(rows > 0 || folded === 0) && number(rows)}
            {folded > 0 && `${rows > 0 ? " + " : ""}${number(folded)} folded`}
            {out > 0 && ` of ${number(all)}`}
          </div>
        )}
        {!unshared && all > 0 && (
          <span className="card-tools">
            {!card.Rows && <DensityMenu card={card.key} title={title} />}
            {tools.open && !props.full && (
              <button
                type="button"
                className="icon-button"
                aria-label={`Open ${title} as a page`}
                title="Open as a page"
                onClick={() => tools.open?.(`full:${card.key}`)}
              >
                <Maximize2 size={15} aria-hidden />
              </button>
            )}
          </span>
        )}
      </div>
      {missing.length > 0 && (
        <p className="card-missing">
          <TriangleAlert size={15} aria-hidden /> <span>{missingWords(missing, list(head?.incomplete))}</span>
        </p>
      )}
      {late !== 0 && (
        <button type="button" className="card-late" onClick={show}>
          {late > 0 ? `${number(late)} more arrived – show` : "This list has changed – show"}
        </button>
      )}
      {unshared ? (
        <p className="card-say">Not shared by any organisation yet.</p>
      ) : (
        !collapsed && (
          <>
            {part && chipped.has(card.key) && (part.kinds.size > 1 || kind) && (
              <Chips
                title={title}
                counts={part.kinds}
                chosen={kind}
                onChoose={(k) => tools.setKind(card.key, k)}
              />
            )}
            <OpenedNow value={now}>
              <OpenedLate value={props.full && !now.open ? now : later.now}>
                <OpenedTurn value={turn}>
                  <Body
                    {...props}
                    title={title}
                    shown={shown}
                    part={part}
                    behind={behind}
                    onPage={tools.open}
                  />
                </OpenedTurn>
              </OpenedLate>
            </OpenedNow>
          </>
        )
      )}
    </section>
  );
});

// missingWords tell who sent nothing from who did not send all; of a sensitive
// person's organisations several may have one name.
function missingWords(missing: readonly string[], incomplete: readonly string[]): string {
  const nothing = [...missing];
  for (const name of incomplete) {
    const at = nothing.indexOf(name);
    if (at >= 0) nothing.splice(at, 1);
  }
  return [
    ...(nothing.length > 0 ? [`Missing: ${andList(nothing)}`] : []),
    ...(incomplete.length > 0 ? [`Incomplete: ${andList(incomplete)}`] : []),
  ].join(". ");
}

// counted tells how many rows stand under open headings and how many under those
// that start folded.
function counted(view: SectionView | undefined): { rows: number; folded: number } {
  const closed = new Set(list(view?.section.groups).flatMap((g) => (g.folded ? [g.key] : [])));
  const folded = list(view?.entries).filter((e) => closed.has(e.group)).length;
  return { rows: list(view?.entries).length - folded, folded };
}

function Body({
  card,
  head,
  state,
  shown,
  part,
  behind,
  title,
  onRetry,
  actions,
  full,
  onPage,
}: Props & {
  shown: SectionView | undefined;
  part: Cut | undefined;
  behind: boolean;
  title: string;
  onPage: ((page: string) => void) | null;
}) {
  if (head?.hidden)
    return <p className="card-say">Hidden by your role. Nothing was asked for this section.</p>;
  if (state?.problem)
    return (
      <div className="card-error" role="alert">
        <p>
          <strong>{title} could not be shown.</strong> {state.problem.say} Information may exist.
        </p>
        <button type="button" className="button" onClick={() => onRetry(card.key)}>
          Try again
        </button>
      </div>
    );
  if (!head) return <NoState title={title} />;
  if (!shown) return <Loading />;
  const warnings = list(shown.warnings);
  const notes = list(shown.notes);
  const rows = list(shown.entries);
  const empty = list(shown.empty);
  return (
    <>
      {warnings.map((w) => (
        <p className="card-warning" key={w}>
          <TriangleAlert size={15} aria-hidden /> <Text>{w}</Text>
        </p>
      ))}
      {rows.length > 0 && (head.pending > 0 || behind) && (
        <p className="card-pending" role="status">
          <span className="spinner" aria-hidden /> {number(rows.length)} so far.{" "}
          {head.pending > 0
            ? `${plural(head.pending, "organisation")} still to answer.`
            : "More has arrived and is being put in order."}
        </p>
      )}
      {rows.length > 0 ? (
        <>
          <Groups
            view={part?.view ?? shown}
            card={card}
            actions={actions}
            full={full === true}
            onPage={onPage}
          />
          {part && part.out > 0 && <OutOfView out={part.out} all={rows.length} />}
        </>
      ) : empty.length > 0 ? (
        <div className="card-say">
          {head.pending > 0 && <Bones />}
          {empty.map((s) => (
            <p key={s}>
              <Text>{s}</Text>
            </p>
          ))}
          {head.pending === 0 && <LessThanExpected />}
        </div>
      ) : head.pending > 0 ? (
        <Loading />
      ) : (
        <NoState title={title} />
      )}
      {notes.map((n) => (
        <p className="card-note" key={n}>
          <Text>{n}</Text>
        </p>
      ))}
    </>
  );
}

// OutOfView says that the card has more than it shows, so that what a filter
// took away never looks like nothing recorded.
function OutOfView({ out, all }: { out: number; all: number }) {
  const { filtered, reset } = useTools();
  return (
    <p className="card-note" role="status">
      {out === all ? `All ${number(all)} are` : `${number(out)} of ${number(all)} are`} out of view by what
      was chosen or typed.{" "}
      {filtered && (
        <button type="button" className="link" onClick={reset}>
          Reset filters
        </button>
      )}
    </p>
  );
}

function NoState({ title }: { title: string }) {
  return (
    <div className="card-error" role="alert">
      <p>
        <strong>{title} could not be shown.</strong> This is a fault of the viewer: information may exist. Use
        another source, and tell your IT helpdesk.
      </p>
    </div>
  );
}

function Loading() {
  return (
    <div className="card-say">
      <p className="sr" role="status">
        Loading
      </p>
      <Bones />
    </div>
  );
}

const Bones = () => (
  <div className="bones" aria-hidden>
    <span />
    <span />
    <span />
  </div>
);

// useStill keeps rows where they are while someone points at or works in the
// card: what arrives meanwhile waits behind a notice.
function useStill(latest: SectionView | undefined) {
  const [shown, setShown] = useState(latest);
  const [inside, setInside] = useState(false);
  const focused = useRef(false);
  const busy = inside && list(shown?.entries).length > 0;
  if (latest !== shown && !(busy && latest?.revision !== shown?.revision)) setShown(latest);
  const waits = latest !== undefined && shown !== undefined && latest.revision !== shown.revision;
  const more = waits ? list(latest.entries).length - list(shown.entries).length : 0;
  return {
    shown,
    late: waits ? more || -1 : 0,
    show: () => setShown(latest),
    hold: {
      // Entered also when the card itself slides under a pointer at rest.
      onPointerEnter: (e: React.PointerEvent) => e.pointerType !== "touch" && setInside(true),
      onPointerMove: (e: React.PointerEvent) => e.pointerType !== "touch" && !inside && setInside(true),
      onPointerLeave: () => setInside(focused.current),
      onFocus: () => {
        focused.current = true;
        setInside(true);
      },
      onBlur: (e: React.FocusEvent) => {
        if (e.currentTarget.contains(e.relatedTarget)) return;
        focused.current = false;
        setInside(false);
      },
    },
  };
}
