import type { SearchForm } from "../backend/types";

export const blank: SearchForm = {
  nhsNumber: "",
  family: "",
  given: "",
  born: "",
  bornTo: "",
  gender: "",
  postcode: "",
  match: "",
  why: "",
};

export const genders = [
  ["", "Any"],
  ["female", "Female"],
  ["male", "Male"],
  ["other", "Other"],
  ["unknown", "Not known"],
] as const;

export const matches = [
  ["", "As typed"],
  ["past", "Also former names and addresses"],
  ["like", "Also names that sound alike, are the other way round, or are former ones"],
] as const;

// hints tell what each way of comparing needs, before the service refuses it.
export const hints: Record<string, string> = {
  "": "A * stands for the rest of a name or postcode, after its first two letters: Hol*. In given names it is for the first one only.",
  past: "The person’s name and address of today are shown.",
  like: "Enter family and given name with the date of birth; or one of the names with the date of birth, gender and postcode. Without *. Whoever is found may be somebody else.",
};
