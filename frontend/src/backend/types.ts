// The shapes that the Go side sends, field for field as its JSON has them.
// Lists may be null: Go writes an empty slice that was never made as null, so
// readers of lists go through `list()` in ./lists.

import type { Lists } from "./listTypes";
import type { ReportDetail, ReportForm, ReportView } from "./reportTypes";
import type { BriefKind, BriefView } from "./typesBrief";
import type { ChangesView } from "./typesChanges";
import type { Found } from "./typesFind";
import type { Launch } from "./typesLaunch";
import type { Letter, LetterRef, PageText } from "./typesLetter";
import type { NowView, PhoneView } from "./typesNow";
import type { NeighboursView } from "./typesOnward";
import type { DemographicsValue, DemographicsView, Difference } from "./typesPerson";
import type { Prompt, SearchAnswer, SearchForm } from "./typesSearch";
import type { SessionView } from "./typesSession";
import type { SharingView } from "./typesSharing";
import type { SideBySide, SideSection } from "./typesSideBySide";
import type { TimelineView } from "./typesTimeline";
import type { TrendCalls } from "./typesTrends";

export type * from "./reportTypes";
export type * from "./typesBrief";
export type * from "./typesChanges";
export type * from "./typesFind";
export type * from "./typesLaunch";
export type * from "./typesLetter";
export type * from "./typesLock";
export type * from "./typesNow";
export type * from "./typesOnward";
export type * from "./typesPerson";
export type * from "./typesSearch";
export type * from "./typesSession";
export type * from "./typesSharing";
export type * from "./typesSideBySide";
export type * from "./typesTimeline";
export type * from "./typesTrends";

export type Setting =
  | "gp"
  | "acute"
  | "mental-health"
  | "community"
  | "ambulance"
  | "urgent-care"
  | "social-care";

// Narrowing is a filter of a page, without what was typed or a sender's words.
export interface Narrowing {
  page: string; // "summary", "timeline" or a section
  from: string; // days, as 2026-11-21; "" is open at that end
  to: string;
  by: (Setting | "words" | "organisation" | "heading" | "kind")[];
}

export interface Problem {
  code: string;
  say: string;
  retry: boolean;
}

export interface Organisation {
  ods: string;
  name: string;
  setting: Setting;
}

export interface Professional {
  name: string;
  organisation: Organisation;
  roleName: string;
  rights: string[] | null;
  sections: string[] | null;
  // brief is the order in which the brief is read.
  brief: BriefKind;
  // denied: why there is no direct access: "no-role", "role", "not-nominated", "region"; "" if there is.
  denied: string;
}

export interface Region {
  name: string;
  short: string;
  training: boolean;
  unmanaged: boolean;
  watermark: boolean;
  support: { helpdesk: string; dataProtection: string; clinicalSafety: string };
}

export interface Name {
  family: string;
  given: string;
  title: string;
  preferred: string;
}

export interface Person {
  nhsNumber: string;
  nhsSpaced: string;
  askedAs: string;
  name: Name;
  born: string;
  birthIso: string;
  age: string;
  gender: string;
  deceased: boolean;
  died: string;
  ageAtDeath: string;
  sensitive: boolean;
  sensitiveWhy: string;
  // The identity service did not answer: who this is comes from the partners alone.
  unconfirmed: boolean;
  address: string;
  phones: { use: string; number: string }[] | null;
  emails: string[] | null;
  gp: string;
  multipleBirth: boolean;
  refreshed: string;
  asOf: string;
  late: boolean;
}

export interface Group {
  key: string;
  title: string;
  folded: boolean;
  nearestFirst: boolean;
}

export interface Section {
  key: string;
  title: string;
  safety: boolean;
  groups: Group[] | null;
}

export interface When {
  kind: string;
  text: string;
  time: string;
  relative: string;
  iso: string;
}

export interface Status {
  text: string;
  kind: string;
}

export interface Coded {
  system: string;
  code: string;
  display: string;
}

export interface Fact {
  key: string;
  label: string;
  text: string;
  lead: boolean;
  fixed: boolean;
}

export interface Value {
  name: string;
  text: string;
  unit: string;
  flag: string;
  range: string;
  status: Status;
  when: When;
  notes: string[] | null;
  codes: Coded[] | null;
}

export interface Source {
  ods: string;
  name: string;
  setting: Setting;
  unit: string;
  author: string;
  stated: string;
}

export interface Entry {
  id: string;
  section: string;
  group: string;
  negation: string;
  term: string;
  when: When;
  status: Status;
  facts: Fact[] | null;
  values: Value[] | null;
  cautions: string[] | null;
  source: Source;
  codes: Coded[] | null;
  of: string[] | null;
  letter?: LetterRef | null;
}

export type State =
  | "pending"
  | "complete"
  | "empty"
  | "asserted-none"
  | "partial"
  | "stale"
  | "failed"
  | "withheld-policy"
  | "withheld-integrity"
  | "not-asked";

export interface Answer {
  ods: string;
  name: string;
  setting: Setting;
  section: string;
  state: State;
  why: string;
  say: string;
  received: number;
  shown: number;
  excluded: { ref: string; reason: string }[] | null;
  asOf: string;
  since: string;
  millis: number;
}

export interface AllergyLine {
  heading: string;
  alert: boolean;
  items: { term: string; from: string[] | null }[] | null;
  note: string;
}

export interface SectionHead extends Section {
  count: number;
  hidden: boolean;
  // unshared: no organisation of the region shares it, nor plans to.
  unshared: boolean;
  pending: number;
  missing: string[] | null;
  // incomplete: those of missing that answered, though not with everything.
  incomplete: string[] | null;
  revision: number;
}

export interface Progress {
  ods: string;
  name: string;
  setting: Setting;
  state: "waiting" | "answered" | "not-known" | "missing" | "paused" | "not-asked";
  say: string;
  items: number;
  millis: number;
  asOf: string;
  canRetry: boolean;
  // partly: of one that is missing, some of what was asked came.
  partly: boolean;
}

export interface Completeness {
  asked: number;
  answered: number;
  say: string;
  missing: string[] | null;
  incomplete: string[] | null;
  notes: string[] | null;
}

export interface RecordView {
  record: string;
  person: Person;
  allergies: AllergyLine;
  differences: Difference[] | null;
  deathSay: string;
  // sex recorded at birth, where any of it is not the gender; else empty.
  sex: DemographicsValue[] | null;
  retrieved: string;
  loading: boolean;
  sections: SectionHead[] | null;
  partners: Progress[] | null;
  complete: Completeness;
  security: string;
  // breakGlass: "possible", "in-force" or "".
  breakGlass: string;
  // letters of a sensitive person: "withheld", "possible" for a reason, "in-force"; "" of others.
  letters: string;
}

export interface SectionView {
  record: string;
  section: Section;
  entries: Entry[] | null;
  answers: Answer[] | null;
  empty: string[] | null;
  warnings: string[] | null;
  notes: string[] | null;
  revision: number;
}

export interface RecordChange {
  record: string;
  key: string;
}

// The whole of what the page may ask of Go.
export interface Backend {
  session: {
    status(): Promise<SessionView>;
    signIn(): Promise<void>;
    cancelSignIn(): Promise<void>;
    chooseRole(key: string): Promise<void>;
    changeRole(): Promise<void>;
    signOut(): Promise<void>;
    lock(): Promise<void>;
    active(): Promise<void>;
    sharing(): Promise<SharingView>;
  };
  people: {
    search(form: SearchForm): Promise<SearchAnswer>;
    alone(nhsNumber: string): Promise<Person>;
    prompt(nhsNumber: string): Promise<Prompt>;
    // oneMatch: a search by name gives one person or none.
    oneMatch(): Promise<boolean>;
  };
  record: TrendCalls & {
    open(nhsNumber: string, reason: string, note: string): Promise<RecordView>;
    // openAlone goes by the number alone, should the identity service not answer.
    openAlone(nhsNumber: string, reason: string, note: string): Promise<RecordView>;
    reload(record: string): Promise<RecordView>;
    breakGlass(record: string, note: string): Promise<RecordView>;
    // sensitiveLetters lets a sensitive person's letters be opened, for a reason.
    sensitiveLetters(record: string, why: string): Promise<void>;
    view(record: string): Promise<RecordView>;
    section(record: string, key: string): Promise<SectionView>;
    sideBySide(record: string, key: SideSection): Promise<SideBySide>;
    demographics(record: string): Promise<DemographicsView>;
    now(record: string): Promise<NowView>;
    // changes: what is other than at the user's last look.
    changes(record: string): Promise<ChangesView>;
    phone(record: string): Promise<PhoneView>;
    timeline(record: string): Promise<TimelineView>;
    // brief in the order of a kind; "" is that of the user's role.
    brief(record: string, kind: BriefKind | ""): Promise<BriefView>;
    letter(record: string, entry: string): Promise<Letter>;
    pageText(record: string, entry: string, page: number): Promise<PageText>;
    closeLetter(record: string, token: string): Promise<void>;
    // readDocuments: ids of those that the user opened or marked as read.
    readDocuments(record: string): Promise<string[] | null>;
    markDocuments(record: string, entries: string[], read: boolean): Promise<void>;
    // find: group "" is the first hits of every group, a key those of one from a place on.
    find(record: string, typed: string, group: string, from: number): Promise<Found>;
    // findLetters fetches letters that were not opened, so that they are found in.
    findLetters(record: string): Promise<void>;
    stopLetters(record: string): Promise<void>;
    source(record: string, entry: string): Promise<string>;
    copy(record: string, entry: string): Promise<string>;
    // narrowed records a filter of a page.
    narrowed(record: string, filter: Narrowing): Promise<void>;
    retry(record: string, ods: string): Promise<void>;
    close(record: string): Promise<void>;
    neighbours(record: string): Promise<NeighboursView>;
    // handOn opens the open person in a neighbouring record, by its name.
    handOn(record: string, name: string): Promise<void>;
    // openPage opens a guide or service of the region file, without anybody.
    openPage(name: string): Promise<void>;
    reopen(): Promise<RecordView>;
    forget(): Promise<void>;
  };
  reports: {
    run(form: ReportForm): Promise<ReportView>;
    page(report: string, from: number): Promise<ReportView>;
    // detail of one of the user's own accesses, by the key of its row.
    detail(report: string, key: string): Promise<ReportDetail>;
  };
  lists: Lists;
  launch: Launch;
  onLaunchChanged(then: () => void): () => void;
  onSessionChanged(then: () => void): () => void;
  // onFindChanged tells that there is more to find in a record, by its handle.
  onFindChanged(then: (record: string) => void): () => void;
  onRecordChanged(then: (change: RecordChange) => void): () => void;
}
