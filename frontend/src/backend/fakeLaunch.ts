// An invented link from a host system for the fake backend.
import type { Launch, LaunchView, RecordView } from "./types";

export const noLink: LaunchView = {
  phase: "",
  link: 0,
  host: "",
  proven: false,
  outcome: "",
  say: "",
  do: "",
  person: null,
  open: null,
  record: "",
  view: "",
  dropped: false,
};

export interface FakeLaunch extends Launch {
  // arrive puts a link there and tells the page.
  arrive(link: Partial<LaunchView>): void;
  changed(then: () => void): () => void;
}

// fakeLaunch opens what whose() makes of the person of a link.
export function fakeLaunch(
  note: (what: string) => void,
  whose: (link: LaunchView) => RecordView,
): FakeLaunch {
  let link = noLink;
  const told = new Set<() => void>();
  const tell = () => {
    for (const then of told) then();
  };
  return {
    pending: async () => link,
    accept: async (of, over) => {
      note(`launch accept ${of} over ${over || "nothing"}`);
      const view = whose(link);
      link = noLink;
      return view;
    },
    dismiss: async (of) => {
      note(`launch dismiss ${of}`);
      link = of === 0 ? { ...link, dropped: false } : noLink;
    },
    arrive: (of) => {
      link = { ...noLink, link: 1, ...of };
      tell();
    },
    changed: (then) => {
      told.add(then);
      return () => void told.delete(then);
    },
  };
}
