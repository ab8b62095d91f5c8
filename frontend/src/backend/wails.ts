import type * as l from "./listTypes";
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
    Alone(nhsNumber: string): Promise<t.Person>;
    Prompt(nhsNumber: string): Promise<t.Prompt>;
    OneMatch(): Promise<boolean>;
  };
  Record: {
    Open(nhsNumber: string, reason: string, note: string): Promise<t.RecordView>;
    OpenAlone(nhsNumber: string, reason: string, note: string): Promise<t.RecordView>;
    Reload(record: string): Promise<t.RecordView>;
    BreakGlass(record: string, note: string): Promise<t.RecordView>;
    SensitiveLetters(record: string, why: string): Promise<void>;
    View(record: string): Promise<t.RecordView>;
    Section(record: string, key: string): Promise<t.SectionView>;
    SideBySide(record: string, key: string): Promise<t.SideBySide>;
    Demographics(record: string): Promise<t.DemographicsView>;
    Now(record: string): Promise<t.NowView>;
    Changes(record: string): Promise<t.ChangesView>;
    Phone(record: string): Promise<t.PhoneView>;
    Trends(record: string, entry: string): Promise<t.TrendsView>;
    TrendPoints(record: string, ids: string[]): Promise<t.TrendPointsView>;
    TrendLanes(record: string): Promise<t.TrendLanesView>;
    Timeline(record: string): Promise<t.TimelineView>;
    Brief(record: string, kind: string): Promise<t.BriefView>;
    Letter(record: string, entry: string): Promise<t.Letter>;
    PageText(record: string, entry: string, page: number): Promise<t.PageText>;
    CloseLetter(record: string, token: string): Promise<void>;
    ReadDocuments(record: string): Promise<string[] | null>;
    MarkDocuments(record: string, entries: string[], read: boolean): Promise<void>;
    Find(record: string, typed: string, group: string, from: number): Promise<t.Found>;
    FindLetters(record: string): Promise<void>;
    StopLetters(record: string): Promise<void>;
    Source(record: string, entry: string): Promise<string>;
    Copy(record: string, entry: string): Promise<string>;
    Narrowed(record: string, filter: t.Narrowing): Promise<void>;
    Retry(record: string, ods: string): Promise<void>;
    Close(record: string): Promise<void>;
    Neighbours(record: string): Promise<t.NeighboursView>;
    HandOn(record: string, name: string): Promise<void>;
    OpenPage(name: string): Promise<void>;
    Reopen(): Promise<t.RecordView>;
    Forget(): Promise<void>;
  };
  Reports: {
    Run(form: t.ReportForm): Promise<t.ReportView>;
    Page(report: string, from: number): Promise<t.ReportView>;
    Detail(report: string, key: string): Promise<t.ReportDetail>;
  };
  Lists: {
    Status(): Promise<l.ListsView>;
    Set(name: string, value: string): Promise<void>;
    Keys(): Promise<l.KeysView>;
    SetKeys(own: Record<string, string>): Promise<l.KeysView>;
    Recents(): Promise<l.ListRow[] | null>;
    ForgetRecent(id: string): Promise<string>;
    ClearRecents(): Promise<string>;
    Worklists(): Promise<l.WorklistView[] | null>;
    Worklist(id: string): Promise<l.WorklistPage>;
    MakeWorklist(name: string): Promise<l.WorklistView>;
    RenameWorklist(id: string, name: string): Promise<void>;
    RemoveWorklist(id: string): Promise<string>;
    SortWorklist(id: string, by: string): Promise<void>;
    Move(id: string, row: string, to: number): Promise<void>;
    Add(id: string, who: string): Promise<l.AddedView>;
    Paste(id: string, text: string): Promise<l.PastedView>;
    Remove(id: string, rows: string[]): Promise<string>;
    Check(from: string, row: string): Promise<l.CheckedView>;
    Undo(word: string): Promise<void>;
    Forget(): Promise<void>;
  };
  Launch: {
    Pending(): Promise<t.LaunchView>;
    Accept(link: number, over: string): Promise<t.RecordView>;
    Dismiss(link: number): Promise<void>;
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
      alone: async (nhsNumber) => app().People.Alone(nhsNumber),
      prompt: async (nhsNumber) => app().People.Prompt(nhsNumber),
      oneMatch: async () => app().People.OneMatch(),
    },
    record: {
      open: async (nhsNumber, reason, note) => app().Record.Open(nhsNumber, reason, note),
      openAlone: async (nhsNumber, reason, note) => app().Record.OpenAlone(nhsNumber, reason, note),
      reload: async (record) => app().Record.Reload(record),
      breakGlass: async (record, note) => app().Record.BreakGlass(record, note),
      sensitiveLetters: async (record, why) => app().Record.SensitiveLetters(record, why),
      view: async (record) => app().Record.View(record),
      sideBySide: async (record, key) => app().Record.SideBySide(record, key),
      section: async (record, key) => app().Record.Section(record, key),
      demographics: async (record) => app().Record.Demographics(record),
      now: async (record) => app().Record.Now(record),
      changes: async (record) => app().Record.Changes(record),
      phone: async (record) => app().Record.Phone(record),
      trends: async (record, entry) => app().Record.Trends(record, entry),
      trendPoints: async (record, ids) => app().Record.TrendPoints(record, ids),
      trendLanes: async (record) => app().Record.TrendLanes(record),
      timeline: async (record) => app().Record.Timeline(record),
      brief: async (record, kind) => app().Record.Brief(record, kind),
      letter: async (record, entry) => app().Record.Letter(record, entry),
      pageText: async (record, entry, page) => app().Record.PageText(record, entry, page),
      closeLetter: async (record, token) => app().Record.CloseLetter(record, token),
      readDocuments: async (record) => app().Record.ReadDocuments(record),
      markDocuments: async (record, entries, read) => app().Record.MarkDocuments(record, entries, read),
      find: async (record, typed, group, from) => app().Record.Find(record, typed, group, from),
      findLetters: async (record) => app().Record.FindLetters(record),
      stopLetters: async (record) => app().Record.StopLetters(record),
      source: async (record, entry) => app().Record.Source(record, entry),
      copy: async (record, entry) => app().Record.Copy(record, entry),
      narrowed: async (record, filter) => app().Record.Narrowed(record, filter),
      retry: async (record, ods) => app().Record.Retry(record, ods),
      close: async (record) => app().Record.Close(record),
      neighbours: async (record) => app().Record.Neighbours(record),
      handOn: async (record, name) => app().Record.HandOn(record, name),
      openPage: async (name) => app().Record.OpenPage(name),
      reopen: async () => app().Record.Reopen(),
      forget: async () => app().Record.Forget(),
    },
    reports: {
      run: async (form) => app().Reports.Run(form),
      page: async (report, from) => app().Reports.Page(report, from),
      detail: async (report, key) => app().Reports.Detail(report, key),
    },
    lists: {
      status: async () => app().Lists.Status(),
      set: async (name, value) => app().Lists.Set(name, value),
      keys: async () => app().Lists.Keys(),
      setKeys: async (own) => app().Lists.SetKeys(own),
      recents: async () => app().Lists.Recents(),
      forgetRecent: async (id) => app().Lists.ForgetRecent(id),
      clearRecents: async () => app().Lists.ClearRecents(),
      worklists: async () => app().Lists.Worklists(),
      worklist: async (id) => app().Lists.Worklist(id),
      make: async (name) => app().Lists.MakeWorklist(name),
      rename: async (id, name) => app().Lists.RenameWorklist(id, name),
      removeWorklist: async (id) => app().Lists.RemoveWorklist(id),
      sort: async (id, by) => app().Lists.SortWorklist(id, by),
      move: async (id, row, to) => app().Lists.Move(id, row, to),
      add: async (id, who) => app().Lists.Add(id, who),
      paste: async (id, text) => app().Lists.Paste(id, text),
      remove: async (id, rows) => app().Lists.Remove(id, rows),
      check: async (from, row) => app().Lists.Check(from, row),
      undo: async (word) => app().Lists.Undo(word),
      forget: async () => app().Lists.Forget(),
    },
    launch: {
      pending: async () => app().Launch.Pending(),
      accept: async (link, over) => app().Launch.Accept(link, over),
      dismiss: async (link) => app().Launch.Dismiss(link),
    },
    onLaunchChanged: (then) => on("launch:changed", then),
    onSessionChanged: (then) => on("session:changed", then),
    onFindChanged: (then) => on("find:changed", then),
    onRecordChanged: (then) => on("record:changed", then),
  };
}
