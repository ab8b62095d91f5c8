import { type RefObject, useEffect, useRef, useState } from "react";
import { list } from "../backend";
import type { Letter, Page, PageText } from "../backend/types";
import { Text, visible } from "../ui/text";
import type { PageHit } from "./find";
import type { Look } from "./look";
import type { PageTexts } from "./usePageTexts";

// Pages shows a document page by page: the picture that Go drew, with the words
// of the page lying over it unseen, to be selected and searched.
export function Pages(props: {
  letter: Letter;
  words: PageTexts;
  look: Look;
  hits: readonly PageHit[];
  now: PageHit | undefined;
}) {
  const { letter, words, hits, now } = props;
  return list(letter.pages).map((p) => (
    <Sheet
      key={`${letter.token} ${p.number}`}
      letter={letter}
      page={p}
      look={props.look}
      text={words.texts.get(p.number)}
      ask={words.ask}
      hits={hits.filter((h) => h.page === p.number)}
      now={now?.page === p.number ? now : undefined}
    />
  ));
}

// A sheet asks for its picture when it comes near: a file may have 500 pages.
function Sheet(props: {
  letter: Letter;
  page: Page;
  look: Look;
  text: PageText | undefined;
  ask: (page: number) => Promise<void>;
  hits: readonly PageHit[];
  now: PageHit | undefined;
}) {
  const { letter, page, look, text } = props;
  const box = useRef<HTMLDivElement>(null);
  const dots = useDots(box);
  const [failed, setFailed] = useState(false);
  const name = `Page ${page.number} of ${letter.pageTotal}`;
  const ask = () => void props.ask(page.number);
  const problem = page.problem || text?.problem || (failed ? `${name} is not shown.` : "");
  const aside = look.turn % 180 !== 0;
  const [wide, high] = aside ? [page.height, page.width] : [page.width, page.height];
  const width =
    look.fit === "width"
      ? "100%"
      : look.fit === "page"
        ? `min(100%, calc((var(--room, 80vh) - 9rem) * ${wide / high}))`
        : `${(wide * 4 * look.zoom) / 3}px`;
  const found = (i: number) =>
    props.now && i >= props.now.from && i <= props.now.to
      ? "found found-now"
      : props.hits.some((h) => i >= h.from && i <= h.to)
        ? "found"
        : undefined;
  return (
    <figure className="sheet" data-page={page.number}>
      <figcaption>{name}</figcaption>
      {problem && (
        <p className="sheet-problem" role="alert">
          <Text>{problem}</Text>
        </p>
      )}
      {!page.problem && !failed && (
        <div className="sheet-paper" ref={box} style={{ aspectRatio: `${wide} / ${high}`, width }}>
          <div className={`sheet-turn turn-${look.turn}`}>
            {dots > 0 && (
              <img
                src={`/letter/${letter.token}/${page.number}.png?width=${dots}`}
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
                  className={found(i)}
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
        </div>
      )}
    </figure>
  );
}

const most = 3600; // dots: what Go draws is capped as well

// useDots gives how many dots wide the picture of a page is to be, once it has
// come near the part that is seen; 0 before. It follows the zoom upwards.
function useDots(box: RefObject<HTMLDivElement | null>): number {
  const [dots, setDots] = useState(0);
  useEffect(() => {
    const el = box.current;
    if (!el) return;
    const measure = () => {
      const wide = Math.max(el.clientWidth, 1) * (window.devicePixelRatio || 1) || 827;
      const wanted = Math.min(Math.ceil((el.clientWidth ? wide : 827) / 100) * 100, most);
      setDots((was) => Math.max(was, wanted));
    };
    if (typeof IntersectionObserver === "undefined") {
      measure();
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const grows = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(measure, 150); // once the zoom stands
    });
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((s) => s.isIntersecting)) {
          measure();
          grows.observe(el);
        } else grows.disconnect();
      },
      { rootMargin: "100%" },
    );
    watch.observe(el);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      grows.disconnect();
    };
  }, [box]);
  return dots;
}
