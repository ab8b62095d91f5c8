import { ClipboardPlus } from "lucide-react";
import type { Card } from "../cards";

export const problems: Card = { key: "problems", icon: ClipboardPlus };
