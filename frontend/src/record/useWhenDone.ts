import { useEffect, useRef, useState } from "react";
import { list, problemOf } from "../backend";
import type { Problem, RecordView } from "../backend/types";

// useWhenDone reads something that Go finds in the whole record: anew whenever one
// more organisation is done, and not for every section of it. An answer of another
// record is dropped. A change of again reads it anew too.
export function useWhenDone<T extends { record: string }>(
  view: RecordView,
  read: (record: string) => Promise<T>,
  again = "",
): { found: T | null; problem: Problem | null } {
  const [found, setFound] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reading = useRef(read);
  reading.current = read;
  const { record } = view;
  const done = list(view.partners)
    .map((p) => p.state)
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is done, and again, say when
  useEffect(() => {
    let here = true;
    reading.current(record).then(
      (f) => {
        if (!here || f.record !== record) return;
        setFound(f);
        setProblem(null);
      },
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [record, done, again]);
  return { found, problem };
}
