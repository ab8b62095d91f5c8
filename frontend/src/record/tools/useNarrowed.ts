import { useEffect, useRef } from "react";
import { useBackend } from "../../backend";
import type { Narrowing, Setting } from "../../backend/types";
import { settings } from "../../words";

// byKind tells of a card's kind what may be told: a care setting, but of a heading, which
// is in its sender's words, only that it is one.
export const byKind = (kind: string | undefined): Narrowing["by"] =>
  kind === undefined ? [] : [kind in settings ? (kind as Setting) : "heading"];

// settle is how long a choice stands before it is one, in milliseconds.
const settle = 1000;

// useNarrowed has Go record the filters of a page, each when it has changed. They show
// nothing: where the audit cannot be kept, the window says so itself.
export function useNarrowed(record: string, filters: readonly Narrowing[]): void {
  const backend = useBackend();
  const told = useRef(new Map<string, string>());
  const now = JSON.stringify(filters);
  useEffect(() => {
    const tell = () => {
      for (const f of JSON.parse(now) as Narrowing[]) {
        const how = JSON.stringify(f);
        const none = JSON.stringify({ ...f, from: "", to: "", by: [] });
        if (how === (told.current.get(f.page) ?? none)) continue;
        told.current.set(f.page, how);
        backend.record.narrowed(record, f).catch(() => {});
      }
    };
    const timer = setTimeout(tell, settle);
    return () => clearTimeout(timer);
  }, [backend, record, now]);
}
