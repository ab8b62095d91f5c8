import { OctagonAlert } from "lucide-react";
import type { Card } from "../cards";

export const allergies: Card = { key: "allergies", icon: OctagonAlert, tone: "red", pinned: true };
