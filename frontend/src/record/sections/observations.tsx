import { HeartPulse } from "lucide-react";
import type { Card } from "../cards";
import { Values } from "./results";

// Observations are measured like results, and shown like them.
export const observations: Card = { key: "observations", icon: HeartPulse, Extra: Values };
