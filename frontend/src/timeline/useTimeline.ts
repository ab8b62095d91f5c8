import { useEffect, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Problem, RecordView, TimelineView } from "../backend/types";

// useTimeline reads the line anew whenever one more organisation is done, and drops
// every answer that is not of this record (H4).
export function useTimeline(view: RecordView): {
  line: TimelineView | null;
  problem: Problem | null;
  again: () => void;
} {
  const backend = useBackend();
  const [line, setLine] = useState<TimelineView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [turn, setTurn] = useState(0);
  const { record } = view;
  const done = list(view.partners)
    .map((p) => p.state)
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is done says when
  useEffect(() => {
    let here = true;
    backend.record.timeline(record).then(
      (l) => {
        if (!here || l.record !== record) return;
        setLine(l);
        setProblem(null);
      },
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [backend, record, done, turn]);
  return { line, problem, again: () => setTurn((n) => n + 1) };
}
