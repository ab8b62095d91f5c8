// What a user notices in this version, in their own words; at most six lines. A
// release replaces it.
export const news: readonly string[] = [
  "Recently accessed: the records you opened, on this computer only, newest first.",
  "Worklists: put people on a list from a search, from their record, or by pasting NHS numbers.",
  "Your home page: start with the search, your recent records or a worklist.",
  "Your colours and text size are remembered.",
  "Keys: change them, turn them off, or go from card to card and row to row by single keys (Guide to this screen, Change keys).",
];
