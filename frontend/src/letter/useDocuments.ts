import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Entry, RecordView } from "../backend/types";
import { allDates, type Range } from "../record/tools/filter";
import type { SectionState } from "../record/useRecord";
import type { Grouping, Sort, Wanted } from "./tree";

// Documents is what the reader chose and did among the documents of one open
// record. It ends with the record: nothing of it is taken to another person.
export interface Documents {
  all: readonly Entry[];
  wanted: Wanted;
  setGrouping: (g: Grouping) => void;
  setSort: (s: Sort) => void;
  setRange: (r: Range) => void;
  setSearch: (text: string) => void;
  setUnreadOnly: (on: boolean) => void;
  reset: () => void;
  folds: Readonly<Record<string, boolean>>;
  fold: (key: string, open: boolean) => void;
  read: ReadonlySet<string>;
  mark: (ids: readonly string[], read: boolean) => void;
  // problem says why marks are not kept; "" when they are.
  problem: string;
  // texts are those of the documents that were opened in this record (M119).
  texts: ReadonlyMap<string, string>;
  tell: (id: string, text: string) => void;
  selected: Entry | null;
  select: (e: Entry | null) => void;
  // width of the tree in pixels.
  width: number;
  setWidth: (px: number) => void;
}

const first: Wanted = {
  grouping: "organisation",
  sort: "newest",
  range: allDates,
  search: "",
  unreadOnly: false,
};
const none: readonly Entry[] = [];

// useDocuments keeps it, and the read marks in step with Go's.
export function useDocuments(view: RecordView, state: SectionState | undefined): Documents {
  const backend = useBackend();
  const { record } = view;
  const all = state?.view?.entries ?? none;
  const [wanted, setWanted] = useState(first);
  const [folds, setFolds] = useState<Record<string, boolean>>({});
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState("");
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  const [selected, select] = useState<Entry | null>(null);
  const [width, setWidth] = useState(420);
  const marked = useRef(new Map<string, boolean>()); // by this page, newer than what Go was asked

  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows have marks of their own
  useEffect(() => {
    let here = true;
    backend.record.readDocuments(record).then(
      (ids) => {
        if (!here) return;
        const now = new Set(list(ids));
        for (const [id, on] of marked.current) on ? now.add(id) : now.delete(id);
        setRead(now);
      },
      () => {}, // then all are unread, which hides nothing
    );
    return () => {
      here = false;
    };
  }, [backend, record, all]);

  const mark = useCallback(
    (ids: readonly string[], on: boolean) => {
      for (const id of ids) marked.current.set(id, on);
      setRead((was) => {
        const now = new Set(was);
        for (const id of ids) on ? now.add(id) : now.delete(id);
        return now;
      });
      backend.record.markDocuments(record, [...ids], on).then(
        () => setProblem(""),
        (e) => setProblem(problemOf(e).say),
      );
    },
    [backend, record],
  );

  // The doings stay the same ones while the record is open, so that an effect of a
  // page may rest on them.
  const doings = useMemo(() => {
    const change = (some: Partial<Wanted>) =>
      setWanted((was) => {
        const now = { ...was, ...some };
        return JSON.stringify(now) === JSON.stringify(was) ? was : now;
      });
    return {
      setGrouping: (grouping: Grouping) => change({ grouping }),
      setSort: (sort: Sort) => change({ sort }),
      setRange: (range: Range) => change({ range }),
      setSearch: (search: string) => change({ search }),
      setUnreadOnly: (unreadOnly: boolean) => change({ unreadOnly }),
      reset: () => change({ range: allDates, search: "", unreadOnly: false }),
      fold: (key: string, open: boolean) => setFolds((was) => ({ ...was, [key]: open })),
      tell: (id: string, text: string) =>
        setTexts((was) => (was.get(id) === text ? was : new Map(was).set(id, text))),
      select,
      setWidth,
    };
  }, []);
  return useMemo(
    () => ({ ...doings, all, wanted, folds, read, mark, problem, texts, selected, width }),
    [doings, all, wanted, folds, read, mark, problem, texts, selected, width],
  );
}
