import { Siren } from "lucide-react";
import { useState } from "react";
import { type RecordView, useBackend } from "../backend";
import { Words } from "../search/Questions";
import { AskDialog } from "../ui/AskDialog";

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
  const open = async () => {
    if (note.trim().length < 4)
      throw { code: "input", say: "Say in a few words why you need this record.", retry: false };
    // Whoever has closed the dialog by now has the record anew all the same.
    props.onOpen(await backend.record.breakGlass(props.record, note.trim()));
  };
  return (
    <AskDialog
      title="Emergency access to restricted items"
      act="Show restricted items"
      acting="Opening…"
      failed="Nothing more is shown"
      onClose={props.onClose}
      onAct={open}
    >
      <p>
        Only when this person, or somebody else, may come to harm if you do not see them now. The record opens
        anew with the items that organisations marked as restricted. It is flagged for your privacy officer.
      </p>
      <Words label="In a few words, what is the emergency?" value={note} onChange={setNote} />
    </AskDialog>
  );
}
