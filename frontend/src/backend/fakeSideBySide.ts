// The invented rows of a section side by side: joined by their words, which is
// enough to look at the screen. Go's own joining is tested where it is.
import type { Entry, SectionView, SideBySide, SideRow, SideSection } from "./types";

export function fakeSideBySide(v: SectionView): SideBySide {
  const entries = v.entries ?? [];
  const columns = (v.answers ?? [])
    .filter((a) => entries.some((e) => e.source.ods === a.ods) || a.state === "failed")
    .map((a) => ({
      key: a.ods,
      name: a.name,
      setting: a.setting,
      gap: a.state === "failed" ? a.say : "",
      waiting: false,
    }));
  const joined = new Map<string, Entry[]>();
  for (const e of entries) joined.set(e.term, [...(joined.get(e.term) ?? []), e]);
  const rows = [...joined].map(([term, of]): SideRow => {
    const first = of[0] as Entry;
    return {
      key: first.id,
      term,
      route: "",
      form: "",
      coded: true,
      over: of.every((e) => e.group !== "current" && e.group !== "statement"),
      notes: of.length > 1 ? [{ kind: "differs", text: "Differs: dose or directions" }] : [],
      last: "",
      cells: columns.map((c) => {
        const here = of.filter((e) => e.source.ods === c.key);
        return {
          say: here.length > 0 ? "" : c.gap ? "Not known" : "None sent",
          statements: here.map((entry) => ({ entry, copies: [] })),
        };
      }),
      similar: [],
      more: false,
    };
  });
  return {
    record: v.record,
    section: v.section.key as SideSection,
    title: v.section.title,
    columns,
    rows,
    count: `${entries.length} statements, ${rows.length} groups, 0 hidden`,
    empty: v.empty,
    warnings: v.warnings,
    revision: v.revision,
  };
}
