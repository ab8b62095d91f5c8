import { Info } from "lucide-react";
import { useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { Problem } from "../backend/types";
import { Dialog } from "../ui/Dialog";
import { Trouble } from "../ui/parts";
import { useMarks } from "./useLists";

// ListNote says what these lists are, and what they are not (decision 6).
export function ListNote() {
  const marks = useMarks();
  if (!marks) return null;
  return (
    <p className="list-note">
      <Info size={16} aria-hidden />
      <span>
        These are your own marks, for you alone. They change nothing in the Shared Care Record, which is read
        only.{" "}
        {marks.view.kept
          ? "They are kept encrypted on this computer and sent to nobody. Who is opened from here is looked up first."
          : "They last until you sign out: nothing of them is kept on this computer."}
      </span>
    </p>
  );
}

// ForgetLists deletes all of the user's marks on this computer, and signs out.
export function ForgetLists() {
  const backend = useBackend();
  const marks = useMarks();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!marks?.view.kept) return null;
  return (
    <p>
      <button type="button" className="link" onClick={() => setAsking(true)}>
        Delete my lists from this computer and sign out
      </button>
      {asking && (
        <Dialog
          title="Delete my lists from this computer?"
          onClose={() => setAsking(false)}
          footer={
            <>
              <button
                type="button"
                className="button button-primary"
                onClick={() => backend.lists.forget().catch((e) => setProblem(problemOf(e)))}
              >
                Delete and sign out
              </button>
              <button type="button" className="button" data-autofocus="" onClick={() => setAsking(false)}>
                Keep them
              </button>
            </>
          }
        >
          {problem && <Trouble title="That did not work" problem={problem} />}
          <p>
            Your recent records, worklists and settings are deleted with the key they were encrypted with.
            This cannot be undone. The record itself and the audit are not touched.
          </p>
        </Dialog>
      )}
    </p>
  );
}
