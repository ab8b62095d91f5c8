import { ClipboardCheck } from "lucide-react";
import type { Card } from "../cards";

export const carePlans: Card = { key: "care-plans", icon: ClipboardCheck, tag: (e) => e.letter?.kind ?? "" };
