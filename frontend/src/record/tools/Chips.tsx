import type { Setting } from "../../backend/types";
import { number, settings } from "../../words";
import { kindWords } from "./filter";

// Chips are the numbers of a card that filter it: by the kind of care, and of
// documents by their heading (M111).
export function Chips(props: {
  title: string;
  counts: ReadonlyMap<string, number>;
  chosen: string | undefined;
  onChoose: (kind: string | undefined) => void;
}) {
  const all = [...props.counts.values()].reduce((a, b) => a + b, 0);
  const chip = (kind: string | undefined, count: number) => (
    <button
      key={kind ?? "all"}
      type="button"
      className="chip"
      aria-pressed={props.chosen === kind}
      onClick={() => props.onChoose(kind)}
    >
      {kind ? kindWords(kind) : "All"} <strong>{number(count)}</strong>
    </button>
  );
  // A choice stays visible when nothing of it is left, so that it can be undone.
  const kinds = new Set([...props.counts.keys(), ...(props.chosen ? [props.chosen] : [])]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would carry its own look
    <div className="chips" role="group" aria-label={`Show of ${props.title}`}>
      {chip(undefined, all)}
      {[...kinds].sort(inOrder).map((k) => chip(k, props.counts.get(k) ?? 0))}
    </div>
  );
}

// inOrder keeps kinds of care in the order of their words, headings by letter.
function inOrder(a: string, b: string): number {
  const place = (k: string) => Object.keys(settings).indexOf(k as Setting);
  return place(a) - place(b) || a.localeCompare(b, "en-GB");
}
