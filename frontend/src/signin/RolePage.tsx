import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Problem, SessionView } from "../backend/types";
import { List } from "../ui/List";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";

// RolePage is for somebody with several roles: they act in one, and nothing is
// on the screen until it is chosen.
export function RolePage({ session, onChange }: { session: SessionView; onChange: () => void }) {
  const backend = useBackend();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const call = (what: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    what()
      .then(onChange, (e) => setProblem(problemOf(e)))
      .finally(() => setBusy(false));
  };

  return (
    <main id="main" tabIndex={-1} className="signin">
      <div className="signin-box">
        <h1>Which role are you working in?</h1>
        {problem && <Trouble title="No role is chosen" problem={problem} />}
        <p>
          You are signed in as{" "}
          <strong>
            <Text>{session.name}</Text>
          </strong>
          , with more than one role. What you may see and do goes by the role that you choose; roles are never
          combined. Everything you look at is recorded with it.
        </p>
        <List className="roles">
          {list(session.roles).map((r) => (
            <li key={r.key}>
              <button
                type="button"
                className="role"
                aria-disabled={busy}
                onClick={() => call(() => backend.session.chooseRole(r.key))}
              >
                <span>
                  <strong>
                    <Text>{r.name}</Text>
                  </strong>{" "}
                  <Text>{r.organisation}</Text> {r.current && <em>The role you had until now</em>}{" "}
                  {!r.access && <em>This role has no access to the Shared Care Record here</em>}
                </span>
                <ChevronRight size={20} aria-hidden />
              </button>
            </li>
          ))}
        </List>
        <button type="button" className="button" onClick={() => call(() => backend.session.cancelSignIn())}>
          Sign out
        </button>
        {session.region.support.helpdesk && (
          <p className="signin-help">
            Is a role missing or wrong? Ask <Text>{session.region.support.helpdesk}</Text>
          </p>
        )}
      </div>
    </main>
  );
}
