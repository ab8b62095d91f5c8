// Invented demographics for the fake backend.
import type { DemographicsView, Difference } from "./types";

export const demographics: DemographicsView = {
  record: "",
  updated: "As of 03:10 today. Demographics are updated once every 24 hours.",
  groups: [
    {
      title: "Personal details",
      fields: [
        {
          key: "name",
          label: "Name",
          differs: false,
          values: [
            {
              id: "said-1",
              text: "PATEL, Amina Rose (Mrs)",
              note: "",
              sources: [
                "Personal Demographics Service, 03:10 today",
                "Fairhaven Medical Centre, 10-Nov-2026",
                "Estuary Teaching Hospitals, 10-Nov-2026",
              ],
            },
          ],
        },
        {
          key: "ethnicity",
          label: "Ethnicity",
          differs: true,
          values: [
            {
              id: "said-2",
              text: "Asian or Asian British: Indian",
              note: "",
              sources: ["Fairhaven Medical Centre, 10-Nov-2026", "Estuary Teaching Hospitals, 10-Nov-2026"],
            },
            {
              id: "said-3",
              text: "Asian or Asian British: any other background",
              note: "",
              sources: ["Marshland County Council, 10-Nov-2026"],
            },
          ],
        },
      ],
    },
    {
      title: "Aliases and identifiers",
      fields: [
        {
          key: "identifier",
          label: "Identifiers",
          differs: false,
          values: [
            {
              id: "said-4",
              text: "Hospital number E0412209",
              note: "",
              sources: ["Estuary Teaching Hospitals, 10-Nov-2026"],
            },
          ],
        },
      ],
    },
  ],
  empty: ["Nationality", "Email"],
  emptySay: "Not recorded by the Personal Demographics Service or by Fairhaven Medical Centre.",
  notes: [],
};

// differences of somebody whom a hospital knows by another birth date.
export const differences: Difference[] = [
  {
    field: "birth",
    label: "Date of birth",
    strong: true,
    why: "This may be another person’s record: check who it is before you use what these organisations sent.",
    said: [
      { source: "Personal Demographics Service", text: "14-Mar-1948", asOf: "03:10 today", differs: false },
      { source: "Estuary Teaching Hospitals", text: "03-Apr-1948", asOf: "10-Nov-2026", differs: true },
    ],
  },
  {
    field: "address",
    label: "Address",
    strong: false,
    why: "Check where the person is now.",
    said: [
      {
        source: "Personal Demographics Service",
        text: "14 Tern Close, Fairhaven",
        asOf: "03:10 today",
        differs: false,
      },
      { source: "Southmere City Council", text: "41 Tern Close, Fairhaven", asOf: "", differs: true },
    ],
  },
];
