import { list } from "../backend";
import type { SectionHead } from "../backend/types";

// joinHeads heads parts of several sections shown as one: what any of them misses
// is missed, and it is shared, or seen, when one of them is.
export function joinHeads(
  made: Pick<SectionHead, "key" | "title" | "safety" | "groups" | "count">,
  heads: readonly SectionHead[],
): SectionHead {
  const seen = heads.filter((h) => !h.hidden);
  const named = (of: (h: SectionHead) => readonly string[] | null) => [
    ...new Set(seen.flatMap((h) => list(of(h)))),
  ];
  return {
    ...made,
    hidden: seen.length === 0,
    unshared: seen.length > 0 && seen.every((h) => h.unshared),
    pending: Math.max(0, ...seen.map((h) => h.pending)),
    missing: named((h) => h.missing),
    incomplete: named((h) => h.incomplete),
    revision: seen.reduce((n, h) => n + h.revision, 0),
  };
}
