import type * as t from "./types";

// What Wails puts on the window before the page's own script runs.
interface Bound {
  Session: {
    Status(): Promise<t.SessionView>;
    SignIn(): Promise<void>;
    CancelSignIn(): Promise<void>;
    ChooseRole(key: string): Promise<void>;
    ChangeRole(): Promise<void>;
    SignOut(): Promise<void>;
    Lock(): Promise<void>;
    Active(): Promise<void>;
    Sharing(): Promise<t.SharingView>;
  };
  People: {
    Search(form: t.SearchForm): Promise<t.SearchAnswer>;
    Reasons(): Promise<t.Reason[]>;
    Alone(nhsNumber: string): Promise<t.Person>;
  };
  Record: {
    Open(nhsNumber: string, reason: string, note: string): Promise<t.RecordView>;
    OpenAlone(nhsNumber: string, reason: string, note: string): Promise<t.RecordView>;
    Reload(record: string): Promise<t.RecordView>;
    View(record: string): Promise<t.RecordView>;
    Section(record: string, key: string): Promise<t.SectionView>;
    Demographics(record: string): Promise<t.DemographicsView>;
    Letter(record: string, entry: string): Promise<t.Letter>;
    Source(record: string, entry: string): Promise<string>;
    Copy(record: string, entry: string): Promise<string>;
    Retry(record: string, ods: string): Promise<void>;
    Close(record: string): Promise<void>;
    Reopen(): Promise<t.RecordView>;
    Forget(): Promise<void>;
  };
  Reports: {
    Run(form: t.ReportForm): Promise<t.ReportView>;
    Page(report: string, from: number): Promise<t.ReportView>;
  };
}

declare global {
  interface Window {
    go?: { app: Bound };
    runtime?: { EventsOn(name: string, then: (data: never) => void): () => void };
  }
}

export const inViewer = (): boolean => window.go?.app !== undefined && window.runtime !== undefined;

// wails speaks to the Go side. The globals are read at each call, so that tests
// can put their own there.
export function wails(): t.Backend {
  const app = () => {
    if (!window.go) throw new Error("not in the viewer");
    return window.go.app;
  };
  const on = <T>(name: string, then: (data: T) => void) =>
    window.runtime?.EventsOn(name, then as (data: never) => void) ?? (() => {});
  return {
    session: {
      status: async () => app().Session.Status(),
      signIn: async () => app().Session.SignIn(),
      cancelSignIn: async () => app().Session.CancelSignIn(),
      chooseRole: async (key) => app().Session.ChooseRole(key),
      changeRole: async () => app().Session.ChangeRole(),
      signOut: async () => app().Session.SignOut(),
      lock: async () => app().Session.Lock(),
      active: async () => app().Session.Active(),
      sharing: async () => app().Session.Sharing(),
    },
    people: {
      search: async (form) => app().People.Search(form),
      reasons: async () => app().People.Reasons(),
      alone: async (nhsNumber) => app().People.Alone(nhsNumber),
    },
    record: {
      open: async (nhsNumber, reason, note) => app().Record.Open(nhsNumber, reason, note),
      openAlone: async (nhsNumber, reason, note) => app().Record.OpenAlone(nhsNumber, reason, note),
      reload: async (record) => app().Record.Reload(record),
      view: async (record) => app().Record.View(record),
      section: async (record, key) => app().Record.Section(record, key),
      demographics: async (record) => app().Record.Demographics(record),
      letter: async (record, entry) => app().Record.Letter(record, entry),
      source: async (record, entry) => app().Record.Source(record, entry),
      copy: async (record, entry) => app().Record.Copy(record, entry),
      retry: async (record, ods) => app().Record.Retry(record, ods),
      close: async (record) => app().Record.Close(record),
      reopen: async () => app().Record.Reopen(),
      forget: async () => app().Record.Forget(),
    },
    reports: {
      run: async (form) => app().Reports.Run(form),
      page: async (report, from) => app().Reports.Page(report, from),
    },
    onSessionChanged: (then) => on("session:changed", then),
    onRecordChanged: (then) => on("record:changed", then),
  };
}
