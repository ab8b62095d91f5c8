import { useEffect, useRef, useState } from "react";
import { list, useBackend } from "../backend";
import type { Letter, Page, PageText } from "../backend/types";
import { Text, visible } from "../ui/text";

// Pages shows a document page by page: the picture that Go drew, with the words
// of the page lying over it unseen, to be selected and searched.
export function Pages({ letter, entry }: { letter: Letter; entry: string }) {
  return list(letter.pages).map((p) => (
    <Sheet key={`${letter.token} ${p.number}`} letter={letter} entry={entry} page={p} />
  ));
}

// A sheet asks for its picture when it comes near: a file may have 500 pages.
function Sheet({ letter, entry, page }: { letter: Letter; entry: string; page: Page }) {
  const backend = useBackend();
  const box = useRef<HTMLDivElement>(null);
  const near = useNear(box);
  const [text, setText] = useState<PageText | null>(null);
  const [failed, setFailed] = useState(false);
  const name = `Page ${page.number} of ${letter.pageTotal}`;

  const ask = () => {
    backend.record.pageText(letter.record, entry, page.number).then(setText, () => setText(null));
  };
  const problem = page.problem || text?.problem || (failed ? `${name} is not shown.` : "");
  return (
    <figure className="sheet">
      <figcaption>{name}</figcaption>
      {problem && (
        <p className="sheet-problem" role="alert">
          <Text>{problem}</Text>
        </p>
      )}
      {!page.problem && !failed && (
        <div
          className="sheet-paper"
          ref={box}
          style={{ aspectRatio: `${page.width} / ${page.height}`, maxWidth: `${(page.width * 4) / 3}px` }}
        >
          {near > 0 && (
            <img
              src={`/letter/${letter.token}/${page.number}.png?width=${near}`}
              alt={name}
              draggable={false}
              onLoad={ask}
              onError={() => {
                setFailed(true);
                ask(); // it says why
              }}
            />
          )}
          <div className="sheet-words">
            {list(text?.words).map((w, i) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: words are never reordered
                key={i}
                style={{
                  left: `${w.x * 100}%`,
                  top: `${w.y * 100}%`,
                  width: `${w.w * 100}%`,
                  height: `${w.h * 100}%`,
                  fontSize: `${w.h * 100}cqh`,
                }}
              >
                {`${visible(w.text)} `}
              </span>
            ))}
          </div>
        </div>
      )}
    </figure>
  );
}

// useNear gives how many dots wide an element is once it has come near the part
// that is seen, 0 before.
function useNear(box: React.RefObject<HTMLDivElement | null>): number {
  const [dots, setDots] = useState(0);
  useEffect(() => {
    const el = box.current;
    if (!el) return;
    const come = () => {
      const wide = Math.ceil(((el.clientWidth || 827) * (window.devicePixelRatio || 1)) / 100) * 100;
      setDots(wide);
    };
    if (typeof IntersectionObserver === "undefined") {
      come();
      return;
    }
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((s) => s.isIntersecting)) {
          come();
          watch.disconnect();
        }
      },
      { rootMargin: "100%" },
    );
    watch.observe(el);
    return () => watch.disconnect();
  }, [box]);
  return dots;
}
