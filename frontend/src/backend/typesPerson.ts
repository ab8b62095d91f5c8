// Who the person is, says who: field for field as the Go side sends it.

// Said is what one source says of a field, in its own words.
export interface Said {
  source: string;
  text: string;
  asOf: string;
  differs: boolean;
}

// Difference is a field of who the person is on which the sources disagree.
export interface Difference {
  field: string;
  label: string;
  strong: boolean;
  why: string;
  said: Said[] | null;
}

export interface DemographicsValue {
  // id names a value of the page, where it can be found; "" in the banner.
  id: string;
  text: string;
  note: string;
  sources: string[] | null;
}

export interface DemographicsField {
  key: string;
  label: string;
  differs: boolean;
  values: DemographicsValue[] | null;
}

export interface DemographicsPart {
  title: string;
  fields: DemographicsField[] | null;
}

// DemographicsView is the full demographics page.
export interface DemographicsView {
  record: string;
  updated: string;
  groups: DemographicsPart[] | null;
  empty: string[] | null;
  emptySay: string;
  notes: string[] | null;
}
