import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";

const stops =
  'button:not([disabled]), a[href], input:not([disabled]), textarea, [tabindex]:not([tabindex="-1"])';

let open = 0;
const watchers = new Set<() => void>();

function count(by: number) {
  open += by;
  for (const tell of watchers) tell();
}

const watch = (tell: () => void) => {
  watchers.add(tell);
  return () => void watchers.delete(tell);
};

// useDialogs tells how many dialogs are open: what comes by itself waits for them.
export function useDialogs(): number {
  return useSyncExternalStore(watch, () => open);
}

// dialogOpen tells whether one is open now: what lies below must not take the focus.
export const dialogOpen = (): boolean => open > 0;

// Dialog is a layer above everything. What lies below cannot be reached while
// it is open; Escape closes it; focus goes back to where it was.
export function Dialog(props: {
  title: string;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(props.onClose);
  close.current = props.onClose;

  useEffect(() => {
    const before = document.activeElement;
    const below = document.getElementById("app");
    count(1);
    below?.setAttribute("inert", "");
    const first = box.current?.querySelector<HTMLElement>("[data-autofocus]") ?? box.current;
    first?.focus();
    return () => {
      count(-1);
      if (open === 0) below?.removeAttribute("inert");
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  const keys = (e: React.KeyboardEvent) => {
    if (e.key === "Escape") {
      e.stopPropagation();
      close.current();
      return;
    }
    if (e.key !== "Tab" || !box.current) return;
    const all = [...box.current.querySelectorAll<HTMLElement>(stops)].filter((x) => x.tabIndex >= 0);
    const edge = e.shiftKey ? all[0] : all[all.length - 1];
    if (document.activeElement === edge || document.activeElement === box.current) {
      e.preventDefault();
      (e.shiftKey ? all[all.length - 1] : all[0])?.focus();
    }
  };

  return createPortal(
    <div className="layer">
      <div
        ref={box}
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        tabIndex={-1}
        className={props.wide ? "dialog dialog-wide" : "dialog"}
        onKeyDown={keys}
      >
        <div className="dialog-head">
          <h2 id={id}>{props.title}</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={props.onClose}>
            <X size={18} aria-hidden />
          </button>
        </div>
        {/* A long text without a button in it is scrolled by keyboard (WCAG 2.1.1). */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
        {/* biome-ignore lint/a11y/useSemanticElements: it is no set of fields */}
        <div className="dialog-body" tabIndex={0} role="group" aria-labelledby={id}>
          {props.children}
        </div>
        {props.footer && <div className="dialog-foot">{props.footer}</div>}
      </div>
    </div>,
    document.getElementById("layers") ?? document.body,
  );
}
