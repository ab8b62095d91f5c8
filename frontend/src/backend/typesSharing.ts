// Who shares what, since when, and where to ask: field for field as the Go side
// sends it.

import type { Organisation } from "./types";

// SharingView is the region file painted: who shares what, and who helps.
export interface SharingView {
  partners: SharingPartner[] | null;
  datasets: { key: string; title: string }[] | null;
  help: HelpView;
}

export interface SharingPartner extends Organisation {
  feed: string;
  privacy: string;
  shares: SharingShare[] | null;
}

export interface SharingShare {
  dataset: string;
  since: string;
  only: boolean;
  planned: string;
  note: string;
  awaited: string[] | null;
}

export interface HelpView {
  helpdesk: string;
  telephone: string;
  dataProtection: string;
  clinicalSafety: string;
  programme: string;
  guides: { title: string; address: string }[] | null;
  copy: string;
  objection: string;
  focus: string;
  // safety: the region's own words below the clinical safety message.
  safety: string;
}
