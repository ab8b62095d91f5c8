import { Hospital } from "lucide-react";
import type { Card } from "../cards";

export const encounters: Card = { key: "encounters", icon: Hospital };
