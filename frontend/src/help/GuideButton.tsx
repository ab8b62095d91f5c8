import { CircleQuestionMark, Keyboard } from "lucide-react";
import { useState } from "react";
import { KeyMapDialog } from "../keys/KeyMapDialog";
import { useShortcuts } from "../keys/map";
import { useKeys } from "../keys/useKeys";
import { Dialog } from "../ui/Dialog";
import { List } from "../ui/List";
import { guideOf } from "./guides";
import { Keys } from "./Keys";

// GuideButton opens the quick reference guide of a screen, and so does its key
// where nothing is being written and nothing lies on top (M115).
export function GuideButton({ page, className = "button" }: { page: string; className?: string }) {
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState(false);
  const shortcuts = useShortcuts("guide");
  useKeys({ guide: () => setOpen(true) });
  const guide = guideOf(page);
  return (
    <>
      <button type="button" className={className} aria-keyshortcuts={shortcuts} onClick={() => setOpen(true)}>
        <CircleQuestionMark size={16} aria-hidden /> Guide to this screen
      </button>
      {open && (
        <Dialog
          title={`Guide: ${guide.title}`}
          onClose={() => setOpen(false)}
          footer={
            <button
              type="button"
              className="button"
              onClick={() => {
                setOpen(false);
                setChanging(true);
              }}
            >
              <Keyboard size={16} aria-hidden /> Change keys
            </button>
          }
        >
          <List className="points">
            {guide.points.map((p) => (
              <li key={p}>{p}</li>
            ))}
          </List>
          <Keys places={guide.keys} />
        </Dialog>
      )}
      {changing && <KeyMapDialog onClose={() => setChanging(false)} />}
    </>
  );
}
