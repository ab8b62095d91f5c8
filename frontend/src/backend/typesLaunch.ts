import type { Person, RecordView } from "./types";

// LaunchView is the one link from a host system that waits. Phase "" is none.
export interface LaunchView {
  phase: "" | "waiting" | "working" | "ready" | "same" | "switch" | "confirm" | "refused";
  // link: which one; accepting and dismissing are for no other.
  link: number;
  // host that it says it is from, "" for a plain link.
  host: string;
  proven: boolean;
  outcome: string;
  say: string;
  do: string;
  person: Person | null;
  // open: who is open, when that is somebody else.
  open: Person | null;
  // record that is open, "" for none.
  record: string;
  view: string;
  // dropped: more links came than are followed.
  dropped: boolean;
}

// LaunchedView says which system the session's person came from.
export interface LaunchedView {
  host: string;
  proven: boolean;
  at: string;
  until: string;
}

// Launch is the link that waits, for the page to pull.
export interface Launch {
  pending(): Promise<LaunchView>;
  // accept opens the person of a link in place of a record, "" for none.
  accept(link: number, over: string): Promise<RecordView>;
  dismiss(link: number): Promise<void>;
}
