import { TriangleAlert } from "lucide-react";
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Setting, TimelineItem } from "../backend/types";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { andList, number, settings } from "../words";
import {
  type Colours,
  coloursNow,
  drawLane,
  drawScale,
  marksOf,
  type Placed,
  placeOf,
  rowHeight,
  scaleHeight,
  sheetOf,
} from "./draw";
import { moved, nearest, type Place, step } from "./keys";
import { emptyLayout, itemsOf, type Layout, layOut, type Rows } from "./layout";
import { type Limits, type View, within, zoomed } from "./scale";

// Lane is the items of one kind of care, the earliest first.
export interface Lane {
  setting: Setting;
  items: readonly TimelineItem[];
  rows: Rows;
  all: number; // with those that the choice of kinds leaves out
  missing: readonly string[]; // organisations of this kind that did not answer in full
}

export interface ChartProps {
  lanes: readonly Lane[];
  now: number;
  limits: Limits;
  // move keeps what is in view: set it through it, and draw when it tells to.
  move: Move;
  nameOf: (item: TimelineItem) => string;
  onOpen: (item: TimelineItem) => void;
  onPick: (items: readonly TimelineItem[]) => void;
}

// Move is the time in view, which changes at every frame and so is no state of a page.
export interface Move {
  view: View;
  set: (v: View) => void;
  draw: RefObject<() => void>;
  // at is the item that the keyboard is on, in seconds; null while none is.
  at: RefObject<number | null>;
}

// useMove keeps the time in view; settled comes when it has rested for a moment.
export function useMove(start: View, limits: Limits): { move: Move; settled: View } {
  const [settled, setSettled] = useState(start);
  const draw = useRef(() => {});
  const at = useRef<number | null>(null);
  const bounds = useRef(limits);
  bounds.current = limits;
  const [move] = useState<Move>(() => {
    let frame = 0;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const m: Move = {
      view: start,
      draw,
      at,
      set: (v) => {
        m.view = within(v, bounds.current);
        if (frame === 0)
          frame = requestAnimationFrame(() => {
            frame = 0;
            draw.current();
          });
        clearTimeout(rest);
        rest = setTimeout(() => setSettled(m.view), 150);
      },
    };
    return m;
  });
  return { move, settled };
}

// Chart draws the lanes on canvases. The keyboard works on a button that stands over
// the item it is on; screen readers read that, and the table below (WCAG 2.2 1.1.1).
export function Chart(props: ChartProps) {
  const { lanes, now, move } = props;
  const box = useRef<HTMLDivElement>(null);
  const hint = useId();
  const scale = useRef<HTMLCanvasElement>(null);
  const sheets = useRef(new Map<number, HTMLCanvasElement>());
  const layouts = useRef<{ of: readonly Lane[]; scale: number; big: number; all: Layout[] } | null>(null);
  const placed = useRef<Placed[][]>([]);
  const colours = useRef<Colours | null>(null);
  const [at, setAt] = useState<Place | null>(null);
  const [big, setBig] = useState(1);
  const held = at && lanes[at.lane]?.items[at.item] ? at : nearest(lanes, 0, now);
  const item = held && lanes[held.lane]?.items[held.item];
  const focus = useRef<HTMLDivElement>(null);
  const away = useRef(new Set<number>()); // lanes that are scrolled out of view

  move.draw.current = () => {
    const width = box.current?.clientWidth || 1000;
    const { view } = move;
    colours.current ??= coloursNow();
    const of = { view, now, width, big, colours: colours.current, marks: marksOf(view, width, big) };
    const k = width / view.span;
    if (layouts.current?.of !== lanes)
      layouts.current = { of: lanes, scale: 0, big, all: lanes.map((l) => emptyLayout(l.items.length)) };
    const laid = layouts.current;
    if (laid.big !== big || Math.abs(laid.scale / k - 1) > 1e-9) {
      lanes.forEach((l, i) => {
        const layout = laid.all[i];
        if (layout) layOut(layout, l.items, l.rows, k, big);
      });
      laid.scale = k;
      laid.big = big;
    }
    const { all } = laid;
    if (scale.current) {
      const sheet = sheetOf(scale.current, scaleHeight * big, of);
      if (sheet) drawScale(sheet);
    }
    lanes.forEach((lane, i) => {
      const canvas = away.current.has(i) ? undefined : sheets.current.get(i);
      const layout = all[i];
      const sheet = canvas && layout && sheetOf(canvas, heightOf(lane, big), of);
      placed.current[i] = sheet && layout ? drawLane(sheet, lane, layout) : [];
    });
    const layout = held && all[held.lane];
    if (!focus.current || !layout) return;
    const p = placeOf(layout, layout.of[held.item] ?? 0, view.from * k, big);
    const left = Math.min(Math.max(p.x, 0), width - 14);
    focus.current.style.transform = `translate(${left}px, ${p.y}px)`;
    focus.current.style.width = `${Math.max(14, Math.min(p.x + p.w, width) - left)}px`;
    focus.current.style.height = `${p.h}px`;
  };
  useLayoutEffect(() => move.draw.current());

  // Another width, size of text or theme is drawn anew.
  useEffect(() => {
    const root = document.documentElement;
    const look = () => {
      colours.current = null;
      setBig((Number.parseFloat(getComputedStyle(root).fontSize) || 15) / 15);
      move.draw.current();
    };
    look();
    const theme = new MutationObserver(look);
    theme.observe(root, { attributes: true });
    if (typeof ResizeObserver === "undefined" || !box.current) return () => theme.disconnect();
    const size = new ResizeObserver(look);
    size.observe(box.current);
    return () => {
      theme.disconnect();
      size.disconnect();
    };
  }, [move]);

  // What is out of view is drawn when it comes near.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lanes are watched anew
  useEffect(() => {
    if (typeof IntersectionObserver === "undefined") return;
    const lanesOf = new Map([...sheets.current].map(([i, c]) => [c as Element, i]));
    const seen = new IntersectionObserver(
      (changes) => {
        for (const c of changes) {
          const i = lanesOf.get(c.target) ?? -1;
          if (c.isIntersecting) away.current.delete(i);
          else away.current.add(i);
        }
        move.draw.current();
      },
      { rootMargin: "200px" },
    );
    for (const c of lanesOf.keys()) seen.observe(c);
    return () => {
      seen.disconnect();
      away.current.clear();
    };
  }, [move, lanes.length]);

  // The wheel alone scrolls the page; with Ctrl it zooms, sideways or with Shift it
  // moves. React listens passively, so this is done by hand.
  useEffect(() => {
    const own = box.current;
    const wheel = (e: WheelEvent) => {
      const { view } = move;
      const width = own?.clientWidth || 1;
      if (e.ctrlKey) {
        const left = own?.getBoundingClientRect().left ?? 0;
        const about = view.from + ((e.clientX - left) / width) * view.span;
        move.set(zoomed(view, Math.exp(clamp(e.deltaY, 120) / 400), about));
      } else if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) {
        const by = e.deltaX || e.deltaY;
        move.set({ ...view, from: view.from + (by / width) * view.span });
      } else return;
      e.preventDefault();
    };
    own?.addEventListener("wheel", wheel, { passive: false });
    return () => own?.removeEventListener("wheel", wheel);
  }, [move]);

  const working = useRef(false);
  const go = (to: Place) => {
    const next = lanes[to.lane]?.items[to.item];
    if (!next) return;
    setAt(to);
    move.at.current = next.from;
    const { view } = move;
    const edge = view.span * 0.03;
    if (next.from < view.from + edge || next.from > view.from + view.span - edge)
      move.set({ ...view, from: next.from - view.span / 2 });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the item is another
  useLayoutEffect(() => {
    if (working.current) focus.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [item?.entry, item?.section]);

  const keys = (e: KeyboardEvent) => {
    if (!held || !item || e.ctrlKey || e.metaKey || e.altKey) return;
    const to = step(e.key, lanes, held);
    const view = moved(e.key, move.view, item.from);
    if (to) go(to);
    if (view) move.set(view);
    if (to || view) e.preventDefault();
  };

  const hit = (e: PointerEvent, lane: number): Placed | undefined => {
    const r = sheets.current.get(lane)?.getBoundingClientRect();
    if (!r) return undefined;
    const [x, y] = [e.clientX - r.left, e.clientY - r.top];
    const near = (p: Placed) =>
      x >= p.x - 3 && x <= p.x + Math.max(p.w, 14) + 3 && y >= p.y && y <= p.y + p.h;
    return placed.current[lane]?.find(near);
  };
  const drag = useRef<{ x: number; from: number; moved: boolean } | null>(null);
  const pointer = (lane: number) => ({
    onPointerDown: (e: PointerEvent<HTMLCanvasElement>) => {
      if (e.button !== 0) return;
      drag.current = { x: e.clientX, from: move.view.from, moved: false };
      e.currentTarget.setPointerCapture?.(e.pointerId);
    },
    onPointerMove: (e: PointerEvent<HTMLCanvasElement>) => {
      const d = drag.current;
      if (!d) {
        const seen = hit(e, lane);
        e.currentTarget.style.cursor = seen ? "pointer" : "grab";
        e.currentTarget.title = seen ? tipOf(lanes[lane], seen, props.nameOf) : "";
        return;
      }
      d.moved ||= Math.abs(e.clientX - d.x) > 4;
      const width = e.currentTarget.clientWidth || 1;
      if (d.moved) move.set({ ...move.view, from: d.from - ((e.clientX - d.x) / width) * move.view.span });
    },
    onPointerUp: (e: PointerEvent<HTMLCanvasElement>) => {
      const d = drag.current;
      drag.current = null;
      const found = d && !d.moved ? hit(e, lane) : undefined;
      const items = lanes[lane]?.items;
      if (!found || !items) return;
      const all = layouts.current?.all[lane];
      const places = all ? itemsOf(all, found.shape) : [];
      const picked = places.flatMap((i) => items[i] ?? []);
      const [only] = picked;
      setAt({ lane, item: found.first });
      move.at.current = only?.from ?? null;
      if (picked.length === 1 && only) props.onOpen(only);
      else props.onPick(picked);
    },
    onPointerCancel: () => {
      drag.current = null;
    },
  });
  const sheet = useCallback(
    (i: number) => (c: HTMLCanvasElement | null) => {
      if (c) sheets.current.set(i, c);
      else sheets.current.delete(i);
    },
    [],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of marks is no form
    <div
      ref={box}
      role="group"
      aria-label="Items by time"
      aria-describedby={hint}
      className="tl-chart"
      onKeyDown={keys}
      onFocus={() => {
        working.current = true;
      }}
      onBlur={(e) => {
        working.current = e.relatedTarget === null && item !== undefined && working.current;
      }}
    >
      <p id={hint} className="sr">
        Left and right go along the items of a lane, up and down to another lane, plus and minus zoom, Page up
        and Page down move, Home and End go to the first and the last item, Enter opens.
      </p>
      <canvas ref={scale} aria-hidden className="tl-scale" style={{ height: scaleHeight * big }} />
      {lanes.map((lane, i) => (
        <section key={lane.setting} className="tl-lane" aria-label={settings[lane.setting] ?? "Organisation"}>
          <div className="tl-lane-head">
            <SettingIcon setting={lane.setting} />
            <h2>{settings[lane.setting] ?? "Organisation"}</h2>
            <span className="label">{countOf(lane)}</span>
            {lane.missing.length > 0 && (
              <span className="tl-missing">
                <TriangleAlert size={15} aria-hidden /> Not all is here: <Text>{andList(lane.missing)}</Text>
              </span>
            )}
          </div>
          <div className="tl-sheet" style={{ height: heightOf(lane, big) }}>
            <canvas ref={sheet(i)} aria-hidden {...pointer(i)} />
            {held?.lane === i && item && (
              <div ref={focus} className="tl-focus" data-entry={item.entry} key={item.section + item.entry}>
                <button
                  type="button"
                  className="row-term tl-button"
                  aria-label={`${item.words}. ${[tagOf(item), item.when, props.nameOf(item)].filter(Boolean).join(", ")}. ${number(held.item + 1)} of ${number(lane.items.length)}`}
                  onClick={() => props.onOpen(item)}
                />
              </div>
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

const heightOf = (lane: Lane, big: number) => Math.max(0.5, lane.rows.all) * rowHeight * big + 4;

function countOf(lane: Lane): string {
  const some = lane.missing.length > 0 ? "at least " : "";
  if (lane.items.length < lane.all) return `${number(lane.items.length)} of ${some}${number(lane.all)} dated`;
  if (lane.all === 0) return "Nothing dated was sent";
  return `${some}${number(lane.all)} dated`;
}

function tipOf(lane: Lane | undefined, p: Placed, nameOf: (i: TimelineItem) => string): string {
  const item = lane?.items[p.first];
  if (!item) return "";
  if (p.n > 1) return `${number(p.n)} items, the first ${item.when}`;
  return [item.words, tagOf(item), item.when, nameOf(item)].filter(Boolean).join("\n");
}

const clamp = (n: number, most: number) => Math.max(-most, Math.min(most, n));

const tagOf = (item: TimelineItem) => (item.status.kind ? item.status.text : "");
