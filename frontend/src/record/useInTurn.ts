import { useEffect, useState } from "react";

// What waits for its turn, the first that asked first.
const waiting = new Set<() => void>();
let going = false;

const soon = () => requestAnimationFrame(() => setTimeout(next));

// first is how long the part that was asked for has to be painted, in milliseconds.
const first = 50;

function next(): void {
  const [act] = waiting;
  going = act !== undefined;
  if (!act) return;
  waiting.delete(act);
  act();
  soon();
}

// inTurn does something once what was asked for is painted, when those that asked
// before had their turn. What it gives takes that back.
export function inTurn(act: () => void): () => void {
  waiting.add(act);
  if (!going) {
    going = true;
    setTimeout(soon, first);
  }
  return () => void waiting.delete(act);
}

// useInTurn follows a value once what that changed first is painted, one part of the
// page a frame: to draw all of a long page anew at once would hold up the key that is
// pressed meanwhile.
export function useInTurn<T extends object>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => (shown === value ? undefined : inTurn(() => setShown(value))), [shown, value]);
  return shown;
}

// useTurn tells whether it is a part's turn to be drawn, which it stays.
export function useTurn(atOnce: boolean): boolean {
  const [come, setCome] = useState(atOnce);
  useEffect(() => (come ? undefined : inTurn(() => setCome(true))), [come]);
  return come;
}
