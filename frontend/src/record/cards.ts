// The cards of the summary, in the order in which they are read. Each section's
// own file says how its rows look; a section that Go sends and that is not here
// still gets a plain card, so that nothing is lost.
import type { LucideIcon } from "lucide-react";
import { FileQuestionMark } from "lucide-react";
import type { ComponentType } from "react";
import type { Entry, Group } from "../backend/types";
import type { RowActions } from "./EntryRow";
import { alerts } from "./sections/alerts";
import { allergies } from "./sections/allergies";
import { appointments } from "./sections/appointments";
import { careNetwork } from "./sections/careNetwork";
import { carePlans } from "./sections/carePlans";
import { documents } from "./sections/documents";
import { encounters } from "./sections/encounters";
import { familyHistory } from "./sections/familyHistory";
import { immunisations } from "./sections/immunisations";
import { medications } from "./sections/medications";
import { notes } from "./sections/notes";
import { observations } from "./sections/observations";
import { problems } from "./sections/problems";
import { procedures } from "./sections/procedures";
import { referrals } from "./sections/referrals";
import { results } from "./sections/results";
import { socialCare } from "./sections/socialCare";

export interface Card {
  key: string;
  icon: LucideIcon;
  // red marks allergies, amber alerts; nothing else has a colour of its own.
  tone?: "red" | "amber";
  // pinned cards cannot be collapsed.
  pinned?: boolean;
  // found cards gather rows by their words or group: of none there is no count,
  // for a nought would say that nothing exists.
  found?: boolean;
  // tag is a small label of the row, such as a document's kind.
  tag?: (entry: Entry) => string;
  // Extra stands below the row's facts in every density; open tells that the
  // row's details are shown.
  Extra?: ComponentType<{ entry: Entry; open: boolean }>;
  // Rows stands in place of the list of rows of one group.
  Rows?: ComponentType<{ rows: readonly Entry[]; group: Group; actions: RowActions }>;
}

export const strip: readonly Card[] = [alerts];
export const safetyColumn: readonly Card[] = [allergies, problems, medications];
export const middleColumn: readonly Card[] = [
  results,
  appointments,
  observations,
  procedures,
  immunisations,
  referrals,
];
export const lastColumn: readonly Card[] = [
  carePlans,
  documents,
  encounters,
  notes,
  socialCare,
  careNetwork,
  familyHistory,
];
export const cards: readonly Card[] = [...strip, ...safetyColumn, ...middleColumn, ...lastColumn];

export const plainCard = (key: string): Card => ({ key, icon: FileQuestionMark });
