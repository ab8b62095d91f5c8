import { Network } from "lucide-react";
import type { Card } from "../cards";

export const familyHistory: Card = { key: "family-history", icon: Network };
