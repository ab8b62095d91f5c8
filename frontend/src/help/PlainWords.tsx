import { createContext, useContext, useMemo } from "react";
import type { Person } from "../backend/types";
import { explain } from "./plain";

// Lens is whether terms are explained in plain words, and the words of the open
// person's name, which never are.
export interface Lens {
  on: boolean;
  names: ReadonlySet<string>;
}

const off: Lens = { on: false, names: new Set() };

export const LensContext = createContext<Lens>(off);

export function useNewLens(on: boolean, person: Person | undefined): Lens {
  const name = person
    ? [person.name.family, person.name.given, person.name.preferred].join(" ").toLowerCase()
    : "";
  return useMemo(() => ({ on, names: new Set(name.split(/[^\p{L}]+/u)) }), [on, name]);
}

// useExplained parts a text at its terms; the whole text in one while the lens is
// off.
export function useExplained(text: string) {
  const { on, names } = useContext(LensContext);
  return useMemo(() => (on ? explain(text, names) : [text]), [on, names, text]);
}

// Bracketed are the viewer's own words after a term: told apart by their look, and
// left out when the text is copied, for nobody sent them.
export const Bracketed = ({ children }: { children: string }) => (
  <span className="plain-words" title="The viewer’s own words, not what was sent">
    {" "}
    <span className="sr">in plain words </span>({children})
  </span>
);
