// The Go side's golden files are this side's fixtures: what a reader makes of a
// partner's answer must be shown here, all of it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fireEvent, render } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { list } from "../../backend";
import type { Entry } from "../../backend/types";
import { visible } from "../../ui/text";
import { cards, plainCard } from "../cards";
import { EntryRow } from "../EntryRow";

const folder = join(import.meta.dirname, "../../../../backend/sections/testdata");
const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith(".golden.json")) : [];

const entries = (file: string): Entry[] => {
  const read = JSON.parse(readFileSync(join(folder, file), "utf8"));
  return Array.isArray(read) ? read : (read.entries ?? []);
};

describe.skipIf(files.length === 0)("golden files of the Go side", () => {
  it.each(files.flatMap((f) => entries(f).map((e) => [f, e.id, e] as const)))("%s %s", (_, __, entry) => {
    const card = cards.find((c) => c.key === entry.section) ?? plainCard(entry.section);
    const { container } = render(
      <ul>
        <EntryRow entry={entry} card={card} actions={{ onLetter: vi.fn(), onSource: vi.fn() }} />
      </ul>,
    );
    const text = () => container.textContent ?? "";
    const closed = [entry.negation, entry.term, entry.when.text, entry.source.name, ...list(entry.cautions)];
    for (const t of [...closed, ...list(entry.facts).flatMap((f) => (f.lead ? [f.label, f.text] : []))])
      expect(text()).toContain(visible(t));
    if (entry.status.kind) expect(text()).toContain(entry.status.text);

    const more = container.querySelector(entry.letter ? "button.row-more" : ".row-term");
    fireEvent.click(more as Element);
    for (const f of list(entry.facts)) expect(text()).toContain(visible(f.text));
    for (const v of list(entry.values))
      for (const t of [v.name, v.text, v.unit, v.flag, v.range]) expect(text()).toContain(visible(t));
    for (const c of list(entry.codes)) expect(text()).toContain(c.code);
    for (const ref of list(entry.of)) expect(text()).toContain(ref);
    if (entry.status.text) expect(text()).toContain(entry.status.text);
  });
});

it("every section of the house has a card", () => {
  expect(cards.map((c) => c.key)).toEqual([
    "alerts",
    "allergies",
    "problems",
    "medications",
    "results",
    "appointments",
    "observations",
    "procedures",
    "immunisations",
    "referrals",
    "care-plans",
    "documents",
    "encounters",
    "notes",
    "social-care",
    "care-network",
    "family-history",
  ]);
});
