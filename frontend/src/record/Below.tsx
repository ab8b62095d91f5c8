import { createContext, type ReactNode, useContext } from "react";
import { FoundContext } from "../find/found";
import { Arrival } from "./LongRows";
import { useTurn } from "./useInTurn";

// screenful is how many rows surely fill the view.
export const screenful = 16;

// RowsAbove is how many rows' room of the page lies above a card of it.
export const RowsAbove = createContext(0);

// useBelow tells whether what has so many rows above it is to be drawn: at once where it
// may be in view, else once what is in view is painted, so that who turns to a long page
// need not wait for all of it. A page that is come back to where it was scrolled, or for
// something that was found in it, is drawn whole at once. What was drawn stays.
export function useBelow(rows: number): boolean {
  const scrolled = useContext(Arrival)();
  const found = useContext(FoundContext);
  return useTurn(rows < screenful || Boolean(scrolled) || found !== null);
}

// Below is a part of a page with so many rows above it.
export function Below({ rows, children }: { rows: number; children: ReactNode }) {
  return useBelow(rows) && children;
}
