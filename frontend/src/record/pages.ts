// The pages of an open record, in the order of its menu. A page is mounted while
// it is shown; the summary stays mounted beneath, so that its scroll and filters
// are as they were left (M43).
import { FlaskConical, HeartHandshake, IdCard, LayoutDashboard, type LucideIcon, Pill } from "lucide-react";
import type { ComponentType } from "react";
import type { RecordView } from "../backend/types";
import { Demographics } from "./Demographics";
import type { RowActions } from "./EntryRow";
import { Medications } from "./Medications";
import { ResultsPage } from "./ResultsPage";
import { SocialCare } from "./SocialCare";
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
  { key: "medications", title: "Medications and immunisations", icon: Pill, Component: Medications },
  { key: "results", title: "Results", icon: FlaskConical, Component: ResultsPage },
  {
    key: "social-care",
    title: "Social care, capacity and legal",
    icon: HeartHandshake,
    Component: SocialCare,
  },
];
