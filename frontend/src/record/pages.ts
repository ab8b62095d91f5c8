// The pages of an open record, in the order of its menu. A page is mounted while
// it is shown; the summary stays mounted beneath, so that its scroll and filters
// are as they were left (M43).
import { IdCard, LayoutDashboard, type LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { RecordView } from "../backend/types";
import { Demographics } from "./Demographics";
import type { RowActions } from "./EntryRow";
import type { SectionState } from "./useRecord";

// PageProps is what every page is given: the open record as far as it has come.
export interface PageProps {
  view: RecordView;
  sections: Readonly<Record<string, SectionState>>;
  actions: RowActions;
  // onRetry reads one section again.
  onRetry: (key: string) => void;
  // onTryNow asks one organisation again, by its Progress.ods.
  onTryNow: (ods: string) => void;
}

// Page is an entry of the menu. Only the summary has no component: the record
// page keeps it itself.
export interface Page {
  key: string;
  title: string;
  icon: LucideIcon;
  Component?: ComponentType<PageProps>;
  // apart draws a line above the entry: what follows is not of this person.
  apart?: boolean;
}

export const summary: Page = { key: "summary", title: "Person summary", icon: LayoutDashboard };

export const pages: readonly Page[] = [
  summary,
  { key: "demographics", title: "Full demographics", icon: IdCard, Component: Demographics },
];
