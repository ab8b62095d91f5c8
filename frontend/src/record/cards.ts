// The cards of the summary, in the order in which they are read. Each section's
// own file says how its rows look; a section that Go sends and that is not here
// still gets a plain card, so that nothing is lost.
import type { LucideIcon } from "lucide-react";
import { FileQuestionMark } from "lucide-react";
import type { ComponentType } from "react";
import type { Entry } from "../backend/types";
import { alerts } from "./sections/alerts";
import { allergies } from "./sections/allergies";
import { appointments } from "./sections/appointments";
import { documents } from "./sections/documents";
import { encounters } from "./sections/encounters";
import { medications } from "./sections/medications";
import { problems } from "./sections/problems";
import { results } from "./sections/results";

export interface Card {
  key: string;
  icon: LucideIcon;
  // red marks allergies, amber alerts; nothing else has a colour of its own.
  tone?: "red" | "amber";
  // pinned cards cannot be collapsed.
  pinned?: boolean;
  // tag is a small label of the row, such as a document's kind.
  tag?: (entry: Entry) => string;
  // Extra stands below the row's facts in every density; open tells that the
  // row's details are shown.
  Extra?: ComponentType<{ entry: Entry; open: boolean }>;
}

export const strip: readonly Card[] = [alerts];
export const safetyColumn: readonly Card[] = [allergies, problems, medications];
export const middleColumn: readonly Card[] = [results, appointments];
export const lastColumn: readonly Card[] = [encounters, documents];
export const cards: readonly Card[] = [...strip, ...safetyColumn, ...middleColumn, ...lastColumn];

export const plainCard = (key: string): Card => ({ key, icon: FileQuestionMark });
