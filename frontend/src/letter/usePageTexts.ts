import { useCallback, useEffect, useRef, useState } from "react";
import { useBackend } from "../backend";
import type { Letter, PageText } from "../backend/types";

export interface PageTexts {
  texts: ReadonlyMap<number, PageText>;
  // ask reads the words of a page, once; those of a page that failed can be asked
  // for again.
  ask: (page: number) => Promise<void>;
}

// usePageTexts keeps the words of the pages of one opened document.
export function usePageTexts(letter: Letter, entry: string): PageTexts {
  const backend = useBackend();
  const [texts, setTexts] = useState<ReadonlyMap<number, PageText>>(new Map());
  const asked = useRef(new Map<number, Promise<void>>());
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const ask = useCallback(
    (page: number) => {
      const was = asked.current.get(page);
      if (was) return was;
      const now = backend.record.pageText(letter.record, entry, page).then(
        (text) => {
          if (here.current) setTexts((all) => new Map(all).set(page, text));
        },
        () => void asked.current.delete(page),
      );
      asked.current.set(page, now);
      return now;
    },
    [backend, letter.record, entry],
  );
  return { texts, ask };
}
