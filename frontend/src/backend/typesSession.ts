// The session: who is signed in, and what stands in the way of signing in.

import type { Problem, Professional, Region } from "./types";
import type { LaunchedView } from "./typesLaunch";
import type { LockView } from "./typesLock";

// Role is one of several that somebody may act in.
export interface Role {
  key: string;
  name: string;
  organisation: string;
  access: boolean;
  current: boolean;
}

export interface SessionView {
  state: "signed-out" | "signing-in" | "choosing-role" | "signed-in" | "locked";
  region: Region;
  professional: Professional | null;
  problem: Problem | null;
  authURL: string;
  // roles to choose from; signed in, that another may be chosen.
  roles: Role[] | null;
  // name of whoever is choosing.
  name: string;
  // auditNotice: what is wrong with the audit journal and what to do; "" when well.
  auditNotice: string;
  lock: LockView | null;
  // lockIn: seconds until it locks, when that is to be warned of; 0 else.
  lockIn: number;
  // lockFixed: using the viewer does not put that off.
  lockFixed: boolean;
  // launched: which system the person came from; null for none.
  launched: LaunchedView | null;
  // reopen: the lock closed a record, which can be opened again.
  reopen: boolean;
}
