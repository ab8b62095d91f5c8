import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fake } from "../backend/fake";
import { entry, letter, when } from "../backend/fixtures";
import { Copying } from "../record/copying";
import { show, violations } from "../testing";
import { LetterPage } from "./LetterPage";

const doc = entry("documents", "current", 0, "Discharge summary", when("2026"), {
  letter: { contentType: "application/pdf", kind: "PDF", size: 1, heading: "Discharge" },
});
const scan = {
  ...letter,
  kind: "PDF",
  blocks: [],
  leftOut: [],
  notes: ["The file ends early."],
  token: "TOKEN",
  pageTotal: 3,
  pages: [
    { number: 1, width: 595, height: 842, problem: "" },
    { number: 2, width: 595, height: 842, problem: "Page 2 of 3 is damaged and is not shown." },
  ],
};
const pages = (copied: string[] = []) => {
  const b = fake();
  b.record.letter = async (record) => ({ ...scan, record });
  b.record.pageText = async (_, __, page) =>
    page === 1
      ? { words: [{ text: "Furosemide\u202e", x: 0.1, y: 0.2, w: 0.3, h: 0.02 }], problem: "" }
      : { words: [], problem: "Page 3 took too long." };
  const { unmount } = show(
    b,
    <main>
      <Copying value={(e) => copied.push(e.term)}>
        <LetterPage
          record="r"
          entry={doc}
          onBack={() => {}}
          actions={{ onLetter: () => {}, onSource: () => {} }}
        />
      </Copying>
    </main>,
  );
  return { b, unmount };
};

describe("a document of pages", () => {
  it("shows each with its number, its words and its problem", async () => {
    pages();
    const img = (await screen.findByRole("img", { name: "Page 1 of 3" })) as HTMLImageElement;
    expect(img.getAttribute("src")).toMatch(/^\/letter\/TOKEN\/1\.png\?width=\d+$/);
    fireEvent.load(img);
    const word = await screen.findByText(/Furosemide\[U\+202E\]/);
    expect(word.style.left).toBe("10%");
    expect(screen.getByRole("alert").textContent).toContain("Page 2 of 3 is damaged");
    expect(screen.queryByRole("img", { name: "Page 2 of 3" })).toBeNull();
    expect(screen.getByRole("note").textContent).toBe("The file ends early.");
    expect(await violations()).toEqual([]);
  });

  it("says why a page has no picture", async () => {
    const { b } = pages();
    b.record.pageText = async () => ({ words: [], problem: "Page 1 of 3 is not shown: it took too long." });
    fireEvent.error(await screen.findByRole("img", { name: "Page 1 of 3" }));
    await waitFor(() => expect(screen.getAllByRole("alert")[0]?.textContent).toContain("it took too long"));
  });

  it("gives the reference in place of the words that are copied (decision 30)", async () => {
    const copied: string[] = [];
    pages(copied);
    fireEvent.load(await screen.findByRole("img", { name: "Page 1 of 3" }));
    expect(fireEvent.copy(await screen.findByText(/Furosemide/))).toBe(false);
    expect(copied).toEqual(["Discharge summary"]);
  });

  it("lets go of its pages when it is left", async () => {
    const { b, unmount } = pages();
    await screen.findByRole("img", { name: "Page 1 of 3" });
    unmount();
    expect(b.calls).toContain("close letter TOKEN");
  });
});
