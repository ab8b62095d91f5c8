import { useCallback, useEffect, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Problem, RecordView, SectionView } from "../backend/types";

// watch is how long a read may take before the card says so (H39).
const watch = 15_000;

export interface SectionState {
  view?: SectionView;
  problem?: Problem;
}

export interface OpenRecord {
  view: RecordView;
  sections: Readonly<Record<string, SectionState>>;
  lost: Problem | null; // the record or the session is gone
  reread: (key: string) => void;
}

// useRecord keeps the page's copy of the open record fresh. It reads what an
// event says has changed, one read of each thing at a time, and drops every
// answer that is not of this record (H4).
export function useRecord(opened: RecordView): OpenRecord {
  const backend = useBackend();
  const { record } = opened;
  const [view, setView] = useState(opened);
  const [sections, setSections] = useState<Record<string, SectionState>>({});
  const [lost, setLost] = useState<Problem | null>(null);
  const reader = useRef<(key: string) => void>(() => {});

  useEffect(() => {
    let here = true;
    const reading = new Map<string, boolean>(); // value: changed again since it was asked
    const put = (key: string, state: SectionState) =>
      setSections((all) => ({
        ...all,
        [key]: { ...all[key], problem: undefined, ...state } as SectionState,
      }));

    const failed = (key: string, thrown: unknown) => {
      const problem = problemOf(thrown);
      if (problem.code === "no-record" || problem.code === "signed-out") setLost(problem);
      else if (key !== "") put(key, { problem });
    };

    const once = async (key: string) => {
      const late = setTimeout(() => {
        if (here && key !== "")
          put(key, {
            problem: { code: "unavailable", say: "This section is taking too long to read.", retry: true },
          });
      }, watch);
      try {
        if (key === "") {
          const v = await backend.record.view(record);
          if (here && v.record === record) setView(v);
        } else {
          const v = await backend.record.section(record, key);
          if (here && v.record === record && v.section.key === key) put(key, { view: v });
        }
      } catch (thrown) {
        if (here) failed(key, thrown);
      } finally {
        clearTimeout(late);
      }
    };

    const read = async (key: string) => {
      if (reading.has(key)) {
        reading.set(key, true);
        return;
      }
      do {
        reading.set(key, false);
        await once(key);
      } while (here && reading.get(key));
      reading.delete(key);
    };
    reader.current = (key) => void read(key);

    const off = backend.onRecordChanged((change) => {
      if (change.record !== record) return;
      if (change.key !== "") void read(change.key);
      void read(""); // the heads carry counts and who is missing
    });
    // What changed before the listener was there is read now.
    void read("");
    for (const head of list(opened.sections)) if (!head.hidden) void read(head.key);
    return () => {
      here = false;
      off();
    };
  }, [backend, record, opened.sections]);

  const reread = useCallback((key: string) => reader.current(key), []);
  return { view, sections, lost, reread };
}
