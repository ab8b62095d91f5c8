// The pages of an open record, in the order of its menu. A page is mounted while
// it is shown; the summary stays mounted beneath, so that its scroll and filters
// are as they were left (M43).
import {
  BookOpen,
  CalendarDays,
  ChartNoAxesGantt,
  Columns3,
  ExternalLink,
  Files,
  FlaskConical,
  HeartHandshake,
  IdCard,
  LayoutDashboard,
  LifeBuoy,
  ListStart,
  type LucideIcon,
  Network,
  Pill,
} from "lucide-react";
import type { ComponentType } from "react";
import type { RecordView } from "../backend/types";
import { BriefPage } from "../brief/BriefPage";
import { Support } from "../help/Support";
import { Understanding } from "../help/Understanding";
import { AllergiesBeside, MedicinesBeside } from "../reconcile/SideBySide";
import { TimelinePage } from "../timeline/TimelinePage";
import { type Card, cards, plainCard } from "./cards";
import { Demographics } from "./Demographics";
import type { RowActions } from "./EntryRow";
import { AllEvents, OneSection } from "./FullPage";
import { Medications } from "./Medications";
import { Neighbours } from "./neighbours/Neighbours";
import { CareNetworkPage } from "./network/CareNetworkPage";
import { OneSummary } from "./OneSummary";
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
  // card of the page that shows one.
  card?: Card | undefined;
  // only is the organisation, by its ODS code, whose rows alone the page shows.
  only?: string | undefined;
}

// Page is an entry of the menu. The summary and the documents have no
// component: the record page keeps them itself.
export interface Page {
  key: string;
  title: string;
  icon: LucideIcon;
  Component?: ComponentType<PageProps>;
  // apart draws a line above the entry: what follows is not of this person.
  apart?: boolean;
  card?: Card;
  only?: string;
}

export const summary: Page = { key: "summary", title: "Person summary", icon: LayoutDashboard };

export const demographics: Page = {
  key: "demographics",
  title: "Full demographics",
  icon: IdCard,
  Component: Demographics,
};

// documents is the clinical document viewer; the record page keeps it itself, for
// a letter opened anywhere opens in it.
export const documents: Page = { key: "documents", title: "Clinical documents", icon: Files };

export const pages: readonly Page[] = [
  summary,
  { key: "brief", title: "One-page brief", icon: ListStart, Component: BriefPage },
  demographics,
  documents,
  { key: "network", title: "Care network", icon: Network, Component: CareNetworkPage },
  { key: "medications", title: "Medications and immunisations", icon: Pill, Component: Medications },
  { key: "results", title: "Results", icon: FlaskConical, Component: ResultsPage },
  {
    key: "social-care",
    title: "Social care, capacity and legal",
    icon: HeartHandshake,
    Component: SocialCare,
  },
  { key: "events", title: "All events", icon: CalendarDays, Component: AllEvents },
  { key: "timeline", title: "Timeline", icon: ChartNoAxesGantt, Component: TimelinePage },
  { key: "neighbours", title: "Other records", icon: ExternalLink, Component: Neighbours },
  {
    key: "understanding",
    title: "Understanding the data",
    icon: BookOpen,
    Component: Understanding,
    apart: true,
  },
  { key: "support", title: "Get support", icon: LifeBuoy, Component: Support },
];

// beside are views of a page, not of the menu: its button leads to them.
const beside: readonly Page[] = [
  { key: "side:medications", title: "Side by side", icon: Columns3, Component: MedicinesBeside },
  { key: "side:allergies", title: "Side by side", icon: Columns3, Component: AllergiesBeside },
];

// pageOf finds a page by its key; "full:documents" is that card of the summary as
// a page of its own (M110), "full:problems@RZ9" the rows of one organisation (M117).
export function pageOf(key: string): Page {
  const found = [...pages, ...beside, ...opened.values()].find((p) => p.key === key);
  if (found) return found;
  const [section = "", only] = key.replace(/^full:/, "").split("@");
  const card = cards.find((c) => c.key === section) ?? plainCard(section);
  const page = {
    key,
    title: section,
    icon: card.icon,
    ...(section === "summary"
      ? { title: "Summary of one organisation", Component: OneSummary }
      : { Component: OneSection, card }),
    ...(only ? { only } : {}),
  };
  opened.set(key, page);
  return page;
}
const opened = new Map<string, Page>();
