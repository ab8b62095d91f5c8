// Which rows a reader looks for under which heading of the page on social care,
// capacity and the law. A row is put under a heading by its section and group, or
// by its own codes and words; nothing is concluded from it, and it stays in its
// own section too.
import { list } from "../backend";
import type { Entry } from "../backend/types";

export interface Topic {
  key: string;
  title: string;
  // of are the sections it may stand in.
  of: readonly string[];
  has: (e: Entry) => boolean;
  // compared topics say when several organisations recorded something.
  compared?: boolean;
}

const inGroup =
  (section: string, ...groups: string[]) =>
  (e: Entry) =>
    e.section === section && groups.includes(e.group);

const council = (e: Entry) => e.source.setting === "social-care";

export const support: readonly Topic[] = [
  {
    key: "package",
    title: "Package of care",
    of: ["social-care"],
    has: inGroup("social-care", "now", "planned"),
  },
  {
    key: "worker",
    title: "Allocated worker and team",
    of: ["care-network"],
    has: (e) => e.section === "care-network" && e.group === "teams" && council(e),
  },
  {
    key: "assessments",
    title: "Assessments and reviews",
    of: ["social-care"],
    has: inGroup("social-care", "assessments"),
  },
  {
    key: "reasons",
    title: "Why support is given",
    of: ["social-care"],
    has: inGroup("social-care", "reasons"),
  },
  {
    key: "council-alerts",
    title: "Alerts from adult social care",
    of: ["alerts"],
    has: (e) => e.section === "alerts" && council(e),
  },
  { key: "equipment", title: "Equipment", of: ["social-care"], has: inGroup("social-care", "equipment") },
  {
    key: "earlier",
    title: "Earlier services and assessments",
    of: ["social-care"],
    has: inGroup("social-care", "past"),
  },
];

const papers = ["alerts", "care-plans", "problems", "documents", "social-care"];
const people = [...papers, "care-network"];

// The Act's own name stands in many terms that are not about an assessment.
const act = /\(mental capacity act 2005\)/gi;

// Words of free text (notes, descriptions, a plan's activities) are not searched:
// they mention much that the item is not about.
const naming: ReadonlySet<string> = new Set([
  "category",
  "kind",
  "member",
  "heading",
  "rule",
  "contact-kind",
]);

const names = (e: Entry): string =>
  [
    e.term,
    ...list(e.codes).map((c) => c.display),
    ...list(e.facts).flatMap((f) => (naming.has(f.key) ? [f.label, f.text] : [])),
  ]
    .join("\n")
    .replace(act, "");

// The codes are SNOMED CT's for findings about capacity and planning ahead.
const named =
  (words: RegExp, ...codes: string[]) =>
  (e: Entry): boolean =>
    list(e.codes).some((c) => codes.includes(c.code)) || words.test(names(e));

const legal = (
  key: string,
  title: string,
  has: (e: Entry) => boolean,
  of: readonly string[] = papers,
): Topic => ({
  key,
  title,
  of,
  has,
  compared: true,
});

export const capacity: readonly Topic[] = [
  legal(
    "capacity",
    "Mental capacity",
    named(/mental capacity|capacity assessment|lacks? (of )?capacity/i, "787381000000106"),
  ),
  legal("best-interests", "Best-interests decisions", named(/best[- ]interests?/i)),
  legal(
    "dols",
    "Deprivation of liberty (DoLS)",
    named(/deprivation of liberty|\bdols?\b|liberty protection/i),
  ),
  legal(
    "attorney",
    "Attorney or deputy",
    named(/power of attorney|\blpa\b|\battorney\b|\bdeputy\b|court of protection/i, "816361000000101"),
    people,
  ),
  legal(
    "advance",
    "Advance decisions and statements",
    named(
      /advance (decision|statement|directive)|\badrt\b|decision to refuse treatment/i,
      "816301000000100",
      "816321000000109",
    ),
  ),
  legal(
    "advocate",
    "Advocate or representative",
    named(/\badvocate|\badvocacy|\bimca\b|\bimha\b|relevant person.s representative|\brpr\b/i),
    people,
  ),
  {
    key: "detention",
    title: "Legal status under the Mental Health Act",
    of: ["encounters"],
    has: (e) => e.section === "encounters" && list(e.facts).some((f) => f.key === "legal-status"),
    compared: true,
  },
];
