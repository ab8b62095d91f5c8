import { memo, type ReactNode } from "react";
import { useInTurn } from "../record/useInTurn";

// Option is a line of the list that can be chosen.
export interface Option {
  id: string;
  className: string;
  body: ReactNode;
  run: () => void;
}
export interface Part {
  key: string;
  title: string;
  options: Option[];
}

// room is how many options surely fill the view.
const room = 14;

// firstOf is so many options with their headings.
const firstOf = (parts: readonly Part[], most: number): Part[] =>
  parts.flatMap((p) => {
    const options = p.options.slice(0, most);
    most -= options.length;
    return options.length > 0 ? [{ ...p, options }] : [];
  });

// Options are the lines under their headings. Those in view are drawn at the key that
// brings them, the rest when they are painted; what is typed on meanwhile draws none.
// words is what they were found by.
export const Options = memo(function Options(props: {
  id: string;
  parts: readonly Part[];
  words: { readonly sought: string };
  active: string | undefined;
}) {
  const { id, parts, words } = props;
  const drawn = useInTurn(words) === words ? parts : firstOf(parts, room);
  return drawn.map((p) => (
    // biome-ignore lint/a11y/useSemanticElements: a group of options is not a set of fields
    <div
      key={p.key}
      role="group"
      aria-labelledby={`${id}-of-${p.key}`}
      className={p.key === "commands" ? "find-commands" : undefined}
    >
      <div id={`${id}-of-${p.key}`} className="find-title">
        {p.title}
      </div>
      {p.options.map((o) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
        <div
          key={o.id}
          id={o.id}
          role="option"
          tabIndex={-1}
          aria-selected={o.id === props.active}
          className={`find-option ${o.className}`}
          onMouseDown={(e) => e.preventDefault()} // the field keeps the keyboard
          onClick={o.run}
        >
          {o.body}
        </div>
      ))}
    </div>
  ));
});
