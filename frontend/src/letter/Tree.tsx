import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronRight, Eye, EyeOff, FileText, Folder, TriangleAlert } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Entry } from "../backend/types";
import { Tag } from "../record/Tag";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { number } from "../words";
import type { TreeRow } from "./tree";

export interface TreeActions {
  onOpen: (e: Entry) => void;
  onPart: (part: NonNullable<TreeRow["part"]>) => void;
  onFold: (key: string, open: boolean) => void;
  onMark: (id: string, read: boolean) => void;
  // onAt tells which row is pointed at or has the focus.
  onAt: (row: TreeRow) => void;
}

// Tree shows the documents by the keys and roles of a tree (WAI-ARIA 1.2): arrows
// go along, open and close; Home and End go to the ends, letters to the next title
// that begins so, and Enter opens. Only the rows near the view stand in the page.
export function Tree(
  props: TreeActions & { rows: readonly TreeRow[]; selected: string; label: string; describedBy: string },
) {
  const { rows, selected } = props;
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState("");
  const active = useMemo(() => {
    const i = rows.findIndex((r) => r.key === at);
    if (i >= 0) return i;
    return Math.max(
      0,
      rows.findIndex((r) => r.entry?.id === selected && selected !== ""),
    );
  }, [rows, at, selected]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    getItemKey: (i) => rows[i]?.key ?? i,
    estimateSize: (i) => (rows[i]?.hit ? 48 : 29),
    initialRect: { width: 400, height: 600 },
    overscan: 8,
    rangeExtractor: useCallback(
      (range: Range) => {
        const all = new Set([active, ...defaultRangeExtractor(range)]);
        return [...all].filter((i) => i < range.count).sort((a, b) => a - b);
      },
      [active],
    ),
  });

  const wants = useRef(false); // the focus is to follow
  const go = (i: number) => {
    const row = rows[Math.min(Math.max(i, 0), rows.length - 1)];
    if (!row) return;
    wants.current = true;
    setAt(row.key);
    virtual.scrollToIndex(rows.indexOf(row), { align: "auto" });
    props.onAt(row);
  };
  useEffect(() => {
    if (!wants.current) return;
    wants.current = false;
    box.current
      ?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')
      ?.focus({ preventScroll: true });
  });
  // What is open in the viewer is in sight when the tree comes into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another document moves the tree
  useEffect(() => {
    const i = rows.findIndex((r) => r.entry?.id === selected && selected !== "");
    if (i >= 0) virtual.scrollToIndex(i, { align: "auto" });
  }, [selected]);

  const typed = useRef({ text: "", at: 0 });
  const keys = (e: KeyboardEvent) => {
    const row = rows[active];
    if (!row || e.ctrlKey || e.metaKey || e.altKey || (e.target as Element).closest("button")) return;
    const done = () => {
      e.preventDefault();
      e.stopPropagation();
    };
    const parent = rows.findIndex((r) => r.key === row.parent);
    switch (e.key) {
      case "ArrowDown":
        done();
        return go(active + 1);
      case "ArrowUp":
        done();
        return go(active - 1);
      case "Home":
        done();
        return go(0);
      case "End":
        done();
        return go(rows.length - 1);
      case "PageDown":
        done();
        return go(active + 12);
      case "PageUp":
        done();
        return go(active - 12);
      case "ArrowRight":
        done();
        if (row.open === false) return props.onFold(row.key, true);
        return row.open ? go(active + 1) : undefined;
      case "ArrowLeft":
        done();
        if (row.open) return props.onFold(row.key, false);
        return parent >= 0 ? go(parent) : undefined;
      case "*":
        done();
        for (const r of rows) if (r.parent === row.parent && r.open === false) props.onFold(r.key, true);
        return;
      case "Enter":
      case " ":
        done();
        return choose(row);
    }
    if (!/^[\p{L}\p{N}]$/u.test(e.key)) return; // other characters are keys of the document
    done();
    const now = Date.now();
    typed.current = { text: (now - typed.current.at < 700 ? typed.current.text : "") + e.key, at: now };
    const sought = typed.current.text.toLowerCase();
    const begin = active + (sought.length > 1 ? 0 : 1);
    for (let i = 0; i < rows.length; i++) {
      const to = (begin + i) % rows.length;
      if (rows[to]?.text.toLowerCase().startsWith(sought)) return go(to);
    }
  };
  const choose = (row: TreeRow) => {
    if (row.part) props.onPart(row.part);
    else if (row.entry) props.onOpen(row.entry);
    else props.onFold(row.key, !row.open);
  };

  return (
    <div
      ref={box}
      className="tree"
      role="tree"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onKeyDown={keys}
    >
      <div className="tree-all" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys of all its rows
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="treeitem"
              aria-level={row.level}
              aria-posinset={row.place}
              aria-setsize={row.of}
              aria-expanded={row.open}
              aria-selected={row.entry !== undefined && row.entry.id === selected}
              tabIndex={item.index === active ? 0 : -1}
              className={`tree-row tree-level-${Math.min(row.level, 6)}`}
              style={{ transform: `translateY(${item.start}px)` }}
              onFocus={() => {
                setAt(row.key);
                props.onAt(row);
              }}
              onMouseEnter={() => props.onAt(row)}
              onClick={(e) => {
                if ((e.target as Element).closest("button")) return;
                const arrow = (e.target as Element).closest(".tree-arrow");
                if (arrow && row.open !== undefined) props.onFold(row.key, !row.open);
                else choose(row);
              }}
            >
              <Line row={row} onMark={props.onMark} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Line({ row, onMark }: { row: TreeRow; onMark: TreeActions["onMark"] }) {
  const e = row.entry;
  const hit = row.hit?.();
  const Arrow = row.open ? ChevronDown : ChevronRight;
  return (
    <>
      <span className="tree-arrow" aria-hidden>
        {row.open !== undefined && <Arrow size={16} />}
      </span>
      {e ? (
        <FileText size={16} aria-hidden className="tree-icon" />
      ) : row.setting ? (
        <SettingIcon setting={row.setting} />
      ) : (
        <Folder size={16} aria-hidden className="tree-icon" />
      )}
      <span className="tree-text">
        <span className={e && row.unread ? "tree-unread" : undefined}>
          {e && row.unread > 0 && <span className="tree-dot" role="img" aria-label="Unread" title="Unread" />}
          {row.older && <span className="tag tag-notable">Older version</span>}{" "}
          {e?.group === "retracted" ? (
            <del>
              <Text>{row.text}</Text>
            </del>
          ) : (
            <Text>{`${e?.negation ? `${e.negation} ` : ""}${row.text}`}</Text>
          )}{" "}
          {e && !(row.older && e.group === "superseded") && <Tag status={e.status} />}
          {e && (e.cautions?.length ?? 0) > 0 && (
            <TriangleAlert size={14} role="img" aria-label="Has a caution" className="tree-caution" />
          )}
        </span>
        {hit && (
          <span className="tree-hit">
            <span className="label">{hit.label}</span> <Text>{hit.before}</Text>
            <mark>
              <Text>{hit.word}</Text>
            </mark>
            <Text>{hit.after}</Text>
          </span>
        )}
      </span>
      {e ? (
        <>
          {e.letter && (
            <button
              type="button"
              tabIndex={-1}
              className="icon-button tree-mark"
              aria-label={`Mark as ${row.unread ? "read" : "unread"}: ${row.text}`}
              title={row.unread ? "Mark as read" : "Mark as unread"}
              onClick={() => onMark(e.id, row.unread > 0)}
            >
              {row.unread ? <Eye size={15} aria-hidden /> : <EyeOff size={15} aria-hidden />}
            </button>
          )}
          <span className="tree-when">
            <Text>{e.when.text}</Text>
          </span>
        </>
      ) : (
        <span className="tree-count">
          {row.unread > 0 && row.unread < row.count && (
            <span className="tree-new">{number(row.unread)} unread of </span>
          )}
          {number(row.count)}
        </span>
      )}
    </>
  );
}
