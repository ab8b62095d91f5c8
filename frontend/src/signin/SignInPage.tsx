import { ExternalLink, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { Problem, SessionView } from "../backend/types";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";

export function SignInPage({ session, onChange }: { session: SessionView; onChange: () => void }) {
  const backend = useBackend();
  const [failed, setFailed] = useState<Problem | null>(null);
  const { region } = session;
  const waiting = session.state === "signing-in";
  const problem = failed ?? session.problem;

  const call = (what: () => Promise<void>) => {
    setFailed(null);
    what().then(onChange, (e) => setFailed(problemOf(e)));
  };

  return (
    <main id="main" tabIndex={-1} className="signin">
      <div className="signin-box">
        <h1>
          <Text>{region.name}</Text>
        </h1>
        {problem && !waiting && <Trouble title="You are not signed in" problem={problem} />}
        {waiting ? (
          <Waiting address={session.authURL} onCancel={() => call(() => backend.session.cancelSignIn())} />
        ) : (
          <>
            <p>
              Your web browser opens, and you sign in there with your smartcard or work account. When you have
              finished, come back to this window.
            </p>
            <button
              type="button"
              className="button button-primary button-large"
              onClick={() => call(() => backend.session.signIn())}
            >
              <ExternalLink size={18} aria-hidden /> Sign in
            </button>
          </>
        )}
        <p className="signin-note">
          <ShieldCheck size={18} aria-hidden />
          <span>
            For direct care only. Every search, and every record and document you open, is recorded with your
            name, and the person can ask who has looked.
          </span>
        </p>
        {region.support.helpdesk && (
          <p className="signin-help">
            Help with signing in <Text>{region.support.helpdesk}</Text>
          </p>
        )}
      </div>
    </main>
  );
}

// Waiting is for the browser, with the way there if none came up.
export function Waiting({ address, onCancel }: { address: string; onCancel: () => void }) {
  return (
    <div>
      <p role="status" className="signin-waiting">
        <span className="spinner" aria-hidden /> Finish signing in with your web browser.
      </p>
      {address && (
        <div className="field">
          <label htmlFor="address">If your browser did not open, copy this address into it</label>
          <input
            id="address"
            type="text"
            readOnly
            value={address}
            spellCheck={false}
            onFocus={(e) => e.currentTarget.select()}
          />
        </div>
      )}
      <button type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
