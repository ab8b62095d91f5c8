import { Siren } from "lucide-react";
import { useState } from "react";
import { problemOf, type RecordView, useBackend } from "../backend";
import type { Problem } from "../backend/types";
import { Words } from "../search/Questions";
import { Dialog } from "../ui/Dialog";
import { Trouble } from "../ui/parts";

// EmergencyAccess offers to open what is restricted, where the region and the role
// allow it, and stands above the record for as long as it is in force (decision 25).
export function EmergencyAccess(props: { view: RecordView; onReloaded: (view: RecordView) => void }) {
  const { record, breakGlass } = props.view;
  const [asking, setAsking] = useState(false);
  if (breakGlass === "in-force")
    return (
      <p className="glass glass-broken" role="status">
        <Siren size={18} aria-hidden />
        <span>
          <strong>Emergency access is in force.</strong> Restricted items of this person are shown until you
          close the record. This is flagged for your privacy officer. What an organisation refuses to share is
          still not here.
        </span>
      </p>
    );
  if (breakGlass !== "possible") return null;
  return (
    <div className="glass">
      <p>Some items are restricted, and hidden by your role.</p>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        <Siren size={16} aria-hidden /> Emergency access…
      </button>
      {asking && <Ask record={record} onClose={() => setAsking(false)} onOpen={props.onReloaded} />}
    </div>
  );
}

function Ask(props: { record: string; onClose: () => void; onOpen: (view: RecordView) => void }) {
  const backend = useBackend();
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const open = async () => {
    if (busy) return;
    if (note.trim().length < 4)
      return setProblem({ code: "input", say: "Say in a few words why you need this record.", retry: false });
    setBusy(true);
    setProblem(null);
    try {
      props.onOpen(await backend.record.breakGlass(props.record, note.trim()));
    } catch (e) {
      setProblem(problemOf(e));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Emergency access to restricted items"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="button button-primary" onClick={open} aria-disabled={busy}>
            {busy ? "Opening…" : "Show restricted items"}
          </button>
          <button type="button" className="button" onClick={props.onClose}>
            Cancel
          </button>
        </>
      }
    >
      {problem && <Trouble title="Nothing more is shown" problem={problem} />}
      <p>
        Only when this person, or somebody else, may come to harm if you do not see them now. The record opens
        anew with the items that organisations marked as restricted. It is flagged for your privacy officer.
      </p>
      <Words label="In a few words, what is the emergency?" value={note} onChange={setNote} />
    </Dialog>
  );
}
