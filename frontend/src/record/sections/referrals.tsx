import { Send } from "lucide-react";
import type { Card } from "../cards";

export const referrals: Card = { key: "referrals", icon: Send };
