import { Syringe } from "lucide-react";
import type { Card } from "../cards";

export const immunisations: Card = { key: "immunisations", icon: Syringe };
