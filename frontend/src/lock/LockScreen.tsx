import { ExternalLink, Lock, LogOut } from "lucide-react";
import { useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { LockView, Problem, SessionView } from "../backend/types";
import { Waiting } from "../signin/SignInPage";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";

const because: Record<LockView["why"], (lock: LockView) => string> = {
  asked: () => "It was locked with the Lock button or its keys.",
  idle: (l) => `Nobody used it for ${l.minutes} minutes.`,
  absolute: () => "Your sign-in is 12 hours old. You are asked again who you are.",
  suspend: () => "This computer went to sleep.",
  "screen-lock": () => "The screen of this computer was locked.",
  session: () => "Somebody else took over this computer’s screen, or the connection to it ended.",
  "page-lost": () => "The viewer’s screen failed and was started again.",
  "sign-in-ended": () => "The sign-in service ended the sign-in.",
};

// LockScreen says whose viewer is locked and why, and the ways on. Nothing of a
// record is in this page any more: it was started anew.
export function LockScreen({ session, onChange }: { session: SessionView; onChange: () => void }) {
  const backend = useBackend();
  const [failed, setFailed] = useState<Problem | null>(null);
  const lock = session.lock;
  const problem = failed ?? session.problem;
  if (!lock) return null;
  const call = (what: () => Promise<void>) => {
    setFailed(null);
    what().then(onChange, (e) => setFailed(problemOf(e)));
  };

  return (
    <main id="main" tabIndex={-1} className="signin">
      <div className="signin-box">
        <h1 className="lock-title">
          <Lock size={26} aria-hidden /> Locked
        </h1>
        {problem && !lock.waiting && <Trouble title="You are not signed in" problem={problem} />}
        <p className="lock-who">
          <strong>
            <Text>{lock.name}</Text>
          </strong>
          <span>
            <Text>{[lock.role, lock.organisation].filter(Boolean).join(", ")}</Text>
          </span>
        </p>
        <p>
          {because[lock.why](lock)}{" "}
          {lock.record
            ? "The record that was open was closed, and nothing of it was kept. After signing in you can open it again."
            : "No record was open."}
        </p>
        {lock.waiting ? (
          <Waiting address={session.authURL} onCancel={() => call(() => backend.session.cancelSignIn())} />
        ) : (
          <div className="lock-ways">
            <button
              type="button"
              className="button button-primary button-large"
              onClick={() => call(() => backend.session.signIn())}
            >
              <ExternalLink size={18} aria-hidden /> Sign in again
            </button>
            <button type="button" className="button" onClick={() => call(() => backend.session.signOut())}>
              <LogOut size={16} aria-hidden /> Sign out
            </button>
          </div>
        )}
        <p className="signin-note">
          <Lock size={18} aria-hidden />
          <span>
            Are you somebody else? Sign in as yourself: you start afresh, and nothing of what{" "}
            <Text>{lock.name}</Text> did here is shown to you.
          </span>
        </p>
        {session.region.support.helpdesk && (
          <p className="signin-help">
            Help with signing in <Text>{session.region.support.helpdesk}</Text>
          </p>
        )}
      </div>
    </main>
  );
}
