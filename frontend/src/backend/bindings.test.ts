import { expect, test } from "vitest";
import type { app, care, record, report } from "../../wailsjs/go/models";
import type * as lists from "./listTypes";
import type * as ours from "./types";

// The front end's own types and those generated from Go must name the same
// fields of the same kinds, or the type check fails here. Ours are narrower in
// two ways that Go cannot say: which words a text may be, and what may be null.
type Wide<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly (infer U)[]
        ? Wide<NonNullable<U>>[]
        : T extends object
          ? { [K in keyof T]-?: Wide<NonNullable<T[K]>> }
          : never;
type Same<A, B> = [Wide<A>] extends [Wide<B>] ? ([Wide<B>] extends [Wide<A>] ? true : false) : false;

// One line a shape: a new field on either side alone makes its `true` an error.
const same: [
  Same<app.SessionView, ours.SessionView>,
  Same<app.SearchForm, ours.SearchForm>,
  Same<app.SearchAnswer, ours.SearchAnswer>,
  Same<app.ReportForm, ours.ReportForm>,
  Same<app.ReportView, ours.ReportView>,
  Same<report.Detail, ours.ReportDetail>,
  Same<app.Prompt, ours.Prompt>,
  Same<record.View, ours.RecordView>,
  Same<record.SectionView, ours.SectionView>,
  Same<care.SideBySide, ours.SideBySide>,
  Same<record.DemographicsView, ours.DemographicsView>,
  Same<record.NowView, ours.NowView>,
  Same<record.PhoneView, ours.PhoneView>,
  Same<record.TrendsView, ours.TrendsView>,
  Same<record.TrendPointsView, ours.TrendPointsView>,
  Same<record.TrendLanesView, ours.TrendLanesView>,
  Same<care.Timeline, ours.TimelineView>,
  Same<care.Changes, ours.ChangesView>,
  Same<record.BriefView, ours.BriefView>,
  Same<care.Letter, ours.Letter>,
  Same<care.PageText, ours.PageText>,
  Same<care.Found, ours.Found>,
  Same<app.SharingView, ours.SharingView>,
  Same<app.LaunchView, ours.LaunchView>,
  Same<app.NeighboursView, ours.NeighboursView>,
  Same<app.ListsView, lists.ListsView>,
  Same<app.ListRow, lists.ListRow>,
  Same<app.WorklistPage, lists.WorklistPage>,
  Same<app.AddedView, lists.AddedView>,
  Same<app.PastedView, lists.PastedView>,
  Same<app.CheckedView, lists.CheckedView>,
] = [
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
];

test("the types are those of the bindings", () => {
  expect(same.every(Boolean)).toBe(true);
});
