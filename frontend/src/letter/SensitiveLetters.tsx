import { ShieldAlert } from "lucide-react";
import { useState } from "react";
import { type RecordView, useBackend } from "../backend";
import { Words } from "../search/Questions";
import { AskDialog } from "../ui/AskDialog";

// SensitiveLetters says how it stands with the letters of a sensitive person: that
// they are withheld, with a way to them for a role that has one, or for as long as
// they may be opened that this is so (decision 9).
export function SensitiveLetters({ view }: { view: RecordView }) {
  const [asking, setAsking] = useState(false);
  if (view.letters === "in-force")
    return (
      <p className="letter-lost docs-sensitive" role="status">
        <ShieldAlert size={18} aria-hidden />
        <span>
          <strong>Letters of a sensitive record.</strong> They may tell where the person is: do not say it on.
          Each that you open is recorded with your reason.
        </span>
      </p>
    );
  return (
    <>
      <p className="letter-lost">
        This record is marked sensitive: letters are withheld, because they may tell where the person is.
      </p>
      {view.letters === "possible" && (
        <button type="button" className="button docs-ask" onClick={() => setAsking(true)}>
          <ShieldAlert size={16} aria-hidden /> Open letters for a reason…
        </button>
      )}
      {asking && <Ask record={view.record} onClose={() => setAsking(false)} />}
    </>
  );
}

function Ask(props: { record: string; onClose: () => void }) {
  const backend = useBackend();
  const [why, setWhy] = useState("");
  return (
    <AskDialog
      title="Letters of a sensitive record"
      act="Let me open letters"
      acting="Recording…"
      failed="Letters stay withheld"
      onClose={props.onClose}
      onAct={() => backend.record.sensitiveLetters(props.record, why.trim())}
      onDone={props.onClose}
    >
      <p>
        They may tell where this person is, which could put them in danger. Open them only if you cannot care
        for the person without. Your reason is recorded, and again with each letter you open, until you close
        the record.
      </p>
      <Words label="In a few words, why do you need them?" value={why} onChange={setWhy} />
    </AskDialog>
  );
}
