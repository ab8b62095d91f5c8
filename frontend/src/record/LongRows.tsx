import { defaultRangeExtractor, measureElement, type Range, useVirtualizer } from "@tanstack/react-virtual";
import {
  createContext,
  type KeyboardEvent,
  type SyntheticEvent,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { list } from "../backend";
import type { Entry } from "../backend/types";
import { FoundContext } from "../find/found";
import { List } from "../ui/List";
import type { Card } from "./cards";
import { EntryRow, type RowActions } from "./EntryRow";
import { OpenedNow } from "./tools/tools";
import { useTurn } from "./useInTurn";
import { scroller } from "./useSteady";

// heights are those that rows had, or are guessed to have, so that a page that is
// returned to is as long as it was left. They end with the record's entries.
const heights = { closed: new WeakMap<Entry, number>(), open: new WeakMap<Entry, number>() };

// guess is about the height of a row that was not measured yet, in pixels.
// Guessed too low, more rows are made at first than the view has room for.
const guess = (e: Entry, kind: keyof typeof heights): number =>
  (kind === "open" ? 400 : 40) +
  22 * (list(e.facts).filter((f) => f.lead).length + list(e.cautions).length) +
  29 * list(e.values).length;

// heightOf asks for each of a list's rows at every key that filters it.
const heightOf = (e: Entry, kind: keyof typeof heights): number => {
  let height = heights[kind].get(e);
  if (height === undefined) {
    height = guess(e, kind);
    heights[kind].set(e, height);
  }
  return height;
};

// beyond is how far beyond the view rows stand at least, in pixels, and batch how much
// further they may: about so many come and go together.
const beyond = 120;
const batch = 360;

// standing tells which rows stand in the page: those in view, those near it, and always
// the first, the last and those around the one that is pinned (-1 for none). As long as
// what stands will do it stays: most frames of a scroll draw no row and take none away.
function standing(heightOf: (i: number) => number, count: number, pinned: number, near: boolean) {
  const room = near ? beyond : 0;
  // past is the row that lies so many pixels before or after another.
  const past = (i: number, way: 1 | -1, pixels: number): number => {
    let left = pixels;
    for (; left > 0 && i + way >= 0 && i + way < count; left -= heightOf(i)) i += way;
    return i;
  };
  const always = [0, ...(pinned < 0 ? [] : [pinned - 1, pinned, pinned + 1]), count - 1];
  let from = 0;
  let to = -1;
  let all: number[] = [];
  return ({ startIndex, endIndex }: Range): number[] => {
    const first = past(startIndex, -1, room);
    const last = past(endIndex, 1, room);
    if (first >= from && last <= to) return all;
    const [least, most] = near ? [past(first, -1, batch), past(last, 1, batch)] : [first, last];
    const [up, down] = [first < from, last > to];
    from = up ? least : Math.min(first, Math.max(from, least));
    to = down ? most : Math.max(last, Math.min(to, most));
    const seen = defaultRangeExtractor({ startIndex: from, endIndex: to, count, overscan: 0 });
    all = [...new Set([...always, ...seen])].filter((i) => i >= 0 && i < count).sort((a, b) => a - b);
    return all;
  };
}

// usual is how far down its page a list began that was drawn last, in pixels: the
// next is likely to, and starts with no more rows than have room there.
const usual = { top: 0 };

// Arrival gives where a page that is just being drawn will be scrolled to, in
// pixels, and null once it is there: a list that started from where the page
// before it was would pull the new one there.
export const Arrival = createContext<() => number | null>(() => null);

// LongRows is a list of which only the rows in or near the view stand in the
// page. Each says which one it is of how many (ARIA 1.2 aria-posinset); the
// first, the last and those around the one last worked in always stand, so that
// the keyboard finds its way on from there and Home and End go to the ends.
export function LongRows(props: {
  id: string;
  rows: readonly Entry[];
  card: Card;
  actions: RowActions;
  // alone: no column stands beside the list, which rows that turn out higher
  // than was guessed would move when the list makes up for it.
  alone: boolean;
}) {
  const { rows } = props;
  const kind = useContext(OpenedNow).open ? "open" : "closed";
  const ul = useRef<HTMLUListElement>(null);
  const { box, top } = usePlace(ul);
  const start = useContext(Arrival);
  const [at, setAt] = useState(useContext(FoundContext)?.entry ?? ""); // the row last worked in, or found
  const drawn = useTurn(Boolean(start()) || at !== ""); // at the top of a page at first only what is in view
  const pinned = useMemo(() => (at ? rows.findIndex((e) => e.id === at) : -1), [rows, at]);
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => box,
    // The same one while the rows are: for another the virtualizer adds up every row's height anew.
    getItemKey: useCallback((i: number) => rows[i]?.id ?? i, [rows]),
    estimateSize: (i) => heightOf(rows[i] as Entry, kind),
    // Behind a letter nothing has a height.
    measureElement: (row, entry, of) => {
      const item = rows[of.indexFromElement(row)];
      const height = measureElement(row, entry, of);
      if (!item) return height;
      if (height === 0) return heightOf(item, kind);
      heights[kind].set(item, height);
      return height;
    },
    initialOffset: () => start() ?? box.scrollTop,
    initialRect: { width: box.clientWidth, height: box.clientHeight },
    scrollMargin: top,
    rangeExtractor: useMemo(
      () => standing((i) => heightOf(rows[i] as Entry, kind), rows.length, pinned, drawn),
      [pinned, rows, kind, drawn],
    ),
  });
  virtual.shouldAdjustScrollPositionOnItemSizeChange = props.alone ? undefined : () => false;

  // Before anything is drawn: as many open rows as there were closed ones would not do.
  const [was, setWas] = useState(kind);
  if (was !== kind) {
    setWas(kind);
    virtual.measure();
  }

  const work = (e: SyntheticEvent) => {
    const row = (e.target as Element).closest<HTMLElement>("[data-entry]");
    if (row?.dataset.entry) setAt(row.dataset.entry);
  };
  const ends = (e: KeyboardEvent) => {
    if ((e.key !== "Home" && e.key !== "End") || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
    const row = e.key === "Home" ? ul.current?.firstElementChild : ul.current?.lastElementChild;
    e.preventDefault();
    row?.querySelector<HTMLElement>(".row-term")?.focus();
  };

  const items = virtual.getVirtualItems(); // the same ones while none came, went or was measured
  const { card, actions } = props;
  const shown = useMemo(() => {
    let end = top;
    return items.map((item) => {
      const gap = item.start - end;
      end = item.end;
      const entry = rows[item.index];
      return (
        entry && (
          <EntryRow
            key={item.key}
            entry={entry}
            card={card}
            actions={actions}
            index={item.index}
            of={rows.length}
            gap={gap}
            measure={virtual.measureElement}
          />
        )
      );
    });
  }, [items, rows, top, card, actions, virtual]);
  return (
    <List
      ref={ul}
      className="rows"
      id={props.id}
      style={{ paddingBottom: Math.max(0, virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top)) }}
      onFocus={work}
      onClickCapture={work}
      onKeyDown={ends}
    >
      {shown}
    </List>
  );
}

const mainOf = (list: HTMLElement | null): HTMLElement =>
  list?.closest("main") ?? document.querySelector("main") ?? document.documentElement;

// usePlace finds what scrolls a list and how far down in it the list begins, in
// pixels, also when what stands above it grows or the window turns narrow.
function usePlace(list: React.RefObject<HTMLElement | null>) {
  // Known before the list stands: it must not start from the top of a page that
  // is somewhere else.
  const [place, setPlace] = useState(() => ({ box: scroller(mainOf(list.current)), top: usual.top }));
  useLayoutEffect(() => {
    const main = mainOf(list.current);
    const look = () => {
      const own = list.current;
      if (!own || (own.getClientRects().length === 0 && main.getClientRects().length > 0)) return; // behind a letter
      const box = scroller(main);
      const top = own.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
      usual.top = top;
      setPlace((was) => (was.box === box && Math.abs(was.top - top) < 1 ? was : { box, top }));
    };
    look();
    if (typeof ResizeObserver === "undefined") return;
    const moved = new ResizeObserver(look);
    for (const part of [main, ...main.children]) moved.observe(part);
    return () => moved.disconnect();
  }, [list]);
  return place;
}
