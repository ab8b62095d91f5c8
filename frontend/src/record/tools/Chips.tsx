import type { Setting } from "../../backend/types";
import { number, settings as words } from "../../words";

// Chips are the numbers of a card that filter it by the kind of care (M111).
export function Chips(props: {
  title: string;
  counts: ReadonlyMap<Setting, number>;
  chosen: Setting | undefined;
  onChoose: (setting: Setting | undefined) => void;
}) {
  const all = [...props.counts.values()].reduce((a, b) => a + b, 0);
  const chip = (setting: Setting | undefined, count: number) => (
    <button
      key={setting ?? "all"}
      type="button"
      className="chip"
      aria-pressed={props.chosen === setting}
      onClick={() => props.onChoose(setting)}
    >
      {setting ? words[setting] : "All"} <strong>{number(count)}</strong>
    </button>
  );
  // A choice stays visible when nothing of it is left, so that it can be undone.
  const kinds = (Object.keys(words) as Setting[]).filter((s) => props.counts.has(s) || s === props.chosen);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would carry its own look
    <div className="chips" role="group" aria-label={`Show of ${props.title}`}>
      {chip(undefined, all)}
      {kinds.map((s) => chip(s, props.counts.get(s) ?? 0))}
    </div>
  );
}
