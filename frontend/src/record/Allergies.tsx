import { TriangleAlert } from "lucide-react";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { list } from "../backend";
import type { AllergyLine } from "../backend/types";
import { Text } from "../ui/text";
import { andList, number, plural } from "../words";

// Allergies shows the one heading that Go chose, and every substance with who says so.
// Those that a third of the window does not hold are scrolled to; how many are out of
// view then stands beneath, always (ui.md rule 17).
export function Allergies({ line }: { line: AllergyLine }) {
  const { box, over, out, look } = useOutOfView();
  const items = list(line.items);
  return (
    <div className="allergies">
      <div className="allergies-said" role="status" aria-label="Allergies">
        {line.alert ? (
          <div className="allergies-alert">
            <TriangleAlert size={15} aria-hidden />
            {/* In no span: what stands beside others in one, a screen reader is not told. */}
            <div className="allergies-head">{line.heading}</div>
            {/* What scrolls is scrolled by keyboard too (WCAG 2.1.1). */}
            <div
              ref={box}
              className="allergies-all"
              onScroll={look}
              {...(over && {
                tabIndex: 0,
                role: "group",
                "aria-label": plural(items.length, "known allergy", "known allergies"),
              })}
            >
              <div>
                {items.map(({ term, from }, i) => (
                  <span key={term}>
                    {i > 0 && ", "}
                    <strong>
                      <Text>{term}</Text>
                    </strong>{" "}
                    <span className="allergies-from">
                      (<Text>{andList(list(from))}</Text>)
                    </span>
                  </span>
                ))}
              </div>
            </div>
          </div>
        ) : (
          <p className="allergies-plain">
            <span className="label">Allergies</span>{" "}
            {line.heading === "Loading" && <span className="spinner" aria-hidden />}{" "}
            <strong>{line.heading}</strong>
          </p>
        )}
        {line.note && (
          <p className="allergies-note">
            <Text>{line.note}</Text>
          </p>
        )}
      </div>
      {/* Beside what is read out, not in it: it changes with each scroll. */}
      {over && (
        <p className="allergies-count">
          {number(items.length)} allergies: {number(out)} out of view, scroll for all
        </p>
      )}
    </div>
  );
}

const nothing = { over: false, out: 0 };

// useOutOfView tells whether the box holds more than it shows, and how many of the
// items within it are not, or not wholly, in view.
function useOutOfView() {
  const box = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState(nothing);
  const look = useCallback(() => {
    const of = box.current;
    const over = of !== null && of.scrollHeight > of.clientHeight + 1;
    if (!of || !over) return setFound(nothing);
    const { top, bottom } = of.getBoundingClientRect();
    const items = [...(of.firstElementChild?.children ?? [])].map((i) => i.getBoundingClientRect());
    const out = items.filter((i) => i.top < top - 1 || i.bottom > bottom + 1).length;
    setFound((was) => (was.over && was.out === out ? was : { over, out }));
  }, []);
  // Whatever is drawn anew may have become longer; what only the window or the text
  // size changes, the observer sees.
  useLayoutEffect(() => {
    look();
    if (typeof ResizeObserver === "undefined" || !box.current) return;
    const size = new ResizeObserver(look);
    size.observe(box.current);
    if (box.current.firstElementChild) size.observe(box.current.firstElementChild);
    return () => size.disconnect();
  });
  return { box, look, ...found };
}
