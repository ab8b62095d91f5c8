// The rows of the invented record, by section.
import { entry, fact, organisations, value, when } from "./fixtures";
import type { Entry } from "./types";

const notable = (text: string) => ({ text, kind: "notable" });
const differs = (org: number) => [`Different dose at ${organisations[org]?.name}`];
const directions = (text: string) => [
  fact("dose", "Directions", text, true),
  fact("course", "Type", "Repeat"),
];
const letter = (heading: string, kind: string) => ({
  letter: { contentType: "text/html", kind, size: 18_000, heading },
  facts: [fact("heading", "Heading", heading)],
});

export const rows: Record<string, Entry[]> = {
  alerts: [
    entry(
      "alerts",
      "current",
      1,
      "Do not attempt cardiopulmonary resuscitation",
      when("14-Jun-2026", "Decided"),
      {
        facts: [
          fact("category", "Kind", "Resuscitation decision", true),
          fact(
            "note",
            "Note",
            "Discussed with Mrs Patel and her daughter. Original form is kept at home.",
            true,
          ),
        ],
      },
    ),
    entry(
      "alerts",
      "current",
      2,
      "Hearing impairment, left ear: face her when speaking",
      when("2019", "Recorded"),
    ),
    entry("alerts", "past", 0, "MRSA carrier", when("02-Feb-2021", "Ended")),
  ],
  allergies: [
    entry("allergies", "current", 1, "Penicillins", when("Jun-2009", "Onset"), {
      status: { text: "Severe", kind: "severe" },
      facts: [fact("reaction", "Reaction", "Anaphylaxis", true), fact("category", "Category", "Medication")],
      codes: [{ system: "http://snomed.info/sct", code: "91936005", display: "Allergy to penicillin" }],
    }),
    entry("allergies", "current", 0, "Ramipril", when("18-Mar-2021", "Recorded"), {
      status: { text: "Severe", kind: "severe" },
      facts: [fact("reaction", "Reaction", "Angioedema of lips", true)],
    }),
    entry("allergies", "current", 1, "Adhesive plasters", when("2018", "Recorded"), {
      facts: [fact("reaction", "Reaction", "Reaction not recorded", true)],
      cautions: [
        "Unverified coded allergy: check with the source. It lost its code when the record was transferred.",
      ],
    }),
    entry("allergies", "statement", 2, "No known drug allergy", when("03-Sep-2025", "Recorded")),
    entry("allergies", "refuted", 1, "Aspirin", when("11-May-2012", "Recorded"), { negation: "Refuted:" }),
  ],
  problems: [
    entry(
      "problems",
      "current",
      1,
      "Heart failure with reduced ejection fraction",
      when("14-Mar-2021", "Onset"),
    ),
    entry("problems", "current", 0, "Chronic kidney disease stage 3b", when("Aug-2022", "Recorded")),
    entry("problems", "current", 2, "Alzheimer’s disease, mild", when("20-May-2025", "Recorded"), {
      facts: [fact("verification", "Verification", "Provisional", true)],
    }),
    entry("problems", "current", 1, "Atrial fibrillation", when("02-Nov-2020", "Onset")),
    entry("problems", "current", 1, "Type 2 diabetes mellitus", when("2014", "Onset")),
    entry("problems", "past", 1, "Cataract, right eye", when("Feb-2023", "Ended"), {
      status: notable("Resolved"),
    }),
    entry("problems", "refuted", 0, "Pulmonary embolism", when("19-Oct-2026", "Recorded"), {
      negation: "Refuted:",
    }),
  ],
  medications: [
    entry("medications", "current", 1, "Bisoprolol 2.5mg tablets", when("17-Nov-2026", "Last issued"), {
      facts: directions("One to be taken daily"),
    }),
    entry("medications", "current", 1, "Furosemide 40mg tablets", when("14-Nov-2026", "Last issued"), {
      facts: directions("One tablet in the morning"),
      cautions: differs(0),
    }),
    entry("medications", "current", 0, "Furosemide 40mg tablets", when("29-Oct-2026", "Started"), {
      facts: directions("Two tablets in the morning"),
      cautions: differs(1),
    }),
    entry("medications", "current", 1, "Apixaban 2.5mg tablets", when("11-Nov-2026", "Last issued"), {
      facts: directions("One to be taken twice a day"),
    }),
    entry("medications", "current", 1, "Atorvastatin 20mg tablets", when("08-Nov-2026", "Last issued"), {
      facts: directions("One to be taken at night"),
    }),
    entry("medications", "current", 1, "Naproxen 250mg tablets", when("08-Nov-2026", "Recorded"), {
      negation: "Do not take:",
      facts: directions("Directions not recorded"),
    }),
    entry("medications", "current", 2, "Donepezil 5mg tablets", when("24-Oct-2026", "Started"), {
      status: notable("On hold"),
      facts: directions("ON"),
    }),
    entry("medications", "past", 1, "Ramipril 2.5mg capsules", when("18-Mar-2021", "Ended"), {
      status: notable("Stopped"),
      facts: [
        fact("dose", "Directions", "One to be taken each morning", true),
        fact("status-reason", "Why", "Angioedema", true),
      ],
    }),
  ],
  results: [
    entry("results", "results", 0, "Full blood count", when("18-Nov-2026", "Taken", { time: "06:40" }), {
      values: [
        value("Haemoglobin", "102", "g/L", "115–160", "Low"),
        value("White cell count", "7.10", "10*9/L", "4.0–11.0"),
        value("Platelets", "No value: Specimen clotted", ""),
        value("Mean cell volume", "79.0", "fL", "80–100", "Low"),
        value("Neutrophils", "4.2", "10*9/L", "2.0–7.5"),
        value("Lymphocytes", "1.9", "10*9/L", "1.0–4.0"),
      ],
    }),
    entry("results", "results", 0, "Urea and electrolytes", when("18-Nov-2026", "Taken", { time: "06:40" }), {
      status: notable("Preliminary"),
      values: [
        value("Potassium", "5.8", "mmol/L", "3.5–5.3", "High", { notes: ["Specimen slightly haemolysed"] }),
        value("Creatinine", "138", "µmol/L", "45–84", "High", { status: notable("Amended") }),
        value("eGFR", "<30", "mL/min/1.73m2"),
      ],
    }),
    entry("results", "results", 0, "Histopathology", when("11-Nov-2026", "Issued"), {
      status: notable("Amended"),
      facts: [
        fact("conclusion", "Conclusion", "NO evidence of malignancy", true),
        fact("report", "Report", "MICRO  Seborrhoeic keratosis\n       Margins:  2.0 mm\n", false, true),
      ],
    }),
    entry("results", "results", 1, "HbA1c level", when("02-Nov-2026", "Taken"), {
      values: [value("HbA1c level", "53", "mmol/mol", "20–41", "High")],
    }),
  ],
  observations: [
    ...Array.from({ length: 5 }, (_, i) =>
      entry(
        "observations",
        "measurements",
        1,
        "Blood pressure",
        when(`${String(28 - (i % 27)).padStart(2, "0")}-Oct-2026`, "Taken"),
        {
          values: [
            value("Systolic", String(118 + i), "mmHg"),
            value("Diastolic", String(68 + (i % 9)), "mmHg"),
          ],
        },
      ),
    ),
  ],
  appointments: [
    entry(
      "appointments",
      "upcoming",
      1,
      "Leg ulcer dressing",
      when("24-Nov-2026", "", { time: "09:30", relative: "in 3 days" }),
    ),
    entry(
      "appointments",
      "upcoming",
      0,
      "Cardiology outpatient – echocardiogram",
      when("16-Dec-2026", "", { time: "10:45", relative: "in 3 weeks" }),
    ),
    entry("appointments", "past", 2, "Memory clinic", when("20-Nov-2026", "", { time: "10:30" }), {
      status: notable("Did not attend"),
    }),
    entry("appointments", "past", 1, "Medication review", when("02-Oct-2026", "", { time: "11:00" }), {
      status: { text: "Attended", kind: "" },
    }),
  ],
  encounters: [
    entry(
      "encounters",
      "now",
      0,
      "Inpatient stay – Egret Ward",
      when("19-Nov-2026", "Admitted", { time: "17:40" }),
      {
        status: notable("In hospital now"),
        facts: [
          fact("reason", "Reason", "Breathlessness", true),
          fact("diagnosis", "Diagnosis", "Acute on chronic heart failure", true),
        ],
      },
    ),
    entry("encounters", "past", 3, "NHS 111 call", when("19-Nov-2026", "", { time: "15:02" }), {
      facts: [fact("reason", "Reason", "SOBOE 3/7", true)],
    }),
    ...Array.from({ length: 140 }, (_, i) =>
      entry(
        "encounters",
        "past",
        i % 2 ? 1 : 2,
        i % 3 ? "Telephone consultation" : "Home visit",
        when(`${String(28 - (i % 27)).padStart(2, "0")}-Sep-2026`),
      ),
    ),
  ],
  documents: [
    entry(
      "documents",
      "current",
      0,
      "Heart failure nurse letter",
      when("18-Nov-2026", "Written"),
      letter("Clinic letters", "HTML"),
    ),
    entry(
      "documents",
      "current",
      3,
      "Out-of-hours report",
      when("17-Nov-2026", "Sent"),
      letter("Reports", "Text"),
    ),
    entry(
      "documents",
      "current",
      2,
      "Memory clinic letter",
      when("09-Nov-2026", "Written"),
      letter("Clinic letters", "PDF"),
    ),
    entry("documents", "current", 0, "Discharge summary", when("02-Nov-2026", "Written"), {
      ...letter("Discharge", "PDF"),
      status: notable("Preliminary"),
    }),
    entry("documents", "superseded", 0, "Discharge summary", when("01-Nov-2026", "Written"), {
      ...letter("Discharge", "PDF"),
      status: notable("Superseded"),
    }),
  ],
};
