import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";

// Fold is what stands under its name once that is pressed. A screen reader is told of
// no role for the summary of details, so it is a button that says whether it is open.
export function Fold({ name, children }: { name: ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="fold">
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronDown size={14} aria-hidden className={open ? undefined : "turned"} /> {name}
      </button>
      {open && children}
    </div>
  );
}
