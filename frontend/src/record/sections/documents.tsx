import { FileText } from "lucide-react";
import type { Card } from "../cards";

export const documents: Card = { key: "documents", icon: FileText, tag: (e) => e.letter?.kind ?? "" };
