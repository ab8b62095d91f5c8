import { ClipboardCheck, X } from "lucide-react";
import { createContext, useCallback, useEffect, useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { Entry } from "../backend/types";
import { Text } from "../ui/text";

// Copying puts the reference to an item on the clipboard; null where there is no
// record to copy from.
export const Copying = createContext<((entry: Entry) => void) | null>(null);

// useCopying copies by Go, which words the reference and audits it, and gives
// the notice that says what was copied (M131).
export function useCopying(record: string) {
  const backend = useBackend();
  const [said, setSaid] = useState<{ text: string; failed: boolean } | null>(null);
  const copy = useCallback(
    (entry: Entry) => {
      setSaid(null);
      backend.record.copy(record, entry.id).then(
        (text) => setSaid({ text, failed: false }),
        (e) => setSaid({ text: problemOf(e).say, failed: true }),
      );
    },
    [backend, record],
  );
  // The notice goes with what it tells of.
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), 60_000);
    return () => clearTimeout(timer);
  }, [said]);
  const notice = (
    <div className="copied" role="status">
      {said && (
        <p className={said.failed ? "copied-failed" : undefined}>
          <ClipboardCheck size={17} aria-hidden />
          <span>
            <strong>{said.failed ? "Not copied." : "Reference copied, for one minute:"}</strong>{" "}
            <Text>{said.text}</Text>
          </span>
          <button
            type="button"
            className="icon-button"
            aria-label="Close notice"
            onClick={() => setSaid(null)}
          >
            <X size={16} aria-hidden />
          </button>
        </p>
      )}
    </div>
  );
  return { copy, notice };
}
