import { type KeyboardEvent, useContext } from "react";
import type { Entry } from "../backend/types";
import { Abbreviations } from "./abbreviations";
import { Copying } from "./copying";

// useRowKeys are the keys of a row, whatever it looks like: c copies its reference
// (M131), g says what its abbreviations may mean.
export function useRowKeys(entry: Entry) {
  const copy = useContext(Copying);
  const explain = useContext(Abbreviations);
  return (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const act = e.key === "c" ? copy : e.key === "g" ? explain : null;
    if (!act) return;
    e.preventDefault();
    act(entry);
  };
}
