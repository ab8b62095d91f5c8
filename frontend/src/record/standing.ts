// What is known of the sections that a page is made of: who answered, who did
// not and why, who does not share them. A page says so before it says anything.
import { list } from "../backend";
import type { Answer, RecordView, SectionHead } from "../backend/types";
import { isMissing } from "../words";
import type { SectionState } from "./useRecord";

export interface Gap {
  ods: string;
  name: string;
  // says are the reasons, one sentence each, as Go words them.
  says: string[];
}

export interface Standing {
  // hidden, unread and failed are titles of sections: not for this role, not read
  // into the page yet, not readable.
  hidden: string[];
  unread: string[];
  failed: string[];
  // Organisations, each in exactly one of these.
  missing: Gap[];
  waiting: string[];
  // silent do not share any of it; planned say what they will share, and when.
  silent: string[];
  planned: Gap[];
  answered: number;
}

const silence = (a: Answer) => a.state === "not-asked" && !isMissing(a);

// standing sums up several sections by organisation. What is worst counts: one
// that gave two sections and failed for the third is missing.
export function standing(
  view: RecordView,
  sections: Readonly<Record<string, SectionState>>,
  keys: readonly string[],
): Standing {
  const out: Standing = {
    hidden: [],
    unread: [],
    failed: [],
    missing: [],
    waiting: [],
    silent: [],
    planned: [],
    answered: 0,
  };
  const answers: Answer[] = [];
  for (const key of keys) {
    const head = headOf(view, key);
    const title = head?.title ?? key;
    const state = sections[key];
    if (head?.hidden) out.hidden.push(title);
    else if (!head || state?.problem) out.failed.push(title);
    else if (!state?.view) out.unread.push(title);
    else answers.push(...list(state.view.answers));
  }
  for (const ods of new Set(answers.map((a) => a.ods))) {
    const of = answers.filter((a) => a.ods === ods);
    const name = of[0]?.name ?? "";
    const gap = (some: readonly Answer[]) => ({ ods, name, says: [...new Set(some.map((a) => a.say))] });
    const missing = of.filter(isMissing);
    if (missing.length > 0) out.missing.push(gap(missing));
    else if (of.some((a) => a.state === "pending")) out.waiting.push(name);
    else if (!of.every(silence)) out.answered += 1;
    else if (of.every((a) => a.why === "not-shared")) out.silent.push(name);
    else out.planned.push(gap(of.filter((a) => a.why !== "not-shared")));
  }
  return out;
}

export const headOf = (view: RecordView, key: string): SectionHead | undefined =>
  list(view.sections).find((h) => h.key === key);

// countWords is the first sentence of a page. It never calls complete what is
// still awaited, was not read or is hidden.
export function countWords(s: Standing): string {
  const asked = s.answered + s.missing.length + s.waiting.length;
  const of = `${s.answered} of ${asked} ${asked === 1 ? "organisation" : "organisations"} that share this answered`;
  if (asked === 0)
    return s.unread.length > 0
      ? "Not read yet."
      : s.silent.length + s.planned.length > 0
        ? "No organisation shares this yet."
        : "Nobody was asked.";
  if (s.waiting.length > 0 || s.unread.length > 0) return `${of} so far.`;
  if (s.missing.length > 0) return `${of} in full.`;
  return asked === 1
    ? "The 1 organisation that shares this answered."
    : `All ${asked} organisations that share this answered.`;
}
