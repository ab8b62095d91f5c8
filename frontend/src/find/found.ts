import { createContext } from "react";

// FoundItem is the hit that was chosen last: its row, and for a letter the words
// that it is opened at. turn tells one choice from the next.
export interface FoundItem {
  entry: string;
  seek: string;
  turn: number;
}

// FoundContext is null until something is found, and again when the reader goes on.
export const FoundContext = createContext<FoundItem | null>(null);
