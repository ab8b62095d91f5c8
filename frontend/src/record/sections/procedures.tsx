import { Scissors } from "lucide-react";
import type { Card } from "../cards";

export const procedures: Card = { key: "procedures", icon: Scissors };
