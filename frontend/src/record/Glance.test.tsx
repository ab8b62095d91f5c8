import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake, wholeView } from "../backend/fake";
import { entry, when } from "../backend/fixtures";
import type { Entry, RecordView } from "../backend/types";
import { show, violations } from "../testing";
import { dischargeLetter, Glance, nextAppointment, resuscitation } from "./Glance";
import type { SectionState } from "./useRecord";

const day = (iso: string) => when(iso, "", { iso });
const rows: Record<string, Entry[]> = {
  appointments: [
    entry("appointments", "upcoming", 0, "Cardiology", day("2026-11-26"), {
      status: { text: "Cancelled", kind: "notable" } as Entry["status"],
    }),
    entry("appointments", "upcoming", 0, "Nephrology", day("2026-11-27")),
    entry("appointments", "upcoming", 1, "Echocardiogram", day("2026-12-16")),
    entry("appointments", "past", 1, "Falls clinic", day("2026-09-10")),
  ],
  "care-plans": [
    entry("care-plans", "decisions", 0, "Not for attempted CPR", day("2026-10-27")),
    entry("care-plans", "decisions", 1, "For attempted CPR", day("2025-10-27")),
    entry("care-plans", "decisions", 1, "Hospital admission acceptable", day("2026-10-27")),
    entry("care-plans", "plans", 1, "Plan after cardiopulmonary resuscitation training", day("2026-10-27")),
  ],
  documents: [
    entry("documents", "current", 0, "Practice note: hospital discharge read", day("2026-11-02")),
    entry("documents", "superseded", 1, "Discharge summary", day("2026-10-30")),
    entry("documents", "current", 1, "Discharge summary", day("2026-10-29"), {
      letter: { kind: "PDF" } as NonNullable<Entry["letter"]>,
    }),
  ],
};

function given(change: (view: RecordView) => void = () => {}, of: Record<string, Entry[]> = rows) {
  const view = wholeView();
  const head = (key: string) => {
    const base = (view.sections ?? [])[0];
    if (!base) throw new Error("the fixture has no section");
    return { ...base, key, title: key, hidden: false, missing: [], incomplete: [], pending: 0 };
  };
  view.sections = Object.keys(rows).map(head);
  change(view);
  const sections: Record<string, SectionState> = {};
  for (const section of view.sections ?? [])
    sections[section.key] = {
      view: {
        record: view.record,
        section,
        entries: of[section.key] ?? [],
        answers: [],
        empty: [],
        warnings: [],
        notes: [],
        revision: 1,
      },
    };
  return { view, sections };
}

describe("at a glance", () => {
  it("tells the next appointment that stands, each decision on resuscitation, and the newest discharge letter in force", () => {
    const { sections } = given();
    expect(nextAppointment(sections)?.term).toBe("Nephrology");
    expect(resuscitation(sections).map((e) => e.term)).toEqual([
      "Not for attempted CPR",
      "For attempted CPR",
    ]);
    expect(dischargeLetter(sections)?.when.iso).toBe("2026-10-29");
  });

  it("M113 opens the letter by one click, and has nothing that axe finds", async () => {
    const { view, sections } = given();
    const letter = vi.fn();
    show(fake(), <Glance view={view} sections={sections} onLetter={letter} />);
    fireEvent.click(screen.getByRole("button", { name: "Discharge summary" }));
    expect(letter).toHaveBeenCalledWith(dischargeLetter(sections));
    expect(await violations()).toEqual([]);
  });

  it("never shows a missing, hidden or unread answer as none (H5)", () => {
    const { view, sections } = given((v) => {
      for (const s of v.sections ?? []) {
        if (s.key === "appointments") s.missing = ["Estuary Teaching Hospitals"];
        if (s.key === "documents") s.hidden = true;
      }
    }, {});
    delete sections["care-plans"];
    show(fake(), <Glance view={view} sections={sections} onLetter={() => {}} />);
    const text = (label: string) => screen.getByText(label).nextElementSibling?.textContent ?? "";
    expect(text("Next appointment")).toMatch(/does not mean that there is none.*Missing: Estuary/);
    expect(text("Latest discharge letter")).toBe("Hidden by your role.");
    expect(text("Resuscitation decision")).toBe("Reading…");
  });
});
