import { Check, ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";

// Choice is one line of a menu.
export interface Choice<T> {
  value: T;
  text: string;
  icon?: ReactNode;
}

const itemsOf = (box: HTMLElement | null) => [
  ...(box?.querySelectorAll<HTMLElement>("[role=menuitemradio]") ?? []),
];

// Menu is a button with a list of choices, of which one is in force. Arrow keys
// go through it; Escape, Tab and a click elsewhere close it.
export function Menu<T>(props: {
  label: string;
  // text stands in the button; without it the button is an icon with the label.
  text?: string;
  icon: ReactNode;
  choices: readonly Choice<T>[];
  chosen: T;
  onChoose: (value: T) => void;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const list = itemsOf(box.current);
    // All choices are in view, also where the button is at the foot of the screen.
    list[list.length - 1]?.scrollIntoView?.({ block: "nearest" });
    (list.find((i) => i.getAttribute("aria-checked") === "true") ?? list[0])?.focus();
    const away = (e: PointerEvent) => {
      if (e.target instanceof Node && !box.current?.contains(e.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const keys = (e: React.KeyboardEvent) => {
    if (!open) {
      if (e.key === "ArrowDown") {
        e.preventDefault();
        setOpen(true);
      }
      return;
    }
    const list = itemsOf(box.current);
    const at = list.indexOf(document.activeElement as HTMLElement);
    const to = {
      ArrowDown: (at + 1) % list.length,
      ArrowUp: (at + list.length - 1) % list.length,
      Home: 0,
      End: list.length - 1,
    }[e.key];
    if (to !== undefined) {
      e.preventDefault();
      list[to]?.focus();
    }
    if (e.key === "Escape") {
      e.stopPropagation();
      close();
    }
    if (e.key === "Tab") setOpen(false);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the button and its menu
    <div className="menu" ref={box} onKeyDown={keys}>
      <button
        ref={button}
        type="button"
        className={props.text === undefined ? "icon-button menu-icon" : "button"}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={props.text === undefined ? props.label : `${props.label}: ${props.text}`}
        title={props.label}
        onClick={() => setOpen(!open)}
      >
        {props.icon} {props.text} <ChevronDown size={13} aria-hidden />
      </button>
      {open && (
        <div className="menu-list" id={id} role="menu" aria-label={props.label}>
          {props.choices.map((c) => (
            <button
              key={c.text}
              type="button"
              role="menuitemradio"
              aria-checked={c.value === props.chosen}
              tabIndex={-1}
              onClick={() => {
                props.onChoose(c.value);
                close();
              }}
            >
              <span className="menu-check">
                {c.value === props.chosen && <Check size={15} aria-hidden />}
              </span>
              {c.icon} {c.text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
