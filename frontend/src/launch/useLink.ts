import { useCallback, useEffect, useRef, useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { LaunchView, Problem } from "../backend/types";

// Link is what became of the link that came last: null until Go has said.
export interface Link {
  link: LaunchView | null;
  problem: Problem | null;
  setProblem: (p: Problem | null) => void;
  read: () => Promise<void>;
}

// useLink asks Go for the link, and again when it says that it changed or the state of
// the session does, which may set a link going.
export function useLink(state: string | undefined): Link {
  const backend = useBackend();
  const [link, setLink] = useState<LaunchView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef(0);

  const read = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const now = await backend.launch.pending();
      if (mine === turn.current) setLink(now);
    } catch (e) {
      if (mine === turn.current) setProblem(problemOf(e));
    }
  }, [backend]);

  useEffect(() => backend.onLaunchChanged(() => void read()), [backend, read]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is signed in decides what becomes of a link
  useEffect(() => void read(), [read, state]);

  return { link, problem, setProblem, read };
}
