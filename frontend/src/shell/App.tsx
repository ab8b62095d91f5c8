import { useCallback, useEffect, useRef, useState } from "react";
import { list, problemOf, type RecordView, type SessionView, useBackend } from "../backend";
import type { Problem } from "../backend/types";
import { useGuard } from "../lock/Guard";
import { LockScreen } from "../lock/LockScreen";
import { Reopen } from "../lock/Reopen";
import { RecordPage } from "../record/RecordPage";
import { ReportPage } from "../report/ReportPage";
import { NoAccess } from "../search/NoAccess";
import { SearchPage } from "../search/SearchPage";
import { RolePage } from "../signin/RolePage";
import { SignInPage } from "../signin/SignInPage";
import { Trouble } from "../ui/parts";
import { Bar, type Place } from "./Bar";
import { useTheme } from "./theme";

// App knows who is signed in and which screen is up. There is one window and at
// most one open record.
export function App() {
  const backend = useBackend();
  const [session, setSession] = useState<SessionView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [open, setOpen] = useState<RecordView | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [textSize, setTextSize] = useState(0);
  const [theme, setTheme] = useTheme();
  const turn = useRef(0);

  const read = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const now = await backend.session.status();
      if (mine !== turn.current) return; // a later answer is on its way
      setSession(now);
      setProblem(null);
      if (now.state !== "signed-in") {
        setOpen(null);
        setPlace(null);
      }
    } catch (e) {
      if (mine === turn.current) setProblem(problemOf(e));
    }
  }, [backend]);

  useEffect(() => {
    void read();
    return backend.onSessionChanged(() => void read());
  }, [backend, read]);

  useEffect(() => {
    document.documentElement.className = `text-${textSize}`;
  }, [textSize]);

  const leave = useCallback(() => {
    if (open) void backend.record.close(open.record).catch(() => {});
    setOpen(null);
  }, [backend, open]);

  const guard = useGuard(session, read);

  const rights = list(session?.professional?.rights);
  // Who may only run reports starts there.
  const at =
    place ?? (rights.includes("audit-reports") && !rights.includes("direct-access") ? "reports" : "search");

  // Each screen starts at its top, with the reader there too.
  const screen = open ? open.record : `${session?.state ?? "starting"} ${at}`;
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    document.getElementById("main")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [screen]);

  if (problem && !session)
    return <Trouble title="The viewer could not start" problem={problem} onRetry={read} />;
  if (!session) return <p className="starting">Starting…</p>;

  const signedIn = session.state === "signed-in" && session.professional !== null;
  return (
    <div className={open ? "frame frame-record" : "frame"}>
      <a className="skip" href="#main">
        Skip to main content
      </a>
      <Bar
        session={session}
        onGo={(to) => {
          leave();
          setPlace(to);
        }}
        at={signedIn && !open ? at : null}
        textSize={textSize}
        onTextSize={setTextSize}
        theme={theme}
        onTheme={setTheme}
        onChangeRole={() => {
          setOpen(null);
          backend.session.changeRole().then(read, (e) => setProblem(problemOf(e)));
        }}
        onLock={guard.lock}
        onHide={guard.hide}
        onSignOut={() => {
          setOpen(null);
          backend.session.signOut().then(read, (e) => setProblem(problemOf(e)));
        }}
      />
      {guard.over}
      {session.reopen && !open && <Reopen onOpen={setOpen} onDone={read} />}
      {problem && <Trouble title="That did not work" problem={problem} />}
      {session.state === "locked" ? (
        <LockScreen session={session} onChange={read} />
      ) : session.state === "choosing-role" ? (
        <RolePage session={session} onChange={read} />
      ) : !signedIn ? (
        <SignInPage session={session} onChange={read} />
      ) : open ? (
        <RecordPage
          key={open.record}
          opened={open}
          onLeave={leave}
          onReloaded={setOpen}
          onSessionLost={read}
        />
      ) : at !== "search" ? (
        <ReportPage key={at} own={at === "mine"} />
      ) : !rights.includes("direct-access") ? (
        session.professional && (
          <NoAccess who={session.professional} support={session.region.support.helpdesk} />
        )
      ) : (
        <SearchPage support={session.region.support.helpdesk} onOpen={setOpen} />
      )}
    </div>
  );
}
