import type { SharingShare } from "../backend/types";

// since tells from when a dataset is shared, or that it is not yet.
export function since(s: SharingShare): string {
  if (s.planned) return `not shared yet, planned from ${s.planned}`;
  return `since ${s.since}${s.only ? ", nothing older" : ""}`;
}
