import {
  AArrowDown,
  AArrowUp,
  ArrowLeftRight,
  Clock,
  Contrast,
  Eye,
  EyeOff,
  ListChecks,
  Lock,
  LogOut,
  Search,
} from "lucide-react";
import { list } from "../backend";
import type { Command } from "../find/commands";
import { type BarProps, largest, themes } from "./Bar";

// barCommands are what the bar can do, by name. Those that leave the record say so.
export function barCommands(bar: BarProps): Command[] {
  const leaves = "leave close";
  return [
    { key: "lock", name: "Lock", icon: Lock, run: bar.onLock },
    { key: "hide", name: "Hide screen", icon: EyeOff, run: bar.onHide },
    ...themes.map((t) => ({
      key: `theme-${t.key}`,
      name: t.name,
      words: "theme colour",
      icon: Contrast,
      run: () => bar.onTheme(t.key),
    })),
    ...(bar.textSize < largest
      ? [{ key: "larger", name: "Larger text", icon: AArrowUp, run: () => bar.onTextSize(bar.textSize + 1) }]
      : []),
    ...(bar.textSize > 0
      ? [
          {
            key: "smaller",
            name: "Smaller text",
            icon: AArrowDown,
            run: () => bar.onTextSize(bar.textSize - 1),
          },
        ]
      : []),
    ...(bar.search
      ? [
          {
            key: "search",
            name: "Close the record and go to Person search",
            words: leaves,
            icon: Search,
            run: () => bar.onGo("search"),
          },
        ]
      : []),
    ...(bar.lists
      ? [
          {
            key: "recents",
            name: "Close the record and go to Recently accessed",
            words: leaves,
            icon: Clock,
            run: () => bar.onGo("recents"),
          },
          {
            key: "worklists",
            name: "Close the record and go to Worklists",
            words: leaves,
            icon: ListChecks,
            run: () => bar.onGo("worklists"),
          },
        ]
      : []),
    {
      key: "mine",
      name: "Close the record and go to My access",
      words: leaves,
      icon: Eye,
      run: () => bar.onGo("mine"),
    },
    ...(list(bar.session.roles).length > 1
      ? [
          {
            key: "role",
            name: "Close the record and change role",
            icon: ArrowLeftRight,
            run: bar.onChangeRole,
          },
        ]
      : []),
    { key: "sign-out", name: "Close the record and sign out", icon: LogOut, run: bar.onSignOut },
  ];
}
