import { type KeyboardEvent, useContext } from "react";
import type { Entry } from "../backend/types";
import { onKeys } from "../keys/useKeys";
import { Abbreviations } from "./abbreviations";
import { Copying } from "./copying";

// useRowKeys are the keys of a row, whatever it looks like: to copy its reference
// (M131), and what its abbreviations may mean.
export function useRowKeys(entry: Entry) {
  const copy = useContext(Copying);
  const explain = useContext(Abbreviations);
  return (e: KeyboardEvent) =>
    void onKeys(e, {
      "copy-reference": copy ? () => copy(entry) : undefined,
      explain: explain ? () => explain(entry) : undefined,
    });
}
