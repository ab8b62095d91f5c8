import { Search } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { Hit, RecordView } from "../backend/types";
import type { Command } from "./commands";
import { FindBox } from "./FindBox";

// inLetter is the field that finds in an open letter: Ctrl+F goes there first, and
// from there to the whole record.
const inLetter = () => document.querySelector<HTMLInputElement>(".view-find input");

// useFindBox gives the button that opens the box, and the box while it is open;
// Ctrl+K opens it, and Ctrl+F.
export function useFindBox(props: {
  view: RecordView;
  commands: () => readonly Command[];
  onHit: (hit: Hit) => void;
}): { button: ReactNode; box: ReactNode } {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      const key = e.key.toLowerCase();
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || (key !== "f" && key !== "k")) return;
      const field = inLetter();
      if (
        key === "f" &&
        field &&
        field !== document.activeElement &&
        !document.querySelector("[role=dialog]")
      )
        return;
      e.preventDefault();
      if (!document.querySelector("[role=dialog]")) setOpen(true);
    };
    window.addEventListener("keydown", keys);
    return () => window.removeEventListener("keydown", keys);
  }, []);
  const close = () => setOpen(false);
  return {
    button: (
      <button
        type="button"
        className="button find-open"
        aria-keyshortcuts="Control+K Control+F"
        title="Ctrl + K"
        onClick={() => setOpen(true)}
      >
        <Search size={17} aria-hidden /> Find in this record
      </button>
    ),
    box: open && (
      <FindBox
        view={props.view}
        commands={props.commands()}
        onHit={(hit) => {
          close();
          props.onHit(hit);
        }}
        onClose={close}
      />
    ),
  };
}
