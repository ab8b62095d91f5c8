import { useContext, useEffect, useRef, useState } from "react";
import { list } from "../backend";
import type { Entry, Letter } from "../backend/types";
import { Abbreviations } from "../record/abbreviations";
import { Copying } from "../record/copying";
import { Text } from "../ui/text";
import { andList } from "../words";
import { Blocks, textsOf } from "./Blocks";
import { firstLook, turned, zoomed } from "./look";
import { Pages } from "./Pages";
import { useFind } from "./useFind";
import { usePageTexts } from "./usePageTexts";
import { ViewTools } from "./ViewTools";

// Shown is an opened document with the tools to read it, or the card that says
// why it is not shown.
export function Shown(props: {
  letter: Letter;
  entry: Entry;
  onShown?: ((e: Entry, text: string) => void) | undefined;
}) {
  const { letter } = props;
  if (letter.cannot)
    return (
      <div className="letter-cannot" role="alert">
        <h2>This document is not shown here</h2>
        <p>
          <Text>{letter.cannot}</Text>
        </p>
      </div>
    );
  return <Readable {...props} />;
}

function Readable(props: {
  letter: Letter;
  entry: Entry;
  onShown?: ((e: Entry, text: string) => void) | undefined;
}) {
  const { letter, entry, onShown } = props;
  const copy = useContext(Copying);
  const explain = useContext(Abbreviations);
  const lost = list(letter.leftOut);
  const pages = list(letter.pages);
  const blocks = list(letter.blocks);
  const [look, setLook] = useState(firstLook);
  const body = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const words = usePageTexts(letter, entry.id);
  const find = useFind(letter, entry.id, words, body);
  const [page, setPage] = usePageSeen(body, pages.length);

  // What was read can be searched for from here on, while the record is open.
  useEffect(() => {
    if (!onShown) return;
    const paper = body.current?.querySelector(".paper")?.textContent ?? "";
    const read = [...words.texts.values()].flatMap((t) => list(t.words).map((w) => w.text));
    onShown(entry, `${paper} ${read.join(" ")}`.trim());
  }, [entry, words.texts, onShown]);

  const zoom = (by: 1 | -1) => {
    const sheet = body.current?.querySelector<HTMLElement>(".sheet-paper");
    const first = pages[0];
    const across = first && (look.turn % 180 ? first.height : first.width);
    const seen = sheet && across ? sheet.clientWidth / ((across * 4) / 3) : 1;
    setLook(zoomed(look, by, seen || 1));
  };
  const keys = useRef<(e: KeyboardEvent) => void>(() => {});
  keys.current = (e) => {
    const at = e.target as Element;
    if (e.defaultPrevented) return; // by what finds in the whole record
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "f") {
      e.preventDefault();
      field.current?.focus();
      field.current?.select();
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || at.closest?.("input, textarea, [role='tree'], [role='dialog']"))
      return;
    const does: Record<string, () => void> = {
      "+": () => zoom(1),
      "=": () => zoom(1),
      "-": () => zoom(-1),
      "0": () => setLook({ ...look, fit: "", zoom: 1 }),
      w: () => setLook({ ...look, fit: "width" }),
      p: () => setLook({ ...look, fit: "page" }),
      r: () => setLook(turned(look)),
      g: () => explain?.(entry, textsOf(blocks)),
    };
    const act = does[e.key];
    if (!act || (pages.length === 0 && (e.key === "p" || e.key === "r"))) return;
    e.preventDefault();
    act();
  };
  useEffect(() => {
    const key = (e: KeyboardEvent) => keys.current(e);
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, []);

  const size = look.fit ? 1 : look.zoom;
  return (
    <>
      <ViewTools
        look={look}
        shown={look.fit === "page" ? "Page" : look.fit ? "Width" : `${Math.round(look.zoom * 100)} %`}
        onZoom={zoom}
        onFit={(fit) => setLook({ ...look, fit })}
        onTurn={() => setLook(turned(look))}
        page={page}
        pages={pages.length}
        onPage={(to) => {
          setPage(to);
          body.current?.querySelector(`[data-page="${to}"]`)?.scrollIntoView?.({ block: "start" });
        }}
        find={find.state}
        field={field}
      />
      {lost.length > 0 && (
        <p className="letter-lost">
          <strong>Left out:</strong> {andList(lost)}. Ask the organisation if you need to see the original.
        </p>
      )}
      {list(letter.notes).map((n) => (
        <p className="letter-lost" key={n} role="note">
          <Text>{n}</Text>
        </p>
      ))}
      <section
        ref={body}
        className="letter-body"
        aria-label="Document"
        onCopy={(e) => {
          e.preventDefault(); // words without who, where and when are of no use elsewhere (M131)
          copy?.(entry);
        }}
      >
        {blocks.length > 0 && (
          <div className="paper" style={{ fontSize: `${1.07 * size}rem`, maxWidth: `${56 * size}rem` }}>
            <Blocks blocks={blocks} />
          </div>
        )}
        {pages.length > 0 && (
          <Pages letter={letter} words={words} look={look} hits={find.inPages} now={find.now} />
        )}
      </section>
    </>
  );
}

// usePageSeen follows which page is in view: the last that begins in the
// upper half of the window.
function usePageSeen(body: React.RefObject<HTMLElement | null>, pages: number) {
  const [page, setPage] = useState(1);
  useEffect(() => {
    if (pages < 2) return;
    let waits = 0;
    const look = () => {
      waits = 0;
      const line = window.innerHeight / 2;
      let seen = 1;
      for (const s of body.current?.querySelectorAll<HTMLElement>("[data-page]") ?? []) {
        if (s.getBoundingClientRect().top > line) break;
        seen = Number(s.dataset.page);
      }
      setPage(seen);
    };
    const scrolled = () => {
      waits ||= requestAnimationFrame(look);
    };
    document.addEventListener("scroll", scrolled, true);
    return () => {
      document.removeEventListener("scroll", scrolled, true);
      cancelAnimationFrame(waits);
    };
  }, [body, pages]);
  return [page, setPage] as const;
}
