// What the invented region's organisations share, and who helps there.
import { organisations, sections } from "./fixtures";
import type { NeighboursView, SharingShare, SharingView } from "./types";

const share = (dataset: string, more: Partial<SharingShare> = {}): SharingShare => ({
  dataset,
  since: "01-Jul-2024",
  only: false,
  planned: "",
  note: "",
  awaited: [],
  ...more,
});

export const sharing: SharingView = {
  partners: organisations.map((o, i) => ({
    ...o,
    feed: i === 3 ? "As of 08:05 each day" : "Live when a record is opened",
    privacy: i === 0 ? "privacy@estuary.example" : "",
    shares: [
      share("problems"),
      share("documents", { since: "01-Apr-2019", only: true }),
      i === 0
        ? share("results", { awaited: ["Radiology reports (planned from 01-Apr-2027)"] })
        : share("results", { since: "", planned: "01-Feb-2027" }),
    ],
  })),
  datasets: sections.map(({ key, title }) => ({ key, title })),
  help: {
    helpdesk: "helpdesk@estuary.example",
    telephone: "01632 960 199",
    dataProtection: "dpo@marshland-scr.example",
    clinicalSafety: "Dr Ifeoma Bright",
    programme: "",
    guides: [{ title: "What each organisation shares", address: "https://marshland.example/data" }],
    copy: "",
    objection: "",
    focus: "",
  },
};

export const otherRecords: NeighboursView = {
  neighbours: [
    {
      name: "Saltway Health Record",
      note: "The region across the estuary",
      why: "",
      guide: "https://saltway.example/guide",
    },
    { name: "Wherry Exchange", note: "", why: "Not yet: planned from 01-Apr-2027.", guide: "" },
  ],
  links: [
    {
      name: "National Care Records Service",
      note: "Needs a national sign-in; search there anew",
      address: "https://national.example/",
    },
  ],
};
