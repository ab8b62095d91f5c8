import type { LucideIcon } from "lucide-react";

// Command is something to do, by its name; words are others that it is known by.
export interface Command {
  key: string;
  name: string;
  words?: string;
  icon: LucideIcon;
  run: () => void;
}

// most commands stand above hits, so that they do not push them out of view.
const most = 4;

// matching gives the commands of which every typed word is in the name or words;
// all of them where only commands are wanted.
export function matching(commands: readonly Command[], typed: string, alone: boolean): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  const some = commands.filter((c) => {
    const text = `${c.name} ${c.words ?? ""}`.toLowerCase();
    return words.every((w) => text.includes(w));
  });
  return alone ? some : some.slice(0, most);
}
