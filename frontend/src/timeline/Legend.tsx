import { useEffect, useRef } from "react";
import type { TimelineItem } from "../backend/types";
import { number } from "../words";
import { coloursNow, drawSigns } from "./draw";

export type Kind = "event" | "appointment" | "letter" | "entry";

// kindOf puts stays and other contacts together, as people ask for them.
export const kindOf = (i: TimelineItem): Kind =>
  i.kind === "stay" || i.kind === "contact" ? "event" : i.kind;

const kinds: readonly { key: Kind; signs: readonly TimelineItem["kind"][]; text: string }[] = [
  { key: "event", signs: ["stay", "contact"], text: "Stays and contacts" },
  { key: "appointment", signs: ["appointment"], text: "Appointments" },
  { key: "letter", signs: ["letter"], text: "Letters and documents" },
  { key: "entry", signs: ["entry"], text: "All other entries" },
];

// Legend says what the signs are, and shows or leaves out a kind.
export function Legend(props: {
  counts: Readonly<Record<Kind, number>>;
  out: ReadonlySet<Kind>;
  onOut: (out: ReadonlySet<Kind>) => void;
}) {
  const toggle = (key: Kind) => {
    const out = new Set(props.out);
    if (!out.delete(key)) out.add(key);
    props.onOut(out);
  };
  return (
    <fieldset className="tl-legend">
      <legend className="sr">Kinds shown</legend>
      {kinds.map((k) => (
        <label key={k.key}>
          <input type="checkbox" checked={!props.out.has(k.key)} onChange={() => toggle(k.key)} />
          {k.signs.map((s) => (
            <Sign key={s} kind={s} />
          ))}
          {k.text} <strong>{number(props.counts[k.key])}</strong>
        </label>
      ))}
      <span className="tl-keys">
        <span className="tl-key tl-key-bar" aria-hidden /> lasting
        <span className="tl-key tl-key-span" aria-hidden /> some time within
        <span className="tl-key tl-key-group" aria-hidden>
          7
        </span>{" "}
        so many at one place
      </span>
    </fieldset>
  );
}

function Sign({ kind }: { kind: TimelineItem["kind"] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      const colours = coloursNow();
      const g = canvas.current?.getContext("2d");
      if (!canvas.current || !g) return;
      const dots = window.devicePixelRatio || 1;
      canvas.current.width = canvas.current.height = 16 * dots;
      g.scale(dots, dots);
      g.lineWidth = 1.5;
      drawSigns(g, kind, [[8, 8]], 1, { fill: colours.paper, edge: colours.ink }, colours.paper);
    };
    draw();
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributes: true });
    return () => theme.disconnect();
  }, [kind]);
  return <canvas ref={canvas} aria-hidden className="tl-sign" />;
}
