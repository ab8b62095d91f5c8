import { EyeOff, Lock } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useBackend } from "../backend";
import type { SessionView } from "../backend/types";
import { useKeys } from "../keys/useKeys";
import { Dialog } from "../ui/Dialog";
import { Text } from "../ui/text";
import { product } from "../words";

// useGuard tells Go that the viewer is in use, warns before it locks, and hides the
// screen. It gives what the bar's two buttons do, and what lies over the screen.
export function useGuard(session: SessionView | null, onChange: () => void) {
  const backend = useBackend();
  const inside = session?.state === "signed-in" || session?.state === "choosing-role";
  const [hidden, setHidden] = useState(false);
  const [seen, setSeen] = useState(false); // a warning that nothing puts off
  const left = useCountdown(session);
  const warned = inside && left > 0;
  const covered = inside && hidden;

  const lock = useCallback(() => void backend.session.lock().then(onChange, onChange), [backend, onChange]);
  const hide = useCallback(() => setHidden(true), []);
  const stay = useCallback(() => {
    setHidden(false);
    void backend.session.active().then(onChange, onChange);
  }, [backend, onChange]);

  useEffect(() => {
    if (!inside) setHidden(false);
    if (!warned) setSeen(false);
  }, [inside, warned]);
  useActivity(inside && !covered && !warned);

  useKeys(inside ? { lock, hide } : {});

  const over = covered ? (
    <Cover session={session} left={warned ? left : 0} onShow={stay} onLock={lock} />
  ) : warned && !seen ? (
    <Warning
      left={left}
      fixed={session.lockFixed}
      onStay={session.lockFixed ? () => setSeen(true) : stay}
      onLock={lock}
    />
  ) : null;
  return { lock, hide, over, covered };
}

// useCountdown counts down from what Go said last; Go alone locks.
function useCountdown(session: SessionView | null): number {
  const [now, setNow] = useState(() => Date.now());
  const said = useRef({ session, at: now });
  if (said.current.session !== session) said.current = { session, at: Date.now() };
  const from = session?.lockIn ?? 0;
  useEffect(() => {
    if (from <= 0) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [from]);
  return from > 0 ? Math.max(1, from - Math.floor(Math.max(0, now - said.current.at) / 1000)) : 0;
}

// useActivity reports use, at most once a second. A pointer must have moved on the
// desk: a page that changes under a resting one makes events of its own, and data
// arriving is no use by anybody.
function useActivity(on: boolean) {
  const backend = useBackend();
  useEffect(() => {
    if (!on) return;
    let told = 0;
    let at = "";
    const used = (e: Event) => {
      if (e.type === "pointermove") {
        const { screenX, screenY } = e as PointerEvent;
        const place = `${screenX} ${screenY}`;
        const rested = place === at || at === "";
        at = place;
        if (rested) return;
      }
      if (Date.now() - told < 1000) return;
      told = Date.now();
      void backend.session.active().catch(() => {});
    };
    const kinds = ["pointerdown", "pointermove", "wheel", "keydown"];
    for (const k of kinds) window.addEventListener(k, used, { capture: true, passive: true });
    return () => {
      for (const k of kinds) window.removeEventListener(k, used, { capture: true });
    };
  }, [backend, on]);
}

function Warning(props: { left: number; fixed: boolean; onStay: () => void; onLock: () => void }) {
  return (
    <Dialog
      title={props.fixed ? "Your sign-in is about to end" : "Are you still there?"}
      onClose={props.onStay}
      footer={
        <>
          <button type="button" className="button button-primary" data-autofocus onClick={props.onStay}>
            {props.fixed ? "Go on until then" : "Stay signed in"}
          </button>
          <button type="button" className="button" onClick={props.onLock}>
            <Lock size={16} aria-hidden /> Lock now
          </button>
        </>
      }
    >
      <p>
        The viewer locks in{" "}
        <strong role="timer">
          {props.left} {props.left === 1 ? "second" : "seconds"}
        </strong>
        {props.fixed
          ? ": 12 hours after signing in you are asked again who you are. Using the viewer does not put that off."
          : " because nobody is using it."}
      </p>
      <p>An open record is then closed. After signing in again you can open it anew.</p>
    </Dialog>
  );
}

function Cover(props: { session: SessionView; left: number; onShow: () => void; onLock: () => void }) {
  const show = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const below = ["app", "layers"].map((id) => document.getElementById(id));
    const was = below.map((e) => e?.hasAttribute("inert"));
    for (const e of below) e?.setAttribute("inert", "");
    document.body.toggleAttribute("data-covered", true);
    show.current?.focus();
    return () => {
      below.forEach((e, i) => {
        if (!was[i]) e?.removeAttribute("inert");
      });
      document.body.removeAttribute("data-covered");
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const who = props.session.professional?.name ?? props.session.name;
  return createPortal(
    <div className="cover" role="dialog" aria-modal="true" aria-labelledby="cover-title">
      <div className="signin-box">
        <h1 id="cover-title" className="lock-title">
          <EyeOff size={26} aria-hidden /> Screen hidden
        </h1>
        <p>
          {product}. <Text>{who}</Text> is still signed in, and anybody can show the screen again. Lock it if
          you walk away.
        </p>
        {props.left > 0 && (
          <p role="status">
            <strong>The viewer is about to lock because nobody is using it.</strong>
          </p>
        )}
        <div className="lock-ways">
          <button
            ref={show}
            type="button"
            className="button button-primary button-large"
            onClick={props.onShow}
          >
            Show the screen
          </button>
          <button type="button" className="button" onClick={props.onLock}>
            <Lock size={16} aria-hidden /> Lock
          </button>
        </div>
      </div>
    </div>,
    document.body,
  );
}
