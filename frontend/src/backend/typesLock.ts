// LockView is what the locked screen tells: who it was, why, and nothing of any
// person whose record was open.
export interface LockView {
  name: string;
  role: string;
  organisation: string;
  why: "asked" | "idle" | "absolute" | "suspend" | "screen-lock" | "session" | "page-lost" | "sign-in-ended";
  // minutes without use until it locks.
  minutes: number;
  // record: one was open, and was closed.
  record: boolean;
  // waiting for a sign-in in the browser.
  waiting: boolean;
}
