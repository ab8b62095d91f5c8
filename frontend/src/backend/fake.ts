// A backend of invented data, for tests and for looking at the screens without
// Go. It answers as the real one does, events included. Not in production.

import { settings } from "../words";
import { fakeFind } from "./fakeFind";
import { type FakeLaunch, fakeLaunch } from "./fakeLaunch";
import { fakeLists } from "./fakeLists";
import { fakeReports } from "./fakeReports";
import { asRole, locked, reasons, signedIn, signedOut, signingIn, twoRoles } from "./fakeSessions";
import { fakeSideBySide } from "./fakeSideBySide";
import { fakeTrends } from "./fakeTrends";
import { brief } from "./fixtureBrief";
import { noChanges } from "./fixtureChanges";
import { now, phone } from "./fixtureNow";
import { demographics } from "./fixturePerson";
import { rows } from "./fixtureRows";
import { otherRecords, sharing } from "./fixtureSharing";
import { answer, deceased, letter, organisations, person, progress, sections, sensitive } from "./fixtures";
import { timelineOf } from "./fixtureTimeline";
import type {
  Backend,
  Person,
  Problem,
  Prompt,
  RecordChange,
  RecordView,
  SectionView,
  SessionView,
} from "./types";

export * from "./fakeSessions";

// wholeView is a record whose organisations have all answered.
export function wholeView(of: Person = person): RecordView {
  return {
    record: `open-${of.nhsNumber}`,
    person: of,
    allergies: {
      heading: "Known allergies",
      alert: true,
      items: [
        { term: "Penicillins", from: ["Fairhaven Medical Centre"] },
        { term: "Ramipril", from: ["Estuary Teaching Hospitals"] },
        { term: "Adhesive plasters", from: ["Fairhaven Medical Centre", "Estuary Teaching Hospitals"] },
      ],
      note: "",
    },
    differences: [],
    deathSay: "",
    sex: [],
    retrieved: "21-Nov-2026 14:32",
    loading: false,
    sections: sections.map((s) => ({
      ...s,
      count: rows[s.key]?.length ?? 0,
      hidden: false,
      unshared: false,
      pending: 0,
      missing: [],
      incomplete: [],
      revision: 1,
    })),
    partners: organisations.map((o, i) => progress(i, of.sensitive ? { name: settings[o.setting] } : {})),
    complete: {
      asked: 4,
      answered: 4,
      say: "All 4 organisations answered.",
      missing: [],
      incomplete: [],
      notes: [],
    },
    security: "",
    breakGlass: "",
    letters: of.sensitive ? "possible" : "",
  };
}

export function wholeSection(view: RecordView, key: string): SectionView {
  const section = sections.find((s) => s.key === key);
  if (!section) throw { code: "input", say: "There is no such section.", retry: false } satisfies Problem;
  return {
    record: view.record,
    section,
    // A sensitive person's rows name no organisation.
    entries: (rows[key] ?? []).map((e) =>
      view.person.sensitive ? { ...e, source: { ...e.source, ods: "", name: "" } } : e,
    ),
    answers: organisations.map((_, i) => answer(key, i)),
    empty: [],
    warnings: [],
    notes: [],
    revision: 1,
  };
}

export interface Fake extends Backend {
  now: SessionView;
  view: RecordView;
  prompt: Prompt;
  oneMatch: boolean;
  sections: Record<string, SectionView>;
  calls: string[];
  launch: FakeLaunch;
  changed: (key: string, record?: string) => void;
  foundMore: () => void;
  sessionChanged: () => void;
}

// fake makes a backend whose answers can be changed while it runs.
export function fake(session: SessionView = signedIn, view: RecordView = wholeView()): Fake {
  const onRecord = new Set<(c: RecordChange) => void>();
  const onFind = new Set<(record: string) => void>();
  const onSession = new Set<() => void>();
  const note = (what: string) => void self.calls.push(what);
  const launch = fakeLaunch(note, (link) => wholeView(link.person ?? person));
  const read = new Set<string>(); // documents
  const self: Fake = {
    now: session,
    view,
    prompt: {
      reasons,
      consent: "You do not need consent to view, but tell the person where you can.",
      concerns: [],
      given: "",
      note: "",
    },
    oneMatch: false,
    sections: Object.fromEntries(sections.map((s) => [s.key, wholeSection(view, s.key)])),
    calls: [],
    changed: (key, record = self.view.record) => {
      for (const then of onRecord) then({ record, key });
    },
    foundMore: () => {
      for (const then of onFind) then(self.view.record);
    },
    sessionChanged: () => {
      for (const then of onSession) then();
    },
    session: {
      status: async () => self.now,
      signIn: async () => {
        if (self.now.lock) {
          self.now = {
            ...self.now,
            authURL: signingIn.authURL,
            lock: { ...self.now.lock, waiting: true },
          };
          return;
        }
        self.now = signingIn;
      },
      cancelSignIn: async () => {
        self.now = signedOut;
      },
      chooseRole: async (key) => {
        note(`chooseRole ${key}`);
        self.now = asRole(key);
      },
      changeRole: async () => {
        note("changeRole");
        self.now = { ...twoRoles, roles: self.now.roles };
      },
      signOut: async () => {
        note("signOut");
        self.now = signedOut;
      },
      lock: async () => {
        note("lock");
        self.now = locked;
      },
      active: async () => {
        note("active");
        self.now = { ...self.now, lockIn: 0 };
      },
      sharing: async () => sharing,
    },
    people: {
      search: async (form) => {
        note(`search ${form.nhsNumber || form.family}`);
        if (form.nhsNumber === "1")
          throw { code: "nhs-number", say: "An NHS number has 10 digits. You entered 1.", retry: false };
        if (form.family === "Nobody") return { candidates: null, say: "Nobody matches.", tooMany: false };
        const alike =
          "Another person in this list has the same family name and date of birth. Check the NHS number.";
        return {
          candidates: [
            { person: self.view.person, alike: form.family ? alike : "", otherwise: "" },
            ...(form.family
              ? [deceased, sensitive].map((p) => ({ person: p, alike: "", otherwise: "" }))
              : []),
          ],
          say: "",
          tooMany: false,
        };
      },
      alone: async (n) => alone(n),
      prompt: async () => self.prompt,
      oneMatch: async () => self.oneMatch,
    },
    record: {
      ...fakeTrends(note),
      open: async (n, reason, words) => {
        note(`open ${n} ${reason} ${words}`.trim());
        return self.view;
      },
      openAlone: async (n, reason, words) => {
        note(`open-alone ${n} ${reason} ${words}`.trim());
        return { ...self.view, person: { ...alone(n), name: self.view.person.name } };
      },
      reload: async (record) => {
        note(`reload ${record}`);
        return { ...self.view, record: `${record}+` };
      },
      breakGlass: async (record, words) => {
        note(`breakGlass ${record} ${words}`);
        return { ...self.view, record: `${record}!`, breakGlass: "in-force" };
      },
      sensitiveLetters: async (record, why) => {
        note(`sensitive letters ${record} ${why}`);
        self.view = { ...self.view, letters: "in-force" };
        self.changed("");
      },
      view: async () => self.view,
      section: async (_, key) => {
        note(`section ${key}`);
        return self.sections[key] ?? wholeSection(self.view, key);
      },
      sideBySide: async (_, key) => {
        note(`side by side ${key}`);
        return fakeSideBySide(self.sections[key] ?? wholeSection(self.view, key));
      },
      demographics: async (record) => ({ ...demographics, record }),
      now: async (record) => ({ ...now, record }),
      changes: async (record) => ({ ...noChanges, record }),
      phone: async (record) => ({ ...phone, record }),
      timeline: async () => timelineOf(self.view),
      brief: async (record, kind) => brief(record, kind),
      letter: async (record) => ({ ...letter, record }),
      pageText: async () => ({ words: [], problem: "" }),
      closeLetter: async (_, token) => note(`close letter ${token}`),
      readDocuments: async () => [...read],
      markDocuments: async (_, ids, on) => {
        note(`mark ${ids.length} ${on ? "read" : "unread"}`);
        for (const id of ids) on ? read.add(id) : read.delete(id);
      },
      find: async (record, typed, group, from) => fakeFind(record, self.sections, typed, group, from),
      findLetters: async (record) => note(`find letters ${record}`),
      stopLetters: async (record) => note(`stop letters ${record}`),
      source: async (_, id) => JSON.stringify({ resourceType: "Resource", id }, null, 2),
      copy: async (_, id) => {
        note(`copy ${id}`);
        return "An item, a place, 21-Nov-2026, viewed on Shared Care Record, 21-Nov-2026";
      },
      narrowed: async (_, f) => note(`narrowed ${f.page} ${f.from} ${f.to} ${f.by}`.trim()),
      retry: async (_, ods) => note(`retry ${ods || "all"}`),
      close: async (record) => note(`close ${record}`),
      neighbours: async () => otherRecords,
      handOn: async (record, name) => note(`hand-on ${record} ${name}`),
      openPage: async (name) => note(`page ${name}`),
      reopen: async () => {
        note("reopen");
        self.now = { ...self.now, reopen: false };
        return self.view;
      },
      forget: async () => {
        note("forget");
        self.now = { ...self.now, reopen: false };
      },
    },
    reports: fakeReports(note),
    lists: fakeLists(note, () => self.view.person),
    launch,
    onLaunchChanged: launch.changed,
    onSessionChanged: (then) => {
      onSession.add(then);
      return () => void onSession.delete(then);
    },
    onFindChanged: (then) => {
      onFind.add(then);
      return () => void onFind.delete(then);
    },
    onRecordChanged: (then) => {
      onRecord.add(then);
      return () => void onRecord.delete(then);
    },
  };
  return self;
}

// alone is who a record opens for while the identity service is down.
const alone = (n: string): Person => ({
  ...sensitive,
  nhsNumber: n,
  nhsSpaced: n,
  name: { family: "", given: "", title: "", preferred: "" },
  born: "Not known",
  age: "",
  gender: "",
  unconfirmed: true,
  sensitiveWhy: "The Personal Demographics Service did not answer.",
});

// gapsView is a record of which something is missing.
export function gapsView(): RecordView {
  const v = wholeView();
  const missing = organisations[2]?.name ?? "";
  return {
    ...v,
    sections: (v.sections ?? []).map((s) =>
      s.key === "problems" || s.key === "medications" ? { ...s, missing: [missing] } : s,
    ),
    partners: organisations.map((_, i) =>
      i === 2
        ? progress(i, {
            state: "missing",
            say: "Did not answer in time",
            items: 0,
            millis: 12_000,
            canRetry: true,
          })
        : progress(i, i === 3 ? { asOf: "08:05 today" } : {}),
    ),
    complete: {
      asked: 4,
      answered: 3,
      say: "3 of 4 organisations answered in full.",
      missing: [`${missing}: did not answer in time`],
      incomplete: [],
      notes: ["Northgate Integrated Urgent Care data is as of 08:05 today."],
    },
    allergies: { ...v.allergies, note: `Not everything came from ${missing}.` },
  };
}

// loadingView is a record two of whose organisations are still awaited.
export function loadingView(): RecordView {
  const v = wholeView();
  return {
    ...v,
    loading: true,
    sections: (v.sections ?? []).map((s) => ({ ...s, pending: 2 })),
    partners: organisations.map((_, i) =>
      progress(i, i > 1 ? { state: "waiting", items: 0, millis: 0 } : {}),
    ),
    complete: {
      asked: 4,
      answered: 2,
      say: "2 of 4 organisations answered so far.",
      missing: [],
      incomplete: [],
      notes: [],
    },
    allergies: { heading: "Loading", alert: false, items: [], note: "Waiting for 2 organisations." },
  };
}

// sceneFromAddress gives the backend that the address names: ?scene=gaps.
export function sceneFromAddress(): Fake {
  const scene = new URLSearchParams(window.location.search).get("scene") ?? "signed-out";
  const real = fake(signedIn, viewOf(scene));
  if (scene === "signed-out") {
    real.now = signedOut;
    real.session.signIn = async () => {
      real.now = signingIn;
      setTimeout(() => {
        real.now = signedIn;
        real.sessionChanged();
      }, 1500);
    };
  }
  if (scene === "signing-in") real.now = signingIn;
  if (scene === "two-roles") real.now = twoRoles;
  if (scene === "unmanaged") real.now = { ...signedOut, region: { ...signedOut.region, unmanaged: true } };
  if (scene === "loading")
    for (const s of Object.values(real.sections)) if (s.section.key !== "problems") s.entries = [];
  if (scene === "empty")
    for (const s of Object.values(real.sections))
      Object.assign(s, {
        entries: [],
        empty: [
          "None recorded by Fairhaven Medical Centre (shares since 01-Jul-2024).",
          "Not known to Northgate Integrated Urgent Care.",
          "Absence of information does not mean that there is none.",
        ],
      });
  return real;
}

function viewOf(scene: string): RecordView {
  if (scene === "deceased") return wholeView(deceased);
  if (scene === "sensitive") return wholeView(sensitive);
  if (scene === "gaps") return gapsView();
  if (scene === "loading") return loadingView();
  return wholeView();
}
