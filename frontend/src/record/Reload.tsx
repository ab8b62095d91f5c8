import { Clock, RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { RecordView } from "../backend/types";

// A record is as old as its opening. After fifteen minutes it says so until it
// is loaded anew (D11, H8).
const oldAfter = 15;

const useMinutes = (record: string): number => {
  const [minutes, setMinutes] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another record starts from nothing
  useEffect(() => {
    const began = Date.now();
    setMinutes(0);
    const timer = setInterval(() => setMinutes(Math.floor((Date.now() - began) / 60_000)), 10_000);
    return () => clearInterval(timer);
  }, [record]);
  return minutes;
};

// useReload opens the same record anew, for the same reason (M69, M102).
function useReload(record: string, onReloaded: (view: RecordView) => void) {
  const backend = useBackend();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const reload = () => {
    if (busy) return;
    setBusy(true);
    setProblem("");
    backend.record
      .reload(record)
      .then(onReloaded, (e) => setProblem(problemOf(e).say))
      .finally(() => setBusy(false));
  };
  return { reload, busy, problem };
}

// ReloadButton stands with the summary's tools.
export function ReloadButton(props: { record: string; onReloaded: (view: RecordView) => void }) {
  const { reload, busy, problem } = useReload(props.record, props.onReloaded);
  return (
    <>
      <button type="button" className="button" onClick={reload} aria-disabled={busy}>
        <RefreshCw size={16} aria-hidden /> {busy ? "Reloading…" : "Reload"}
      </button>
      {problem && <p role="alert">{problem}</p>}
    </>
  );
}

// AgeBar stands above every screen of a record that has been open for long.
export function AgeBar(props: { view: RecordView; onReloaded: (view: RecordView) => void }) {
  const minutes = useMinutes(props.view.record);
  const { reload, busy, problem } = useReload(props.view.record, props.onReloaded);
  if (minutes < oldAfter) return null;
  return (
    <div className="complete complete-missing" role="status" aria-label="Age of this record">
      <Clock size={18} aria-hidden />
      <div className="complete-say">
        <strong>Retrieved {minutes} minutes ago.</strong> Something may have changed since.
        {problem && <span> {problem}</span>}
      </div>
      <span className="complete-do">
        <button type="button" className="link" onClick={reload} aria-disabled={busy}>
          {busy ? "Reloading…" : "Reload"}
        </button>
      </span>
    </div>
  );
}
