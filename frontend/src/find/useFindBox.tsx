import { Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Hit, RecordView } from "../backend/types";
import { useKeyTip, useShortcuts } from "../keys/map";
import { useKeys } from "../keys/useKeys";
import type { Command } from "./commands";
import { FindBox } from "./FindBox";

// inLetter is the field that finds in an open letter: its key goes there first, and
// from there to the whole record.
const inLetter = () => document.querySelector<HTMLInputElement>(".view-find input");

// useFindBox gives the button that opens the box, and the box while it is open;
// so do its keys.
export function useFindBox(props: {
  view: RecordView;
  commands: () => readonly Command[];
  onHit: (hit: Hit) => void;
}): { button: ReactNode; box: ReactNode } {
  const [open, setOpen] = useState(false);
  const tip = useKeyTip("find");
  const shortcuts = useShortcuts("find", "find-page");
  const show = () => setOpen(true);
  useKeys({
    find: show,
    "find-page": () => {
      const field = inLetter();
      if (field && field !== document.activeElement) return false;
      show();
    },
  });
  const close = () => setOpen(false);
  return {
    button: (
      <button
        type="button"
        className="button find-open"
        aria-keyshortcuts={shortcuts}
        title={tip}
        onClick={show}
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
