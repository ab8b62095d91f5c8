import type { Source, TrendSeries } from "../backend/types";
import { settings } from "../words";

// sourceWords name an organisation with its laboratory, or the kind of care where
// names are withheld for a sensitive person.
export const sourceWords = (s: Source): string => {
  const name = s.name || settings[s.setting] || "Organisation not stated";
  return s.unit && s.unit !== s.name ? `${name}, ${s.unit}` : name;
};

export const unitWords = (s: TrendSeries): string => s.unit || "no unit";

// key of the same day or partial date, for a column of the flowsheet.
export const momentWords = (w: { text: string; time: string }): string =>
  [w.text, w.time].filter(Boolean).join(" ");
