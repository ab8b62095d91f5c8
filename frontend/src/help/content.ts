// What the viewer says of itself, in the words of the guides for professionals
// (M1 to M21). What differs by region comes from its file.

export interface Topic {
  title: string;
  points: readonly string[];
}

export const topics: readonly Topic[] = [
  {
    title: "What this is",
    points: [
      "It brings essential information from different organisations into one place, joined around the person and not around one organisation.",
      "It is for direct care: not for planning, research, or curiosity. Every open is recorded with its reason.",
      "It is read only. Nothing can be entered, no message is sent, and nobody elsewhere can change your own system by it.",
      "It stores none of the record: information is asked for when a record is opened, and dropped when it is closed.",
      "Each organisation stays responsible for what it shares. What is wrong can be corrected only there.",
      "It can be used at any hour, whatever software your organisation uses.",
    ],
  },
  {
    title: "What this is not",
    points: [
      "It is not the full record. No section is a complete list, and it is likely that you cannot see everything that matters.",
      "It is not an electronic patient record or a digital social care record, and it replaces neither. It is an additional tool.",
      "It is not the Summary Care Record, which holds limited information of the GP record for the whole of England.",
      "It is not a portal for residents: they have no access to it.",
      "It does not notify you of anything new, and it does not replace letters, results or calls. They go where they went before.",
      "Who asked for a test stays responsible for acting on its result.",
    ],
  },
  {
    title: "Using it with judgement",
    points: [
      "Absence of information does not mean that it does not exist.",
      "Check with the person and with the source before you act, wherever you can.",
      "The same kind of information may come from several organisations and stand in more than one place.",
      "There is no printing, and no pictures of the screen should be taken: copies grow old and stray.",
      "Need a copy of something? Ask the organisation that wrote it. You may quote an item: open its details and choose Copy reference, or press c on its row.",
    ],
  },
];

export interface Key {
  keys: string;
  does: string;
}

export const keyMap: readonly Key[] = [
  { keys: "Tab, Shift + Tab", does: "Go to the next or the previous control" },
  { keys: "Enter or Space", does: "Open a row, a letter or a menu; choose" },
  { keys: "Arrow keys, Home, End", does: "Move in a menu or a set of choices" },
  { keys: "c", does: "On a row: copy its reference" },
  { keys: "Ctrl + Shift + H", does: "Hide the screen at once; nothing is closed" },
  { keys: "Ctrl + Shift + L", does: "Lock: the record is closed, and you sign in again" },
  { keys: "Escape", does: "Close what lies on top" },
  { keys: "First Tab on a screen", does: "Skip to the main content" },
];
