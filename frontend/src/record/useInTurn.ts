import { useEffect, useState } from "react";

// What waits for its turn, the first that asked first.
const waiting = new Set<() => void>();
let going = false;

const soon = () => requestAnimationFrame(() => setTimeout(next));

function next(): void {
  const [act] = waiting;
  going = act !== undefined;
  if (!act) return;
  waiting.delete(act);
  act();
  soon();
}

// useInTurn follows a value once what that changed first is painted, one part of the
// page a frame: to draw all of a long page anew at once would hold up the key that is
// pressed meanwhile.
export function useInTurn<T extends object>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    if (shown === value) return;
    const act = () => setShown(value);
    waiting.add(act);
    if (!going) {
      going = true;
      soon();
    }
    return () => void waiting.delete(act);
  }, [shown, value]);
  return shown;
}
