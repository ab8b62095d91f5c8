import { createContext, type ReactNode, useContext } from "react";
import { FoundContext } from "../find/found";
import { Arrival } from "./LongRows";
import { useTurn } from "./useInTurn";

// screenful is how many rows surely fill the view.
export const screenful = 16;

// RowsAbove is how many rows' room of the page lies above a card of it.
export const RowsAbove = createContext(0);

// Below is a part of a page below the view: it is drawn once what is in view is painted,
// so that who turns to a long page need not wait for all of it. It is below where so many
// rows stand above it; a page that is come back to where it was scrolled, or for something
// that was found in it, is drawn whole at once.
export function Below({ rows, children }: { rows: number; children: ReactNode }) {
  const scrolled = useContext(Arrival)();
  const found = useContext(FoundContext);
  return useTurn(rows < screenful || Boolean(scrolled) || found !== null) && children;
}
