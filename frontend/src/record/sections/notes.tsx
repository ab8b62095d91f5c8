import { NotebookPen } from "lucide-react";
import type { Card } from "../cards";

export const notes: Card = { key: "notes", icon: NotebookPen, tag: (e) => e.letter?.kind ?? "" };
