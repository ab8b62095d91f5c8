import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { fake, signedIn, wholeView } from "../backend/fake";
import { entry, letter, when } from "../backend/fixtures";
import { useFindBox } from "../find/useFindBox";
import { GuideButton } from "../help/GuideButton";
import { Keys } from "../help/Keys";
import { LetterPage } from "../letter/LetterPage";
import { useGuard } from "../lock/Guard";
import { Abbreviations } from "../record/abbreviations";
import { Copying } from "../record/copying";
import { EntryRow } from "../record/EntryRow";
import { problems } from "../record/sections/problems";
import { show, violations } from "../testing";
import { KeyMapDialog } from "./KeyMapDialog";
import { type KeyMap, keysOf, setKeyMap } from "./map";
import { ariaOf, bare, pressed, shown } from "./press";
import { type ActionId, actions, ids, placeIds } from "./table";
import { useWalk } from "./useWalk";

afterEach(() => setKeyMap({}));

const press = (at: Element, key: string) => {
  const [, held = "", last = ""] = /^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/.exec(key) ?? [];
  const has = (name: string) => held.includes(`${name}+`);
  // It answers whether the key was left to the page.
  return fireEvent.keyDown(at, {
    key: last,
    ctrlKey: has("Ctrl"),
    altKey: has("Alt"),
    shiftKey: has("Shift"),
  });
};

const changeable = ids.filter((id) => !actions[id].fixed);
const row = (name: string) => entry("problems", "active", 0, name, when("2020"));
const doc = (name: string) =>
  entry("documents", "current", 0, name, when("2026"), {
    letter: { contentType: "application/pdf", kind: "PDF", size: 1, heading: "Discharge" },
  });
const go = { onLetter: () => {}, onSource: () => {} };

function Page() {
  const page = useRef<HTMLElement>(null);
  useWalk(page, true);
  const { over } = useGuard(signedIn, () => {});
  return (
    <main ref={page}>
      <GuideButton page="summary" />
      {["One", "Two", "Three"].map((n) => (
        <section className="card" key={n}>
          <h2>{n}</h2>
          <ul>
            <EntryRow entry={row(`Row ${n}`)} card={problems} actions={go} />
          </ul>
        </section>
      ))}
      <input aria-label="Field" />
      {over}
    </main>
  );
}

// page shows rows, paper a document; both tell what was done.
function page() {
  cleanup();
  const done: string[] = [];
  const backend = fake(signedIn);
  show(
    backend,
    <Copying value={(e) => done.push(`copied ${e.term}`)}>
      <Abbreviations value={(e) => done.push(`explained ${e.term}`)}>
        <Page />
      </Abbreviations>
    </Copying>,
  );
  return { done, backend };
}

async function paper() {
  cleanup();
  const done: string[] = [];
  const backend = fake(signedIn);
  backend.record.letter = async (record) => ({
    ...letter,
    record,
    kind: "PDF",
    blocks: [],
    pageTotal: 1,
    pages: [{ number: 1, width: 595, height: 842, problem: "" }],
  });
  const all = ["Before", "This", "After"].map(doc);
  const [, at] = all;
  if (!at) throw new Error("no document");
  const onOpen = (e: { term: string }) => done.push(`opened ${e.term}`);
  show(
    backend,
    <Abbreviations value={(e) => done.push(`explained ${e.term}`)}>
      <LetterPage
        record="r"
        entry={at}
        onBack={() => done.push("back")}
        beside={{ order: all, all, onOpen, onShown: () => {} }}
        actions={go}
      />
    </Abbreviations>,
  );
  await screen.findByLabelText("Find in this document");
  return { done, size: () => document.querySelector(".view-size")?.textContent };
}

const focused = () => document.activeElement?.textContent;
const term = (n: string) => screen.getByRole("button", { name: n });

// reach tries each action where it is to be had, by a key, and looks at what came of it.
const reach: Readonly<Record<string, (key: string) => Promise<unknown> | unknown>> = {
  guide: (key) => {
    page();
    press(document.body, key);
    expect(screen.getByRole("dialog", { name: /^Guide/ })).toBeTruthy();
  },
  hide: (key) => {
    page();
    press(screen.getByLabelText("Field"), key);
    expect(screen.getByRole("dialog", { name: "Screen hidden" })).toBeTruthy();
  },
  lock: async (key) => {
    const { backend } = page();
    press(screen.getByLabelText("Field"), key);
    await waitFor(() => expect(backend.calls).toContain("lock"));
  },
  "next-card": (key) => walked(key, () => term("Row One"), "Two"),
  "previous-card": (key) => walked(key, () => term("Row Two"), "Two"),
  "next-row": (key) => walked(key, () => term("Row One"), "Row Two"),
  "previous-row": (key) => walked(key, () => term("Row Three"), "Row Two"),
  "copy-reference": (key) => {
    const { done } = page();
    press(term("Row Two"), key);
    expect(done).toEqual(["copied Row Two"]);
  },
  explain: async (key) => {
    const { done } = page();
    press(term("Row Two"), key);
    expect(done).toEqual(["explained Row Two"]);
    const d = await paper();
    press(document.body, key);
    expect(d.done).toEqual(["explained This"]);
  },
  "next-document": (key) => opened(key, "opened After"),
  "previous-document": (key) => opened(key, "opened Before"),
  larger: (key) => sized(key, /^1[12]\d %/),
  smaller: (key) => sized(key, /^[789]\d %/),
  "own-size": (key) => sized(key, /^100 %/),
  "fit-width": async (key) => {
    const d = await paper();
    fireEvent.click(screen.getByRole("button", { name: "Larger" }));
    press(document.body, key);
    expect(d.size()).toBe("Width");
  },
  "fit-page": (key) => sized(key, /^Page$/),
  turn: async (key) => {
    await paper();
    const was = document.querySelector(".letter-body")?.innerHTML;
    press(document.body, key);
    expect(document.querySelector(".letter-body")?.innerHTML).not.toBe(was);
  },
  "find-in-document": async (key) => {
    await paper();
    press(document.body, key);
    const field = screen.getByLabelText("Find in this document");
    expect(document.activeElement).toBe(field);
    expect(press(field, key)).toBe(true); // once more is left to the whole record
  },
  find: boxed,
  "find-page": boxed,
};

function Boxed() {
  const { button, box } = useFindBox({ view: wholeView(), commands: () => [], onHit: () => {} });
  return (
    <>
      {button}
      {box}
    </>
  );
}
function boxed(key: string) {
  show(fake(signedIn), <Boxed />);
  press(document.body, key);
  expect(screen.getByRole("dialog", { name: /^Find in the record of/ })).toBeTruthy();
}
function walked(key: string, from: () => HTMLElement, to: string) {
  page();
  from().focus();
  press(from(), key);
  expect(focused()).toBe(to);
}
async function opened(key: string, what: string) {
  const { done } = await paper();
  press(document.body, key);
  expect(done).toEqual([what]);
}
async function sized(key: string, to: RegExp) {
  const d = await paper();
  press(document.body, key);
  expect(d.size()).toMatch(to);
}

describe("every action of the table is reached", () => {
  // The keys that are proposed, and a key for each that no other has.
  const usual: KeyMap = Object.fromEntries(
    changeable.flatMap((id) => (actions[id].single ? [[id, actions[id].single]] : [])),
  );
  const other: KeyMap = Object.fromEntries(
    changeable.map((id, i) => [id, `Alt+${"ABCGHIJKLMNOPQRSTUVWXYZ"[i]}`]),
  );
  it.each(changeable)("%s", async (id: ActionId) => {
    for (const map of [usual, other]) {
      setKeyMap(map);
      const [key] = keysOf(id);
      await reach[id]?.(key ?? "");
      expect(Object.keys(reach)).toContain(id);
      setKeyMap({ ...map, [id]: "" });
      if (id !== "hide") expect(press(document.body, key ?? "")).toBe(true); // off is off
    }
  });

  it("leaves a document by Escape", async () => {
    const { done } = await paper();
    press(document.body, "Escape");
    expect(done).toEqual(["back"]);
  });

  it("does nothing for single keys at first, in a field, or beneath a dialog (WCAG 2.1.4)", () => {
    const { done } = page();
    for (const key of ["n", "p", "j", "k"]) expect(press(document.body, key)).toBe(true);
    setKeyMap({ "next-row": "j" });
    expect(press(screen.getByLabelText("Field"), "j")).toBe(true);
    press(document.body, "?");
    expect(press(screen.getByRole("dialog"), "j")).toBe(true);
    expect(done).toEqual([]);
  });
});

it("a button's tip names the key in force", () => {
  show(fake(signedIn), <Boxed />);
  const tip = (map: KeyMap) => {
    act(() => setKeyMap(map));
    return screen.getByRole("button", { name: "Find in this record" }).title;
  };
  expect(tip({ find: "Alt+B" })).toBe("Key: Alt + B");
  expect(tip({ find: "" })).toBe("");
});

it("no key is listened for but through the table; a control has its own", () => {
  const files = import.meta.glob<string>("../**/*.{ts,tsx}", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const listen = Object.entries(files)
    .filter(([name, text]) => !name.includes(".test.") && /addEventListener\(\s*"key/.test(text))
    .map(([name]) => name);
  // typing.ts looks whether anybody types, whatever the key.
  expect(listen.sort()).toEqual(["../launch/typing.ts", "./useKeys.ts"]);
});

it("keys are named by what they type, whatever the keyboard", () => {
  const of = (key: string, more: Partial<KeyboardEvent> = {}) =>
    pressed({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
  expect(of("C")).toBe("c"); // Caps Lock
  expect(of("C", { shiftKey: true })).toBe("Shift+C");
  expect(of("?", { shiftKey: true })).toBe("?");
  expect(of("l", { ctrlKey: true, shiftKey: true })).toBe("Ctrl+Shift+L");
  expect(of("f", { metaKey: true })).toBe("Ctrl+F");
  expect(of("с", { code: "KeyC" })).toBe("c"); // a Cyrillic keyboard
  expect(of("[", { ctrlKey: true, altKey: true, getModifierState: (m) => m === "AltGraph" })).toBe("[");
  expect(of("Shift", { shiftKey: true })).toBe("");
  expect(of("Tab", { shiftKey: true })).toBe("Shift+Tab");
  expect(["Ctrl+Shift+L", "+", "-", "PageUp"].map(shown)).toEqual(["Ctrl + Shift + L", "+", "−", "Page up"]);
  expect(["Ctrl+Shift+L", "+"].map(ariaOf)).toEqual(["Control+Shift+L", "Plus"]);
  expect(["a", "Shift+A", "Ctrl+A", "F2", "Escape"].map(bare)).toEqual([true, true, false, false, false]);
});

it("the dialog changes keys all at once, says what Go refuses, and the help follows", async () => {
  const backend = fake(signedIn);
  show(
    backend,
    <main>
      <h1>Help</h1>
      <h2>Keys</h2>
      <Keys places={placeIds} />
      <KeyMapDialog onClose={() => {}} />
    </main>,
  );
  const field = (await screen.findByLabelText(actions.turn.does)) as HTMLInputElement;
  expect(field.value).toBe("r");
  press(field, "Ctrl+Shift+A");
  expect(field.value).toBe("Ctrl + Shift + A");
  expect(keysOf("turn")).toEqual(["r"]); // not before it is taken
  const other = screen.getByLabelText(actions.guide.does) as HTMLInputElement;
  press(other, "Backspace");
  expect(other.value).toBe("Off");
  fireEvent.click(screen.getByLabelText(/Go between cards with n and p/));
  press(field, "Tab"); // goes on, and is no key
  expect(field.value).toBe("Ctrl + Shift + A");
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText(/^Saved\./);
  expect(keysOf("turn")).toEqual(["Ctrl+Shift+A"]);
  expect(keysOf("next-card")).toEqual(["n"]);
  const help = document.querySelector("main > .keys-place")?.parentElement?.textContent;
  expect(help).toContain("Ctrl + Shift + ATurn its pages");
  expect(help).toContain("OffGuide to this screen");
  for (const id of ids) expect(help).toContain(actions[id].does);
  expect(screen.getByLabelText(/For your administrator/).textContent).toContain('turn: "Ctrl+Shift+A"');
  expect(await violations()).toEqual([]);

  backend.lists.setKeys = async () => {
    throw { code: "input", say: "“w” cannot be the key of “Turn its pages”.", retry: false };
  };
  press(field, "w");
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toContain("cannot be the key");
  expect(keysOf("turn")).toEqual(["Ctrl+Shift+A"]);
});
