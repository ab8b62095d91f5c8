import {
  type RefObject,
  useContext,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { list } from "../backend";
import type { Letter } from "../backend/types";
import { FoundContext } from "../find/found";
import { findInPage, findInText, type PageHit } from "./find";
import type { PageTexts } from "./usePageTexts";
import type { FindState } from "./ViewTools";

// useFind looks for words in a document: in its text at once, in its pages as
// their words are read, which begins with the first letter typed.
export function useFind(
  letter: Letter,
  entry: string,
  words: PageTexts,
  body: RefObject<HTMLElement | null>,
) {
  const [typed, setTyped] = useState("");
  const sought = useDeferredValue(typed);
  const [at, setAt] = useState(0);
  const found = useContext(FoundContext);
  useEffect(() => {
    if (found?.entry !== entry || !found.seek) return;
    setTyped(found.seek); // where the record's own search found it
    setAt(0);
  }, [found, entry]);
  const pages = list(letter.pages);
  const { texts, ask } = words;
  const unread = pages.filter((p) => !p.problem && !texts.has(p.number));
  const begun = sought.trim() !== "";

  // One page after the other: the engine reads one at a time anyway.
  useEffect(() => {
    if (!begun) return;
    let here = true;
    void (async () => {
      for (const p of list(letter.pages)) {
        if (!here) return;
        if (!p.problem) await ask(p.number);
      }
    })();
    return () => {
      here = false;
    };
  }, [begun, letter, ask]);

  const inPages = useMemo<PageHit[]>(
    () => pages.flatMap((p) => findInPage(p.number, texts.get(p.number), sought)),
    [pages, texts, sought],
  );
  const [inText, setInText] = useState<Range[]>([]);
  useLayoutEffect(() => {
    const papers = [...(body.current?.querySelectorAll(".paper") ?? [])];
    setInText(sought.trim() ? papers.flatMap((p) => findInText(p, sought)) : []);
  }, [sought, body]);

  const of = inText.length + inPages.length;
  const place = of > 0 ? Math.min(at, of - 1) : 0;
  const now = place >= inText.length ? inPages[place - inText.length] : undefined;
  const range = inText[place];

  useEffect(() => {
    const named = typeof CSS !== "undefined" && "highlights" in CSS ? CSS.highlights : undefined;
    if (named && typeof Highlight !== "undefined") {
      named.set("found", new Highlight(...inText));
      named.set("found-now", new Highlight(...(range ? [range] : [])));
    }
    range?.startContainer.parentElement?.scrollIntoView?.({ block: "center" });
    if (range && !named) {
      const s = window.getSelection(); // older web views: what is found is selected
      s?.removeAllRanges();
      s?.addRange(range);
    }
    return () => {
      named?.delete("found");
      named?.delete("found-now");
    };
  }, [inText, range]);
  const key = now && `${now.page} ${now.from}`;
  useEffect(() => {
    if (!key) return;
    const seen =
      body.current?.querySelector(".found-now") ??
      body.current?.querySelector(`[data-page="${key.split(" ")[0]}"]`);
    seen?.scrollIntoView?.({ block: "center" });
  }, [key, body]);

  const state: FindState = {
    sought: typed,
    set: (text) => {
      setTyped(text);
      setAt(0);
    },
    at: place,
    of,
    go: (by) => setAt((place + by + of) % Math.max(of, 1)),
    more: begun && unread.length > 0 ? `(${pages.length - unread.length} of ${pages.length} pages read)` : "",
  };
  return { state, inPages, now };
}
