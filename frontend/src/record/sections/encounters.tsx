import { Hospital } from "lucide-react";
import type { Card } from "../cards";

// A call may be known by its report alone: its row opens the report.
export const encounters: Card = { key: "encounters", icon: Hospital, tag: (e) => e.letter?.kind ?? "" };
