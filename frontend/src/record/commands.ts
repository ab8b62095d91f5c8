import { ChevronsDownUp, ChevronsUpDown, RefreshCw, Rows3 } from "lucide-react";
import { list } from "../backend";
import type { RecordView } from "../backend/types";
import type { Command } from "../find/commands";
import { type Page, pageOf, pages } from "./pages";
import { densityNames } from "./tools/DensityMenu";
import type { Density } from "./tools/tools";

// recordCommands are what an open record can do, by name.
export function recordCommands(
  view: RecordView,
  does: {
    go: (to: Page) => void;
    reload: () => void;
    setDensity: (d: Density) => void;
    collapseAll: (fold: boolean) => void;
  },
): Command[] {
  const cards = list(view.sections).filter((s) => !s.hidden && !s.unshared);
  return [
    ...pages.map((p) => ({
      key: p.key,
      name: `Go to ${p.title}`,
      words: "page open",
      icon: p.icon,
      run: () => does.go(p),
    })),
    ...cards.map((s) => {
      const page = pageOf(`full:${s.key}`);
      return {
        key: page.key,
        name: `Go to all of ${s.title}`,
        words: "page open card",
        icon: page.icon,
        run: () => does.go(page),
      };
    }),
    { key: "reload", name: "Reload the record", words: "refresh", icon: RefreshCw, run: does.reload },
    ...densityNames.map((d) => ({
      key: d.value,
      name: `${d.text} rows`,
      words: "density view",
      icon: Rows3,
      run: () => does.setDensity(d.value),
    })),
    { key: "collapse", name: "Collapse all cards", icon: ChevronsDownUp, run: () => does.collapseAll(true) },
    { key: "expand", name: "Expand all cards", icon: ChevronsUpDown, run: () => does.collapseAll(false) },
  ];
}
