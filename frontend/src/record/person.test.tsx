// Who the person is: the banner's mark, and the full demographics page.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fake, signedIn, wholeView } from "../backend/fake";
import { demographics, differences } from "../backend/fixturePerson";
import { sensitive } from "../backend/fixtures";
import type { RecordView } from "../backend/types";
import { show, violations } from "../testing";
import { Banner } from "./Banner";
import { RecordPage } from "./RecordPage";

const banner = (more: Partial<RecordView>) => {
  const b = fake(signedIn, { ...wholeView(), ...more });
  show(b, <Banner view={b.view} onFull={() => b.calls.push("full")} />);
  return b;
};

describe("M146 details differ between organisations", () => {
  it("stands in the banner when it is folded, strongest first, and says who says what", async () => {
    banner({ differences });
    const region = screen.getByRole("region", { name: "Person" });
    fireEvent.click(region);
    expect(region.textContent).not.toContain("Tern Close");
    expect(region.textContent).toContain(
      "May be another person. Organisations differ on date of birth; details differ on address too.",
    );
    fireEvent.click(screen.getByRole("button", { name: "Who says what" }));
    const dialog = within(screen.getByRole("dialog"));
    const birth = dialog.getByRole("region", { name: "Date of birth" }).textContent;
    expect(birth).toContain("check who it is before you use");
    expect(birth).toMatch(/Personal Demographics Service14-Mar-1948 03:10 today/);
    expect(birth).toMatch(/Estuary Teaching Hospitals03-Apr-1948 Differs10-Nov-2026/);
    expect(dialog.getByRole("region", { name: "Address" }).textContent).toContain("Not stated");
    expect(await violations()).toEqual([]);
  });

  it("is quieter when nothing points to another person, and absent when nothing differs", () => {
    banner({ differences: differences.slice(1) });
    expect(screen.getByText(/Details differ: address\./)).toBeTruthy();
    expect(screen.queryByText(/another person/)).toBeNull();
    banner({ differences: null });
    expect(screen.queryByRole("button", { name: "Who says what" })).toBeNull();
  });
});

describe("H25 death", () => {
  it("recorded by one organisation only marks the banner and names it", () => {
    banner({ deathSay: "Recorded as deceased by Fairhaven, not by the Personal Demographics Service." });
    const region = screen.getByRole("region", { name: "Person" });
    expect(region.className).toContain("banner-deceased");
    expect(region.textContent).toMatch(/^Recorded as deceasedPATEL/);
    expect(region.textContent).toContain("by Fairhaven, not by the Personal");
  });
});

describe("M87 M88 more", () => {
  it("shows identifiers, closes by Escape, and a click in it does not fold the banner (M89)", async () => {
    const b = banner({});
    fireEvent.click(screen.getByRole("button", { name: "More" }));
    const dialog = screen.getByRole("dialog");
    await waitFor(() => expect(dialog.textContent).toContain("Hospital number E0412209"));
    fireEvent.click(within(dialog).getByText("Hospital number E0412209"));
    expect(screen.getByRole("region", { name: "Person" }).textContent).toContain("Tern Close");
    fireEvent.keyDown(dialog, { key: "Escape" });
    expect(screen.queryByRole("dialog")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "More" }));
    fireEvent.click(screen.getByRole("button", { name: "Full demographics" }));
    expect(b.calls).toContain("full");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("M92 full demographics", () => {
  const page = (view: RecordView = wholeView()) => {
    const b = fake(signedIn, view);
    show(b, <RecordPage opened={b.view} onLeave={() => {}} onReloaded={() => {}} onSessionLost={() => {}} />);
    fireEvent.click(
      within(screen.getByRole("navigation", { name: "Record" })).getByRole("button", {
        name: "Full demographics",
      }),
    );
    return b;
  };

  it("shows every value with who says it, and where they differ all of them", async () => {
    page();
    const eth = await screen.findByText("Ethnicity");
    const field = eth.closest(".person-field")?.textContent ?? "";
    expect(field).toMatch(/Differs.*Indian.*Fairhaven.*Estuary.*any other background.*Marshland/);
    const name = screen.getByText("Name").closest(".person-field") as HTMLElement;
    expect(name.textContent).not.toContain("Estuary");
    fireEvent.click(within(name).getByRole("button", { name: "and 2 organisations" }));
    expect(name.textContent).toContain("Estuary Teaching Hospitals, 10-Nov-2026");
    expect(screen.getByText(/As of 03:10 today/)).toBeTruthy();
    const none = screen.getByRole("region", { name: "Not recorded" }).textContent;
    expect(none).toContain("Nationality · Email");
    expect(none).toContain("Not recorded by the Personal Demographics Service or by Fairhaven");
    const names = screen.getAllByRole("region").map((r) => r.getAttribute("aria-label"));
    expect(names).toEqual([...new Set(names)]); // or a screen reader cannot tell them apart
    document.querySelector(".away")?.remove(); // the summary has its own test, and takes axe long
    expect(await violations()).toEqual([]);
  });

  it("keeps the summary beneath, as it was left (M43)", async () => {
    page();
    await screen.findByText("Ethnicity");
    const heading = document.querySelector(".summary h1, h1");
    const summary = screen.getByText("Person summary", { selector: "h1" });
    expect(heading && summary.closest("[aria-hidden='true']")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Person summary" }));
    expect(screen.getByText("Person summary", { selector: "h1" })).toBe(summary);
    expect(summary.closest("[aria-hidden='true']")).toBeNull();
    expect(screen.queryByText("Ethnicity")).toBeNull();
  });

  it("says when it cannot be read, and drops an answer that is of another record (H4)", async () => {
    const b = fake(signedIn, wholeView());
    b.record.demographics = async () => ({ ...demographics, record: "another" });
    show(b, <RecordPage opened={b.view} onLeave={() => {}} onReloaded={() => {}} onSessionLost={() => {}} />);
    fireEvent.click(screen.getByRole("button", { name: "Full demographics" }));
    await new Promise((r) => setTimeout(r, 30));
    expect(screen.queryByText("Ethnicity")).toBeNull();
    b.record.demographics = async () => {
      throw { code: "unavailable", say: "Not now.", retry: true };
    };
    b.changed("");
    expect(screen.queryByText("Ethnicity")).toBeNull();
    b.view = { ...b.view };
    b.changed("");
    expect(await screen.findByText(/Not now/)).toBeTruthy();
  });

  it("of a sensitive person offers no more than the banner (H24)", async () => {
    banner({ person: sensitive });
    expect(screen.queryByRole("button", { name: "More" })).toBeNull();
  });
});
