import { ShieldAlert } from "lucide-react";
import type { Card } from "../cards";

// Alerts stand first, across the page, and never collapse (H38).
export const alerts: Card = { key: "alerts", icon: ShieldAlert, tone: "amber", pinned: true };
