// Invented lists that behave as the real ones do, for tests and for looking at
// the screens without Go.
import type { ListRow, Lists, WorklistPage } from "./listTypes";
import type { Person } from "./types";

const row = (id: string, family: string, given: string, change: Partial<ListRow> = {}): ListRow => ({
  id,
  known: true,
  traced: true,
  name: { family, given, title: "", preferred: "" },
  nhsSpaced: "999 012 3454",
  born: "14-Mar-1948",
  age: "78y",
  deceased: false,
  opened: "Today 14:32",
  added: "Yesterday 09:10",
  how: "search",
  from: "",
  ...change,
});

const nobody = { known: false, traced: false, nhsSpaced: "", born: "", age: "" };

export function fakeLists(
  note: (what: string) => void,
  person: () => Person,
): Lists & { all: WorklistPage[] } {
  let recent = [
    row("a1", "PATEL", "Amina Rose", { how: "worklist", from: "Virtual ward" }),
    row("b2", "HOLLIS", "Frederick", { nhsSpaced: "999 824 5915", deceased: true, age: "" }),
    row("c3", "", "", nobody),
  ];
  const all: WorklistPage[] = [
    { id: "1", name: "Frailty MDT", count: 0, sort: "name", rows: [] },
    {
      id: "2",
      name: "Virtual ward",
      count: 4,
      sort: "own",
      rows: [
        row("a1", "PATEL", "Amina Rose"),
        row("b2", "HOLLIS", "Frederick", { nhsSpaced: "999 824 5915" }),
        row("c3", "", "", nobody),
        row("d4", "", "", { traced: false, nhsSpaced: "999 510 2250", born: "", age: "", opened: "" }),
      ],
    },
  ];
  const settings: Record<string, string> = { news: "1.0" };
  let back = () => {};
  const of = (id: string) => {
    const w = all.find((x) => x.id === id);
    if (!w) throw { code: "input", say: "There is no such worklist any more.", retry: false };
    return w;
  };
  const keep = (w: WorklistPage, rows: ListRow[]) => {
    w.rows = rows;
    w.count = rows.length;
  };
  return {
    all,
    status: async () => ({
      on: true,
      kept: true,
      notice: "",
      home: settings.home ?? "search",
      theme: settings.theme ?? "",
      textSize: settings["text-size"] ?? "",
      plain: settings.plain ?? "",
      lastSignIn: "Yesterday 08:12",
      version: "1.0",
      news: settings.news !== "1.0",
      records: 50,
      days: 30,
    }),
    set: async (name, value) => {
      note(`set ${name} ${value}`);
      settings[name] = value;
    },
    recents: async () => recent,
    forgetRecent: async (id) => {
      const was = recent;
      back = () => {
        recent = was;
      };
      recent = recent.filter((r) => r.id !== id);
      return "undo";
    },
    clearRecents: async () => {
      const was = recent;
      back = () => {
        recent = was;
      };
      recent = [];
      return "undo";
    },
    worklists: async () => all.map(({ id, name, count }) => ({ id, name, count })),
    worklist: async (id) => ({ ...of(id), rows: [...(of(id).rows ?? [])] }),
    make: async (name) => {
      if (!name.trim()) throw { code: "input", say: "Give the worklist a name.", retry: false };
      const made = { id: String(all.length + 1), name, count: 0, sort: "name", rows: [] };
      all.push(made);
      return made;
    },
    rename: async (id, name) => {
      of(id).name = name;
    },
    removeWorklist: async (id) => {
      const w = of(id);
      all.splice(all.indexOf(w), 1);
      back = () => void all.push(w);
      return "undo";
    },
    sort: async (id, by) => {
      of(id).sort = by;
    },
    move: async (id, which, to) => {
      note(`move ${which} ${to}`);
      const rows = [...(of(id).rows ?? [])];
      const [taken] = rows.splice(
        rows.findIndex((r) => r.id === which),
        1,
      );
      if (taken) rows.splice(to, 0, taken);
      keep(of(id), rows);
      of(id).sort = "own";
    },
    add: async (id, who) => {
      note(`add ${id} ${who}`);
      return { worklist: of(id), added: 1, already: 0 };
    },
    paste: async (id, text) => {
      note(`paste ${id} ${text}`);
      return {
        worklist: of(id),
        added: ["999 510 2250"],
        already: ["999 012 3454"],
        twice: [],
        refused: [{ line: 2, text: "999 012 3455", say: "This is not a valid NHS number." }],
      };
    },
    remove: async (id, rows) => {
      const w = of(id);
      const was = w.rows ?? [];
      keep(
        w,
        was.filter((r) => !rows.includes(r.id)),
      );
      back = () => keep(w, was);
      return "undo";
    },
    check: async (from, which) => {
      note(`check ${from} ${which}`);
      const before = row(which, "PATEL", "Amina Rose");
      if (which === "b2")
        return {
          candidate: { person: person(), alike: "", otherwise: "" },
          before: row("b2", "HOLLIS", "Frederick"),
          differences: [
            { kind: "family", say: "The family name is another.", before: "HOLLIS", now: "PATEL" },
            { kind: "deceased", say: "This person has died.", before: "", now: "" },
          ],
        };
      if (which === "d4")
        return {
          candidate: null,
          before: { ...before, traced: false },
          differences: [
            { kind: "unknown", say: "Nobody has this NHS number any more.", before: "", now: "" },
          ],
        };
      return { candidate: { person: person(), alike: "", otherwise: "" }, before, differences: [] };
    },
    undo: async (word) => {
      note(word);
      back();
    },
    forget: async () => note("forget"),
  };
}
