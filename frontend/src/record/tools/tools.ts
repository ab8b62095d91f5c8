import { createContext, useContext, useMemo, useState, useSyncExternalStore } from "react";
import { allDates, type Range } from "./filter";

// Density is how much of a row stands unopened: compact takes less room for the
// same words, expanded opens every row.
export type Density = "compact" | "comfortable" | "expanded";

// Tools are the choices about how the record is shown. They are of one open
// record and end with it, so that no filter is left on for another person.
export interface Tools {
  range: Range;
  setRange: (range: Range) => void;
  // kinds is the kind of care, or the heading, chosen in a card, by its key.
  kinds: Readonly<Record<string, string | undefined>>;
  setKind: (card: string, kind: string | undefined) => void;
  search: string;
  density: Density;
  setDensity: (d: Density) => void;
  // densities are those of single cards; a choice for the page ends them.
  densities: Readonly<Record<string, Density | undefined>>;
  setCardDensity: (card: string, d: Density | undefined) => void;
  filtered: boolean;
  reset: () => void;
  // open goes to a page of the record by its key, null where there is none to
  // go to.
  open: ((page: string) => void) | null;
}

const none = () => {};
// inert tools choose nothing.
export const inert: Tools = {
  range: allDates,
  setRange: none,
  kinds: {},
  setKind: none,
  search: "",
  density: "comfortable",
  setDensity: none,
  densities: {},
  setCardDensity: none,
  filtered: false,
  reset: none,
  open: null,
};

export const ToolsContext = createContext<Tools>(inert);

// Opened tells whether a card's rows stand open, and how often that was changed.
export interface Opened {
  open: boolean;
  turn: number;
}

// OpenedNow is for the rows in or near the view; OpenedLate follows it for the
// others once those are drawn. They are apart from the other tools, so that a
// choice among those draws no row anew: compact rows are a matter of style alone.
export const OpenedNow = createContext<Opened>({ open: false, turn: 0 });
export const OpenedLate = createContext<Opened>({ open: false, turn: 0 });
// OpenedTurn is the turn of OpenedNow for a row that a user opens or closes before
// it has followed: what is done by hand then stays.
export const OpenedTurn = createContext<{ readonly current: number }>({ current: 0 });
export const useTools = (): Tools => useContext(ToolsContext);

// low is a window in which comfortable alerts would push what follows them below
// its end, as on a screen of 1366 by 768.
const low = typeof matchMedia === "undefined" ? null : matchMedia("(max-height: 820px)");
const onLow = (changed: () => void) => {
  low?.addEventListener("change", changed);
  return () => low?.removeEventListener("change", changed);
};

// useDensity gives how a card is shown, and how it would be if nothing were chosen
// for it alone: as the page, but alerts take little room in a low window.
export function useDensity(card: string): { now: Density; page: Density } {
  const { density, densities } = useTools();
  const tight = useSyncExternalStore(onLow, () => low?.matches ?? false);
  const page = tight && card === "alerts" && density === "comfortable" ? "compact" : density;
  return { now: densities[card] ?? page, page };
}

// useNewTools makes the tools of one open record.
export function useNewTools(open: (page: string) => void): Tools {
  const [range, setRange] = useState(allDates);
  const [kinds, setKinds] = useState<Record<string, string | undefined>>({});
  const [density, setPage] = useState<Density>("comfortable");
  const [densities, setDensities] = useState<Record<string, Density | undefined>>({});
  return useMemo<Tools>(
    () => ({
      range,
      setRange,
      kinds,
      setKind: (card, kind) => setKinds((was) => ({ ...was, [card]: kind })),
      search: "",
      density,
      setDensity: (d) => {
        setPage(d);
        setDensities({});
      },
      densities,
      setCardDensity: (card, d) => setDensities((was) => ({ ...was, [card]: d })),
      filtered: range.from !== "" || range.to !== "" || Object.values(kinds).some(Boolean),
      reset: () => {
        setRange(allDates);
        setKinds({});
      },
      open,
    }),
    [range, kinds, density, densities, open],
  );
}
