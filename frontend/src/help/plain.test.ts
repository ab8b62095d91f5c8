// Plain words beside clinical and social care terms.
import { describe, expect, it } from "vitest";
import { glossary } from "./glossary";
import { explain, plainTerms } from "./plain";

const found = (text: string, names?: ReadonlySet<string>) =>
  explain(text, names).flatMap((p) => (typeof p === "string" ? [] : [p.text]));

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

describe("H35 plain words", () => {
  it("are enough, each with an explanation of its own, and no form stands twice", () => {
    expect(plainTerms.length).toBeGreaterThanOrEqual(150);
    const forms = plainTerms.flatMap((t) => t.forms);
    expect(new Set(forms).size).toBe(forms.length);
    for (const t of plainTerms) {
      expect(t.words.length, t.forms[0]).toBeGreaterThan(4);
      expect(t.words.length, t.forms[0]).toBeLessThan(95);
      expect(t.words.includes("(") || t.words.endsWith("."), t.forms[0]).toBe(false);
      for (const f of t.forms) expect(words(t.words).join(" "), f).not.toBe(words(f).join(" "));
    }
  });

  it("are plain: few long words, and none of the terms that they explain", () => {
    const easy = ["department", "understanding", "themselves", "appointment", "swallowing"];
    const self = ["stroke", "bipolar disorder", "insulin"]; // each explained in a line of its own
    for (const t of plainTerms) {
      expect(
        words(t.words).filter((w) => w.length > 9 && !easy.includes(w)),
        t.words,
      ).toEqual([]);
      expect(
        found(t.words).filter((f) => !self.includes(f)),
        t.words,
      ).toEqual([]);
    }
  });

  it("have no term that is a word of another", () => {
    const all = plainTerms.flatMap((t) => t.forms.map((f) => ({ t, f, is: ` ${words(f).join(" ")} ` })));
    const within = all.flatMap((a) =>
      all.filter((b) => a.t !== b.t && b.is.includes(a.is)).map((b) => `${a.f} in ${b.f}`),
    );
    expect(within).toEqual([]);
  });

  it("never choose one meaning of several that an abbreviation has", () => {
    for (const t of glossary.filter((x) => x.meanings.length > 1)) {
      const p = plainTerms.find((x) => x.forms.includes(t.short));
      if (p) expect(p.words, t.short).toMatch(/, or /);
    }
  });

  it("take the longest form, whole words, with a capital only at a start", () => {
    for (const [text, want] of Object.entries({
      "Type 2 diabetes mellitus, diet only": "Type 2 diabetes mellitus",
      "Heart failure with reduced ejection fraction": "Heart failure with reduced ejection fraction",
      "hypertension and Hypertension": "hypertension",
      "COPD, ?AKI on CKD": "COPD AKI CKD",
      "Copd and prehypertension": "",
      "stroke-like episode; stroke’s effects": "",
      "the respect of all, a mast": "",
      "": "",
    }))
      expect(found(text).join(" "), text).toBe(want);
  });

  it("never stand in a person’s name", () => {
    for (const text of [
      "Dr Hope Stroke",
      "Mrs Gout",
      "Sr Marie Anne Frailty",
      "Anna Stroke",
      "Stroke, Anna",
      "Stroke Anna",
      "Daughter Reena Gait, 07700 900318",
    ])
      expect(found(text), text).toEqual([]);
    expect(found("Stroke", new Set(["stroke"]))).toEqual([]);
    expect(found("Dementia, seen by Dr Brandt")).toEqual(["Dementia"]);
    expect(found("Dr Brandt: stroke in 2019")).toEqual(["stroke"]);
  });

  it("leave every text as it was, letter for letter", () => {
    for (const t of plainTerms)
      for (const f of t.forms) {
        const text = `x ${f}, ${f.toUpperCase()} (${f})`;
        const whole = explain(text).map((p) => (typeof p === "string" ? p : p.text));
        expect(whole.join("")).toBe(text);
        expect(found(`x ${f} y`), f).toEqual([f]);
      }
  });
});
