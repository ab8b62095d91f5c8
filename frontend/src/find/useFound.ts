import { useCallback, useEffect, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Found, FoundGroup } from "../backend/types";

// settle is how long what arrives is gathered before it is searched anew, in
// milliseconds: letters and answers come many at once.
const settle = 250;

// patience is how long an answer may take before the reader is told that it is
// awaited, in milliseconds: to say so at each key would be to draw everything twice.
const patience = 150;

export interface Finding {
  found: Found | null; // of this record; its query may be older than what is typed
  problem: string;
  slow: boolean; // the answer to what is typed has been awaited for a while
  more: (group: FoundGroup) => void;
}

// useFound asks for what was typed, one question at a time, the last one always;
// and again when more has come. An answer for another record is dropped (H4).
export function useFound(record: string, typed: string): Finding {
  const backend = useBackend();
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState("");
  const wanted = useRef(typed);
  wanted.current = typed;
  const ask = useRef(() => {});

  useEffect(() => {
    let here = true;
    let asking = false;
    let again = false;
    const run = async () => {
      again = true;
      if (asking) return;
      asking = true;
      while (again && here) {
        again = false;
        try {
          const f = await backend.record.find(record, wanted.current, "", 0);
          if (here && f.record === record) {
            setFound(f);
            setProblem("");
          }
        } catch (e) {
          if (here) setProblem(problemOf(e).say);
        }
      }
      asking = false;
    };
    ask.current = () => void run();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void run();
      }, settle);
    };
    const off = [
      backend.onFindChanged((of) => of === record && soon()),
      backend.onRecordChanged((change) => change.record === record && soon()),
    ];
    return () => {
      here = false;
      clearTimeout(timer);
      for (const end of off) end();
    };
  }, [backend, record]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is asked for
  useEffect(() => ask.current(), [typed]);

  const [late, setLate] = useState<string | null>(null);
  const answered = found?.query === typed;
  useEffect(() => {
    if (answered) return;
    const timer = setTimeout(() => setLate(typed), patience);
    return () => clearTimeout(timer);
  }, [answered, typed]);

  const more = useCallback(
    (group: FoundGroup) => {
      const query = wanted.current;
      backend.record.find(record, query, group.key, list(group.hits).length).then(
        (f) => {
          const next = list(f.groups)[0];
          if (!next || f.record !== record) return;
          setFound((was) =>
            was?.query !== query
              ? was
              : {
                  ...was,
                  groups: list(was.groups).map((g) =>
                    g.key === next.key && list(g.hits).length === next.from
                      ? { ...g, total: next.total, hits: [...list(g.hits), ...list(next.hits)] }
                      : g,
                  ),
                },
          );
        },
        (e) => setProblem(problemOf(e).say),
      );
    },
    [backend, record],
  );
  return { found, problem, slow: !answered && late === typed, more };
}
