import { Undo2, X } from "lucide-react";
import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { ListsView, Preference } from "../backend/listTypes";
import type { Problem } from "../backend/types";
import { Text } from "../ui/text";

// Marks are the user's own on this computer; null while nobody has signed in.
export interface Marks {
  view: ListsView;
  set: (name: Preference, value: string) => void;
  reread: () => void;
}

export const MarksContext = createContext<Marks | null>(null);

// useMarks gives the user's marks where the region allows lists, else null.
export function useMarks(): Marks | null {
  const marks = useContext(MarksContext);
  return marks?.view.on ? marks : null;
}

// useNewMarks reads the marks of whoever has signed in. undefined: not yet read.
export function useNewMarks(who: string, onRead: (view: ListsView) => void): Marks | null | undefined {
  const backend = useBackend();
  const [view, setView] = useState<ListsView | null | undefined>(undefined);
  const then = useRef(onRead);
  then.current = onRead;
  const reread = useCallback(() => {
    backend.lists.status().then(setView, () => setView(null));
  }, [backend]);
  useEffect(() => {
    let here = true;
    setView(undefined);
    if (who)
      backend.lists.status().then(
        (v) => {
          if (!here) return;
          setView(v);
          then.current(v);
        },
        () => here && setView(null), // the rest of the viewer does without
      );
    return () => {
      here = false;
    };
  }, [backend, who]);
  const set = useCallback(
    (name: Preference, value: string) => {
      backend.lists.set(name, value).then(reread, () => {}); // kept for the session by the page itself
    },
    [backend, reread],
  );
  return view ? { view, set, reread } : view;
}

// useUndo shows what was done, and for a short time undoes it.
export function useUndo(onUndone: () => void) {
  const backend = useBackend();
  const [said, setSaid] = useState<{ text: string; word: string } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), 20_000);
    return () => clearTimeout(timer);
  }, [said]);
  const removed = useCallback((text: string, word: string) => setSaid({ text, word }), []);
  const undo = () => {
    const word = said?.word ?? "";
    setSaid(null);
    backend.lists.undo(word).then(onUndone, (e) => setProblem(problemOf(e)));
  };
  const notice = (
    <div className="copied undo" role="status">
      {said && (
        <p>
          <span>
            <Text>{said.text}</Text>
          </span>
          {said.word && (
            <button type="button" className="button" onClick={undo}>
              <Undo2 size={16} aria-hidden /> Undo
            </button>
          )}
          <button
            type="button"
            className="icon-button"
            aria-label="Close notice"
            onClick={() => setSaid(null)}
          >
            <X size={16} aria-hidden />
          </button>
        </p>
      )}
    </div>
  );
  return { removed, notice, problem, setProblem };
}
