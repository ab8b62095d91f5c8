import { CircleQuestionMark } from "lucide-react";
import { useEffect, useState } from "react";
import { Dialog } from "../ui/Dialog";
import { guideOf } from "./guides";
import { Keys } from "./Keys";

// writing tells whether keys are text where the focus is.
const writing = (at: EventTarget | null) => at instanceof Element && at.closest("input, textarea") !== null;

// GuideButton opens the quick reference guide of a screen, and so does the key "?"
// where nothing is being written and nothing lies on top (M115).
export function GuideButton({ page, className = "button" }: { page: string; className?: string }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      if (e.key !== "?" || e.ctrlKey || e.metaKey || e.altKey || writing(e.target)) return;
      if (document.querySelector("[role=dialog]")) return;
      e.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, []);
  const guide = guideOf(page);
  return (
    <>
      <button type="button" className={className} aria-keyshortcuts="?" onClick={() => setOpen(true)}>
        <CircleQuestionMark size={16} aria-hidden /> Guide to this screen
      </button>
      {open && (
        <Dialog title={`Guide: ${guide.title}`} onClose={() => setOpen(false)}>
          <ul className="points">
            {guide.points.map((p) => (
              <li key={p}>{p}</li>
            ))}
          </ul>
          <h3>Keys</h3>
          <Keys keys={guide.keys} />
        </Dialog>
      )}
    </>
  );
}
