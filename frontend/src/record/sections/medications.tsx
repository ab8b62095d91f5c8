import { Pill } from "lucide-react";
import type { Card } from "../cards";

export const medications: Card = { key: "medications", icon: Pill };
