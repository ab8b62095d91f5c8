import { useCallback, useEffect, useRef, useState } from "react";
import { list, problemOf, type RecordView, type SessionView, useBackend } from "../backend";
import type { Problem } from "../backend/types";
import { LensContext, useNewLens } from "../help/PlainWords";
import { useUserKeys } from "../keys/useUserKeys";
import { Arrival, type Start } from "../launch/Arrival";
import { useLink } from "../launch/useLink";
import { HomeLine } from "../lists/HomeLine";
import { RecentsPage } from "../lists/RecentsPage";
import { MarksContext, useNewMarks } from "../lists/useLists";
import { WorklistsPage } from "../lists/WorklistsPage";
import { useGuard } from "../lock/Guard";
import { LockScreen } from "../lock/LockScreen";
import { Reopen } from "../lock/Reopen";
import { RecordPage } from "../record/RecordPage";
import { ReportPage } from "../report/ReportPage";
import { NoAccess } from "../search/NoAccess";
import { SearchPage } from "../search/SearchPage";
import { RolePage } from "../signin/RolePage";
import { SignInPage } from "../signin/SignInPage";
import { dialogOpen } from "../ui/Dialog";
import { Trouble } from "../ui/parts";
import { Bar, type BarProps, type Place } from "./Bar";
import { barCommands } from "./commands";
import { themeOf, useTheme } from "./theme";
import { Watermark } from "./Watermark";

// App knows who is signed in and which screen is up. There is one window and at
// most one open record.
export function App() {
  const backend = useBackend();
  const [session, setSession] = useState<SessionView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [open, setOpen] = useState<RecordView | null>(null);
  const [start, setStart] = useState<Start | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [textSize, setTextSize] = useState(0);
  const [theme, setTheme] = useTheme();
  const [plain, setPlain] = useState<boolean | null>(null); // null: as the role has it
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

  const left = useRef(""); // the record that was left last
  const leave = useCallback(() => {
    if (open) {
      left.current = open.record;
      void backend.record.close(open.record).catch(() => {});
    }
    setOpen(null);
  }, [backend, open]);

  // A record that was left while it was loaded anew must not come back, over
  // another person's or after a sign-out (H2, H4).
  const current = useRef(open);
  current.current = open;
  const reloaded = (view: RecordView) => {
    if (current.current === open) setOpen(view);
    else void backend.record.close(view.record).catch(() => {});
  };

  // Nor one that was left while a link for whom it is of was followed.
  const arrived = useCallback((view: RecordView, to: Start | null) => {
    if (view.record === left.current) return;
    setStart(to);
    setOpen(view);
  }, []);

  const guard = useGuard(session, read);
  const link = useLink(session?.state);

  const who = session?.state === "signed-in" ? session.professional : null;
  const rights = list(who?.rights);
  const direct = rights.includes("direct-access");
  // What the user set the last time. Nothing set leaves the screen as it is.
  const marks = useNewMarks(who ? `${who.name} ${who.roleName} ${who.organisation.ods}` : "", (kept) => {
    setTheme(themeOf(kept.theme));
    setTextSize(Number(kept.textSize) || 0);
    setPlain(kept.plain === "" ? null : kept.plain === "on");
  });
  const lens = useNewLens(plain ?? who?.brief === "social-care", open?.person);
  useUserKeys(who ? `${who.name} ${who.roleName}` : "");
  const home = marks?.view.home ?? "search";
  const [first, listAt] = home.startsWith("worklist:") ? ["worklists", home.slice(9)] : [home, ""];
  // Who may only run reports starts there.
  const at =
    place ?? (rights.includes("audit-reports") && !direct ? "reports" : direct ? (first as Place) : "search");

  // Each screen starts at its top, with the reader there too.
  const screen = open ? open.record : `${session?.state ?? "starting"} ${at}`;
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    if (!dialogOpen()) document.getElementById("main")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [screen]);

  if (problem && !session)
    return <Trouble title="The viewer could not start" problem={problem} onRetry={read} />;
  // What is said of a link stands above the screen: it must not come under a pointer later.
  if (!session || !(link.link || link.problem)) return <p className="starting">Starting…</p>;

  const signedIn = who !== null;
  const lists = direct && marks?.view.on === true;
  const bar: BarProps = {
    session,
    onGo: (to) => {
      leave();
      setPlace(to);
    },
    at: signedIn && !open ? at : null,
    search: direct,
    lists,
    textSize,
    onTextSize: (size) => {
      setTextSize(size);
      marks?.set("text-size", String(size));
    },
    theme,
    onTheme: (chosen) => {
      setTheme(chosen);
      marks?.set("theme", chosen);
    },
    plain: lens.on,
    onPlain: (on) => {
      setPlain(on);
      marks?.set("plain", on ? "on" : "off");
    },
    onChangeRole: () => {
      setOpen(null);
      backend.session.changeRole().then(read, (e) => setProblem(problemOf(e)));
    },
    onLock: guard.lock,
    onHide: guard.hide,
    onSignOut: () => {
      setOpen(null);
      backend.session.signOut().then(read, (e) => setProblem(problemOf(e)));
    },
  };
  return (
    <MarksContext value={marks ?? null}>
      <div className={open ? "frame frame-record" : "frame"}>
        <a className="skip" href="#main">
          Skip to main content
        </a>
        <Bar {...bar} />
        {guard.over}
        {who && open && session.region.watermark && (
          <Watermark who={`${who.name}, ${who.organisation.name}`} since={open.retrieved} />
        )}
        <Arrival from={link} covered={guard.covered} onOpen={arrived} />
        {session.reopen && !open && <Reopen onOpen={setOpen} onDone={read} />}
        {problem && <Trouble title="That did not work" problem={problem} />}
        {lists && marks && !open && at === (first as Place) && <HomeLine marks={marks} />}
        {session.state === "locked" ? (
          <LockScreen session={session} onChange={read} />
        ) : session.state === "choosing-role" ? (
          <RolePage session={session} onChange={read} />
        ) : !signedIn ? (
          <SignInPage session={session} onChange={read} />
        ) : open ? (
          <LensContext value={lens}>
            <RecordPage
              key={open.record}
              opened={open}
              onLeave={leave}
              onReloaded={reloaded}
              onSessionLost={read}
              launched={session.launched}
              start={start}
              commands={barCommands(bar)}
            />
          </LensContext>
        ) : marks === undefined ? (
          <main id="main" tabIndex={-1} className="starting">
            Starting…
          </main>
        ) : at === "reports" || at === "mine" ? (
          <ReportPage key={at} own={at === "mine"} />
        ) : !direct ? (
          who && <NoAccess who={who} support={session.region.support.helpdesk} />
        ) : at === "recents" ? (
          <RecentsPage onOpen={setOpen} />
        ) : at === "worklists" ? (
          <WorklistsPage start={listAt} onOpen={setOpen} />
        ) : (
          <SearchPage support={session.region.support.helpdesk} onOpen={setOpen} />
        )}
      </div>
    </MarksContext>
  );
}
