import { useCallback, useEffect, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Problem, TrendLane, TrendSeries, TrendsView } from "../backend/types";

// most is how many series Go gives at once (record.MostTrends).
export const most = 24;

export interface Trends {
  view: TrendsView | null;
  chosen: readonly string[];
  choose: (ids: readonly string[]) => void;
  // series are those chosen, as far as they have come.
  series: readonly TrendSeries[];
  problem: Problem | null;
}

// useTrends reads the heads, and the points of what is chosen. turn changes with the
// rows that they are of; then both are read anew, and what was chosen stays.
export function useTrends(record: string, entry: string, turn: string): Trends {
  const backend = useBackend();
  const [view, setView] = useState<TrendsView | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const touched = useRef(false); // then it is the reader's, even when it is nothing
  const [series, setSeries] = useState<readonly TrendSeries[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: turn says that there is something new
  useEffect(() => {
    let here = true;
    backend.record.trends(record, entry).then(
      (v) => {
        if (!here || v.record !== record) return;
        setView(v);
        setProblem(null);
        setChosen((was) => (touched.current || was.length > 0 ? was : list(v.chosen)));
      },
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [backend, record, entry, turn]);

  const ids = chosen.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: view is new where the points may be
  useEffect(() => {
    let here = true;
    if (ids === "") setSeries([]);
    else
      backend.record.trendPoints(record, ids.split(" ")).then(
        (v) => here && v.record === record && setSeries(list(v.series)),
        (e) => here && setProblem(problemOf(e)),
      );
    return () => {
      here = false;
    };
  }, [backend, record, ids, view]);

  const choose = useCallback((some: readonly string[]) => {
    touched.current = true;
    setChosen(some);
  }, []);
  return { view, chosen, choose, series, problem };
}

// useLanes reads what happened beside, once it is wanted and when that changes.
export function useLanes(record: string, wanted: boolean, turn: string) {
  const backend = useBackend();
  const [lanes, setLanes] = useState<readonly TrendLane[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn says that there is something new
  useEffect(() => {
    let here = true;
    if (wanted)
      backend.record.trendLanes(record).then(
        (v) => {
          if (!here || v.record !== record) return;
          setLanes(list(v.lanes));
          setProblem(null);
        },
        (e) => here && setProblem(problemOf(e)),
      );
    return () => {
      here = false;
    };
  }, [backend, record, wanted, turn]);
  return { lanes, problem };
}
