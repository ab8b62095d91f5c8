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
      "What comes from different systems stands in one structure that is easy to read, each item with its organisation. It shows who else is involved in the person’s care.",
      "It is for health and care professionals, and for direct care: not for planning, research, or curiosity. Every open is recorded with its reason.",
      "It is read only. Nothing can be entered, no message is sent, and nobody elsewhere can change your own system by it. Keep recording in your own organisation’s systems.",
      "It stores none of the record: information is asked for when a record is opened, and dropped when it is closed. It stays in the secure systems of the organisations.",
      "Each organisation stays responsible for what it shares. What is wrong can be corrected only there.",
      "Recent history, with tests and letters, can be looked up at any hour over a secure network, whatever software your organisation uses.",
      "It is meant to make care safer and more continuous, to save time, and to spare people tests and telling their story again.",
      "My Care Record, where it applies, is an approach and one agreement on sharing information between organisations. It is not a system.",
    ],
  },
  {
    title: "What this is not",
    points: [
      "It is not the full record. No section is a complete list, and it is likely that you cannot see everything that matters.",
      "It is not an electronic patient record or a digital social care record, and it replaces neither. It is an additional tool.",
      "It is not the Summary Care Record, which holds limited information of the GP record for the whole of England and is opened through the NHS Spine.",
      "It is not a portal for residents: they have no access to it.",
      "It does not hold what voluntary organisations record, unless the list of organisations names them.",
      "It does not notify you of anything new, and it does not replace letters, results, calls or conversations. They go where they went before.",
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
      "Of a record marked as sensitive little is shown. How a record comes to be marked so is explained on NHS England’s website.",
      "Screens may differ from those in training materials; what they do is the same. More parts and more information are added over time.",
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
  { keys: "Home, End", does: "On a row of a long list: go to its first or last row" },
  { keys: "c", does: "On a row: copy its reference" },
  { keys: "g", does: "On a row or in a document: what its abbreviations may mean" },
  {
    keys: "Arrow keys, Home, End, a letter",
    does: "In the tree of documents: go along, open and close, jump to a title",
  },
  {
    keys: "Left, Right, Home, End",
    does: "On a chart: go through its values; with Shift to earlier and later times",
  },
  { keys: "+ and −, 0", does: "On a chart: a shorter time, a longer time, all of it" },
  { keys: "[ and ]", does: "The previous and the next document" },
  { keys: "+, −, 0", does: "A document larger, smaller, at its own size" },
  { keys: "w, p, r", does: "Fit a document’s width, fit a page, turn it" },
  {
    keys: "Arrow keys, Home, End, +, −, Page up, Page down",
    does: "On the timeline: go from item to item and from lane to lane, zoom, move",
  },
  { keys: "Ctrl + K", does: "Find in this record, and do by name what the viewer can do" },
  { keys: "Ctrl + F", does: "The same; in a document find in it first, and pressed again in the record" },
  { keys: "?", does: "Guide to this screen" },
  { keys: "Ctrl + Shift + H", does: "Hide the screen at once; nothing is closed" },
  { keys: "Ctrl + Shift + L", does: "Lock: the record is closed, and you sign in again" },
  { keys: "Escape", does: "Close what lies on top" },
  { keys: "First Tab on a screen", does: "Skip to the main content" },
];
