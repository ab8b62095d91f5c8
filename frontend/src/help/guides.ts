// The quick reference guide of every screen (M115): what it is for, what to mind,
// and its keys. All the words stand here, so that they can be read and corrected
// in one place.
import type { Place } from "../keys/table";

export interface Guide {
  title: string;
  points: readonly string[];
  keys: readonly Place[];
}

// The places whose keys a screen has.
const outside: readonly Place[] = ["everywhere", "choices"];
const everywhere: readonly Place[] = [...outside, "record", "page"];
const rows: readonly Place[] = [...everywhere, "row"];
const papers: readonly Place[] = [...outside, "record", "tree", "document"];

const guide = (title: string, keys: readonly Place[], ...points: string[]): Guide => ({
  title,
  points,
  keys,
});

const beside = guide(
  "Side by side",
  [...everywhere, "beside"],
  "One row is what all organisations say of one product or substance: the same code, words, route and form. Nothing is joined because it is alike.",
  "What may be the same is offered as similar. Whether it is, you decide.",
  "“None sent” is not “none”; “Not known” means that the organisation did not answer in full.",
  "Every statement received stands in one place. The line on top counts them.",
);

// guides are by the key of a page of the record's menu, and of the screens outside it.
export const guides: Readonly<Record<string, Guide>> = {
  search: guide(
    "Person search",
    outside,
    "Search by NHS number alone, or by family name with date of birth, gender or postcode.",
    "Dates may be typed as 14/3/1948, 14.3.48 or 14-Mar-1948.",
    "Compare NHS number, date of birth and address with the person before you choose. Nobody is opened by itself.",
    "A reason is asked for at every open. The search and the open are recorded.",
  ),
  access: guide(
    "Reports of access",
    outside,
    "What is recorded of you, on every computer; a privacy officer sees it of a person or a member of staff.",
    "What I was shown, at one of your own opens: what each organisation answered and when, a hash of its versions, and what you did. No content is kept.",
    "Days are from the first up to and with the last. A report is itself recorded.",
  ),
  brief: guide(
    "One-page brief",
    everywhere,
    "What is needed first, in the order of your role. Choose another order: the same blocks stand in it, none is left out.",
    "It holds what leads each item. The arrow at a block’s head opens the whole part.",
    "“None recorded” is said only of organisations that answered. Read the line on top for who did not.",
    "A code of a key safe or a door is never shown: only that one is recorded.",
    "Plain words, in the bar, puts the viewer’s own explanations after terms. Nobody sent them, and they are not copied.",
  ),
  summary: guide(
    "Person summary",
    rows,
    "The line on top says how many organisations answered, who is missing and how old periodic data is. Read it first.",
    "Alerts, where the person is now, and what is dated since the last discharge stand above the cards.",
    "Changed since you last looked, where your region has it, counts what is new, altered and gone. Of whoever did not answer, then or now, it cannot tell. Nobody is notified.",
    "Allergies, problems and current medicines are never filtered or cut. A date filter says how many rows are out of view.",
    "Choose a row to open it in place; a document opens at once. The arrows at a card’s head open it as a page.",
    "The number beside a card’s name counts the rows shown. “At least” means that something is missing.",
    "A card without rows says why. Absence of information does not mean that there is none.",
    "Find in this record (Ctrl + K) finds words, codes and dates in every item, in the full demographics, and in letters that were opened. It says what it searched and what it did not.",
  ),
  demographics: guide(
    "Full demographics",
    everywhere,
    "Every field with who says so. The Personal Demographics Service is updated once every 24 hours; the rest comes from organisations and may differ.",
    "“Differs” marks a field on which sources do not agree: ask the person.",
    "Gender and the sex recorded at birth are two fields: a laboratory’s range may go by the other one.",
  ),
  network: guide(
    "Care network",
    rows,
    "First contacts answers who holds the strands, who saw the person last, and whom to ring now.",
    "A duty line is open or closed by its usual hours; bank holidays are not known. Outside its hours the emergency duty number is shown.",
    "Numbers are as recorded. What contacts may be told is for you to ask, unless it is recorded.",
  ),
  medications: guide(
    "Medications and immunisations",
    rows,
    "Medicines stand by the organisation that recorded them; none are joined.",
    "A different dose, or a stop elsewhere, is flagged on both rows. Nothing says which is right: check with the person and the prescriber.",
    "Current means current by that organisation’s own record.",
  ),
  "side:medications": beside,
  "side:allergies": beside,
  results: guide(
    "Results",
    [...rows, "chart"],
    "Newest first, with unit and range as the laboratory sent them. Nothing is converted, and a value is flagged only where the sender flagged it.",
    "Over time draws each test of one laboratory in one unit by itself, observations too, with all values in a table. What cannot be drawn is listed with the reason.",
    "Preliminary, amended and cancelled results say so. You are not notified of new ones here.",
  ),
  "social-care": guide(
    "Social care, capacity and legal",
    rows,
    "Packages of care, allocated worker, assessments, reasons for support and equipment, as councils send them, often overnight.",
    "Decisions and legal status are shown as recorded, with who says so. Where they conflict both stand; nothing is inferred.",
  ),
  events: guide(
    "All events",
    rows,
    "Appointments and encounters in one list: what is now, what is to come, what is past. Type to narrow it; the line above says how many rows are out of view.",
    "Letters and documents are not in it: they have a page of their own, and stand with the rest on the timeline.",
  ),
  timeline: guide(
    "Timeline",
    [...rows, "timeline"],
    "Everything dated in the record along one line, a lane for each kind of care. What is not over, and a stay in hospital now, ends in an arrow at “Now”; to the right of it is what is to come.",
    "A partial date is drawn as all the time it may mean, with a broken line: “2014” is the whole year. What has no date is listed beneath.",
    "Marks that would lie over each other are one, which says how many. Choose it to see its rows, or zoom in.",
    "A lane names the organisations that are missing. An empty stretch does not mean that nothing happened.",
  ),
  understanding: guide(
    "Understanding the data",
    everywhere,
    "Who shares what, since when, live or how often, and what is planned.",
    "Beside it, what each organisation answered for this person. Try again asks one that did not answer.",
  ),
  support: guide(
    "Get support",
    everywhere,
    "Whom to ask, what this is and is not, all keys, and the glossary.",
  ),
  documents: guide(
    "Clinical documents",
    papers,
    "All documents, by organisation, unit and heading, or as Group by says. Point at one to see what is known of it; it is fetched when it is opened.",
    "Type to narrow the tree: titles, headings, organisations, authors, dates, and the text of what was opened in this record. Reset brings all back.",
    "A dot marks what you have not read. An older version stands beneath the one that replaced it. Last come the parts of the record that each organisation recorded.",
  ),
  neighbours: guide(
    "Other records",
    everywhere,
    "Records of neighbouring regions for this person, and national services. Opening one leaves this viewer: you confirm it, and it is recorded before anything is sent.",
    "Where one cannot be opened, the page says why. A sensitive person is never handed on.",
  ),
  letter: guide(
    "A document",
    papers,
    "Text of a document as its sender wrote it, with who wrote it and when. What could not be shown is said at its end.",
    "Back returns to the row it was opened from. There is no printing: ask the organisation that wrote it for a copy.",
  ),
  card: guide(
    "One part of the record",
    rows,
    "All rows of one part. Every word that is typed must stand somewhere in a row; Reset brings all rows back.",
    "Organisations that are missing are named above the rows.",
  ),
};

export const guideOf = (key: string): Guide => guides[key] ?? (guides.card as Guide);
